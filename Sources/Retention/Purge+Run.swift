public import Artifacts
internal import Custody
public import FoundationEssentials
internal import Postgres

/// The row of a run: begun, seen, ended. What watches the purge reads it.
extension Purge {
    /// A run that ended with an error, and what it had done before. The next run goes on.
    public struct Failure: Error {
        /// What it did.
        public let summary: Summary
        /// Why it ended.
        public let cause: any Error
    }

    /// Destroys what was due at `now`.
    ///
    /// - Parameters:
    ///   - practice: only this one's.
    ///   - scrubs: whether the key store's tables are rewritten at the end (``KeyShredder/scrub(attempts:)``).
    ///   - goOn: asked after each batch with the number of artifacts destroyed so far; `false` ends the run. May wait.
    ///   - progress: told the part done, 0 to 1.
    /// - Throws: ``Failure``, or what keeps a run from beginning.
    public func run(
        asOf now: Date,
        practice: PracticeID? = nil,
        scrubs: Bool = false,
        goOn: @Sendable (Int) async throws -> Bool = { _ in true },
        progress: @Sendable (Double) -> Void = { _ in }
    ) async throws -> Summary {
        var summary = Summary(run: UUID())
        try await database.query(
            """
            INSERT INTO dictum.purge_run (run_id, as_of, practice_id)
            VALUES (\(summary.run), \(now), \(practice?.uuid))
            """
        )
        do {
            summary.isComplete = try await work(asOf: now, practice, goOn, progress, &summary)
            if scrubs { summary.scrubbedAt = try await keys.scrub() }
            try await end(summary, as: summary.isComplete ? .complete : .outOfTime)
        } catch {
            // Where the records themselves are away nothing can be written: such a run is found to have died.
            try? await end(summary, as: .failed, failure: Self.code(of: error))
            throw Failure(summary: summary, cause: error)
        }
        return summary
    }

    /// Says that the run goes on, and how far it is.
    func seen(_ summary: Summary) async throws {
        try await database.query(
            """
            UPDATE dictum.purge_run SET seen_at = clock_timestamp(), destroyed = \(summary.total)
            WHERE run_id = \(summary.run)
            """
        )
    }

    private func end(_ summary: Summary, as outcome: PurgeState.Outcome, failure: String? = nil) async throws {
        // In a task of its own: it is written after a cancellation too.
        _ = try await Task { [database] in
            try await database.query(
                """
                UPDATE dictum.purge_run SET finished_at = clock_timestamp(), seen_at = clock_timestamp(),
                    destroyed = \(summary.total), outcome = \(outcome.rawValue), failure = \(failure)
                WHERE run_id = \(summary.run)
                """
            )
        }.value
    }

    /// What an error is called where it may be read by anybody.
    public static func code(of error: any Error) -> String {
        switch error {
        case let error as Failure: code(of: error.cause)
        case let error as PostgresError:
            error.sqlState.map { "database_\($0.lowercased())" }
                ?? "database_\(error.code == .connection ? "away" : "lost")"
        case let error as RetentionError: error.code.rawValue
        case is CancellationError: "interrupted"
        default: "internal_error"
        }
    }
}
