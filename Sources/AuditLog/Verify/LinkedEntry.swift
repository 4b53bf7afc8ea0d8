internal import Postgres

/// What verification needs of an entry: its links, and whether its columns give its hash.
struct LinkedEntry {
    let laneSequence: Int
    let transaction: Int
    let previousHash: [UInt8]
    let entryHash: [UInt8]
    let isIntact: Bool
    let leafHash: [UInt8]?
    let leafIndex: Int?
}

/// Puts the canonical form together from the bytes that the database sent, without making values of them: that takes about
/// half the time.
struct LinkReader {
    private var form: [UInt8] = []

    /// The columns in the order of the canonical form, each of the type whose binary format is the field's bytes (but for
    /// the time, whose epoch is another); then the hash and the leaf. Of `audit.entry AS e` and `audit.leaf AS f`.
    static let columns: StaticString = """
        e.lane_id::int8, e.lane_seq, e.previous_hash, e.at, e.xid, e.db_role, e.actor, e.action, e.practice_id,
        e.dictation_id, e.artifact_class, e.artifact_version::int8, e.key_id, e.outcome, e.code, e.purpose, e.salt,
        e.entry_hash, f.leaf_hash, f.leaf_index
        """
    private static let fieldCount = 17
    private static let time = 3
    /// PostgreSQL counts from 2000.
    private static let epoch: Int64 = 946_684_800_000_000

    mutating func read(_ row: Row) throws(PostgresError) -> LinkedEntry {
        form.removeAll(keepingCapacity: true)
        form += RecordedEntry.canonicalStart.utf8
        for column in 0..<Self.fieldCount { appendField(column, of: row) }
        let entryHash: [UInt8] = try row.get(Self.fieldCount)
        return LinkedEntry(
            laneSequence: try row.get(1),
            transaction: try row.get(4),
            previousHash: try row.get(2),
            entryHash: entryHash,
            isIntact: sha256(form) == entryHash,
            leafHash: try row.optional(Self.fieldCount + 1),
            leafIndex: try row.optional(Self.fieldCount + 2)
        )
    }

    private mutating func appendField(_ column: Int, of row: Row) {
        let start = form.count
        form += [1, 0, 0, 0, 0]
        guard row.append(column, to: &form) else {
            form.removeLast(5)
            return form.append(0)
        }
        let count = form.count - start - 5
        for place in 0..<4 { form[start + 1 + place] = UInt8(truncatingIfNeeded: count >> (24 - 8 * place)) }
        if column == Self.time { moveEpoch(at: start + 5) }
    }

    private mutating func moveEpoch(at start: Int) {
        let stored = form[start...].reduce(Int64(0)) { $0 << 8 | Int64($1) }
        let moved = stored &+ Self.epoch
        for place in 0..<8 { form[start + place] = UInt8(truncatingIfNeeded: moved >> (56 - 8 * place)) }
    }
}
