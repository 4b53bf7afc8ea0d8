import Artifacts
import Foundation
import HouseSupport
import Intake
import Postgres
import Records
import Retention
import TestSupport
import Testing

@testable import Rights

/// An export, from dictations of two patients to the files that a patient opens with openssl and tar.
@Suite struct ExportTests {
    @Test func `a patient gets every artifact of hers and nothing else, sealed, and each opening is audited`()
        async throws
    {
        try await House.with { house in
            let (mine, hers) = (UUID(), UUID())
            let first = try await house.dictate("first.", patient: mine)
            let second = try await house.dictate("second.", patient: mine)
            _ = try await house.dictate("another's", patient: hers)
            let recipient = try await Recipient.make()
            defer { recipient.remove() }
            let manifest = try await house.export(patient: mine, to: recipient)
            #expect(manifest.dictations == 2 && manifest.counts == ["audio": 2, "transcript": 2, "note": 2])
            #expect(manifest.leftOut.isEmpty)
            let opened = try await recipient.open(manifest.parts.map(\.file))
            #expect(opened["\(first)/recording"] == "sound of first.")
            #expect(opened["\(second)/transcript.txt"]?.contains("second.") == true)
            #expect(opened["\(first)/note-1-draft.txt"]?.contains("first.") == true)
            #expect(opened.count == 2 * 5 + 1, "\(opened.keys.sorted())")
            #expect(!opened.values.contains { $0.contains("another's") })

            // What lies on the disk in clear says nothing of what was dictated, nor which dictations there are.
            let outside = try recipient.text("manifest.json")
            #expect(!outside.contains("\(first)") && !outside.lowercased().contains("first."))
            for part in manifest.parts {
                let bytes = try recipient.bytes(part.file)
                #expect(bytes.count == part.bytes)
                #expect(bytes.firstRange(of: Array("second.".utf8)) == nil)
            }
            let trail = try await house.trail()
            #expect(trail.filter { $0 == "audio.read PATRQT" }.count == 2)
            #expect(trail.filter { $0 == "note.read PATRQT" }.count == 2)
            #expect(trail.contains("export.begun PATRQT"))
            let code = try ExportDesk.code(of: try recipient.bytes("manifest.json"))
            #expect(trail.contains("export.finished PATRQT \(code)"))
        }
    }

    @Test func `what a tag keeps from exports stays in the house and is named by its tag`() async throws {
        try await House.with { house in
            let patient = UUID()
            _ = try await house.dictate("open words", patient: patient)
            let kept = try await house.dictate("secret words", patient: patient)
            let desk = TagDesk(database: house.administrator())
            _ = try await desk.tag(kept, add: ["part_2"])
            let recipient = try await Recipient.make()
            defer { recipient.remove() }
            let manifest = try await house.export(patient: patient, to: recipient)
            #expect(manifest.leftOut == ["sensitivity_tag": 1] && manifest.withheldByTag == ["part_2": 1])
            #expect(manifest.dictations == 1)
            let opened = try await recipient.open(manifest.parts.map(\.file))
            #expect(!opened.values.contains { $0.contains("secret words") })
            #expect(opened["manifest.json"]?.contains("\(kept)".uppercased()) == true, "the recipient is told of which")
            let trail = try await house.trail()
            #expect(trail.contains("export.withheld PATRQT part_2"))
            #expect(trail.filter { $0.hasPrefix("note.read") }.count == 1, "it was not even opened")

            // The policy decides: once it allows the tag, it is there.
            try await house.setPolicy { $0.sensitivity["part_2"] = PracticePolicy.Sensitivity(allowsExports: true) }
            let other = try await Recipient.make()
            defer { other.remove() }
            let whole = try await house.export(patient: patient, to: other)
            #expect(whole.leftOut.isEmpty && whole.dictations == 2)
        }
    }

    @Test func `parts are bounded, each opens alone, and together they hold all`() async throws {
        try await House.with { house in
            for number in 0..<6 { _ = try await house.dictate("visit \(number)", sound: 700_000) }
            let recipient = try await Recipient.make()
            defer { recipient.remove() }
            let manifest = try await house.export(to: recipient, partSize: 1 << 20)
            #expect(manifest.parts.count == 3 && manifest.counts["audio"] == 6)
            #expect(manifest.parts.allSatisfy { $0.bytes < 2 << 20 })
            let last = try await recipient.open([manifest.parts[2].file])
            #expect(last.keys.filter { $0.hasSuffix("recording") }.count == 2)
        }
    }

    @Test func `who is not assigned gets nothing, and the attempt is recorded`() async throws {
        try await House.with { house in
            _ = try await house.dictate("words")
            try await PracticeRegistry(database: house.administrator())
                .withdraw(reviewer: House.reviewerRole, from: house.practice)
            let recipient = try await Recipient.make()
            defer { recipient.remove() }
            await #expect(throws: RecordsError(.notAssigned)) { _ = try await house.export(to: recipient) }
            #expect(try recipient.files() == ["patient.key", "patient.pem"])
            #expect(try await house.trail().contains("export.begun HOPERAT not_assigned"))
        }
    }

    @Test func `a destroyed artifact is left out and named, and the rest goes on`() async throws {
        try await House.with { house in
            let id = try await house.dictate("words")
            let keys = Pool(house.keys.conninfo, size: 1)
            try await keys.query(
                "UPDATE keys.data_key SET wrapped = NULL, destroyed_at = now() WHERE artifact_class = 'audio'"
            )
            let recipient = try await Recipient.make()
            defer { recipient.remove() }
            let manifest = try await house.export(to: recipient)
            #expect(manifest.leftOut == ["key_destroyed": 1] && manifest.counts["note"] == 1)
            #expect(try await recipient.open(manifest.parts.map(\.file))["\(id)/recording"] == nil)
        }
    }
}
