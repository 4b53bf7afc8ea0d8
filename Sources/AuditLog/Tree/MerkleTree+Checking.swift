/// Checking of proofs, by the algorithms of RFC 9162 sections 2.1.3.2 and 2.1.4.2. Any input is safe.
extension MerkleTree {
    /// Whether `proof` shows that the leaf with `leafHash` is at `index` of the tree with `size` leaves and `root`.
    public static func isIncluded(
        _ leafHash: [UInt8],
        at index: Int,
        size: Int,
        root: [UInt8],
        proof: [[UInt8]]
    ) -> Bool {
        guard index >= 0, index < size else { return false }
        var climb = Climb(index, size - 1)
        var hash = leafHash
        for sibling in proof {
            guard !climb.isAtTop else { return false }
            hash = climb.siblingIsLeft ? nodeHash(sibling, hash) : nodeHash(hash, sibling)
            climb.up()
        }
        return climb.isAtTop && hash == root
    }

    /// Whether `proof` shows that the tree with `oldSize` leaves and `oldRoot` is a prefix of the newer one.
    public static func isConsistent(
        oldSize: Int,
        oldRoot: [UInt8],
        newSize: Int,
        newRoot: [UInt8],
        proof: [[UInt8]]
    ) -> Bool {
        guard oldSize > 0, oldSize <= newSize else { return false }
        guard oldSize < newSize else { return proof.isEmpty && oldRoot == newRoot }
        let path = oldSize.nonzeroBitCount == 1 ? [oldRoot] + proof : proof
        guard let start = path.first else { return false }
        var climb = Climb(oldSize - 1, newSize - 1)
        climb.skipRightEdge()
        var (old, new) = (start, start)
        for sibling in path.dropFirst() {
            guard !climb.isAtTop else { return false }
            if climb.siblingIsLeft {
                old = nodeHash(sibling, old)
                new = nodeHash(sibling, new)
            } else {
                new = nodeHash(new, sibling)
            }
            climb.up()
        }
        return climb.isAtTop && old == oldRoot && new == newRoot
    }

    /// The way from a node to the root: its index and the last index, level by level.
    private struct Climb {
        private var index: Int
        private var last: Int

        init(_ index: Int, _ last: Int) { (self.index, self.last) = (index, last) }

        var isAtTop: Bool { last == 0 }
        var siblingIsLeft: Bool { index & 1 == 1 || index == last }

        mutating func up() {
            // A last node without a right sibling rises until it is a right child.
            if siblingIsLeft { while index & 1 == 0 && index != 0 { halve() } }
            halve()
        }

        mutating func skipRightEdge() { while index & 1 == 1 { halve() } }

        private mutating func halve() { (index, last) = (index >> 1, last >> 1) }
    }
}
