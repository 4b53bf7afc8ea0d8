/// How often and how soon a failed job is tried again: exponential, with a ceiling and jitter.
public struct Backoff: Sendable, Hashable {
    /// How often a job is tried before it is set aside.
    public var attempts: Int
    /// The wait after the first failure; each further one doubles it.
    public var first: Duration
    /// The longest wait.
    public var ceiling: Duration

    /// Eight attempts over about ten minutes, unless told otherwise.
    public init(attempts: Int = 8, first: Duration = .seconds(5), ceiling: Duration = .seconds(600)) {
        self.attempts = attempts
        self.first = first
        self.ceiling = ceiling
    }

    /// The wait after the `failures`th failure (from 1): between half of the step and the whole of it, by `chance`.
    ///
    /// - Parameter chance: from 0 up to 1; spreads jobs that failed together.
    public func delay(after failures: Int, chance: Double) -> Duration {
        let doublings = min(max(failures - 1, 0), 30)
        let step = min(first * (1 << doublings), ceiling)
        return step * (0.5 + chance / 2)
    }
}
