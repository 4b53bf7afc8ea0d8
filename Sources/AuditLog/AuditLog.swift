public import FoundationEssentials
public import Postgres

/// The audit log in schema `audit` of the records database.
///
/// Each database session writes a hash chain of its own, a *lane*, so that no two wait for each other; the
/// ``AuditSealer`` gathers all lanes into one Merkle tree and signs its head.
public struct AuditLog: Sendable {
    /// The log of whatever database it is handed.
    public init() {}

    /// Records `entry` in the transaction that `session` has open, in one round trip. It is kept if and only if that
    /// transaction commits.
    ///
    /// - Throws: `PostgresError` when a value is not an id or a code (SQLSTATE 23514), or the role may not append (42501).
    public func append(_ entry: AuditEntry, in session: Session) throws(PostgresError) {
        try session.query(
            """
            SELECT audit.append(
                \(entry.actor), \(entry.action), \(entry.purpose.rawValue), \(entry.practice), \(entry.dictation),
                \(entry.artifactClass), \(entry.artifactVersion)::int8::int4, \(entry.keyID),
                \(entry.outcome.rawValue), \(entry.code)
            )
            """
        )
    }

    /// The newest entries in the order of time, optionally of one practice or one dictation.
    ///
    /// - Parameter limit: entries at most.
    public func entries(
        practice: UUID? = nil,
        dictation: UUID? = nil,
        limit: Int = 100,
        in pool: Pool
    ) async throws -> [RecordedEntry] {
        let rows = try await pool.query(
            """
            SELECT \(columns: "e") FROM audit.entry AS e
            WHERE (\(practice)::uuid IS NULL OR e.practice_id = \(practice)::uuid)
                AND (\(dictation)::uuid IS NULL OR e.dictation_id = \(dictation)::uuid)
            ORDER BY e.at DESC, e.xid DESC, e.lane_id, e.lane_seq DESC
            LIMIT \(limit)
            """
        )
        return try rows.reversed().map { row in try RecordedEntry(row) }
    }
}
