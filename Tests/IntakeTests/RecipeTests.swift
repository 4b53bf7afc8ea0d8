import Artifacts
import Custody
import Foundation
import HouseSupport
import Intake
import Postgres
import Records
import TestSupport
import Testing

/// The README's `openssl` and `psql` recipe, run exactly as it is printed.
@Suite struct RecipeTests {
    @Test func `the README's recipe submits a recording that the worker can open`() async throws {
        try await House.with { house in
            let folder = try scratchFolder()
            defer { try? FileManager.default.removeItem(at: folder) }
            try FileManager.default.copyItem(
                at: Fixtures.file("short/cough.flac"),
                to: folder.appending(path: "visit.m4a")
            )
            let outcome = try await Shell.run(
                URL(filePath: "/bin/bash"),
                ["-euo", "pipefail", "-c", try recipe()],
                environment: ["DICTUM_DATABASE": try house.records.conninfo(as: house.practice.loginRole)],
                directory: folder
            )
            #expect(outcome.exitCode == 0, "\(outcome.errors)")
            #expect(outcome.output == "received|\n")
            let records = try house.openRecords()
            let dictation = try #require(try await records.dictations(of: house.practice.id).first)
            #expect(try await records.openAudio(of: dictation.id).revealed == Fixtures.bytes("short/cough.flac"))
        }
    }

    /// The shell block under the README's heading "Submit from any language".
    private func recipe() throws -> String {
        let readme = try String(contentsOf: Fixtures.root.appending(path: "README.md"), encoding: .utf8)
        let section = try #require(readme.split(separator: "## Submit from any language").last)
        let block = try #require(section.split(separator: "```sh\n").dropFirst().first)
        return String(try #require(block.split(separator: "\n```").first))
    }

    private func scratchFolder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "dictum-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }
}
