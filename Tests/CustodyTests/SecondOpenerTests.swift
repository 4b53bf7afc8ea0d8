import Foundation
import Testing

@testable import Custody

@Suite struct `Our CMS profile` {
    private struct File: Decodable {
        struct Key: Decodable { let privateKey, certificate: String }
        struct Vector: Decodable {
            let name, recipient, message: String
            let plaintextSHA256, refusedWith: String?
        }
        let keys: [String: Key]
        let vectors: [Vector]
    }

    private static let fixtures = Places.fixtures

    @Test func `is what the published vectors say`() throws {
        let data = try Data(contentsOf: Self.fixtures.appending(path: "cms.json"))
        let file = try JSONDecoder().decode(File.self, from: data)
        #expect(file.vectors.count { $0.plaintextSHA256 != nil } == 7)
        #expect(file.vectors.count { $0.refusedWith != nil } == 7)
        for vector in file.vectors {
            let key = try #require(file.keys[vector.recipient])
            let lines = key.privateKey.split(separator: "\n").filter { !$0.hasPrefix("-----") }
            let pkcs8 = [UInt8](try #require(Data(base64Encoded: lines.joined())))
            let sealingKey = try SealingKey(certificatePEM: key.certificate, privateKey: SecretBytes(copying: pkcs8))
            var digest: String?
            let refusal = code { digest = hex(sha256(try opened(hex(vector.message), sealingKey))) }
            #expect(digest == vector.plaintextSHA256, "\(vector.name)")
            #expect(refusal?.rawValue == vector.refusedWith, "\(vector.name)")
        }
    }

    @Test(.enabled(if: Python.hasCryptography, "the Python package `cryptography` is not installed"))
    func `is what the second opener's vectors say`() throws {
        let script = Self.fixtures.appending(path: "cms.py").path
        let vectors = Self.fixtures.appending(path: "cms.json").path
        #expect(try Scratch().run("python3", [script, "check", vectors]))
    }

    @Test(
        .enabled(if: Python.hasCryptography, "the Python package `cryptography` is not installed"),
        arguments: Recipient.Kind.allCases
    )
    func `opens in a second opener, and it seals for ours`(kind: Recipient.Kind) throws {
        let scratch = try Scratch()
        let recipient = try Recipient(kind, in: scratch)
        let script = Self.fixtures.appending(path: "cms.py").path
        for size in [0, 1, 100_000] {
            try scratch.write(CMSEnvelope.seal(pattern(size), to: recipient.certificate), "ours")
            #expect(try scratch.run("python3", [script, "open", "recipient.key"], from: "ours", to: "opened"))
            #expect(try scratch.read("opened") == pattern(size))
            try scratch.write(pattern(size), "plain")
            #expect(try scratch.run("python3", [script, "seal", "recipient.pem"], from: "plain", to: "theirs"))
            #expect(try opened(scratch.read("theirs"), recipient.key()) == pattern(size))
        }
    }

    @Test func `has one form: a length of more bytes than it needs, or an empty piece, is another`() throws {
        let scratch = try Scratch()
        _ = try Recipient(.ec, in: scratch)
        let message = try Recipient.seal(pattern(9), in: scratch, ["-stream"] + Recipient.Kind.ec.options)
        // The tag's element, which no length surrounds in the streamed form: `04 10`, 16 bytes, three ends of contents.
        let tag = message.count - 24
        try #require(message[tag] == 0x04 && message[tag + 1] == 16)
        let longer = Array(message[...tag]) + [0x81] + message[(tag + 1)...]
        #expect(code { _ = try CMSEnvelope(parsing: longer) } == .unsupportedCMS)
        // Before it: the ends of the pieces and of the content.
        try #require(message[(tag - 4)..<tag] == [0, 0, 0, 0])
        let empty = Array(message[..<(tag - 4)]) + [0x04, 0] + message[(tag - 4)...]
        #expect(code { _ = try CMSEnvelope(parsing: empty) } == .unsupportedCMS)
    }
}
