import Foundation
import Testing

@testable import Custody

@Suite struct `A master key in a file` {
    let practice = WrapContext.practiceKey(UUID())

    private func make(_ content: [UInt8], in scratch: Scratch, mode: Int = 0o600) throws -> String {
        try scratch.write(content, "master")
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: scratch.path("master"))
        return scratch.path("master")
    }

    @Test func `is made once, for its owner only, and never overwritten`() async throws {
        let scratch = try Scratch()
        let path = scratch.path("new")
        let master = try FileMasterKey.create(path: path)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(code { _ = try FileMasterKey.create(path: path) } == .masterKeyUnavailable)
        #expect(try FileMasterKey(path: path).id == master.id)
    }

    @Test func `is the same in bytes and in hexadecimal digits`() throws {
        let scratch = try Scratch()
        let raw = try FileMasterKey(path: make(pattern(32), in: scratch))
        let digits = try FileMasterKey(path: make(Array(hex(pattern(32)).utf8), in: scratch))
        let line = try FileMasterKey(path: make(Array((hex(pattern(32)).uppercased() + "\n").utf8), in: scratch))
        #expect(raw.id == digits.id && raw.id == line.id)
        #expect(raw.id.hasPrefix("file:") && !raw.id.contains(hex(pattern(4))))
    }

    @Test(arguments: [0o640, 0o604, 0o660, 0o644]) func `is refused when others can read it`(mode: Int) throws {
        let scratch = try Scratch()
        let path = try make(pattern(32), in: scratch, mode: mode)
        #expect { _ = try FileMasterKey(path: path) } throws: { error in
            (error as? CustodyError)?.code == .masterKeyUnavailable && "\(error)".contains("chmod 600")
        }
    }

    @Test(arguments: [0, 16, 31, 33, 63, 64, 66, 1000]) func `of another length or form is refused`(count: Int) throws {
        let scratch = try Scratch()
        let path = try make([UInt8](repeating: UInt8(ascii: "z"), count: count), in: scratch)
        #expect(code { _ = try FileMasterKey(path: path) } == .masterKeyUnavailable)
    }

    @Test func `that is missing or a directory is refused`() throws {
        let scratch = try Scratch()
        #expect(code { _ = try FileMasterKey(path: scratch.path("none")) } == .masterKeyUnavailable)
        #expect(code { _ = try FileMasterKey(path: scratch.directory.path) } == .masterKeyUnavailable)
    }

    @Test func `comes from systemd's credentials by its name`() throws {
        let scratch = try Scratch()
        let made = try FileMasterKey.create(path: scratch.path(FileMasterKey.credentialName))
        for (mode, isAccepted) in [(0o400, true), (0o440, true), (0o444, false)] {
            let path = scratch.path(FileMasterKey.credentialName)
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
            let id = try? FileMasterKey(credentialsDirectory: scratch.directory.path).id
            #expect(id == (isAccepted ? made.id : nil))
        }
    }

    @Test func `wraps for one context only`() async throws {
        let scratch = try Scratch()
        let master = try FileMasterKey.create(path: scratch.path("master"))
        let key = try SecretKey.random()
        var wrapped = try await master.wrap(key, for: practice)
        let unwrapped = try await master.unwrap(wrapped, for: practice)
        #expect(revealed(unwrapped) == revealed(key))
        let copy = wrapped
        let elsewhere = await eventualCode { _ = try await master.unwrap(copy, for: .practiceKey(UUID())) }
        #expect(elsewhere == .keyRefused)
        wrapped[20] ^= 1
        let changed = wrapped
        let refused = await eventualCode { _ = try await master.unwrap(changed, for: practice) }
        #expect(refused == .keyRefused)
    }

    @Test func `binds each kind of wrapped key to its ids`() throws {
        let parent = try SecretKey.random()
        let key = try SecretKey.random()
        let ids = (0..<4).map { _ in UUID() }
        let contexts: [WrapContext] = [
            .practiceKey(ids[0]), .practiceKey(ids[1]), .sealingKey(ids[0], practice: ids[1]),
            .sealingKey(ids[1], practice: ids[0]), .contentKey(practice: ids[0], dictation: ids[1]),
            .dataKey(ids[0], practice: ids[1], dictation: ids[2], artifactClass: "note"),
            .dataKey(ids[0], practice: ids[1], dictation: ids[3], artifactClass: "note"),
            .dataKey(ids[0], practice: ids[1], dictation: ids[2], artifactClass: "audio"),
            .dataKey(ids[3], practice: ids[1], dictation: ids[2], artifactClass: "note"),
        ]
        for made in contexts {
            let wrapped = try key.wrapped(under: parent, for: made)
            for tried in contexts {
                let found = code { _ = try SecretKey(unwrapping: wrapped, under: parent, for: tried) }
                #expect(found == (made == tried ? nil : .keyRefused))
            }
        }
    }
}
