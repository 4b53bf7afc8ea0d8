/// Decides whether an endpoint may be called, from how its last calls ended. A value: it knows no clock.
///
/// After `threshold` failures in a row it rests, longer each time that the one call which may then try fails too; the first
/// success ends that. Times are durations since any fixed moment, which never go back.
public struct CircuitBreaker: Hashable, Sendable {
    /// What a caller may do.
    public enum Admission: Hashable, Sendable {
        /// Call; how it ended is told by ``note(_:at:)``.
        case call
        /// Don't call; ask again after this time.
        case rest(Duration)
    }

    /// How a call ended.
    public enum Outcome: Hashable, Sendable {
        /// The endpoint answered, be it with a refusal.
        case answered
        /// It did not answer, or said that it cannot.
        case failed
        /// The caller gave up: nothing is known.
        case abandoned
    }

    /// Where the breaker stands.
    public enum State: Hashable, Sendable {
        /// Calls go through; so many failed in a row.
        case closed(failures: Int)
        /// None goes through until then; it is the so-manyeth rest in a row.
        case open(until: Duration, rests: Int)
        /// One call tries.
        case trying(rests: Int)
    }

    /// Where it stands.
    public private(set) var state = State.closed(failures: 0)
    private let threshold: Int
    private let firstRest: Duration
    private let longestRest: Duration

    /// A breaker that lets calls through.
    public init(threshold: Int = 8, firstRest: Duration = .seconds(5), longestRest: Duration = .seconds(240)) {
        self.threshold = max(1, threshold)
        self.firstRest = firstRest
        self.longestRest = longestRest
    }

    /// Asks for one call.
    public mutating func admit(at now: Duration) -> Admission {
        switch state {
        case .closed: return .call
        case .open(let until, let rests) where now >= until:
            state = .trying(rests: rests)
            return .call
        case .open(let until, _): return .rest(until - now)
        case .trying: return .rest(firstRest)
        }
    }

    /// Learns how an admitted call ended.
    public mutating func note(_ outcome: Outcome, at now: Duration) {
        switch (outcome, state) {
        case (.answered, _): state = .closed(failures: 0)
        case (.failed, .closed(let failures)) where failures + 1 < threshold: state = .closed(failures: failures + 1)
        case (.failed, .closed): state = .open(until: now + firstRest, rests: 1)
        case (.failed, .trying(let rests)): state = .open(until: now + rest(after: rests), rests: rests + 1)
        case (.abandoned, .trying(let rests)): state = .open(until: now, rests: rests)
        // A call from before the rest says nothing new.
        case (.failed, .open), (.abandoned, _): break
        }
    }

    private func rest(after rests: Int) -> Duration { min(longestRest, firstRest * (1 << min(rests, 10))) }
}
