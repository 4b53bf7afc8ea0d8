internal import Postgres

/// Proofs that one sealed tree is a prefix of another: from the right edge that was stored with the older head and the
/// leaves that have come since, so that they cost what is new and no more.
struct ConsistencyReader {
    private let old: RightEdge
    private let new: Int
    private var leaves: [[UInt8]] = []

    /// - Throws: ``AuditError/Code/notSealed`` when no head of one of the sizes is stored.
    init(from old: Int, to new: Int, in session: Session) throws {
        self.new = new
        guard let head = try TreeHead.of(size: old, in: session), try TreeHead.of(size: new, in: session) != nil else {
            throw AuditError(.notSealed)
        }
        self.old = head.edge
        try TreeReader.leaves(old..<new, in: session) { leaves.append($0) }
    }

    /// The proof of RFC 6962 section 2.1.2.
    func proof() throws(AuditError) -> [[UInt8]] {
        try MerkleTree.consistencyRanges(from: old.size, to: new).map { range throws(AuditError) in
            guard range.lowerBound < old.size else {
                return MerkleTree.root(of: Array(leaves[range.lowerBound - old.size..<range.upperBound - old.size]))
            }
            guard let hash = old.root(of: range) else { throw AuditError(.brokenTree) }
            return hash
        }
    }
}

extension RightEdge {
    /// The root of one of the full subtrees that make up the tree.
    func root(of range: Range<Int>) -> [UInt8]? {
        var start = 0
        for (place, hash) in zip(subtreeSizes, hashes) {
            if start..<start + place == range { return hash }
            start += place
        }
        return nil
    }

    private var subtreeSizes: [Int] {
        (0..<Int.bitWidth - 1).reversed().map { 1 << $0 }.filter { size & $0 != 0 }
    }
}
