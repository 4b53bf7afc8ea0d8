import Foundation
import JobQueue
import Postgres
import Synchronization

/// Dictum's queue, with everything on: fair order, leases, fencing, counts, pauses.
struct Ours: Contender {
    let name = "dictum"
    let arena: Arena
    let effort: Effort
    static let tenants = (0..<10).map { _ in UUID() }

    func round() async throws -> [Column: Double] {
        try await arena.with { database in
            var results: [Column: Double] = [:]
            let connection = try await Connection.open(database)
            for (column, processes) in [(Column.drainOne, 1), (.drainTwo, 2)] {
                results[.enqueueBatch] = try await enqueue(on: connection)
                try await connection.query("VACUUM ANALYZE queue.job")
                results[column] = try await DrainCommand.rate(
                    jobs: effort.jobs,
                    processes: processes,
                    arguments: ["--database", database]
                )
            }
            let start = ContinuousClock.now
            for _ in 0..<effort.singly { _ = try await connection.run { try Self.enqueue($0) } }
            results[.enqueueSingle] = Double(effort.singly) / (ContinuousClock.now - start).inSeconds
            await connection.close()
            return results
        }
    }

    func latencies() async throws -> [Column: Double] {
        try await arena.with { database in
            let claimer = Claimer()
            return try await Latency.measure(
                effort,
                database: database,
                channel: JobQueue.channel,
                enqueue: { try Self.enqueue($0) },
                claim: { try claimer.claim($0) },
                complete: { session, leases in _ = try JobQueue().complete(leases, in: session) }
            )
        }
    }

    private func enqueue(on connection: Connection) async throws -> Double {
        let start = ContinuousClock.now
        for _ in 0..<(effort.jobs / 1000) {
            let jobs = (0..<1000).map { JobQueue.NewJob(tenant: Self.tenants[$0 % 10], subject: UUID(), priority: 5) }
            _ = try await connection.run { try JobQueue().enqueue(jobs, stage: "work", in: $0) }
        }
        return Double(effort.jobs) / (ContinuousClock.now - start).inSeconds
    }

    private static func enqueue(_ session: Session) throws -> Int64 {
        try JobQueue().enqueue(stage: "work", tenant: tenants[0], subject: UUID(), priority: 5, in: session)
    }
}

/// Claims after each wake-up as a worker does.
private final class Claimer: Sendable {
    private let cursor = Mutex(ClaimCursor())

    func claim(_ session: Session) throws -> [Lease] {
        try cursor.withLock { cursor in
            cursor.wake()
            return try JobQueue().claim(
                stage: "work",
                limit: 100,
                worker: "w",
                lease: .seconds(30),
                from: &cursor,
                in: session
            )
        }
    }
}

extension Lease: JobNumbered {
    var number: Int64 { id }
}
