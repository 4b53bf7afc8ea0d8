public import Foundation
internal import TestSupport

/// Runs a program to its end.
public enum Shell {
    /// What a program left behind.
    public struct Outcome: Sendable {
        /// Its exit code; 128 and the signal when it was killed.
        public let exitCode: Int32
        /// Standard output.
        public let output: String
        /// Standard error.
        public let errors: String
    }

    /// Starts a program and waits for it, off the cooperative pool.
    public static func run(
        _ program: URL,
        _ arguments: [String],
        environment: [String: String] = [:],
        directory: URL? = nil,
        input: String? = nil
    ) async throws -> Outcome {
        let folder = FileManager.default.temporaryDirectory
        let files = ["out", "err", "in"].map { folder.appending(path: "dictum-\(UUID().uuidString).\($0)") }
        defer { for file in files { try? FileManager.default.removeItem(at: file) } }
        try input?.write(to: files[2], atomically: false, encoding: .utf8)
        let process = try ChildProcess(
            [program.path] + arguments,
            environment: ProcessInfo.processInfo.environment.merging(environment) { $1 },
            directory: directory?.path,
            input: input == nil ? .nothing : .file(files[2]),
            output: .file(files[0]),
            errors: .file(files[1])
        )
        return Outcome(
            exitCode: await process.exit(),
            output: String(decoding: try Data(contentsOf: files[0]), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self)
        )
    }

    /// Runs a program again and again until it prints something or fails.
    public static func runUntilItPrints(_ program: URL, _ arguments: [String]) async throws -> Outcome {
        var outcome = try await run(program, arguments)
        try await waitUntil("\(program.lastPathComponent) \(arguments.first ?? "") prints something") {
            if outcome.exitCode == 0, outcome.output.isEmpty { outcome = try await run(program, arguments) }
            return outcome.exitCode != 0 || !outcome.output.isEmpty
        }
        return outcome
    }
}
