public import Postgres

extension AuditLog {
    /// Recomputes every hash of every lane and of the sealed tree, in one snapshot and with bounded memory.
    ///
    /// Needs a role that may read all of schema `audit` (`dictum_auditor`). What was cut from the end of lanes and tree
    /// alike, checkpoints included, can be seen only by whoever kept a later checkpoint.
    ///
    /// - Parameter verifier: the log's public key; without it the newest checkpoint's signature is not checked.
    public func verify(_ pool: Pool, verifiedBy verifier: NoteVerifier? = nil) async throws -> AuditReport {
        try await pool.transaction { session in
            try session.query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            var report = AuditReport()
            do {
                let head = try readHead(in: session, verifier)
                try verifyLanes(against: head, in: session, &report)
                try verifyTree(of: head, in: session, &report)
            } catch let finding as AuditFinding { report.finding = finding }
            return report
        }
    }

    private func readHead(in session: Session, _ verifier: NoteVerifier?) throws -> TreeHead? {
        do {
            guard let head = try TreeHead.newest(in: session) else { return nil }
            let signed =
                if let verifier { try Checkpoint(note: head.note, verifiedBy: verifier) } else {
                    try Checkpoint(unverifiedNote: head.note)
                }
            guard signed.size == head.edge.size, signed.root == head.root, head.edge.root == head.root else {
                throw AuditFinding(.badCheckpoint)
            }
            return head
        } catch is AuditError { throw AuditFinding(.badCheckpoint) }
    }

    private func verifyLanes(against head: TreeHead?, in session: Session, _ report: inout AuditReport) throws {
        var heads: [Int: LaneCheck.Head] = [:]
        for row in try session.query("SELECT lane_id, sequence, head FROM audit.lane") {
            heads[try row.get(0)] = (try row.get(1), try row.get(2))
        }
        report.lanes = heads.count
        var check = LaneCheck(heads: heads, tree: head)
        var last = (lane: Int(Int32.min), sequence: 0)
        while true {
            let page = try session.query(
                """
                SELECT \(columns: "e"), f.leaf_hash
                FROM audit.entry AS e LEFT JOIN audit.leaf AS f USING (lane_id, lane_seq)
                WHERE (e.lane_id, e.lane_seq) > (\(last.lane)::int8::int4, \(last.sequence))
                ORDER BY e.lane_id, e.lane_seq LIMIT \(Self.pageSize)
                """
            )
            for row in page {
                let recorded = try RecordedEntry(row)
                try check.take(recorded, leafHash: try row.optional(RecordedEntry.columnCount))
                last = (recorded.laneID, recorded.laneSequence)
                report.entries += 1
            }
            if page.count < Self.pageSize { break }
        }
        try check.finish()
    }

    private func verifyTree(of head: TreeHead?, in session: Session, _ report: inout AuditReport) throws {
        var edge = RightEdge()
        let size = head?.edge.size ?? 0
        while true {
            let page = try session.query(
                """
                SELECT f.leaf_index, f.lane_id, f.lane_seq, f.leaf_hash, e.entry_hash
                FROM audit.leaf AS f LEFT JOIN audit.entry AS e USING (lane_id, lane_seq)
                WHERE f.leaf_index >= \(edge.size) ORDER BY f.leaf_index LIMIT \(Self.pageSize)
                """
            )
            for row in page { try grow(&edge, to: size, by: row) }
            if page.count < Self.pageSize { break }
        }
        guard edge.size == size else { throw AuditFinding(.treeDiffers, leaf: edge.size) }
        guard head == nil || edge.root == head?.root else { throw AuditFinding(.treeDiffers) }
        report.sealed = size
    }

    private func grow(_ edge: inout RightEdge, to size: Int, by row: Row) throws {
        guard try row.get(0) == edge.size, edge.size < size else { throw AuditFinding(.treeDiffers, leaf: edge.size) }
        let leafHash: [UInt8] = try row.get(3)
        let entryHash: [UInt8]? = try row.optional(4)
        let kind: AuditFinding.Kind? =
            switch entryHash.map(MerkleTree.leafHash) {
            case nil: .missing
            case leafHash: nil
            default: .altered
            }
        if let kind {
            throw AuditFinding(kind, lane: try row.get(1), sequence: try row.get(2), leaf: edge.size)
        }
        edge.append(leafHash)
    }

    private static var pageSize: Int { 5000 }
}
