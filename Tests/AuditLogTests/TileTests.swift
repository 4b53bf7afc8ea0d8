import Foundation
import Postgres
import TestSupport
import Testing

@testable import AuditLog

@Suite struct TileTests {
    @Test func `paths are those of C2SP tlog-tiles`() {
        #expect(Tile.path(level: 0, index: 1_234_067, width: 256) == "tile/0/x001/x234/067")
        #expect(Tile.path(level: 2, index: 0, width: 3) == "tile/2/000.p/3")
        #expect(Tile.path(level: nil, index: 1000, width: 256) == "tile/entries/x001/000")
    }

    @Test func `tiles and bundles of another form are refused`() throws {
        let hashes = (0..<3).map { sha256([$0]) }
        #expect(try Tile(bytes: Tile(hashes).bytes).hashes == hashes)
        #expect(try Tile.leaves(inBundle: Tile.bundle(hashes)) == hashes)
        for bad in [[], [UInt8](repeating: 0, count: 31), [UInt8](repeating: 0, count: 257 * 32)] {
            #expect(throws: AuditError(.malformedTile)) { try Tile(bytes: bad) }
        }
        for bad in [[], [0], [0, 2, 1], [UInt8](repeating: 0, count: 514)] {
            #expect(throws: AuditError(.malformedTile)) { try Tile.leaves(inBundle: bad) }
        }
    }

    @Test func `a folder grows with the log, keeps no partial tile that is full, and refuses another log's`()
        async throws
    {
        try await AuditFixture.with { fixture in
            let folder = try Scratch()
            let export = TileExport(folder: folder.path(""))
            try await fixture.fill(2)
            try await fixture.seal(upTo: 4)
            #expect(try await export.run(from: fixture.pool) == 4)
            #expect(FileManager.default.fileExists(atPath: folder.path("tile/entries/000.p/4")))
            try await fixture.fillQuickly(300)
            try await fixture.seal(upTo: 304, batch: 1000)
            #expect(try await export.run(from: fixture.pool) == 304)
            #expect(try await export.run(from: fixture.pool) == 304)
            for path in [
                "tile/0/000", "tile/0/001.p/48", "tile/1/000.p/1", "tile/entries/000", "tile/entries/001.p/48",
            ] {
                #expect(FileManager.default.fileExists(atPath: folder.path(path)), "\(path)")
            }
            #expect(!FileManager.default.fileExists(atPath: folder.path("tile/0/000.p")))
            let foreign = Checkpoint(origin: "example.org/audit", size: 4, root: sha256([1]))
            try folder.write("checkpoint", foreign.signed(by: fixture.signer))
            await #expect(throws: AuditError(.otherTiles)) { try await export.run(from: fixture.pool) }
        }
    }

    @Test func `proofs from the database hold, on both sides of a tile's edge`() async throws {
        try await AuditFixture.with { fixture in
            try await fixture.fillQuickly(260)
            try await fixture.seal(upTo: 260, batch: 1000)
            try await fixture.fillQuickly(300)
            try await fixture.seal(upTo: 560, batch: 1000)
            try await fixture.pool.run { session in
                let head = try #require(try TreeHead.newest(in: session))
                var tree = try TreeReader(size: 560, in: session)
                for index in [0, 1, 255, 256, 257, 511, 512, 558, 559] {
                    let hash: [UInt8] = try session.query(
                        "SELECT leaf_hash FROM audit.leaf WHERE leaf_index = \(index)"
                    )[0].get(0)
                    let proof = try tree.inclusionProof(of: index)
                    #expect(MerkleTree.isIncluded(hash, at: index, size: 560, root: head.root, proof: proof))
                }
                let old = try #require(try TreeHead.of(size: 260, in: session))
                let proof = try ConsistencyReader(from: 260, to: 560, in: session).proof()
                #expect(
                    MerkleTree.isConsistent(
                        oldSize: 260,
                        oldRoot: old.root,
                        newSize: 560,
                        newRoot: head.root,
                        proof: proof
                    )
                )
                #expect(throws: AuditError(.notSealed)) {
                    try ConsistencyReader(from: 259, to: 560, in: session)
                }
            }
        }
    }
}
