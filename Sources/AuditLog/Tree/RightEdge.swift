/// All that a growing Merkle tree needs to remember: the roots of its full subtrees, the largest first.
struct RightEdge: Hashable, Sendable {
    private(set) var size: Int
    private(set) var hashes: [[UInt8]]

    /// The edge of the empty tree.
    init() { (size, hashes) = (0, []) }

    /// The edge as ``bytes`` gave it; `nil` when it does not fit `size`.
    init?(size: Int, bytes: [UInt8]) {
        guard size >= 0, bytes.count == size.nonzeroBitCount * 32 else { return nil }
        self.size = size
        hashes = stride(from: 0, to: bytes.count, by: 32).map { Array(bytes[$0..<$0 + 32]) }
    }

    /// The hashes one after the other.
    var bytes: [UInt8] { hashes.flatMap(\.self) }

    /// The root of the tree (RFC 6962).
    var root: [UInt8] {
        guard var root = hashes.last else { return sha256([]) }
        for hash in hashes.dropLast().reversed() { root = MerkleTree.nodeHash(hash, root) }
        return root
    }

    /// Adds a leaf hash: as many full subtrees join as the old size has trailing one bits.
    mutating func append(_ leafHash: [UInt8]) {
        var hash = leafHash
        for _ in 0..<(~size).trailingZeroBitCount { hash = MerkleTree.nodeHash(hashes.removeLast(), hash) }
        hashes.append(hash)
        size += 1
    }
}
