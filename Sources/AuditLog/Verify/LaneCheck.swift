/// Follows one lane, entry by entry. Pure: it is handed what was read.
struct LaneCheck {
    /// A lane's last place and hash, as its row says.
    typealias Head = (sequence: Int, hash: [UInt8])

    private let heads: [Int: Head]
    private let tree: TreeHead?
    private let laneID: Int
    private var sequence = 0
    private var hash = [UInt8](repeating: 0, count: 32)

    init(lane: Int, heads: [Int: Head], tree: TreeHead?) {
        laneID = lane
        self.heads = heads
        self.tree = tree
    }

    /// Takes the next entry.
    ///
    /// - Parameter recorded: reads the same with all its values; asked for where something is wrong.
    mutating func take(_ link: LinkedEntry, recorded: () throws -> RecordedEntry) throws(AuditFinding) {
        guard link.laneSequence == sequence + 1 else { throw finding(.missing, sequence + 1) }
        guard link.isIntact else {
            let isElsewhere = (try? recorded()).map(belongsElsewhere) ?? false
            throw finding(isElsewhere ? .reordered : .altered, link.laneSequence)
        }
        // The entry is whole and pins another predecessor: that one was rewritten together with its hash.
        guard link.previousHash == hash else { throw finding(.altered, max(sequence, 1)) }
        try compare(link)
        (sequence, hash) = (link.laneSequence, link.entryHash)
    }

    /// Ends the lane.
    func finish() throws(AuditFinding) {
        guard let head = heads[laneID] else { throw finding(.laneHeadMoved, sequence) }
        guard head.sequence <= sequence else { throw finding(.missing, sequence + 1) }
        guard head.sequence == sequence, head.hash == hash else { throw finding(.laneHeadMoved, sequence) }
    }

    private func compare(_ link: LinkedEntry) throws(AuditFinding) {
        guard let leafHash = link.leafHash else {
            guard tree?.covers(link, inLane: laneID) != true else { throw finding(.unsealed, link.laneSequence) }
            return
        }
        guard leafHash == MerkleTree.leafHash(link.entryHash) else { throw finding(.altered, link.laneSequence) }
    }

    /// Whether the columns give the hash at another place: near by in the lane, or at the same place of another lane.
    private func belongsElsewhere(_ recorded: RecordedEntry) -> Bool {
        var moved = recorded
        for place in max(1, recorded.laneSequence - 1000)...(recorded.laneSequence + 1000) {
            moved.laneSequence = place
            if moved.isIntact { return true }
        }
        moved.laneSequence = recorded.laneSequence
        for lane in heads.keys {
            moved.laneID = lane
            if moved.isIntact { return true }
        }
        return false
    }

    private func finding(_ kind: AuditFinding.Kind, _ place: Int) -> AuditFinding {
        AuditFinding(kind, lane: laneID, sequence: place)
    }
}
