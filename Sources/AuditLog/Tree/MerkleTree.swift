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
        inclusionRanges(of: index, size: leaves.count).map { root(leaves[$0]) }
    }

    /// The proof that the tree over the first `size` leaves is a prefix of the tree over `leaves`.
    public static func consistencyProof(from size: Int, in leaves: [[UInt8]]) -> [[UInt8]] {
        consistencyRanges(from: size, to: leaves.count).map { root(leaves[$0]) }
    }

    /// The leaves under each node of an audit path, from the leaf up.
    static func inclusionRanges(of index: Int, size: Int) -> [Range<Int>] {
        guard index >= 0, index < size else { return [] }
        var (ranges, span): ([Range<Int>], Range<Int>) = ([], 0..<size)
        while span.count > 1 {
            let (left, right) = halves(span)
            (span, ranges) = left.contains(index) ? (left, [right] + ranges) : (right, [left] + ranges)
        }
        return ranges
    }

    /// The leaves under each node of a consistency proof, in its order.
    static func consistencyRanges(from old: Int, to size: Int) -> [Range<Int>] {
        guard old > 0, old < size else { return [] }
        var (ranges, span, isWhole): ([Range<Int>], Range<Int>, Bool) = ([], 0..<size, true)
        while span.upperBound != old {
            let (left, right) = halves(span)
            if old <= left.upperBound {
                (span, ranges) = (left, [right] + ranges)
            } else {
                (span, ranges, isWhole) = (right, [left] + ranges, false)
            }
        }
        return isWhole ? ranges : [span] + ranges
    }

    private static func root(_ leaves: ArraySlice<[UInt8]>) -> [UInt8] {
        guard let first = leaves.first else { return sha256([]) }
        guard leaves.count > 1 else { return first }
        let (left, right) = halves(leaves.startIndex..<leaves.endIndex)
        return nodeHash(root(leaves[left]), root(leaves[right]))
    }

    /// Splits at the largest power of two below the count.
    private static func halves(_ span: Range<Int>) -> (Range<Int>, Range<Int>) {
        let half = span.lowerBound + (1 << (Int.bitWidth - 1 - (span.count - 1).leadingZeroBitCount))
        return (span.lowerBound..<half, half..<span.upperBound)
    }
}
