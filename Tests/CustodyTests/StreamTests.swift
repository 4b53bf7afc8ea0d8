import Foundation
import Testing

@testable import Custody

@Suite struct `Blobs as streams` {
    static let chunk = Cobblestone256.chunkSize
    static let place = Array("a place".utf8)

    /// Seals in pieces of a size.
    private func sealed(_ plaintext: [UInt8], with key: borrowing SecretKey, pieces: Int) throws -> [UInt8] {
        var sealer = try Cobblestone256.Sealer(with: key, context: Self.place)
        var blob = sealer.header
        for start in stride(from: 0, to: plaintext.count, by: pieces) {
            try sealer.seal(Array(plaintext[start..<min(start + pieces, plaintext.count)]), to: &blob)
        }
        try sealer.finish(to: &blob)
        return blob
    }

    /// Opens in pieces of a size.
    private func opened(_ blob: [UInt8], with key: borrowing SecretKey, pieces: Int) throws -> [UInt8] {
        let count = Cobblestone256.headerCount
        var opener = try Cobblestone256.Opener(
            header: Array(blob.prefix(count)),
            with: key,
            context: Self.place
        )
        var plaintext: [UInt8] = []
        for start in stride(from: count, to: blob.count, by: pieces) {
            try opener.open(Array(blob[start..<min(start + pieces, blob.count)]), to: &plaintext)
        }
        try opener.finish(to: &plaintext)
        return plaintext
    }

    @Test(arguments: [0, 1, chunk - 1, chunk, chunk + 1, 3 * chunk, 3 * chunk + 17], [1000, chunk, 20_000, 1 << 20])
    func `are the same format as blobs at once, however they are cut`(size: Int, pieces: Int) throws {
        let key = try SecretKey.random()
        let blob = try sealed(pattern(size), with: key, pieces: pieces)
        #expect(blob.count == Cobblestone256.sealedCount(of: size))
        #expect(try Cobblestone256.open(blob, with: key, context: Self.place) == pattern(size))
        let other = try Cobblestone256.seal(pattern(size), with: key, context: Self.place)
        #expect(try opened(other, with: key, pieces: pieces) == pattern(size))
    }

    @Test func `that end at a chunk's border are truncated, though every chunk was authentic`() throws {
        let key = try SecretKey.random()
        let blob = try sealed(pattern(2 * Self.chunk), with: key, pieces: 5000)
        let cut = Array(blob.dropLast(GCMCipher.tagCount))
        #expect(code { _ = try opened(cut, with: key, pieces: 5000) } == .truncated)
        #expect(code { _ = try opened(Array(blob.prefix(50)), with: key, pieces: 5000) } == .truncated)
    }

    @Test func `hand out nothing of a chunk that was altered, and all before it`() throws {
        let key = try SecretKey.random()
        var blob = try sealed(pattern(3 * Self.chunk), with: key, pieces: 5000)
        blob[Cobblestone256.headerCount + Cobblestone256.sealedChunkSize + 5] ^= 1
        var opener = try Cobblestone256.Opener(
            header: Array(blob.prefix(Cobblestone256.headerCount)),
            with: key,
            context: Self.place
        )
        var plaintext: [UInt8] = []
        var found: CustodyError.Code?
        do { try opener.open(Array(blob.dropFirst(Cobblestone256.headerCount)), to: &plaintext) } catch {
            found = (error as? CustodyError)?.code
        }
        #expect(found == .altered)
        #expect(plaintext == pattern(Self.chunk))
    }

    @Test func `refuse another key or another place at their header`() throws {
        let blob = try sealed(pattern(10), with: SecretKey.random(), pieces: 10)
        #expect(code { _ = try opened(blob, with: SecretKey.random(), pieces: 10) } == .wrongKey)
    }

    /// Were all keys the same, the place alone would still tell: the worst case, for real keys differ as well.
    @Test func `and blobs of any place open in no other`() throws {
        let key = try SecretKey.random()
        let ids = (0..<6).map { _ in UUID() }
        var places: [BlobContext] = []
        for practice in ids[..<2] {
            for dictation in ids[2..<4] {
                for artifactClass in ["audio", "transcript", "note"] {
                    for version in [1, 2] {
                        for keyID in ids[4...] {
                            places.append(
                                BlobContext(
                                    practice: practice,
                                    dictation: dictation,
                                    artifactClass: artifactClass,
                                    artifactVersion: version,
                                    keyID: keyID
                                )
                            )
                        }
                    }
                }
            }
        }
        #expect(places.count == 48)
        let blobs = try places.map { try Cobblestone256.seal(pattern(9), with: key, context: $0.bytes) }
        for (home, blob) in zip(places, blobs) {
            for place in places {
                let found = code { _ = try Cobblestone256.open(blob, with: key, context: place.bytes) }
                #expect(found == (place == home ? nil : .wrongKey))
            }
        }
    }
}
