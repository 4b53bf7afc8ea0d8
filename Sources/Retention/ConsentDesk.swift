public import Artifacts
internal import FoundationEssentials
public import Postgres

/// Withdrawal of consent. Practices may do the same in SQL: `SELECT dictum.withdraw_consent('ID')`.
public struct ConsentDesk: Sendable {
    private let database: Pool

    /// A desk in the database with dictations.
    public init(database: Pool) { self.database = database }

    /// Stops a dictation's processing at once; the next purge destroys what exists of it, unless a legal hold keeps it.
    ///
    /// - Throws: ``RetentionError/Code/unknownDictation``.
    public func withdraw(_ dictation: DictationID) async throws {
        let rows = try await database.query(
            "SELECT dictum.withdraw_consent(\(dictation.uuid), \(dictation.practice.uuid))"
        )
        guard try rows.first?.get(0) == true else {
            throw RetentionError(
                .unknownDictation,
                "the practice has no dictation with this id whose consent was not withdrawn before; check the id"
            )
        }
    }
}
