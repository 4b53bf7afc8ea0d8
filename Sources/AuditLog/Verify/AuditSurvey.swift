internal import Postgres

/// What there is to verify, read in one snapshot.
struct AuditSurvey: Sendable {
    /// Each lane's last place and hash, as its row says.
    private(set) var heads: [Int: LaneCheck.Head] = [:]
    /// Each lane's last entry that is there.
    private var extents: [Int: Int] = [:]
    let tree: TreeHead?
    let epochs: Int

    /// Leaves of the sealed tree.
    var size: Int { tree?.edge.size ?? 0 }

    /// - Throws: ``AuditFinding`` when the newest checkpoint is wrong or the tree has leaves beyond it.
    init(in session: Session, _ verifier: NoteVerifier?) throws {
        tree = try Self.head(in: session, verifier)
        for row in try session.query("SELECT lane_id, sequence, head FROM audit.lane") {
            heads[try row.get(0)] = (try row.get(1), try row.get(2))
        }
        for row in try session.query("SELECT lane_id, max(lane_seq) FROM audit.entry GROUP BY lane_id") {
            extents[try row.get(0)] = try row.get(1)
        }
        epochs = try session.query("SELECT 1 FROM audit.epoch").count
        let beyond = try session.query("SELECT 1 FROM audit.leaf WHERE leaf_index >= \(size) LIMIT 1")
        guard beyond.isEmpty else { throw AuditFinding(.treeDiffers, leaf: size) }
    }

    private static func head(in session: Session, _ verifier: NoteVerifier?) throws -> TreeHead? {
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

    /// The lanes in `count` shares of about as many entries each.
    func shares(of count: Int) -> [[Int]] {
        var shares = [(lanes: [Int], entries: Int)](repeating: ([], 0), count: count)
        for lane in Set(heads.keys).union(extents.keys).sorted(by: { extents[$0, default: 0] > extents[$1, default: 0] }
        ) {
            let lightest = shares.indices.min { shares[$0].entries < shares[$1].entries } ?? 0
            shares[lightest].lanes.append(lane)
            shares[lightest].entries += extents[lane, default: 0]
        }
        return shares.map { $0.lanes.sorted() }.filter { !$0.isEmpty }
    }

    /// Follows some lanes, the lowest first.
    ///
    /// - Throws: ``AuditFinding``.
    func check(_ lanes: [Int], in session: Session) throws -> LaneCount {
        var count = LaneCount()
        for lane in lanes {
            guard let extent = extents[lane] else { throw AuditFinding(.missing, lane: lane, sequence: 1) }
            var check = LaneCheck(lane: lane, heads: heads, tree: tree)
            try follow(lane, to: extent, &check, &count, in: session)
            try check.finish()
        }
        return count
    }

    private func follow(
        _ lane: Int,
        to extent: Int,
        _ check: inout LaneCheck,
        _ count: inout LaneCount,
        in session: Session
    ) throws {
        var (last, reader) = (0, LinkReader())
        while last < extent {
            let page = try session.query(
                """
                SELECT \(raw: LinkReader.columns)
                FROM audit.entry AS e LEFT JOIN audit.leaf AS f USING (lane_id, lane_seq)
                WHERE e.lane_id = \(lane)::int8::int4 AND e.lane_seq > \(last) AND e.lane_seq <= \(extent)
                ORDER BY e.lane_seq LIMIT 5000
                """
            )
            for row in page {
                let link = try reader.read(row)
                try check.take(link) { try Self.recorded(lane, link.laneSequence, in: session) }
                if let index = link.leafIndex, index < size { count.leaves += 1 }
                last = link.laneSequence
            }
            count.entries += page.count
            guard page.count == 5000 else { return }
        }
    }

    private static func recorded(_ lane: Int, _ sequence: Int, in session: Session) throws -> RecordedEntry {
        let rows = try session.query(
            """
            SELECT \(columns: "e") FROM audit.entry AS e
            WHERE (e.lane_id, e.lane_seq) = (\(lane)::int8::int4, \(sequence))
            """
        )
        return try RecordedEntry(rows[0])
    }
}

/// What was read of some lanes.
struct LaneCount: Sendable {
    var entries = 0
    /// Those of them that the newest checkpoint covers.
    var leaves = 0

    static func += (left: inout LaneCount, right: LaneCount) {
        left.entries += right.entries
        left.leaves += right.leaves
    }
}
