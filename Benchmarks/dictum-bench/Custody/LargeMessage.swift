import Custody
import Foundation

/// The memory of a stream, from one side to the other.
struct StreamPeak {
    let mebibytes: Int

    /// The process's peak in bytes.
    func measure() throws -> Int {
        Memory.forgetPeak()
        let key = try SecretKey.random()
        let context = [UInt8](repeating: 7, count: 100)
        var sealer = try Cobblestone256.Sealer(with: key, context: context)
        var opener = try Cobblestone256.Opener(header: sealer.header, with: key, context: context)
        var piece = [UInt8](repeating: 0, count: 1 << 20)
        var (sealed, opened): ([UInt8], [UInt8]) = ([], [])
        for number in 0..<mebibytes {
            piece[number & 0xfffff] = UInt8(truncatingIfNeeded: number)
            sealed.removeAll(keepingCapacity: true)
            try sealer.seal(piece, to: &sealed)
            opened.removeAll(keepingCapacity: true)
            try opener.open(sealed, to: &opened)
            guard opened == piece else { throw BenchError(description: "the stream opened to something else") }
        }
        sealed.removeAll()
        try sealer.finish(to: &sealed)
        try opener.open(sealed, to: &opened)
        try opener.finish(to: &opened)
        return Memory.peak
    }
}

/// A recording as large as they come.
struct LargeMessage {
    struct Line {
        let name: String
        let parsed, opened, memory: Double
    }

    let megabytes: Int

    func measure() throws -> [Line] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "dictum-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let make =
            "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout key -out pem -subj /CN=b -days 2"
        try OpenSSLProgram.run(make.split(separator: " ").map(String.init), in: folder)
        try OpenSSLProgram.run(
            ["pkcs8", "-topk8", "-nocrypt", "-in", "key", "-outform", "DER", "-out", "p8"],
            in: folder
        )
        try Data(count: megabytes * 1_000_000).write(to: folder.appending(path: "plain"))
        let seal = "cms -encrypt -binary -aes-256-gcm -outform DER -in plain -out sealed -recip pem"
        let options = ["-keyopt", "ecdh_kdf_md:sha256"]
        return try [("in DER", []), ("streamed, in pieces of 4 KiB", ["-stream"])].map { name, more in
            try OpenSSLProgram.run(seal.split(separator: " ").map(String.init) + options + more, in: folder)
            return try open(name, in: folder)
        }
    }

    private func open(_ name: String, in folder: URL) throws -> Line {
        let pem = try String(contentsOf: folder.appending(path: "pem"), encoding: .utf8)
        let secret = try SecretBytes(copying: [UInt8](Data(contentsOf: folder.appending(path: "p8"))))
        let key = try SealingKey(certificatePEM: pem, privateKey: secret)
        let message = [UInt8](try Data(contentsOf: folder.appending(path: "sealed"), options: .mappedIfSafe))
        Memory.forgetPeak()
        let start = ContinuousClock.now
        let envelope = try CMSEnvelope(parsing: message)
        let parsed = ContinuousClock.now
        let plaintext = try envelope.open(with: envelope.contentKey(with: key))
        let opened = ContinuousClock.now
        guard plaintext.count == megabytes * 1_000_000 else { throw BenchError(description: "opened to another size") }
        return Line(
            name: name,
            parsed: (parsed - start).inSeconds,
            opened: (opened - parsed).inSeconds,
            memory: Double(Memory.peak) / Double(message.count)
        )
    }
}

/// This process's memory, as Linux counts it.
enum Memory {
    /// The most resident memory since ``forgetPeak()``, in bytes.
    static var peak: Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return (line?.split(whereSeparator: { !$0.isNumber }).first).flatMap { Int($0) }.map { $0 << 10 } ?? 0
    }

    static func forgetPeak() { try? Data("5".utf8).write(to: URL(filePath: "/proc/self/clear_refs")) }
}
