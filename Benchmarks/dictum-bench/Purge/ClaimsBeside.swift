import Foundation
import JobQueue
import Postgres
import Synchronization

/// Workers beside a purge: they claim and complete at a steady rate, and note how long each turn takes. The purge runs in
/// every other window of four seconds, so that both see the same machine.
final class ClaimsBeside: Sendable {
    struct Latencies {
        /// Milliseconds of a turn while no purge runs.
        var alone: [Double] = []
        /// And while one does.
        var beside: [Double] = []
    }

    private static let window = Duration.seconds(4)

    private struct State {
        var latencies = Latencies()
        var isPurging = true
        var isAtRest = false
        var isOver = false
        var paused = Duration.zero
    }

    private let state = Mutex(State())
    private let tasks = Mutex<[Task<Void, any Error>]>([])

    /// How long the purge has waited for its turns.
    var paused: Duration { state.withLock { $0.paused } }

    static func start(_ database: String, jobs: Int, rate: Int) async throws -> ClaimsBeside {
        let beside = ClaimsBeside()
        let connection = try await Connection.open(database)
        for _ in 0..<max(jobs / 1000, 1) {
            let new = (0..<1000).map { JobQueue.NewJob(tenant: Ours.tenants[$0 % 10], subject: UUID(), priority: 5) }
            _ = try await connection.run { try JobQueue().enqueue(new, stage: "work", in: $0) }
        }
        try await connection.query("VACUUM ANALYZE queue.job")
        let turns = Task { try await beside.claim(connection, every: .seconds(1) / Double(rate)) }
        let windows = Task {
            while true {
                try await Task.sleep(for: window)
                beside.state.withLock { $0.isPurging.toggle() }
            }
        }
        beside.tasks.withLock { $0 = [turns, windows] }
        return beside
    }

    /// Returns when the purge may go on.
    func waitForTurn() async throws {
        let start = ContinuousClock.now
        while state.withLock({ state in
            state.isAtRest = !state.isPurging
            return !state.isPurging
        }) {
            try await Task.sleep(for: .milliseconds(5))
        }
        state.withLock { $0.paused += ContinuousClock.now - start }
    }

    /// Ends the workers.
    func stop() async -> Latencies {
        state.withLock { $0.isOver = true }
        for task in tasks.withLock({ $0 }) { task.cancel() }
        return state.withLock { $0.latencies }
    }

    private func claim(_ connection: Connection, every pause: Duration) async throws {
        var (cursor, inHand) = (ClaimCursor(), [Lease]())
        var next = ContinuousClock.now
        while !state.withLock({ $0.isOver }) {
            let begun = ContinuousClock.now
            let before = state.withLock { ($0.isPurging, $0.isAtRest) }
            (inHand, cursor) = try await connection.run { [inHand, cursor] session in
                var cursor = cursor
                let more = inHand.map { JobQueue.NewJob(tenant: $0.tenant, subject: UUID(), priority: 5) }
                _ = try JobQueue().enqueue(more, stage: "work", in: session)
                return (
                    try JobQueue().turn(
                        completing: inHand,
                        stage: "work",
                        limit: 1,
                        worker: "w",
                        lease: .seconds(30),
                        from: &cursor,
                        in: session
                    ).leases, cursor
                )
            }
            let took = (ContinuousClock.now - begun).inSeconds * 1000
            state.withLock { state in
                // What began in one window and ended in the other says nothing.
                guard (state.isPurging, state.isAtRest) == before, !state.isOver else { return }
                if state.isPurging { state.latencies.beside.append(took) }
                if !state.isPurging, state.isAtRest { state.latencies.alone.append(took) }
            }
            next += pause
            try await Task.sleep(until: next)
        }
    }
}
