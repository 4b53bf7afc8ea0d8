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
        directory: URL? = nil
    ) async throws -> Outcome {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(
                    with: Result { try wait(program, arguments, environment: environment, directory: directory) }
                )
            }
        }
    }

    private static func wait(
        _ program: URL,
        _ arguments: [String],
        environment: [String: String],
        directory: URL?
    ) throws -> Outcome {
        let folder = FileManager.default.temporaryDirectory
        let names = ["out", "err"].map { folder.appending(path: "dictum-\(UUID().uuidString).\($0)") }
        defer { for name in names { try? FileManager.default.removeItem(at: name) } }
        for name in names { _ = FileManager.default.createFile(atPath: name.path, contents: nil) }
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.currentDirectoryURL = directory
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: names[0])
        process.standardError = try FileHandle(forWritingTo: names[1])
        try process.start()
        process.waitUntilExit()
        let signal = process.terminationReason == .uncaughtSignal ? Int32(128) : 0
        return Outcome(
            exitCode: process.terminationStatus + signal,
            output: String(decoding: try Data(contentsOf: names[0]), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: names[1]), as: UTF8.self)
        )
    }
}
