import FoundationEssentials
import JobQueue
import Migrations
import Postgres
import TestSupport

/// A queue in a database of its own, and a connection to it.
struct Fixture: Sendable {
    let database: ScratchDatabase
    let connection: Connection
    /// Its waits are so long that none ends by itself.
    let queue = JobQueue(backoff: Backoff(attempts: 3, first: .seconds(1000), ceiling: .seconds(6000)))
    let tenant = UUID()

    static func with(_ body: (Fixture) async throws -> Void) async throws {
        try await ScratchDatabase.with(.records) { database in
            let connection = try await Connection.open(database.conninfo)
            do { try await body(Fixture(database: database, connection: connection)) } catch {
                await connection.close()
                throw error
            }
            await connection.close()
        }
    }

    @discardableResult
    func enqueue(
        _ count: Int = 1,
        of tenant: UUID? = nil,
        stage: String = "work",
        priority: Int = 5
    ) async throws
        -> [UUID]
    {
        let subjects = (0..<count).map { _ in UUID() }
        try await connection.transaction { session in
            for subject in subjects {
                try queue.enqueue(
                    stage: stage,
                    tenant: tenant ?? self.tenant,
                    subject: subject,
                    priority: priority,
                    in: session
                )
            }
        }
        return subjects
    }

    func claim(_ limit: Int = 1, stage: String = "work", worker: String = "one") async throws -> [Lease] {
        try await connection.run { session in
            // Longer than the busiest machine takes for a test: what ends by itself would be claimed twice.
            try queue.claim(stage: stage, limit: limit, worker: worker, lease: .seconds(600), in: session)
        }
    }

    /// Lets every lease end, without waiting for it.
    func expireLeases() async throws {
        try await connection.query(
            """
            UPDATE queue.job SET available_at = statement_timestamp() - interval '1 second'
            WHERE lease_token IS NOT NULL
            """
        )
    }

    /// Lets every back-off end.
    func endDelays() async throws {
        try await connection.query("UPDATE queue.job SET available_at = now() WHERE lease_token IS NULL")
    }

    func setAside() async throws -> [String] {
        try await connection.query("SELECT kind || ' ' || code FROM queue.set_aside ORDER BY id").map { try $0.get(0) }
    }

    func depth(stage: String = "work") async throws -> JobQueue.Depth {
        try await connection.run { try queue.depth(stage: stage, in: $0) }
    }
}
