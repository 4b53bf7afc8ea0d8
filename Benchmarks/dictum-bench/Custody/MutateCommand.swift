import ArgumentParser
import Custody
import Foundation

/// `Scripts/fuzz mutate`
struct MutateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mutate",
        abstract: "Opens changed containers and CMS messages; none may be accepted, and nothing may crash.",
        discussion: "A crash ends the program: repeat its last ten thousand with --from, and it crashes again."
    )

    @Option(help: "How many of each.")
    var count = 1_000_000
    @Option(help: "The same seed makes the same changes.")
    var seed = UInt64.random(in: 0...UInt64(UInt32.max))
    @Option(help: "The number of the first.")
    var from = 0

    func run() async throws {
        print("seed \(seed)")
        for victim in [try Victim.containers(), try await offPool { Result { try Victim.messages() } }.get()] {
            let tally = try await offPool { Result { try victim.torment(numbers, seed: seed, progress: note) } }.get()
            print("\(victim.name): \(tally)")
            guard tally.accepted.isEmpty, tally.unexpected.isEmpty else { throw ExitCode(1) }
        }
    }

    private var numbers: Range<Int> { from..<(from + count) }

    private func note(_ text: String) { FileHandle.standardError.write(Data("\(text)\n".utf8)) }
}

/// What is changed, and how it is opened.
struct Victim: Sendable {
    let name: String
    let samples: [[UInt8]]
    /// Opens a sample or throws.
    let open: @Sendable ([UInt8]) throws -> Void

    struct Tally: Sendable, CustomStringConvertible {
        var refused: [CustodyError.Code: Int] = [:]
        var accepted: [Int] = []
        var unexpected: [Int] = []

        var description: String {
            let codes = refused.sorted { $0.value > $1.value }.map { "\($0.key.rawValue) \($0.value)" }
            let wrong = (accepted + unexpected).prefix(5).map { " (case \($0))" }.joined()
            return
                "\(refused.values.reduce(0, +)) refused (\(codes.joined(separator: ", "))), \(accepted.count) accepted, "
                + "\(unexpected.count) other errors\(wrong)"
        }
    }

    /// Opens a mutant of each number. The samples themselves must open, or the run would show nothing.
    func torment(_ numbers: Range<Int>, seed: UInt64, progress: (String) -> Void = { _ in }) throws -> Tally {
        for sample in samples { try open(sample) }
        var tally = Tally()
        for number in numbers {
            if number % 10_000 == 0 { progress("\(name): \(number)") }
            var mutator = Mutator(seed: seed, number: number)
            let mutant = mutator.mutant(of: samples)
            do {
                try open(mutant)
                tally.accepted.append(number)
            } catch let error as CustodyError {
                tally.refused[error.code, default: 0] += 1
            } catch {
                tally.unexpected.append(number)
            }
        }
        return tally
    }

    /// Sealed blobs around the size of a chunk.
    static func containers() throws -> Victim {
        let bytes = (0..<32).map { UInt8($0 * 5) }
        let key: @Sendable () throws -> SecretKey = {
            try SecretKey(SecretBytes(copying: bytes))
        }
        let (place, chunk) = (Array("a place".utf8), Cobblestone256.chunkSize)
        let samples = try [0, 1, 100, 100, 1000, chunk - 1, chunk, chunk + 1].map {
            try Cobblestone256.seal([UInt8](repeating: 42, count: $0), with: key(), context: place)
        }
        return Victim(name: "containers", samples: samples) {
            _ = try Cobblestone256.open($0, with: key(), context: place)
        }
    }

    /// Messages of the `openssl` program and of ours, to a key on P-256 and an RSA key.
    static func messages() throws -> Victim {
        let folder = FileManager.default.temporaryDirectory.appending(path: "dictum-mutate-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(repeating: 42, count: 60).write(to: folder.appending(path: "plain"))
        let curve = try MessageMaker(["ec", "-pkeyopt", "ec_paramgen_curve:P-256"], in: folder)
        let rsa = try MessageMaker(["rsa:2048"], in: folder)
        let oaep = ["-keyopt", "rsa_padding_mode:oaep", "-keyopt", "rsa_oaep_md:sha256"]
        let kdf = ["-keyopt", "ecdh_kdf_md:sha256"]
        let samples = [
            try CMSEnvelope.seal([UInt8](repeating: 42, count: 60), to: curve.pem),
            try curve.seal(kdf), try curve.seal(kdf + ["-stream"]), try curve.seal(kdf + ["-keyid", "-stream"]),
            try rsa.seal(oaep), try rsa.seal(oaep + ["-stream"]),
        ]
        return Victim(name: "CMS messages", samples: samples) { message in
            let envelope = try CMSEnvelope(parsing: message)
            let key = try curve.key()
            if key.matches(envelope.recipient) {
                _ = try envelope.open(with: envelope.contentKey(with: key))
            } else {
                _ = try envelope.open(with: envelope.contentKey(with: rsa.key()))
            }
        }
    }
}

/// A recipient that the `openssl` program made.
struct MessageMaker: Sendable {
    let pem: String
    private let pkcs8: [UInt8]
    private let folder: URL
    private let name: String

    init(_ algorithm: [String], in folder: URL) throws {
        self.folder = folder
        name = algorithm[0].prefix(2) == "ec" ? "ec" : "rsa"
        let options = ["-nodes", "-keyout", "key", "-out", "\(name).pem", "-subj", "/CN=\(name)", "-days", "2"]
        try OpenSSLProgram.run(["req", "-x509", "-newkey"] + algorithm + options, in: folder)
        let convert = ["pkcs8", "-topk8", "-nocrypt", "-in", "key", "-outform", "DER", "-out", "p8"]
        try OpenSSLProgram.run(convert, in: folder)
        pem = try String(contentsOf: folder.appending(path: "\(name).pem"), encoding: .utf8)
        pkcs8 = [UInt8](try Data(contentsOf: folder.appending(path: "p8")))
    }

    func key() throws -> SealingKey {
        try SealingKey(
            certificatePEM: pem,
            privateKey: try SecretBytes(copying: pkcs8)
        )
    }

    func seal(_ options: [String]) throws -> [UInt8] {
        let arguments = [
            "cms", "-encrypt", "-binary", "-aes-256-gcm", "-outform", "DER", "-in", "plain", "-out", "sealed",
        ]
        try OpenSSLProgram.run(arguments + ["-recip", "\(name).pem"] + options, in: folder)
        return [UInt8](try Data(contentsOf: folder.appending(path: "sealed")))
    }
}
