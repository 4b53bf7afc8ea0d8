/// A tile of the tree: up to 256 hashes of one level that lie side by side (C2SP tlog-tiles).
public struct Tile: Hashable, Sendable {
    /// Hashes of a full tile.
    public static let width = 256

    /// The hashes, 1 to 256.
    public let hashes: [[UInt8]]

    init(_ hashes: [[UInt8]]) { self.hashes = hashes }

    /// Reads a tile's file. Any input is safe.
    ///
    /// - Throws: ``AuditError/Code/malformedTile``.
    public init(bytes: [UInt8]) throws(AuditError) {
        guard bytes.count % 32 == 0, (1...Self.width).contains(bytes.count / 32) else {
            throw AuditError(.malformedTile)
        }
        hashes = stride(from: 0, to: bytes.count, by: 32).map { Array(bytes[$0..<$0 + 32]) }
    }

    /// The file's content.
    public var bytes: [UInt8] { hashes.flatMap(\.self) }

    /// The hash over all of its hashes.
    public var root: [UInt8] { MerkleTree.root(of: hashes) }

    /// An entry bundle of these leaves: each behind its length in two bytes.
    static func bundle(_ leaves: [[UInt8]]) -> [UInt8] {
        leaves.flatMap { [UInt8($0.count >> 8), UInt8($0.count & 255)] + $0 }
    }

    /// Reads an entry bundle. Any input is safe.
    ///
    /// - Throws: ``AuditError/Code/malformedTile``.
    public static func leaves(inBundle bytes: [UInt8]) throws(AuditError) -> [[UInt8]] {
        var (leaves, rest): ([[UInt8]], ArraySlice<UInt8>) = ([], bytes[...])
        while let high = rest.popFirst() {
            guard let low = rest.popFirst() else { throw AuditError(.malformedTile) }
            let count = Int(high) << 8 | Int(low)
            guard rest.count >= count, leaves.count < width else { throw AuditError(.malformedTile) }
            leaves.append(Array(rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
        guard !leaves.isEmpty else { throw AuditError(.malformedTile) }
        return leaves
    }

    /// The path of a tile below the log's folder; `level` is `nil` for an entry bundle.
    ///
    /// - Parameter width: 256, or less for a partial tile.
    public static func path(level: Int?, index: Int, width: Int) -> String {
        var groups: [String] = []
        var rest = index
        repeat {
            let digits = String(rest % 1000)
            groups.insert((groups.isEmpty ? "" : "x") + String(repeating: "0", count: 3 - digits.count) + digits, at: 0)
            rest /= 1000
        } while rest > 0
        let place = "tile/\(level.map(String.init) ?? "entries")/\(groups.joined(separator: "/"))"
        return width == Self.width ? place : "\(place).p/\(width)"
    }
}
