import Foundation
import Testing

@testable import Custody

@Suite struct `CMS messages` {
    static let sizes = [0, 1, 1000, 4096, 100_000]
    static let kinds = Recipient.Kind.allCases

    @Test(arguments: kinds, [true, false]) func `of the openssl program open`(
        kind: Recipient.Kind,
        streamed: Bool
    ) throws {
        let scratch = try Scratch()
        let recipient = try Recipient(kind, in: scratch)
        // The program itself fails on an empty stream.
        for size in Self.sizes where !(streamed && size == 0) {
            let message = try Recipient.seal(pattern(size), in: scratch, (streamed ? ["-stream"] : []) + kind.options)
            #expect(try opened(message, recipient.key()) == pattern(size))
        }
    }

    @Test(arguments: kinds) func `that name their recipient by key identifier open`(kind: Recipient.Kind) throws {
        let scratch = try Scratch()
        let recipient = try Recipient(kind, in: scratch)
        let message = try Recipient.seal(pattern(10), in: scratch, ["-keyid"] + kind.options)
        guard case .subjectKeyIdentifier = try CMSEnvelope(parsing: message).recipient else {
            Issue.record("not named by key identifier")
            return
        }
        #expect(try opened(message, recipient.key()) == pattern(10))
    }

    @Test(arguments: kinds) func `of ours open with the openssl program and with us`(kind: Recipient.Kind) throws {
        let scratch = try Scratch()
        let recipient = try Recipient(kind, in: scratch)
        for size in Self.sizes {
            let message = try CMSEnvelope.seal(pattern(size), to: recipient.certificate)
            try scratch.write(message, "ours")
            let arguments = ["-decrypt", "-binary", "-inform", "DER", "-in", "ours", "-out", "opened"]
            #expect(
                try scratch.run(
                    "openssl",
                    ["cms"] + arguments + ["-recip", "recipient.pem", "-inkey", "recipient.key"]
                )
            )
            #expect(try scratch.read("opened") == pattern(size))
            #expect(try opened(message, recipient.key()) == pattern(size))
        }
    }

    @Test(arguments: kinds)
    func `of ours made piece by piece open with the openssl program and with us`(kind: Recipient.Kind) throws {
        let scratch = try Scratch()
        let recipient = try Recipient(kind, in: scratch)
        for (size, pieces) in [(0, 1), (1, 1), (300, 7), (100_000, 16_384), (200_000, 200_000)] {
            var sealer = try CMSSealer(to: recipient.certificate)
            var message = sealer.head
            for start in stride(from: 0, to: size, by: pieces) {
                message += try sealer.seal(Array(pattern(size)[start..<min(start + pieces, size)]))
            }
            let whole = message + (try sealer.finish())
            try scratch.write(whole, "ours")
            let arguments = ["-decrypt", "-binary", "-inform", "DER", "-in", "ours", "-out", "opened"]
            let opener = ["cms"] + arguments + ["-recip", "recipient.pem", "-inkey", "recipient.key"]
            #expect(try scratch.run("openssl", opener))
            #expect(try scratch.read("opened") == pattern(size))
            #expect(try opened(whole, recipient.key()) == pattern(size))
            let refused = code { _ = try opened(message, recipient.key()) }
            #expect(refused == .truncated || refused == .notCMS, "an end that is missing is seen")
        }
    }

    @Test func `open again by the content key, once it is wrapped under the audio's key`() throws {
        let scratch = try Scratch()
        let recipient = try Recipient(.ec, in: scratch)
        let envelope = try CMSEnvelope(parsing: CMSEnvelope.seal(pattern(5000), to: recipient.certificate))
        let dataKey = try SecretKey.random()
        let context = WrapContext.contentKey(practice: UUID(), dictation: UUID())
        let wrapped = try envelope.contentKey(with: recipient.key()).wrapped(under: dataKey, for: context)
        #expect(wrapped.count == 40)
        let contentKey = try SecretKey(unwrapping: wrapped, under: dataKey, for: context)
        #expect(try envelope.open(with: contentKey) == pattern(5000))
        #expect(code { _ = try envelope.open(with: SecretKey.random()) } == .altered)
    }

    @Test(arguments: kinds, [true, false])
    func `with one bit changed, wherever it is, are refused`(kind: Recipient.Kind, streamed: Bool) throws {
        let scratch = try Scratch()
        let recipient = try Recipient(kind, in: scratch)
        let message = try Recipient.seal(pattern(300), in: scratch, (streamed ? ["-stream"] : []) + kind.options)
        for index in message.indices {
            var changed = message
            changed[index] ^= 1 << (index % 8)
            #expect(code { _ = try opened(changed, recipient.key()) } != nil, "byte \(index)")
        }
    }

    @Test(arguments: kinds, [true, false])
    func `that end early are called truncated, wherever they end`(kind: Recipient.Kind, streamed: Bool) throws {
        let scratch = try Scratch()
        _ = try Recipient(kind, in: scratch)
        let message = try Recipient.seal(pattern(300), in: scratch, (streamed ? ["-stream"] : []) + kind.options)
        #expect(code { _ = try CMSEnvelope(parsing: []) } == .notCMS)
        for count in 1..<message.count {
            let found = code { _ = try CMSEnvelope(parsing: Array(message[..<count])) }
            #expect(found == .truncated, "cut to \(count)")
        }
        #expect(code { _ = try CMSEnvelope(parsing: message + [0]) } != nil, "with a byte more")
    }

    @Test func `for another key are refused before any key is tried`() throws {
        let scratch = try Scratch()
        _ = try Recipient(.ec, in: scratch)
        let stranger = try Recipient(.ec, in: scratch, name: "stranger")
        let message = try Recipient.seal(pattern(10), in: scratch, Recipient.Kind.ec.options)
        #expect(code { _ = try opened(message, stranger.key("stranger")) } == .wrongRecipient)
    }

    @Test func `with the right name but another key are refused`() throws {
        let scratch = try Scratch()
        let recipient = try Recipient(.ec, in: scratch)
        _ = try Recipient(.ec, in: scratch, name: "stranger")
        _ = try Recipient(.rsa, in: scratch, name: "other-kind")
        let message = try Recipient.seal(pattern(10), in: scratch, Recipient.Kind.ec.options)
        #expect(code { _ = try opened(message, recipient.key("stranger")) } == .altered)
        #expect(code { _ = try opened(message, recipient.key("other-kind")) } == .wrongRecipient)
    }

    @Test func `outside the profile are refused by name`() throws {
        let scratch = try Scratch()
        _ = try Recipient(.rsa, in: scratch)
        let (rsa, oaep) = (["-recip", "recipient.pem"], Recipient.Kind.rsa.options)
        func refused(_ message: [UInt8]) -> CustodyError.Code? { code { _ = try CMSEnvelope(parsing: message) } }

        #expect(refused(try Recipient.seal(pattern(9), in: scratch, rsa)) == .unsupportedCMS, "PKCS #1 v1.5")
        let sha1 = rsa + ["-keyopt", "rsa_padding_mode:oaep"]
        #expect(refused(try Recipient.seal(pattern(9), in: scratch, sha1)) == .unsupportedCMS, "OAEP with SHA-1")
        let cbc = try Recipient.seal(pattern(9), in: scratch, cipher: "-aes-256-cbc", oaep)
        #expect(refused(cbc) == .unsupportedCMS, "EnvelopedData")
        let small = try Recipient.seal(pattern(9), in: scratch, cipher: "-aes-128-gcm", oaep)
        #expect(refused(small) == .unsupportedCMS, "AES-128")
        #expect(refused(try Recipient.seal(pattern(9), in: scratch, oaep + oaep)) == .unsupportedCMS, "two recipients")
        let shared = ["-secretkey", String(repeating: "ab", count: 32), "-secretkeyid", "01"]
        #expect(refused(try Recipient.seal(pattern(9), in: scratch, shared)) == .unsupportedCMS, "a shared key")

        _ = try Recipient(.ec, in: scratch)
        let elliptic = try Recipient.seal(pattern(9), in: scratch, ["-recip", "recipient.pem"])
        #expect(refused(elliptic) == .unsupportedCMS, "the SHA-1 key derivation")
    }

    @Test func `with a shorter tag are refused`() throws {
        let scratch = try Scratch()
        _ = try Recipient(.ec, in: scratch)
        let message = try Recipient.seal(pattern(9), in: scratch, ["-stream"] + Recipient.Kind.ec.options)
        // In the streamed form no length surrounds the tag: `04 10`, 16 bytes, three ends of contents.
        let end = message.count - 6
        var cut = message[..<end]
        try #require(cut[end - 18] == 0x04 && cut[end - 17] == 16)
        cut.removeLast(12)
        cut[end - 17] = 4
        #expect(code { _ = try CMSEnvelope(parsing: Array(cut) + message[end...]) } == .unsupportedCMS)
    }

    @Test func `with authenticated attributes open, and only with these`() throws {
        let scratch = try Scratch()
        let recipient = try Recipient(.ec, in: scratch)
        let message = try Recipient.seal(pattern(9), in: scratch, ["-stream"] + Recipient.Kind.ec.options)
        let envelope = try CMSEnvelope(parsing: message)
        let contentKey = try envelope.contentKey(with: recipient.key())
        // The content type, plain data: as `SET OF` it is authenticated, as [1] it is sent.
        let attribute = hex("1a301806092a864886f70d010903310b06092a864886f70d010701")
        let cipher = unsafe try contentKey.withUnsafeBytes { unsafe try GCMCipher(key: $0, .seal) }
        try cipher.begin(nonce: envelope.content.nonce, authenticated: ([0x31] + attribute)[...])
        var ciphertext = pattern(9)
        unsafe try ciphertext.withUnsafeMutableBytes { bytes in
            unsafe try cipher.update(UnsafeRawBufferPointer(bytes), into: try #require(bytes.baseAddress))
        }
        let tail = [0x04, 16] + (try cipher.tag()) + message.suffix(6)
        func with(_ attribute: [UInt8]) -> [UInt8] {
            Array(message[..<(message.count - 24)]) + [0xa1] + attribute + tail
        }
        #expect(try opened(with(attribute), recipient.key()) == pattern(9))
        var other = attribute
        other[other.count - 1] ^= 2
        #expect(code { _ = try opened(with(other), recipient.key()) } == .altered)
    }

    @Test func `are told from what is no CMS`() {
        let pem = Array("-----BEGIN CMS-----\n".utf8)
        for bytes in [[], [0x30], [0x30, 0x80], [0x30, 0x03, 0x02, 0x01, 0x00], Array("RIFF....WAVE".utf8), pem] {
            let found = code { _ = try CMSEnvelope(parsing: bytes) }
            #expect(found == .notCMS || (found == .truncated && bytes.first == 0x30), "\(bytes)")
        }
    }

    @Test func `that are too large or cut into dust cost nothing`() {
        #expect(code { _ = try CMSEnvelope(parsing: pattern(11), maximumSize: 10) } == .tooLarge)
        let oid: [UInt8] = [0x30, 0x80, 0x06, 0x01, 0x2a]
        let dust = oid + [UInt8](repeating: 0x04, count: 600_000).flatMap { [$0, 0] }
        #expect(code { _ = try CMSEnvelope(parsing: dust) } == .tooLarge)
        let deep = oid + [UInt8](repeating: 0x30, count: 1000).flatMap { [$0, 0x80] }
        #expect(code { _ = try CMSEnvelope(parsing: deep) } != nil)
    }

    @Test func `are not sealed to a certificate that has expired, or is none`() throws {
        let scratch = try Scratch()
        let recipient = try Recipient(.ec, in: scratch)
        let later = Date().addingTimeInterval(3 * 86400)
        #expect(code { _ = try CMSEnvelope.seal([], to: recipient.certificate, now: later) } == .unusableCertificate)
        #expect(code { _ = try CMSEnvelope.seal([], to: "no certificate") } == .unusableCertificate)
    }
}
