import Foundation
import Testing

@testable import Custody

@Suite struct `Sealed blobs` {
    static let chunk = Cobblestone256.chunkSize
    static let sizes = [0, 1, chunk - 1, chunk, chunk + 1, 3 * chunk, 3 * chunk + 17]
    static let place = Array("a place".utf8)

    @Test(arguments: sizes) func `open to what was sealed`(size: Int) throws {
        let key = try SecretKey.random()
        let sealed = try Cobblestone256.seal(pattern(size), with: key, context: Self.place)
        #expect(sealed.count == Cobblestone256.sealedCount(of: size))
        #expect(try Cobblestone256.open(sealed, with: key, context: Self.place) == pattern(size))
    }

    @Test func `never repeat, even of the same plaintext`() throws {
        let key = try SecretKey.random()
        let first = try Cobblestone256.seal(pattern(100), with: key, context: Self.place)
        #expect(try Cobblestone256.seal(pattern(100), with: key, context: Self.place) != first)
    }

    @Test func `refuse another key before anything is decrypted`() throws {
        let sealed = try Cobblestone256.seal(pattern(100), with: SecretKey.random(), context: Self.place)
        #expect(
            code { _ = try Cobblestone256.open(sealed, with: SecretKey.random(), context: Self.place) } == .wrongKey
        )
    }

    @Test func `open in their own place only`() throws {
        let key = try SecretKey.random()
        let ids = (0..<6).map { _ in UUID() }
        func context(_ p: Int = 0, _ d: Int = 1, _ c: String = "note", _ v: Int = 1, _ k: Int = 2) -> [UInt8] {
            BlobContext(practice: ids[p], dictation: ids[d], artifactClass: c, artifactVersion: v, keyID: ids[k]).bytes
        }
        let sealed = try Cobblestone256.seal(pattern(100), with: key, context: context())
        #expect(try Cobblestone256.open(sealed, with: key, context: context()) == pattern(100))
        let others = [
            context(3), context(0, 4), context(0, 1, "transcript"), context(0, 1, "note", 2),
            context(0, 1, "note", 1, 5), context(1, 0), [], context() + [0],
        ]
        for other in others {
            #expect(code { _ = try Cobblestone256.open(sealed, with: key, context: other) } == .wrongKey)
        }
    }

    @Test func `refuse one changed bit, wherever it is`() throws {
        let key = try SecretKey.random()
        let sealed = try Cobblestone256.seal(pattern(200), with: key, context: Self.place)
        for index in sealed.indices {
            var changed = sealed
            changed[index] ^= 1 << (index % 8)
            let found = code { _ = try Cobblestone256.open(changed, with: key, context: Self.place) }
            #expect(found == (index < Cobblestone256.headerCount ? .wrongKey : .altered), "byte \(index)")
        }
    }

    @Test func `refuse chunks that are dropped, added, repeated or moved`() throws {
        let key = try SecretKey.random()
        let sealed = try Cobblestone256.seal(pattern(2 * Self.chunk), with: key, context: Self.place)
        let size = Cobblestone256.sealedChunkSize
        let header = Array(sealed[..<Cobblestone256.headerCount])
        let body = sealed[Cobblestone256.headerCount...]
        let (first, second, last) = (body.prefix(size), body.dropFirst(size).prefix(size), body.dropFirst(2 * size))
        #expect(last.count == GCMCipher.tagCount)
        let arrangements: [[ArraySlice<UInt8>]] = [
            [second, first, last], [first, last], [first, first, last], [second, last], [last],
            [first, second, second, last], [first, second, last, last], [first, second, last, [0]],
        ]
        for arrangement in arrangements.map({ header + $0.joined() }) {
            let found = code { _ = try Cobblestone256.open(arrangement, with: key, context: Self.place) }
            #expect(found == .altered || found == .truncated)
        }
        // Without its last, short chunk a blob is cut at a border: the length alone tells.
        #expect(
            code { _ = try Cobblestone256.open(header + first + second, with: key, context: Self.place) } == .truncated
        )
    }

    @Test func `refuse every cut`() throws {
        let key = try SecretKey.random()
        let sealed = try Cobblestone256.seal(pattern(100), with: key, context: Self.place)
        for count in 0..<sealed.count {
            let found = code { _ = try Cobblestone256.open(Array(sealed[..<count]), with: key, context: Self.place) }
            #expect(found == .truncated || found == .altered, "cut to \(count)")
        }
    }

    @Test func `are what the published vectors say`() throws {
        let data = try Data(contentsOf: Places.fixtures.appending(path: "cobblestone256.json"))
        let file = try JSONDecoder().decode(Vectors.self, from: data)
        #expect(file.vectors.count == 12)
        for vector in file.vectors {
            let plaintext = pattern(vector.plaintextCount)
            let key = try secretKey(hex(vector.key))
            let context = hex(vector.context)
            let sealed = try Cobblestone256.seal(plaintext, with: key, context: context, salt: hex(vector.salt))
            #expect(sealed.count == vector.sealedCount)
            #expect(hex(Array(sealed.prefix(72))) == vector.sealedStart)
            #expect(hex(sha256(sealed)) == vector.sealedSHA256)
            #expect(try Cobblestone256.open(sealed, with: key, context: context) == plaintext)
        }
    }

    @Test(.enabled(if: Python.hasCryptography, "the Python package `cryptography` is not installed"), arguments: sizes)
    func `open in a second opener, and it seals for ours`(size: Int) throws {
        let (scratch, key) = (try Scratch(), pattern(32))
        let script = Places.fixtures.appending(path: "cobblestone256.py").path
        try scratch.write(Cobblestone256.seal(pattern(size), with: secretKey(key), context: Self.place), "sealed")
        #expect(
            try scratch.run("python3", [script, "open", hex(key), hex(Self.place)], from: "sealed", to: "opened")
        )
        #expect(try scratch.read("opened") == pattern(size))
        try scratch.write(pattern(size), "plain")
        #expect(try scratch.run("python3", [script, "seal", hex(key), hex(Self.place)], from: "plain", to: "theirs"))
        #expect(
            try Cobblestone256.open(scratch.read("theirs"), with: secretKey(key), context: Self.place) == pattern(size)
        )
    }
}

private struct Vectors: Decodable {
    struct Vector: Decodable {
        let key, salt, context, sealedStart, sealedSHA256: String
        let plaintextCount, sealedCount: Int
    }

    let vectors: [Vector]
}

enum Python {
    static let hasCryptography =
        (try? Scratch().run("python3", ["-c", "import cryptography.hazmat.primitives.ciphers.aead"])) ?? false
}
