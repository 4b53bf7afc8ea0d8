import Custody
import Foundation

/// Bytes a second of plaintext, of sealed blobs in memory.
struct BlobRates {
    private let context = [UInt8](repeating: 7, count: 100)
    private let piece = [UInt8](repeating: 42, count: Cobblestone256.chunkSize)
    private let whole = [UInt8](repeating: 42, count: 1 << 20)

    /// Sealing and opening as a stream, then sealing and opening at once.
    func measure(seconds: Double) throws -> [Double] {
        let key = try SecretKey.random()
        let sealed = try Cobblestone256.seal(whole, with: key, context: context)
        return [
            try sealStream(key, seconds), try openStream(key, seconds),
            try repeated(seconds, whole.count) {
                consume(try Cobblestone256.seal(whole, with: key, context: context))
            },
            try repeated(seconds, whole.count) {
                consume(try Cobblestone256.open(sealed, with: key, context: context))
            },
        ]
    }

    private func sealStream(_ key: borrowing SecretKey, _ seconds: Double) throws -> Double {
        var sealer = try Cobblestone256.Sealer(with: key, context: context)
        var output: [UInt8] = []
        let rate = try repeated(seconds, piece.count) {
            output.removeAll(keepingCapacity: true)
            try sealer.seal(piece, to: &output)
        }
        try sealer.finish(to: &output)
        consume(output)
        return rate
    }

    /// Opens 16 MiB again and again, for a stream opens once.
    private func openStream(_ key: borrowing SecretKey, _ seconds: Double) throws -> Double {
        let pieces = 1024
        var sealer = try Cobblestone256.Sealer(with: key, context: context)
        let header = sealer.header
        var chunks: [[UInt8]] = []
        for _ in 0..<pieces {
            var chunk: [UInt8] = []
            try sealer.seal(piece, to: &chunk)
            chunks.append(chunk)
        }
        var output: [UInt8] = []
        return try repeated(seconds, pieces * piece.count) {
            var opener = try Cobblestone256.Opener(header: header, with: key, context: context)
            for chunk in chunks {
                output.removeAll(keepingCapacity: true)
                try opener.open(chunk, to: &output)
            }
            consume(output)
        }
    }

    private func repeated(_ seconds: Double, _ bytes: Int, _ body: () throws -> Void) rethrows -> Double {
        let start = ContinuousClock.now
        var (rounds, taken) = (0, 0.0)
        while taken < seconds {
            for _ in 0..<16 { try body() }
            rounds += 16
            taken = (ContinuousClock.now - start).inSeconds
        }
        return Double(rounds * bytes) / taken
    }
}

/// Keeps the optimiser from leaving out what was measured.
@inline(never) private func consume(_ bytes: [UInt8]) {}

/// The `openssl` program.
enum OpenSSLProgram {
    /// What `openssl speed` reaches at 16 KiB, in bytes a second.
    static func speed() throws -> Double {
        let lines = try run(["speed", "-mr", "-elapsed", "-seconds", "1", "-bytes", "16384", "-evp", "aes-256-gcm"])
        guard let line = lines.split(separator: "\n").last(where: { $0.hasPrefix("+F:") }),
            let rate = line.split(separator: ":").last.flatMap({ Double($0) })
        else { throw BenchError(description: "openssl speed printed no rate") }
        return rate
    }

    /// Runs it in a folder, and returns what it printed. Blocks the thread, which must be one of our own.
    @discardableResult static func run(_ arguments: [String], in folder: URL? = nil) throws -> String {
        let (process, pipe) = (Process(), Pipe())
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["openssl"] + arguments
        process.currentDirectoryURL = folder
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        // A thread that comes from the pool has all signals blocked, and so would its child: `openssl speed` would wait for
        // its alarm for ever.
        var none = sigset_t()
        unsafe sigemptyset(&none)
        unsafe pthread_sigmask(SIG_SETMASK, &none, nil)
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw BenchError(description: "openssl \(arguments.first ?? "") failed")
        }
        return String(decoding: output, as: UTF8.self)
    }
}
