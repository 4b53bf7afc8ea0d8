import HouseSupport
import Postgres
import TestSupport
import Testing

/// A lock at which those who write artifacts wait, and readers don't: a worker is caught between its work and its commit.
struct ArtifactGate {
    private let holder: Connection

    init(_ house: House) async throws {
        holder = try await Connection.open(house.records.conninfo)
        try await holder.run { try $0.execute(script: "BEGIN; LOCK TABLE dictum.artifact IN SHARE MODE") }
    }

    /// Returns once each of `workers`, which have a slot for each stage, waits at it.
    ///
    /// The list of locks is the whole server's, and in each copy of a template the table has the same number: so the
    /// database counts too, or another test's worker would be taken for ours.
    func waitForArrival(of workers: ProgramHandle...) async throws {
        let waiting: Statement = """
            SELECT FROM pg_locks
            WHERE database = (SELECT oid FROM pg_database WHERE datname = current_database())
                AND relation = 'dictum.artifact'::regclass AND NOT granted
            """
        try await waitUntil("a worker at the gate") {
            try await holder.query(waiting).count >= workers.count || !workers.allSatisfy(\.isRunning)
        }
        for worker in workers {
            try #require(worker.isRunning, "it ended before it had anything to write: \(worker.errors)")
        }
    }

    func open() async { await holder.close() }
}
