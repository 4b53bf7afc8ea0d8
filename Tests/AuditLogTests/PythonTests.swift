import Foundation
import Postgres
import TestSupport
import Testing

@testable import AuditLog

/// `Scripts/verify_audit.py` comes to the same results with Python's standard library and `openssl`.
@Suite struct PythonTests {
    @Test func `rows of the log are verified`() async throws {
        try await AuditFixture.with { fixture in
            try await fixture.fill(3)
            try await fixture.seal(upTo: 6)
            #expect(try await fixture.pythonFinding() == "whole")
            let lane = try await fixture.lane(of: fixture.second)
            try await fixture.attack(
                "UPDATE audit.entry SET actor = 'operator' WHERE lane_id = \(lane) AND lane_seq = 3"
            )
            #expect(try await fixture.pythonFinding() == "altered: lane \(lane), entry 3")
        }
    }

    @Test func `who a dictation was about is verified`() async throws {
        try await AuditFixture.with { fixture in
            _ = try await SubjectAttackTests.receive(2, in: fixture)
            try await fixture.seal(upTo: 2)
            #expect(try await fixture.pythonFinding() == "whole")
            try await fixture.attack("UPDATE audit.subject SET patient_ref = gen_random_uuid()")
            #expect(try await fixture.pythonFinding().hasPrefix("subject_differs: lane "))
        }
    }

    @Test func `tiles, receipts, growth and cosignatures are verified`() async throws {
        try await AuditFixture.with { fixture in
            try await fixture.fill(2)
            try await fixture.seal(upTo: 4)
            let folder = try Scratch()
            let old = try #require(try await fixture.log.newestCheckpoint(in: fixture.pool))
            try await fixture.fill(20)
            try await fixture.seal(upTo: 44)
            let witness = try NoteSigner.generate(name: "witness.example", kind: .witness)
            let newest = try #require(try await fixture.log.newestCheckpoint(in: fixture.pool))
            let line = String(try witness.signatureLine(for: newest.text).dropLast())
            try await fixture.log.keep(cosignature: line, by: "witness.example", ofSize: 44, in: fixture.pool)
            let key = fixture.signer.verifier.text

            #expect(try await TileExport(folder: folder.path("tiles")).run(from: fixture.pool) == 44)
            #expect(try script(["tiles", folder.path("tiles"), key]) == "whole")
            try folder.write("old", old.description)
            let grown = try #require(try await fixture.log.extensionProof(from: 4, in: fixture.pool))
            let lines = ["old 4"] + grown.proof.map(TreeProof.text(ofHash:))
            try folder.write("grown", lines.joined(separator: "\n") + "\n\n" + grown.checkpoint.description)
            #expect(try script(["grown", folder.path("grown"), folder.path("old"), key]) == "whole")

            let place = try #require(EntryPlace("\(try await fixture.lane(of: fixture.first))/7"))
            let receipt = try #require(try await fixture.log.receipts(for: [place], in: fixture.pool).first)
            try folder.write("receipt", receipt.proof.text)
            let whole = try script(["receipt", folder.path("receipt"), key, witness.verifier.text])
            #expect(whole == "\(receipt.entry.entry.actor) note.read TREAT\nwhole")
            let other = try NoteSigner.generate(name: "witness.example", kind: .witness).verifier.text
            let unsigned = try script(["receipt", folder.path("receipt"), key, other])
            #expect(unsigned == "bad_signature: witness.example")
            try folder.write("receipt", receipt.proof.text.replacing("index ", with: "index 1"))
            #expect(try script(["receipt", folder.path("receipt"), key]) == "wrong_proof")
        }
    }

    private func script(_ arguments: [String]) throws -> String { try VerifyScript.run(arguments) }
}

/// A folder of its own for one test.
final class Scratch {
    private let url = FileManager.default.temporaryDirectory.appending(path: "dictum-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appending(path: name).path() }
    func write(_ name: String, _ text: String) throws { try Data(text.utf8).write(to: url.appending(path: name)) }
}
