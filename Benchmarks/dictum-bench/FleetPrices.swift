import Foundation
import JobQueue
import Postgres

/// What each statement of a fleet costs, measured on one connection to a queue as full as the hour's: milliseconds.
struct FleetPrices {
    private let connection: Connection
    private let queue = JobQueue()
    private let workers: Int
    private let tenants = (0..<50).map { _ in UUID() }
    private static let stage = "transcribe"
    private static let lease = Duration.seconds(3600)
    private var held: [Lease] = []

    init(database: String, workers: Int) async throws {
        connection = try await Connection.open(database)
        self.workers = workers
        try await connection.transaction { [queue] session in
            for number in 0..<workers { try queue.register(Self.worker(number), in: session) }
        }
    }

    private static func worker(_ number: Int) -> JobQueue.Worker {
        JobQueue.Worker(name: "worker-\(number)", version: "1", host: "host-\(number)", slots: 4)
    }

    /// Fills the queue to the hour's depth and leases, and takes `times` samples of each statement.
    mutating func measure(_ hour: FleetDay.Hour, times: Int) async throws -> [FleetAction: Double] {
        try await fill(waiting: hour.waiting + times, running: hour.running)
        let (queue, tenants, beating, count) = (queue, tenants, Array(held.prefix(4)), workers)
        var prices: [FleetAction: Double] = [:]
        prices[.submit] = try await time(times) { number, session in
            _ = try queue.enqueue(
                stage: Self.stage,
                tenant: tenants[number % tenants.count],
                subject: UUID(),
                priority: 5,
                in: session
            )
        }
        prices[.heartbeat] = try await time(times) { number, session in
            try queue.heartbeat(Self.worker(number % count), in: session)
            _ = try queue.heartbeat(beating, for: Self.lease, in: session)
        }
        prices[.sample] = try await time(3) { _, session in
            for stage in [Self.stage, "draft"] { _ = try queue.depth(stage: stage, in: session) }
            _ = try queue.workers(in: session)
            _ = try queue.reasons(in: session)
        }
        prices[.look] = try await time(times) { _, session in
            _ = try queue.claim(stage: "draft", limit: 2, worker: "idle", lease: Self.lease, in: session)
        }
        let before = ContinuousClock.now
        let claimed = try await connection.run { session in
            try (0..<times).flatMap { _ in
                try queue.claim(stage: Self.stage, limit: 1, worker: "busy", lease: Self.lease, in: session)
            }
        }
        prices[.claim] = (ContinuousClock.now - before).inSeconds * 1000 / Double(times)
        prices[.complete] = try await time(claimed.count) { try queue.complete(claimed[$0], in: $1) }
        return prices
    }

    func close() async { await connection.close() }

    private mutating func fill(waiting: Int, running: Int) async throws {
        let (queue, running) = (queue, max(4, running))
        if held.count < running { try await enqueue(running - held.count) }
        let missing = running - held.count
        if missing > 0 {
            held += try await connection.run { session in
                var taken: [Lease] = []
                while taken.count < missing {
                    let some = try queue.claim(
                        stage: Self.stage,
                        limit: min(100, missing - taken.count),
                        worker: "worker-\(taken.count / 4 % 1000)",
                        lease: Self.lease,
                        in: session
                    )
                    if some.isEmpty { break }
                    taken += some
                }
                return taken
            }
        }
        let there = try await connection.run { try queue.depth(stage: Self.stage, in: $0).waiting }
        if there > waiting {
            let surplus = there - waiting
            try await connection.query(
                """
                DELETE FROM queue.job
                WHERE id IN (SELECT id FROM queue.job WHERE lease_token IS NULL LIMIT \(surplus))
                """
            )
        } else {
            try await enqueue(waiting - there)
        }
        try await connection.query("VACUUM ANALYZE queue.job")
    }

    private func enqueue(_ count: Int) async throws {
        let (queue, tenants) = (queue, tenants)
        try await connection.run { session in
            for start in stride(from: 0, to: count, by: 1000) {
                let jobs = (0..<min(1000, count - start)).map {
                    JobQueue.NewJob(tenant: tenants[$0 % tenants.count], subject: UUID(), priority: 5)
                }
                _ = try queue.enqueue(jobs, stage: Self.stage, in: session)
            }
        }
    }

    private func time(_ times: Int, _ body: @escaping @Sendable (Int, Session) throws -> Void) async throws -> Double {
        let start = ContinuousClock.now
        try await connection.run { session in
            for number in 0..<times { try body(number, session) }
        }
        return (ContinuousClock.now - start).inSeconds * 1000 / Double(max(1, times))
    }
}
