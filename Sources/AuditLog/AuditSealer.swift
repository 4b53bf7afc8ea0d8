public import Postgres

/// Gathers the entries of all lanes into one Merkle tree and signs its head.
///
/// Entries are taken once every transaction that could still come before them has ended (`pg_snapshot_xmin`), in the
/// order of (transaction, lane, place in the lane), so the order is total and nothing is ever passed over. One sealer
/// works at a time; each run reads only what is new.
public struct AuditSealer: Sendable {
    private let signer: NoteSigner
    private let batch: Int

    /// A sealer of the log named by `signer`.
    ///
    /// - Parameter batch: entries at most in one transaction.
    public init(signer: NoteSigner, batch: Int = 10_000) {
        self.signer = signer
        self.batch = batch
    }

    /// Seals what is ready, and returns the new head; `nil` when nothing was new or another sealer is at work.
    ///
    /// - Throws: ``AuditError/Code/otherLog`` under a key of another name, ``AuditError/Code/brokenTree`` when the stored
    ///   head was changed, ``AuditError/Code/restoredCluster`` when an epoch must begin first, or `PostgresError`.
    @discardableResult
    public func seal(in pool: Pool) async throws -> Checkpoint? {
        var newest: Checkpoint?
        while let head = try await pool.transaction({ session in try sealBatch(in: session) }) { newest = head }
        return newest
    }

    private func sealBatch(in session: Session) throws -> Checkpoint? {
        let lock = try session.query("SELECT pg_try_advisory_xact_lock(hashtext('dictum audit sealer'))")
        guard try lock.first?.get(0, as: Bool.self) == true else { return nil }
        let last = try TreeHead.newest(in: session)
        let beginsEpoch = try last.map { head in try check(head, in: session) } ?? false
        let leaves = try storeLeaves(after: last, takingStrays: beginsEpoch, in: session)
        guard let end = leaves.last else { return nil }
        var edge = last?.edge ?? RightEdge()
        for leaf in leaves { edge.append(try leaf.get(3)) }
        let checkpoint = Checkpoint(origin: signer.verifier.name, size: edge.size, root: edge.root)
        try session.query(
            """
            INSERT INTO audit.checkpoint (tree_size, root_hash, edge, last_xid, last_lane_id, last_lane_seq, note)
            VALUES (\(edge.size), \(edge.root), \(edge.bytes), \(try end.get(0, as: Int.self)),
                \(try end.get(1, as: Int.self))::int8, \(try end.get(2, as: Int.self)),
                \(try checkpoint.signed(by: signer)))
            """
        )
        return checkpoint
    }

    /// Whether this is the first seal of an epoch.
    private func check(_ head: TreeHead, in session: Session) throws -> Bool {
        let epoch = try Epoch.newest(in: session)
        guard epoch.map({ $0.origin == signer.verifier.name }) ?? true else { throw AuditError(.otherLog) }
        var (verifier, beginsEpoch) = (signer.verifier, false)
        if let epoch, epoch.startsAt == head.edge.size { (verifier, beginsEpoch) = (epoch.predecessor, true) }
        guard try Checkpoint(unverifiedNote: head.note).origin == verifier.name else { throw AuditError(.otherLog) }
        let checkpoint = try Checkpoint(note: head.note, verifiedBy: verifier)
        guard head.edge.root == checkpoint.root, head.edge.size == checkpoint.size else {
            throw AuditError(.brokenTree)
        }
        let now = try session.query(
            "SELECT pg_snapshot_xmax(pg_current_snapshot())::text::int8 + audit.transaction_offset()"
        )
        guard try now.first.map({ try $0.get(0, as: Int.self) }) ?? 0 > head.transaction else {
            throw AuditError(.restoredCluster)
        }
        return beginsEpoch
    }

    /// Stores the leaves of what comes after the last head.
    ///
    /// - Parameter takingStrays: also what was recorded in a restored database before its epoch began, with numbers of
    ///   transactions that lie before the head.
    private func storeLeaves(
        after last: TreeHead?,
        takingStrays: Bool,
        in session: Session
    ) throws(PostgresError) -> Rows {
        try session.query(
            """
            WITH ready AS (
                SELECT xid, lane_id, lane_seq, sha256('\\x00'::bytea || entry_hash) AS leaf_hash
                FROM audit.entry
                WHERE (xid, lane_id, lane_seq)
                        > (\(last?.transaction ?? 0)::int8, \(last?.laneID ?? 0)::int8, \(last?.laneSequence ?? 0)::int8)
                    AND xid < pg_snapshot_xmin(pg_current_snapshot())::text::int8 + audit.transaction_offset()
                ORDER BY xid, lane_id, lane_seq
                LIMIT \(batch)
            ), stray AS (
                SELECT xid, lane_id, lane_seq, sha256('\\x00'::bytea || entry_hash) AS leaf_hash
                FROM audit.entry AS e
                WHERE \(takingStrays) AND EXISTS (SELECT FROM ready)
                    AND (xid, lane_id, lane_seq)
                        <= (\(last?.transaction ?? 0)::int8, \(last?.laneID ?? 0)::int8, \(last?.laneSequence ?? 0)::int8)
                    AND NOT EXISTS (SELECT FROM audit.leaf AS f WHERE (f.lane_id, f.lane_seq) = (e.lane_id, e.lane_seq))
            ), numbered AS (
                SELECT *, \(last?.edge.size ?? 0)::int8 - 1 + row_number() OVER (ORDER BY xid, lane_id, lane_seq) AS place
                FROM (TABLE stray UNION ALL TABLE ready) AS taken
            ), stored AS (
                INSERT INTO audit.leaf SELECT place, lane_id, lane_seq, leaf_hash FROM numbered
            )
            SELECT xid, lane_id, lane_seq, leaf_hash FROM numbered ORDER BY place
            """
        )
    }
}
