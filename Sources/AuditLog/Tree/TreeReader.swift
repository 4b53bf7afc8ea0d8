internal import Postgres

/// Reads the sealed leaves and gives the roots of parts of the tree, holding 32 bytes for each 256 leaves.
struct TreeReader {
    let size: Int
    private let session: Session
    private var blocks: [[UInt8]] = []
    private var tile: (index: Int, hashes: [[UInt8]])?

    /// Reads all leaves once.
    ///
    /// - Throws: ``AuditError/Code/brokenTree`` when one is missing.
    init(size: Int, in session: Session) throws {
        self.size = size
        self.session = session
        var block: [[UInt8]] = []
        block.reserveCapacity(Tile.width)
        try Self.leaves(0..<size / Tile.width * Tile.width, in: session) { hash in
            block.append(hash)
            if block.count == Tile.width {
                blocks.append(MerkleTree.root(of: block))
                block.removeAll(keepingCapacity: true)
            }
        }
    }

    /// The proof of the leaf at `index`.
    mutating func inclusionProof(of index: Int) throws -> [[UInt8]] {
        var hashes: [[UInt8]] = []
        for range in MerkleTree.inclusionRanges(of: index, size: size) { hashes.append(try root(range)) }
        return hashes
    }

    private mutating func root(_ range: Range<Int>) throws -> [UInt8] {
        let whole = range.lowerBound / Tile.width..<range.upperBound / Tile.width
        if range.count < Tile.width {
            let hashes = try leaves(of: range.lowerBound / Tile.width)
            let start = range.lowerBound / Tile.width * Tile.width
            return MerkleTree.root(of: Array(hashes[range.lowerBound - start..<range.upperBound - start]))
        }
        var parts = Array(blocks[whole])
        if range.upperBound % Tile.width > 0 {
            parts.append(MerkleTree.root(of: try leaves(of: range.upperBound / Tile.width)))
        }
        return MerkleTree.root(of: parts)
    }

    private mutating func leaves(of index: Int) throws -> [[UInt8]] {
        if let tile, tile.index == index { return tile.hashes }
        var hashes: [[UInt8]] = []
        try Self.leaves(index * Tile.width..<min(size, (index + 1) * Tile.width), in: session) { hashes.append($0) }
        tile = (index, hashes)
        return hashes
    }

    /// Hands over the leaf hashes of a range in their order, and misses none.
    static func leaves(_ range: Range<Int>, in session: Session, _ body: ([UInt8]) throws -> Void) throws {
        var next = range.lowerBound
        while next < range.upperBound {
            let end = min(range.upperBound, next + 20_000)
            let rows = try session.query(
                """
                SELECT leaf_hash FROM audit.leaf WHERE leaf_index >= \(next) AND leaf_index < \(end) ORDER BY leaf_index
                """
            )
            guard rows.count == end - next else { throw AuditError(.brokenTree) }
            for row in rows { try body(try row.get(0)) }
            next = end
        }
    }
}
