import Artifacts
import FoundationEssentials
import JobQueue
import Logging
import Postgres
import TestSupport

@testable import Pipeline

/// A stage whose only effect is a row, written in the transaction that ends the job. No constraint keeps it from being
/// written twice.
struct CountingWork: StageWork {
    let stage = Stage.transcribe

    func perform(on dictation: DictationID) async throws -> StageResult {
        StageResult { try $0.query("INSERT INTO effect (subject) VALUES (\(dictation.uuid))") }
    }
}

/// A worker under test, and the jobs that it shall do.
struct CountingFleet: Sendable {
    /// How the test itself reaches the database.
    let administrator: Pool
    let queue = JobQueue(backoff: Backoff(attempts: 20, first: .milliseconds(50), ceiling: .milliseconds(200)))

    init(_ conninfo: String) async throws {
        administrator = Pool(conninfo, size: 1)
        try await administrator.query("CREATE TABLE effect (subject uuid, at timestamptz DEFAULT clock_timestamp())")
    }

    /// Runs `body` beside a worker that reaches the database by `conninfo`.
    func withWorker(
        _ conninfo: String,
        pollOnly: Bool = false,
        slots: Int = 4,
        work: any StageWork = CountingWork(),
        _ body: @escaping @Sendable () async throws -> Void
    ) async throws {
        let pool = Pool(conninfo, size: slots + 2, preparesStatements: !pollOnly)
        let options = WorkerOptions(
            name: "counting",
            version: "test",
            host: "test",
            // Short, for leases have to end in tests; and long beside what a busy machine may hold up three times.
            lease: .seconds(3),
            heartbeat: .milliseconds(300),
            poll: .milliseconds(100),
            pollOnly: pollOnly
        )
        let worker = Worker(
            conninfo: conninfo,
            database: pool,
            queue: queue,
            stages: [(work, slots)],
            options: options,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        // A worker that gives up ends the wait of `body` for its work.
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask(operation: worker.run)
            group.addTask(operation: body)
            defer { group.cancelAll() }
            try await group.next()
        }
        await pool.close()
    }

    func enqueue(_ count: Int) async throws {
        try await administrator.run { [queue] session in
            let jobs = (0..<count).map { _ in JobQueue.NewJob(tenant: UUID(), subject: UUID(), priority: 5) }
            try queue.enqueue(jobs, stage: Stage.transcribe.rawValue, in: session)
        }
    }

    /// Waits until `count` more transactions have been rolled back.
    func waitForRollbacks(_ count: Int) async throws {
        let statement: Statement = "SELECT xact_rollback FROM pg_stat_database WHERE datname = current_database()"
        let before = try await administrator.query(statement)[0].get(0, as: Int.self)
        try await waitUntil("\(count) rollbacks") {
            try await administrator.query(statement)[0].get(0, as: Int.self) >= before + count
        }
    }

    /// Waits until the test's own connection, which went down with the server, is there again.
    func waitForServer() async throws {
        try await waitUntil("the server is back") {
            do {
                try await administrator.query("SELECT count(*) FROM effect")
                return true
            } catch let error as PostgresError where error.isTransient { return false }
        }
    }

    /// Waits until at least `count` effects are there.
    func waitForEffects(_ count: Int) async throws {
        try await waitUntil("\(count) effects") {
            try await administrator.query("SELECT count(*) FROM effect")[0].get(0, as: Int.self) >= count
        }
    }

    /// Waits until no job is left, and returns how many effects there are and how many of them differ.
    func settle() async throws -> [Int] {
        try await waitUntil("an empty queue") {
            try await administrator.run { [queue] in try queue.isDrained([Stage.transcribe.rawValue], in: $0) }
        }
        let row = try await administrator.query("SELECT count(*), count(DISTINCT subject) FROM effect")[0]
        return [try row.get(0), try row.get(1)]
    }
}
