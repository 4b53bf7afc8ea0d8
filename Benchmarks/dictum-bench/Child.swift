import Foundation

/// A child process that talks in lines.
final class Child: @unchecked Sendable {
    // Sendable without a lock: all is set once in `init`; a Process and a FileHandle may be asked from any thread, and each
    // pipe is read by one caller at a time.
    let process = Process()
    private let input = Pipe()
    private let output = Pipe()

    init(_ program: URL, _ arguments: [String]) throws {
        process.executableURL = program
        process.arguments = arguments
        process.standardInput = input
        process.standardOutput = output
        try process.run()
    }

    /// This program again, with another subcommand.
    convenience init(_ arguments: [String]) throws {
        try self.init(URL(filePath: "/proc/self/exe").resolvingSymlinksInPath(), arguments)
    }

    func tell(_ line: String) throws { try input.fileHandleForWriting.write(contentsOf: Data("\(line)\n".utf8)) }

    /// Closes the child's input, at whose end it leaves.
    func hangUp() throws { try input.fileHandleForWriting.close() }

    /// The next line of its output; `nil` at its end.
    func line() async -> String? { await offPool { self.readLine() } }

    func wait() async -> Int32 {
        await offPool {
            self.process.waitUntilExit()
            return self.process.terminationStatus
        }
    }

    private func readLine() -> String? {
        var bytes: [UInt8] = []
        while let data = try? output.fileHandleForReading.read(upToCount: 1), let byte = data.first {
            if byte == UInt8(ascii: "\n") { return String(decoding: bytes, as: UTF8.self) }
            bytes.append(byte)
        }
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }
}

/// Runs a blocking call on a thread of its own.
func offPool<R: Sendable>(_ body: @escaping @Sendable () -> R) async -> R {
    await withCheckedContinuation { continuation in
        Thread.detachNewThread { continuation.resume(returning: body()) }
    }
}

struct BenchError: Error, CustomStringConvertible {
    let description: String
}
