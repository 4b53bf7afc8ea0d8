public import Postgres

extension AuditSealer {
    /// Seals until its task is cancelled, twice within `limit`, so that no entry waits longer than that for its leaf while
    /// sealing itself takes less than the half of it.
    ///
    /// - Parameters:
    ///   - sealed: is handed each new head, or `nil` where nothing was new.
    ///   - failed: is handed what may pass by itself, after which it goes on.
    public func run(
        in pool: Pool,
        within limit: Duration,
        sealed: (Checkpoint?) async throws -> Void,
        failed: (PostgresError) -> Void
    ) async throws {
        while true {
            let next = ContinuousClock.now + limit / 2
            do {
                try await sealed(try await seal(in: pool))
            } catch let error as PostgresError where error.isTransient {
                failed(error)
            }
            try await Task.sleep(until: next)
        }
    }
}
