internal import Postgres
internal import TestSupport

/// A lock that readers pass and writers of artifacts wait at: a worker is caught there between its work and its commit.
public struct Gate: Sendable {
    private let holder: Connection
    private let administrator: Pool

    /// Shuts the gate of a house.
    public init(of house: House) async throws {
        holder = try await Connection.open(house.records.conninfo)
        administrator = house.administrator()
        try await holder.run { try $0.execute(script: "BEGIN; LOCK TABLE dictum.artifact IN SHARE MODE") }
    }

    /// Returns once a writer waits.
    ///
    /// - Parameter isRunning: whether the writer lives; where it does not, there is nobody to wait for.
    /// - Throws: ``NobodyCame``.
    public func catchWriter(while isRunning: () -> Bool) async throws {
        // The lock manager is one for all databases, whose tables have the same numbers as copies of one template.
        let waiting: Statement = """
            SELECT 1 FROM pg_locks
            WHERE relation = 'dictum.artifact'::regclass AND NOT granted
              AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            """
        try await waitUntil("a writer at the gate") {
            guard isRunning() else { throw NobodyCame() }
            return try await !administrator.query(waiting).isEmpty
        }
    }

    /// Lets the writer pass.
    public func open() async { await holder.close() }

    /// The writer ended before it wrote.
    public struct NobodyCame: Error {}
}
