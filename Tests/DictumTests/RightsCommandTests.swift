import Artifacts
import Foundation
import HouseSupport
import Intake
import Postgres
import TestSupport
import Testing

/// The end of a contract and an incident before it, with the built program: from a recording to a certificate.
@Suite(.serialized) struct RightsCommandTests {
    private static let auditor = "test_rights_auditor"

    /// A house with one draft, whose reviewer has read it, and a folder.
    private struct Scene {
        let house: House
        let program: DictumProgram
        let folder: URL
        let id: String
        let patient = UUID()

        func path(_ name: String) -> String { folder.appending(path: name).path }

        func shell(_ script: String) async throws -> Shell.Outcome {
            try await Shell.run(URL(filePath: "/bin/bash"), ["-euo", "pipefail", "-c", script], directory: folder)
        }

        func administer(_ command: String...) async throws -> Shell.Outcome {
            let stores = ["--database", house.records.conninfo, "--key-store", house.keys.conninfo]
            return try await Shell.run(DictumProgram.url, command + stores)
        }

        func audit(_ command: String...) async throws -> Shell.Outcome {
            try await Shell.run(DictumProgram.url, command + ["--database", try house.records.conninfo(as: auditor)])
        }
    }

    private static func with(_ body: (Scene) async throws -> Void) async throws {
        try await House.with { house in
            do {
                try await house.administrator().run {
                    try $0.execute(script: "CREATE ROLE \(auditor) LOGIN IN ROLE dictum_auditor")
                }
            } catch let error as PostgresError where ["42710", "23505"].contains(error.sqlState) {}
            let folder = FileManager.default.temporaryDirectory.appending(path: "dictum-\(UUID().uuidString)")
            try FileManager.default.createDirectory(
                at: folder.appending(path: "export"),
                withIntermediateDirectories: true
            )
            defer { try? FileManager.default.removeItem(at: folder) }
            let program = DictumProgram(house: house)
            let receipt = try await house.desk().submit(Protected(Fixtures.bytes("short/cough.flac")))
            _ = try await program.drain()
            try await body(
                Scene(house: house, program: program, folder: folder, id: receipt.id.uuidString.lowercased())
            )
        }
    }

