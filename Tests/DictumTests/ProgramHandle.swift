import Foundation
import HouseSupport
import TestSupport

/// A running program: its log as it grows, and signals to it.
final class ProgramHandle {
    private let process: ChildProcess
    private let log: URL

    init(_ arguments: [String], of program: String = DictumProgram.url.path) throws {
        log = FileManager.default.temporaryDirectory.appending(path: "dictum-\(UUID().uuidString).log")
        process = try ChildProcess([program] + arguments, errors: .file(log))
    }

    deinit {
        process.send(SIGKILL)
        try? FileManager.default.removeItem(at: log)
    }

    var errors: String { (try? String(contentsOf: log, encoding: .utf8)) ?? "" }

    var isRunning: Bool { process.exitCode == nil }

    func send(_ signal: Int32) { process.send(signal) }

    /// The log, once it holds `words`; what there is of it when the program ends first.
    func log(until words: String) async throws -> String {
        try await waitUntil("'\(words)' in a log") { errors.contains(words) || !isRunning }
        return errors
    }

    /// The exit code; 128 and the signal where one killed it.
    func exit() async -> Int32 { await process.exit() }
}
