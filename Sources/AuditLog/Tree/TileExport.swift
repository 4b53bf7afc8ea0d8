internal import FoundationEssentials
public import Postgres

/// Writes the tree as static files (C2SP tlog-tiles), for any web server to publish: `checkpoint`, `tile/LEVEL/…` and
/// `tile/entries/…`. An entry of the bundles is the 32 bytes of an entry's hash: the files say nothing of what was done.
///
/// A run writes what is new since the checkpoint that the folder holds, and the checkpoint last. Each file comes to its
/// place by a rename, so a reader never sees half of one, and a run that is cut off is made good by the next.
public struct TileExport: Sendable {
    private let folder: String

    /// An export to `folder`, which is made where it is missing.
    public init(folder: String) { self.folder = folder }

    /// Brings the folder up to the newest sealed head, and returns its size.
    ///
    /// Blocks the database's thread while it writes, never the cooperative pool.
    ///
    /// - Throws: ``AuditError/Code/otherTiles`` when the folder holds a tree that is no prefix of this one,
    ///   ``AuditError/Code/unusableFolder``, or the database's error.
    public func run(from pool: Pool) async throws -> Int {
        try await pool.transaction { session in
            try session.query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            guard let head = try TreeHead.newest(in: session) else { return 0 }
            let size = head.edge.size
            let done = try written(in: session)
            guard done < size else { return size }
            try writeLeaves(from: done / Tile.width * Tile.width, to: size, in: session)
            var level = 1
            while size >> (8 * level) > 0 {
                try writeLevel(level, from: done >> (8 * level), to: size >> (8 * level))
                level += 1
            }
            guard try root(size: size) == head.root else { throw AuditError(.brokenTree) }
            try write(Array(head.note.utf8), to: "checkpoint")
            return size
        }
    }

    /// Leaves of the tree that the folder holds, once it is known to be an earlier one of this log.
    private func written(in session: Session) throws -> Int {
        guard let bytes = FileManager.default.contents(atPath: "\(folder)/checkpoint") else { return 0 }
        let last = try Checkpoint(text: try SignedNote(bytes: Array(bytes)).text)
        guard try TreeHead.of(size: last.size, in: session)?.root == last.root else { throw AuditError(.otherTiles) }
        return last.size
    }

    private func writeLeaves(from start: Int, to size: Int, in session: Session) throws {
        for first in stride(from: start, to: size, by: Tile.width) {
            let width = min(Tile.width, size - first)
            let rows = try session.query(
                """
                SELECT f.leaf_hash, e.entry_hash FROM audit.leaf AS f JOIN audit.entry AS e USING (lane_id, lane_seq)
                WHERE f.leaf_index >= \(first) AND f.leaf_index < \(first + width) ORDER BY f.leaf_index
                """
            )
            guard rows.count == width else { throw AuditError(.brokenTree) }
            let place = first / Tile.width
            try write(Tile(try rows.map { try $0.get(0) }), level: 0, index: place)
            let bundle = Tile.bundle(try rows.map { try $0.get(1) })
            try write(bundle, to: Tile.path(level: nil, index: place, width: width))
            if width == Tile.width { dropPartials(level: nil, index: place) }
        }
    }

    private func writeLevel(_ level: Int, from start: Int, to count: Int) throws {
        for place in start / Tile.width...(count - 1) / Tile.width {
            let members = place * Tile.width..<min(count, (place + 1) * Tile.width)
            try write(Tile(try members.map { try tile(level: level - 1, index: $0).root }), level: level, index: place)
        }
    }

    /// The root over what no full tile of each level covers, from the right.
    private func root(size: Int) throws -> [UInt8] {
        var root: [UInt8]?
        var (level, count) = (0, size)
        while count > 0 {
            let width = count % Tile.width
            if width > 0 {
                let hashes = try tile(level: level, index: count / Tile.width, width: width).hashes
                let edge = hashes.reduce(into: RightEdge()) { $0.append($1) }
                for hash in edge.hashes.reversed() { root = root.map { MerkleTree.nodeHash(hash, $0) } ?? hash }
            }
            (level, count) = (level + 1, count / Tile.width)
        }
        return root ?? sha256([])
    }

    private func tile(level: Int, index: Int, width: Int = Tile.width) throws -> Tile {
        let path = "\(folder)/\(Tile.path(level: level, index: index, width: width))"
        guard let bytes = FileManager.default.contents(atPath: path) else { throw AuditError(.unusableFolder) }
        return try Tile(bytes: Array(bytes))
    }

    private func write(_ tile: Tile, level: Int, index: Int) throws {
        try write(tile.bytes, to: Tile.path(level: level, index: index, width: tile.hashes.count))
        if tile.hashes.count == Tile.width { dropPartials(level: level, index: index) }
    }

    private func dropPartials(level: Int?, index: Int) {
        let full = Tile.path(level: level, index: index, width: Tile.width)
        try? FileManager.default.removeItem(atPath: "\(folder)/\(full).p")
    }

    private func write(_ bytes: [UInt8], to path: String) throws {
        do { try DurableFile.replace("\(folder)/\(path)", with: bytes, mode: 0o644) } catch {
            throw AuditError(.unusableFolder)
        }
    }
}
