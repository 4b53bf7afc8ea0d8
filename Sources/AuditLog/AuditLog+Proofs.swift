public import FoundationEssentials
public import Postgres

extension AuditLog {
    /// Proofs that entries are in the log, each with the entry itself: receipts, as C2SP tlog-proof files.
    ///
    /// The checkpoint in them is the newest, with the cosignatures that witnesses have given it; where the newest has none
    /// yet, the newest that has.
    ///
    /// - Parameter entries: places in lanes; without any, all sealed entries of `practice` or `dictation`.
    /// - Throws: ``AuditError/Code/notSealed`` when an entry is not there or not sealed yet.
    public func receipts(
        for entries: [EntryPlace] = [],
        practice: UUID? = nil,
        dictation: UUID? = nil,
        in pool: Pool
    ) async throws -> [(entry: RecordedEntry, proof: TreeProof)] {
        try await pool.transaction { session in
            try session.query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            guard let head = try cosignedHead(in: session) else { throw AuditError(.notSealed) }
            let wanted = try session.query(
                """
                SELECT \(columns: "e"), f.leaf_index FROM audit.entry AS e JOIN audit.leaf AS f USING (lane_id, lane_seq)
                WHERE f.leaf_index < \(head.size) AND (
                    (e.lane_id, e.lane_seq) IN (
                        SELECT * FROM unnest(\(array: entries.map(\.lane))::int8[], \(array: entries.map(\.sequence)))
                    ) OR \(entries.isEmpty)
                    AND (\(practice)::uuid IS NULL OR e.practice_id = \(practice)::uuid)
                    AND (\(dictation)::uuid IS NULL OR e.dictation_id = \(dictation)::uuid)
                ) ORDER BY f.leaf_index
                """
            )
            guard wanted.count >= entries.count, !wanted.isEmpty else { throw AuditError(.notSealed) }
            var tree = try TreeReader(size: head.size, in: session)
            var receipts: [(RecordedEntry, TreeProof)] = []
            for row in wanted {
                let entry = try RecordedEntry(row)
                let index: Int = try row.get(RecordedEntry.columnCount)
                let proof = TreeProof(
                    extra: entry.canonicalBytes,
                    index: index,
                    hashes: try tree.inclusionProof(of: index),
                    checkpoint: head.note
                )
                receipts.append((entry, proof))
            }
            return receipts
        }
    }

    /// What is needed to submit the newest head to a witness that has seen `size` leaves: the proof that it is an
    /// extension, and the signed head. `nil` before the first head.
    ///
    /// - Throws: ``AuditError/Code/notSealed`` when there never was a head of that size.
    public func extensionProof(
        from size: Int,
        in pool: Pool
    ) async throws -> (proof: [[UInt8]], checkpoint: SignedNote)? {
        try await pool.transaction { session in
            try session.query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            guard let head = try TreeHead.newest(in: session) else { return nil }
            let note = try SignedNote(bytes: Array(head.note.utf8))
            guard size > 0, size != head.edge.size else { return ([], note) }
            let proof = try ConsistencyReader(from: size, to: head.edge.size, in: session).proof()
            return (proof, note)
        }
    }

    /// The newest signed head; `nil` before the first.
    public func newestCheckpoint(in pool: Pool) async throws -> SignedNote? {
        try await pool.run { session in
            try TreeHead.newest(in: session).map { try SignedNote(bytes: Array($0.note.utf8)) }
        }
    }

    private func cosignedHead(in session: Session) throws -> (size: Int, note: SignedNote)? {
        let rows = try session.query(
            """
            SELECT c.tree_size, c.note || coalesce(
                (SELECT string_agg(s.line, '' ORDER BY s.witness) FROM audit.cosignature AS s
                    WHERE s.tree_size = c.tree_size), ''
            ) FROM audit.checkpoint AS c
            WHERE c.tree_size = coalesce(
                (SELECT max(tree_size) FROM audit.cosignature), (SELECT max(tree_size) FROM audit.checkpoint)
            )
            """
        )
        return try rows.first.map { row in
            (try row.get(0), try SignedNote(bytes: Array(try row.get(1, as: String.self).utf8)))
        }
    }
}

/// Where an entry stands: its lane and its place there, written `4711/12`.
public struct EntryPlace: Hashable, Sendable, CustomStringConvertible {
    /// The lane.
    public let lane: Int
    /// The place, from 1.
    public let sequence: Int

    /// The text form.
    public var description: String { "\(lane)/\(sequence)" }

    /// Reads the text form; `nil` for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let lane = strictDecimal(parts[0]), let sequence = strictDecimal(parts[1]) else {
            return nil
        }
        (self.lane, self.sequence) = (lane, sequence)
    }
}
