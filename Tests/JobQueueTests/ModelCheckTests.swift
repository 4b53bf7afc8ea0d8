import Foundation
import TestSupport
import Testing

/// Runs spin over the protocol's model; `Fixtures/lease.pml` tells what it says.
@Suite(.enabled(if: hasSpin, "spin is not installed: apt-get install spin"))
struct ModelCheckTests {
    private static let source = URL(filePath: #filePath).deletingLastPathComponent().appending(
        path: "Fixtures/lease.pml"
    )

    @Test func `no job is done twice or lost, and no stale holder writes, whoever stalls or dies`() async throws {
        let output = try await check(try model(), "-safety", "-noclaim")
        #expect(output.contains("errors: 0"), "\(output)")
    }

    @Test func `every job ends at last`() async throws {
        let output = try await check(try model(), "-a", "-f")
        #expect(output.contains("errors: 0"), "\(output)")
    }

    @Test func `the model finds a completion that does not check its token`() async throws {
        let fenced = ":: fenced(mine) -> place = done"
        let broken = try model().replacing(fenced, with: ":: isHeld -> place = done")
        let twice = try model().replacing(fenced, with: ":: true -> place = done")
        for model in [broken, twice] {
            #expect(try await !check(model, "-safety", "-noclaim").contains("errors: 0"))
        }
    }

    private func model() throws -> String { try String(contentsOf: Self.source, encoding: .utf8) }

    /// What spin prints; it writes and compiles a verifier in a folder of its own.
    private func check(_ model: String, _ options: String...) async throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "dictum-spin-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(model.utf8).write(to: folder.appending(path: "lease.pml"))
        let file = folder.appending(path: "output")
        let command = ["spin", "-run"] + options + ["lease.pml"]
        try await ChildProcess(command, directory: folder.path, output: .file(file)).exit()
        return try String(contentsOf: file, encoding: .utf8)
    }
}

private let hasSpin = FileManager.default.isExecutableFile(atPath: "/usr/bin/spin")
