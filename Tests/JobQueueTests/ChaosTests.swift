import Foundation
import TestSupport
import Testing

/// The short form of `Scripts/chaos`.
@Suite struct ChaosTests {
    @Test func `thirty kills of workers and PostgreSQL lose nothing and repeat nothing`() async throws {
        let (status, output) = try await chaos("--kills", "30")
        #expect(status == 0, "\(output)")
        #expect(output.contains("0 effects lost, 0 twice, 0 jobs left"), "\(output)")
    }

    @Test func `a seed repeats its jobs and its kills, and another has others`() async throws {
        var digests: [Substring] = []
        for seed in ["7", "7", "8"] {
            let (status, output) = try await chaos("--kills", "5", "--seed", seed)
            #expect(status == 0, "\(output)")
            digests.append(try #require(output.split(separator: "\n").first { $0.hasPrefix("jobs and kills: ") }))
        }
        #expect(digests[0] == digests[1])
        #expect(digests[0] != digests[2])
    }

    private func chaos(_ options: String...) async throws -> (status: Int32, output: String) {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let script = root.appending(path: "Scripts/postgres").path
        let folder = FileManager.default.temporaryDirectory.appending(path: "dictum-\(UUID().uuidString)").path
        let bench = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
            .appending(path: "dictum-bench")
        let result = try await run(bench, ["chaos", "--folder", folder, "--postgres", script] + options)
        _ = try await run(URL(filePath: "/bin/bash"), [script, "remove", folder])
        return result
    }

    private func run(_ program: URL, _ arguments: [String]) async throws -> (status: Int32, output: String) {
        let file = FileManager.default.temporaryDirectory.appending(path: "dictum-\(UUID().uuidString)")
        let status = try await ChildProcess([program.path] + arguments, output: .file(file)).exit()
        let output = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        try FileManager.default.removeItem(at: file)
        return (status, output)
    }
}
