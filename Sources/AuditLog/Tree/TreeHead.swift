internal import Postgres

/// A row of `audit.checkpoint`.
struct TreeHead: Sendable {
    let edge: RightEdge
    let root: [UInt8]
    let note: String
    /// The place of the last entry sealed, in sealing order.
    let transaction: Int
    let laneID: Int
    let laneSequence: Int

    /// The head that the next seal grows from; `nil` before the first.
    ///
    /// - Throws: ``AuditError/Code/brokenTree`` when the stored edge does not fit the size.
    static func newest(in session: Session) throws -> TreeHead? {
        try session.query("\(raw: select) ORDER BY tree_size DESC LIMIT 1").first.map(TreeHead.init)
    }

    /// The head of that size; `nil` when there never was one.
    static func of(size: Int, in session: Session) throws -> TreeHead? {
        try session.query("\(raw: select) WHERE tree_size = \(size)").first.map(TreeHead.init)
    }

    private static let select: StaticString =
        "SELECT tree_size, edge, root_hash, note, last_xid, last_lane_id, last_lane_seq FROM audit.checkpoint"

    private init(_ row: Row) throws {
        guard let edge = RightEdge(size: try row.get(0), bytes: try row.get(1)) else { throw AuditError(.brokenTree) }
        self.edge = edge
        root = try row.get(2)
        note = try row.get(3)
        transaction = try row.get(4)
        laneID = try row.get(5)
        laneSequence = try row.get(6)
    }

    /// Whether the entry stands before the end of what this head covers, and so must have a leaf.
    func covers(_ entry: LinkedEntry, inLane lane: Int) -> Bool {
        (entry.transaction, lane, entry.laneSequence) <= (transaction, laneID, laneSequence)
    }
}
