import Foundation
import HouseSupport
import TestSupport

/// A running program: its log as it grows, and signals to it.
final class ProgramHandle {
    private let process = Process()
    private let log: URL

    init(_ arguments: [String]) throws {
        log = FileManager.default.temporaryDirectory.appending(path: "dictum-\(UUID().uuidString).log")
        _ = FileManager.default.createFile(atPath: log.path, contents: nil)
        process.executableURL = DictumProgram.url
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = try FileHandle(forWritingTo: log)
        try process.start()
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        try? FileManager.default.removeItem(at: log)
    }

    var errors: String { (try? String(contentsOf: log, encoding: .utf8)) ?? "" }

    func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

    /// The log, once it holds `words`; what there is of it when the program ends first.
    func log(until words: String) async throws -> String {
        while !errors.contains(words), process.isRunning { try await Task.sleep(for: .milliseconds(10)) }
        return errors
    }

    /// The exit code; 128 and the signal where one killed it.
    func exit() async -> Int32 {
        let process = process
        return await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                process.waitUntilExit()
                let signal: Int32 = process.terminationReason == .uncaughtSignal ? 128 : 0
                continuation.resume(returning: process.terminationStatus + signal)
            }
        }
    }
}
