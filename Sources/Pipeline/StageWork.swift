public import Artifacts
public import Postgres

/// What a stage does with one dictation: the work itself, outside of any transaction, and then the writes that end it.
public protocol StageWork: Sendable {
    /// The stage.
    var stage: Stage { get }

    /// Does the work and returns its writes. Nothing is stored until ``StageResult/store`` runs.
    func perform(on dictation: DictationID) async throws -> StageResult
}

/// The writes that end a stage. The worker runs them in the one transaction that also deletes the job, so that a result
/// is stored exactly once, and never by a worker whose lease has passed on.
public struct StageResult: Sendable {
    /// Writes artifact, status, audit row and next job.
    public let store: @Sendable (Session) throws -> Void

    /// A result that `store` writes.
    public init(store: @escaping @Sendable (Session) throws -> Void) { self.store = store }
}
