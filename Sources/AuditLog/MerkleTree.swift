/// The Merkle tree of RFC 6962 section 2 (RFC 9162 section 2.1) over SHA-256, as pure functions. Hashes are 32 bytes.
public enum MerkleTree {
    /// The hash of a leaf with this data.
    public static func leafHash(_ data: [UInt8]) -> [UInt8] { sha256([0] + data) }

    /// The hash of a node over two others.
    public static func nodeHash(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] { sha256([1] + left + right) }

    /// The root over `leaves`, which are leaf hashes.
    public static func root(of leaves: [[UInt8]]) -> [UInt8] { root(leaves[...]) }

    /// The audit path of the leaf at `index`, from the leaf up; empty where there is no such leaf.
    public static func inclusionProof(of index: Int, in leaves: [[UInt8]]) -> [[UInt8]] {
        guard leaves.indices.contains(index) else { return [] }
        return path(index, leaves[...])
    }

    /// The proof that the tree over the first `size` leaves is a prefix of the tree over `leaves`.
    public static func consistencyProof(from size: Int, in leaves: [[UInt8]]) -> [[UInt8]] {
        guard size > 0, size < leaves.count else { return [] }
        return subproof(size, leaves[...], isWhole: true)
    }

    private static func root(_ leaves: ArraySlice<[UInt8]>) -> [UInt8] {
        guard let first = leaves.first else { return sha256([]) }
        guard leaves.count > 1 else { return first }
        let (left, right) = halves(leaves)
        return nodeHash(root(left), root(right))
    }

    private static func path(_ index: Int, _ leaves: ArraySlice<[UInt8]>) -> [[UInt8]] {
        guard leaves.count > 1 else { return [] }
        let (left, right) = halves(leaves)
        return index < left.count
            ? path(index, left) + [root(right)]
            : path(index - left.count, right) + [root(left)]
    }

    private static func subproof(_ size: Int, _ leaves: ArraySlice<[UInt8]>, isWhole: Bool) -> [[UInt8]] {
        if size == leaves.count { return isWhole ? [] : [root(leaves)] }
        let (left, right) = halves(leaves)
        return size <= left.count
            ? subproof(size, left, isWhole: isWhole) + [root(right)]
            : subproof(size - left.count, right, isWhole: false) + [root(left)]
    }

    /// Splits at the largest power of two below the count.
    private static func halves(_ leaves: ArraySlice<[UInt8]>) -> (ArraySlice<[UInt8]>, ArraySlice<[UInt8]>) {
        let half = 1 << (Int.bitWidth - 1 - (leaves.count - 1).leadingZeroBitCount)
        return (leaves.prefix(half), leaves.dropFirst(half))
    }
}
