import Foundation
import HouseSupport
import TestSupport
import Testing

/// The README's commands for an operator, run as they are printed.
@Suite(.serialized) struct OperatorGuideTests {
    @Test func `the README's commands make an installation that works`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "dictum-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let commands = try block().replacing("/etc/dictum", with: folder.path)
        let check = "dictum practice list && dictum audit verify"
        let outcome = try await bash("\(commands)\n\(check)")
        _ = try await bash(
            """
            dropdb --force dictum; dropdb --force dictum_keys
            for role in practice_northside worker_1 reviewer_1 auditor_1 sealer_1; do dropuser $role; done
            """
        )
        try FileManager.default.removeItem(at: folder)
        #expect(outcome.exitCode == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("northside") && outcome.output.contains("the audit log is whole"))
    }

    private func block() throws -> String {
        let readme = try String(contentsOf: Fixtures.root.appending(path: "README.md"), encoding: .utf8)
        let section = try #require(readme.split(separator: "## Run it for practices").last)
        let block = try #require(section.split(separator: "```sh\n").dropFirst().first)
        return String(try #require(block.split(separator: "\n```").first))
    }

    /// Runs commands with the test server as PostgreSQL's default, and this build's `dictum` first in the path.
    private func bash(_ commands: String) async throws -> Shell.Outcome {
        var environment: [String: String] = [:]
        for word in try ScratchDatabase.server.split(separator: " ") {
            let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
            if parts[0] == "host" { environment["PGHOST"] = parts[1] }
            if parts[0] == "user" { environment["PGUSER"] = parts[1] }
        }
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        environment["PATH"] = "\(DictumProgram.url.deletingLastPathComponent().path):\(path)"
        return try await Shell.run(URL(filePath: "/bin/bash"), ["-euc", commands], environment: environment)
    }
}
