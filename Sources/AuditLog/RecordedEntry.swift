public import FoundationEssentials
internal import Postgres

/// An entry as the log keeps it: what was recorded, and its place in the lane.
public struct RecordedEntry: Hashable, Sendable {
    /// The lane that it is in.
    public var laneID: Int
    /// Its place in the lane, from 1 without gaps.
    public var laneSequence: Int
    /// The hash of the lane's entry before it; zeros for the first.
    public var previousHash: [UInt8]
    /// Microseconds since 1970-01-01 UTC, by the database's clock.
    public var microseconds: Int64
    /// PostgreSQL's id of the transaction.
    public var transaction: Int64
    /// The login role, as the database knows it.
    public var databaseRole: String
    /// What was recorded.
    public var entry: AuditEntry
    /// 16 random bytes.
    public var salt: [UInt8]
    /// SHA-256 of ``canonicalBytes``, as stored.
    public var entryHash: [UInt8]

    /// When it was recorded.
    public var at: Date { Date(timeIntervalSince1970: Double(microseconds) / 1e6) }
}

extension RecordedEntry {
    /// How many columns ``init(_:)`` reads.
    static let columnCount = 18

    /// Reads the columns that `\(columns:)` selects.
    ///
    /// A stored code that no version of Dictum writes is a change made from outside; it reads as an error.
    init(_ row: Row) throws {
        laneID = try row.get(0)
        laneSequence = try row.get(1)
        previousHash = try row.get(2)
        microseconds = try row.get(3)
        transaction = try row.get(4)
        databaseRole = try row.get(5)
        salt = try row.get(6)
        entryHash = try row.get(7)
        let outcome = AuditEntry.Outcome(rawValue: try row.get(15))
        let purpose = PurposeOfUse(rawValue: try row.get(17))
        guard let outcome, let purpose else { throw AuditError(.unknownCode) }
        entry = AuditEntry(
            actor: try row.get(8),
            action: try row.get(9),
            practice: try row.optional(10),
            dictation: try row.optional(11),
            artifactClass: try row.optional(12),
            artifactVersion: try row.optional(13),
            keyID: try row.optional(14),
            outcome: outcome,
            code: try row.optional(16),
            purpose: purpose
        )
    }
}

extension Statement.Interpolation {
    /// The columns of `audit.entry AS alias` that `RecordedEntry` reads.
    mutating func appendInterpolation(columns alias: StaticString) {
        let names = [
            "lane_id", "lane_seq", "previous_hash", "(extract(epoch FROM \(alias).at) * 1000000)::int8", "xid",
            "db_role", "salt", "entry_hash", "actor", "action", "practice_id", "dictation_id", "artifact_class",
            "artifact_version", "key_id", "outcome", "code", "purpose",
        ]
        appendLiteral(names.map { $0.hasPrefix("(") ? $0 : "\(alias).\($0)" }.joined(separator: ", "))
    }
}
