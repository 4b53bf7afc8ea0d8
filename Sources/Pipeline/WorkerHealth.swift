public import Observability
internal import Synchronization

/// What the probes of a worker are told: whether it can take work, and whether it still moves at all.
///
/// - `/ready` is 200 while the model is loaded, the database was reached within ``patience``, and nobody asked the
///   worker to stop; else 503 with what is missing.
/// - `/live` is 503 once the worker's own tasks have not run for a minute: only a restart helps then. A database that is
///   away is no reason, for a restart would not bring it back.
/// - `/metrics` is the registry's page.
public final class WorkerHealth: Sendable {
    /// How long a database may be silent before the worker is not ready.
    public static let patience: Duration = .seconds(20)
    private static let longestSilence: Duration = .seconds(60)

    private struct State {
        var isLoaded = false
        var isStopping = false
        var databaseReached: ContinuousClock.Instant?
        var moved = ContinuousClock.now
    }
    private let state = Mutex(State())

    /// A worker that has only begun.
    public init() {}

    /// The speech engine is ready for work.
    public func loaded() { state.withLock { $0.isLoaded = true } }

    /// The worker was asked to stop; it takes nothing more.
    public func stopping() { state.withLock { $0.isStopping = true } }

    /// The database answered.
    func databaseAnswered() { state.withLock { $0.databaseReached = .now } }

    /// The worker's tasks run.
    func moved() { state.withLock { $0.moved = .now } }

    /// What keeps the worker from taking work, as codes; empty when it is ready.
    public func missing(at now: ContinuousClock.Instant = .now) -> [String] {
        state.withLock { state in
            var missing: [String] = []
            if !state.isLoaded { missing.append("model_loading") }
            if state.databaseReached.map({ now - $0 > Self.patience }) ?? true {
                missing.append("database_unreachable")
            }
            if state.isStopping { missing.append("stopping") }
            return missing
        }
    }

    /// Whether the worker's tasks have run lately.
    public func isAlive(at now: ContinuousClock.Instant = .now) -> Bool {
        state.withLock { now - $0.moved <= Self.longestSilence }
    }

    /// Answers `/metrics`, `/ready` and `/live`.
    public func reply(to path: String, _ registry: MetricsRegistry) -> ProbeReply? {
        switch path {
        case "/metrics":
            return ProbeReply(type: "text/plain; version=0.0.4; charset=utf-8", body: registry.exposition())
        case "/ready":
            let missing = missing()
            guard missing.isEmpty else { return ProbeReply(status: 503, body: missing.joined(separator: " ") + "\n") }
            return ProbeReply(body: "ready\n")
        case "/live": return isAlive() ? ProbeReply(body: "live\n") : ProbeReply(status: 503, body: "stuck\n")
        default: return nil
        }
    }
}
