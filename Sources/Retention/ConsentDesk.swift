public import Artifacts
internal import FoundationEssentials
public import Postgres

/// Consents that come later, and those that are taken back. Practices may do the same in SQL:
/// `SELECT dictum.record_consent('ID', 'REFERENCE', 'written', now(), 'processing')`, and
/// `SELECT dictum.withdraw_consent('ID')`.
public struct ConsentDesk: Sendable {
    private let database: Pool

    /// A desk in the database with dictations.
    public init(database: Pool) { self.database = database }

    /// Records the consent to a dictation. If that waited for nothing else, it goes on.
    ///
    /// - Throws: ``RetentionError/Code/unknownDictation``, also where the consent was withdrawn or the recording is gone.
    public func record(_ consent: ConsentRecord, for dictation: DictationID) async throws {
        let rows = try await database.query(
            """
            SELECT dictum.record_consent(
                \(dictation.uuid), \(consent.reference), \(consent.method?.rawValue), \(consent.obtainedAt),
                \(consent.scope?.rawValue), \(dictation.practice.uuid)
            )
            """
        )
        guard try rows.first?.get(0) == true else {
            throw RetentionError(
                .unknownDictation,
                "the practice has no dictation with this id that waits for a consent: check the id; one that was withdrawn "
                    + "or destroyed is dictated anew"
            )
        }
    }

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
