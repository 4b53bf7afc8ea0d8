import Foundation
import HouseSupport
import TestSupport
import Testing

@Suite struct ModelsCommandTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "dictum-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    private func models(_ arguments: String...) async throws -> (code: Int32, output: String, errors: String) {
        let outcome = try await Shell.run(
            DictumProgram.url,
            ["speech", "models"] + arguments + ["--models", folder.path]
        )
        return (outcome.exitCode, outcome.output, outcome.errors)
    }

    private func file(_ name: String, _ text: String) throws -> String {
        let file = folder.appending(path: "new-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: file, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file.appending(path: name))
        return file.appending(path: name).path
    }

    @Test func `a model is installed once its SHA-256 is the one given, and a change is found`() async throws {
        // The digest of these bytes, by sha256sum.
        let model = try file("ggml-small.bin", "lmggweights")
        let sums = folder.appending(path: "SHA256SUMS")
        let wrong = try await models("install", model, "--sha256", String(repeating: "0", count: 64))
        #expect(wrong.code == 65 && wrong.errors.contains("not the one that was given"))
        #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "ggml-small.bin").path))
        #expect(try await models("install", model).code == 0)
        let check = try ChildProcess(["sha256sum", "--check", "--status", sums.path], directory: folder.path)
        #expect(await check.exit() == 0)
        #expect(try await models("verify").code == 0)
        #expect(try await models("list").output.contains("ggml-small.bin"))
        try Data("lmggother".utf8).write(to: folder.appending(path: "ggml-small.bin"))
        let changed = try await models("verify")
        #expect(changed.code == 1 && changed.output.contains("CHANGED"))
    }

    @Test func `what is no model is not installed`() async throws {
        let outcome = try await models("install", try file("page.bin", "<html>"))
        #expect(outcome.code == 65 && outcome.errors.contains("not a ggml model"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).allSatisfy { $0.hasPrefix("new-") })
    }
}