    @Test func `a practice takes everything with it, sealed, and then nothing of it opens here`() async throws {
        try await Self.with { scene in
            let name = scene.house.practice.name
            _ = try await scene.shell(
                """
                openssl req -x509 -newkey rsa:2048 -nodes -keyout theirs.key -out theirs.pem -subj /CN=theirs -days 2
                """
            )
            let export = try await scene.program.review(
                "practice",
                "export",
                name,
                "--to",
                scene.path("theirs.pem"),
                "--folder",
                scene.path("export")
            )
            #expect(export.exitCode == 0 && export.output.contains("1 audio, 1 transcript, 1 note"), "\(export.errors)")
            let opened = try await scene.shell(
                """
                openssl cms -decrypt -binary -inform DER -in export/part-0001.cms -recip theirs.pem -inkey theirs.key | tar -x
                sha256sum < \(scene.id)/recording.flac; cat \(scene.id)/note-1-draft.txt
                """
            )
            let recording = try await scene.shell("sha256sum < \(Fixtures.file("short/cough.flac").path)").output
            #expect(opened.exitCode == 0 && opened.output.hasPrefix(recording), "\(opened.errors)")
            #expect(opened.output.lowercased().contains("congestion"))

            let key = scene.path("destruction.key")
            _ = try await DictumProgram.run("audit", "key", "--name", "dictum.example/destruction", "--note-key", key)
            let unsure = try await scene.administer("practice", "erase", name, "--note-key", key, "--confirm", "other")
            #expect(unsure.exitCode == 64 && unsure.errors.contains("nothing was done"))
            _ = try await scene.administer("hold", "place", name, "--reason", "matter_1")
            let held = try await scene.administer("practice", "erase", name, "--note-key", key, "--confirm", name)
            #expect(held.exitCode == 65 && held.errors.contains("matter_1"), "\(held.errors)")
            #expect(try await scene.program.review("show", scene.id, "note", "--purpose", "TREAT").exitCode == 0)
            let plan = try await scene.administer("practice", "erase", name, "--dry-run")
            #expect(plan.output.contains("1 audio, 1 transcript, 1 note") && plan.output.contains("matter_1"))
            try await scene.house.administrator().query(
                "UPDATE dictum.legal_hold SET lifted_by = 'x', lifted_at = now()"
            )

            let manifest = scene.path("export/manifest.json")
            let erased = try await scene.administer(
                "practice",
                "erase",
                name,
                "--returned",
                manifest,
                "--note-key",
                key,
                "--confirm",
                name
            )
            #expect(erased.exitCode == 0, "\(erased.errors)")
            try await PracticeRegistry(database: scene.house.administrator())
                .assign(reviewer: House.reviewerRole, to: scene.house.practice)
            let shown = try await scene.program.review("show", scene.id, "note", "--purpose", "TREAT")
            #expect(shown.exitCode != 0 && shown.output.isEmpty)
            let late = await #expect(throws: (any Error).self) {
                _ = try await scene.house.desk().submit(Protected(Fixtures.bytes("short/cough.flac")))
            }
            #expect(late != nil, "nothing more comes in")

            _ = try await scene.administer("certificates", "export", scene.path("."))
            let verifier = Fixtures.root.appending(path: "Scripts/verify-certificate").path
            // 2: the signature is good, and the log was not asked.
            let verified = try await scene.shell(
                "for c in ????????-*.json; do python3 \(verifier) $c || [ $? = 2 ] || exit 1; done"
            )
            #expect(verified.exitCode == 0 && verified.output.contains("ended, returned"), "\(verified.errors)")
            let log = try await scene.audit("audit", "verify")
            #expect(log.exitCode == 0 && log.output.contains("the audit log is whole"), "\(log.errors)")
        }
    }

    @Test func `an incident is opened, assessed and reported, as a page, as text and as JSON`() async throws {
        try await Self.with { scene in
            _ = try await scene.program.review("show", scene.id, "note", "--purpose", "TREAT")
            let opened = try await scene.audit(
                "incident",
                "open",
                "lost_laptop",
                "--discovered",
                "2026-11-27",
                "--from",
                "2026-01-01",
                "--until",
                "2199-01-01",
                "--login",
                House.reviewerRole
            )
            #expect(opened.exitCode == 0 && opened.output.contains("1 dictations were opened"), "\(opened.errors)")
            let id = try #require(opened.output.firstMatch(of: /incident ([0-9a-f-]{36})/)?.1).description
            let wrong = try await scene.audit(
                "incident",
                "assess",
                id,
                "--keys-taken",
                "no",
                "--nature",
                "Mrs Smith",
                "--recipient",
                "low:x",
                "--acquired",
                "low:x",
                "--mitigation",
                "low:x"
            )
            #expect(wrong.exitCode == 64)
            let assessed = try await scene.audit(
                "incident",
                "assess",
                id,
                "--keys-taken",
                "no",
                "--nature",
                "high:note_of_visit",
                "--recipient",
                "high:unknown_person",
                "--acquired",
                "medium:screen_was_open",
                "--mitigation",
                "low:wiped"
            )
            #expect(assessed.exitCode == 0 && assessed.output.contains("breach"), "\(assessed.errors)")
            let text = try await scene.audit("incident", "report", id).output
            #expect(text.contains(scene.id) && text.contains("2027-01-26") && text.contains("2027-03-01"), "\(text)")
            let page = try await scene.audit(
                "incident",
                "report",
                id,
                "--practice",
                scene.house.practice.name,
                "--format",
                "html"
            )
            #expect(page.output.hasPrefix("<!DOCTYPE html>") && page.output.contains(scene.id))
            let json = try await scene.audit("incident", "report", id, "--format", "json").output
            let said = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
            #expect(said["conclusion"] as? String == "breach" && (said["dictations"] as? [Any])?.count == 1)
            #expect(try await scene.audit("incident", "list").output.contains("lost_laptop"))
            let refused = try await scene.program.review("incident", "list")
            #expect(refused.exitCode != 0)
        }
    }
}
