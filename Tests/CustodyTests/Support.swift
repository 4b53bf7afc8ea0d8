import CCrypto
import Foundation
import TestSupport
import Testing

@testable import Custody

func hex(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = text[...]
    while let high = rest.popFirst()?.hexDigitValue, let low = rest.popFirst()?.hexDigitValue {
        bytes.append(UInt8(high << 4 | low))
    }
    return bytes
}

func hex(_ bytes: [UInt8]) -> String { bytes.map { String(format: "%02x", $0) }.joined() }

func secret(_ bytes: [UInt8]) throws -> SecretBytes {
    unsafe try SecretBytes(capacity: bytes.count) { memory in
        unsafe memory.copyBytes(from: bytes)
        return bytes.count
    }
}

func secretKey(_ bytes: [UInt8]) throws -> SecretKey { try SecretKey(secret(bytes)) }

func revealed(_ secret: borrowing SecretBytes) -> [UInt8] { unsafe secret.withUnsafeBytes { unsafe [UInt8]($0) } }

func revealed(_ key: borrowing SecretKey) -> [UInt8] { unsafe key.withUnsafeBytes { unsafe [UInt8]($0) } }

func pattern(_ count: Int) -> [UInt8] { (0..<count).map { UInt8($0 * 7 % 251) } }

func sha256(_ bytes: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    var count = 0
    #expect(unsafe EVP_Q_digest(nil, "SHA256", nil, bytes, bytes.count, &digest, &count) == 1)
    return digest
}

/// The reason code that `body` fails with.
func code(_ body: () throws -> Void) -> CustodyError.Code? {
    do {
        try body()
        return nil
    } catch { return (error as? CustodyError)?.code }
}

func eventualCode(_ body: () async throws -> Void) async -> CustodyError.Code? {
    do {
        try await body()
        return nil
    } catch { return (error as? CustodyError)?.code }
}

enum Places {
    static let tests = URL(filePath: #filePath).deletingLastPathComponent()
    static let fixtures = tests.appending(path: "Fixtures")
    static let wycheproof = tests.appending(path: "../../../shared/data/wycheproof").standardizedFileURL
}

/// A directory that is removed at the end of the test.
final class Scratch {
    let directory: URL

    init() throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "custody-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: directory) }

    func path(_ name: String) -> String { directory.appending(path: name).path }

    func write(_ bytes: [UInt8], _ name: String) throws { try Data(bytes).write(to: directory.appending(path: name)) }

    func read(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: directory.appending(path: name))) }

    /// Runs a program in the directory, and returns whether it succeeded.
    @discardableResult
    func run(
        _ program: String,
        _ arguments: [String],
        from input: String? = nil,
        to output: String? = nil
    ) throws -> Bool {
        let process = try ChildProcess(
            [program] + arguments,
            directory: directory.path,
            input: input.map { .file(directory.appending(path: $0)) } ?? .nothing,
            output: output.map { .file(directory.appending(path: $0)) } ?? .nothing
        )
        return process.waitForExit() == 0
    }
}

/// A recipient that the `openssl` program made.
struct Recipient {
    enum Kind: String, CaseIterable {
        case ec, rsa
    }

    let scratch: Scratch
    let certificate: String

    init(_ kind: Kind, in scratch: Scratch, name: String = "recipient") throws {
        self.scratch = scratch
        let key = kind == .ec ? ["ec", "-pkeyopt", "ec_paramgen_curve:P-256"] : ["rsa:2048"]
        try #require(
            try scratch.run(
                "openssl",
                ["req", "-x509", "-newkey"] + key + [
                    "-nodes", "-keyout", "\(name).key", "-out", "\(name).pem", "-subj", "/CN=\(name)", "-days", "2",
                ]
            )
        )
        try #require(
            try scratch.run(
                "openssl",
                ["pkcs8", "-topk8", "-nocrypt", "-in", "\(name).key", "-outform", "DER", "-out", "\(name).p8"]
            )
        )
        certificate = String(decoding: try scratch.read("\(name).pem"), as: UTF8.self)
    }

    func key(_ name: String = "recipient") throws -> SealingKey {
        try SealingKey(certificatePEM: certificate, privateKey: secret(scratch.read("\(name).p8")))
    }

    /// Seals with the `openssl` program.
    static func seal(
        _ plaintext: [UInt8],
        in scratch: Scratch,
        cipher: String = "-aes-256-gcm",
        _ options: [String]
    ) throws -> [UInt8] {
        try scratch.write(plaintext, "plain")
        let arguments = ["cms", "-encrypt", "-binary", cipher, "-outform", "DER", "-in", "plain", "-out", "sealed"]
        try #require(try scratch.run("openssl", arguments + options))
        return try scratch.read("sealed")
    }
}

extension Recipient.Kind {
    /// What brings `openssl cms` into the profile.
    var options: [String] {
        switch self {
        case .ec: ["-recip", "recipient.pem", "-keyopt", "ecdh_kdf_md:sha256"]
        case .rsa: ["-recip", "recipient.pem", "-keyopt", "rsa_padding_mode:oaep", "-keyopt", "rsa_oaep_md:sha256"]
        }
    }
}

func opened(_ message: [UInt8], _ key: borrowing SealingKey) throws -> [UInt8] {
    let envelope = try CMSEnvelope(parsing: message)
    return try envelope.open(with: envelope.contentKey(with: key))
}
