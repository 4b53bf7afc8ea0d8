internal import Foundation

/// A child process that a test talks to by lines; it ends when its standard input does, and so with the tests.
public final class TalkingProcess: Sendable {
    private let process: ChildProcess

    /// Starts a program of `PATH`.
    public init(_ arguments: [String], environment: [String: String] = [:]) throws {
        process = try ChildProcess(
            arguments,
            environment: ProcessInfo.processInfo.environment.merging(environment) { $1 },
            input: .pipe,
            output: .pipe
        )
    }

    deinit { try? process.input?.close() }

    /// Sends a line, and returns the line that comes back.
    public func ask(_ line: String) throws -> String {
        try process.input?.write(contentsOf: Data("\(line)\n".utf8))
        return try answer()
    }

    /// The next line.
    public func answer() throws -> String {
        var line = Data()
        while line.last != 10 {
            guard let byte = try process.output?.read(upToCount: 1), !byte.isEmpty else {
                throw ProgramFailed(description: "a program of the tests ended early")
            }
            line += byte
        }
        return String(decoding: line.dropLast(), as: UTF8.self)
    }
}
