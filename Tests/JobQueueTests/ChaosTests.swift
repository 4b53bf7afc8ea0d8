import Foundation
import TestSupport
import Testing

/// The short form of `Scripts/chaos`.
@Suite struct ChaosTests {
    @Test func `thirty kills of workers and PostgreSQL lose nothing and repeat nothing`() async throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let script = root.appending(path: "Scripts/postgres").path
        let folder = FileManager.default.temporaryDirectory.appending(path: "dictum-\(UUID().uuidString)").path
        let bench = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
            .appending(path: "dictum-bench")
        let arguments = ["chaos", "--kills", "30", "--folder", folder, "--postgres", script]
        let (status, output) = try await run(bench, arguments)
        _ = try await run(URL(filePath: "/bin/bash"), [script, "remove", folder])
        #expect(status == 0, "\(output)")
        #expect(output.contains("0 effects lost, 0 twice, 0 jobs left"), "\(output)")
    }

    private func run(_ program: URL, _ arguments: [String]) async throws -> (status: Int32, output: String) {
        let file = FileManager.default.temporaryDirectory.appending(path: "dictum-\(UUID().uuidString)")
        let status = try await ChildProcess([program.path] + arguments, output: .file(file)).exit()
        let output = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        try FileManager.default.removeItem(at: file)
        return (status, output)
    }
}
