import Artifacts
import AuditLog
import Custody
import Foundation
import HouseSupport
import Intake
import Postgres
import Records
import TestSupport
import Testing

@testable import Retention

/// The end of a contract: what is destroyed, what stays, and what stands against it.
@Suite struct ErasureTests {
    private static func erasure(_ house: House) -> Erasure {
        Erasure(database: Pool(house.records.conninfo, size: 2), keys: KeyShredder(Pool(house.keys.conninfo, size: 1)))
    }

    /// Three dictations, one of them all the way to a note; another practice with one.
    private static func fill(_ estate: Estate) async throws -> DictationID {
        let records = try estate.house.openRecords()
        for _ in 0..<2 { _ = try await estate.receive(0) }
        let worked = try await estate.receive(0, clinician: UUID())
        try await estate.transcribe(worked, 0, records: records)
        try await estate.draft(worked, 0, records: records)
        let other = try await PracticeRegistry(database: estate.administrator)
            .add(
                name: "other\(UUID().uuidString.prefix(6).lowercased())",
                in: try estate.house.keyStore(as: "postgres")
            )
        return try await estate.receive(0, practice: other.id)
    }

    @Test func `a legal hold stops it, says so, and nothing is destroyed`() async throws {
        try await House.with { house in
            let estate = try await Estate(house)
            _ = try await Self.fill(estate)
            let before = try await estate.existing()
            let scope = HoldBook.Scope(practice: house.practice.id)
            let hold = try await estate.holds.place(scope, reason: "matter_4711").id
            let signer = try NoteSigner.generate(name: "dictum.example/destruction")
            let refusal = await #expect(throws: RetentionError.self) {
                _ = try await Self.erasure(house).erase(house.practice.id, signedBy: signer, backupDays: 7)
            }
            #expect(refusal?.code == .held && refusal?.description.contains("matter_4711") == true)
            #expect(try await estate.existing() == before)
            #expect(try await Self.erasure(house).plan(house.practice.id).holds == [hold: "matter_4711"])

            try await estate.holds.lift(hold)
            _ = try await Self.erasure(house).erase(house.practice.id, signedBy: signer, backupDays: 7)
            #expect(try await estate.existing().count == 1)
        }
    }

    @Test func `keys, rows and rights of the practice go; its log stays, and another practice does not notice`()
        async throws
    {
        try await House.with { house in
            let estate = try await Estate(house)
            let other = try await Self.fill(estate)
            let entries = try await estate.administrator.query("SELECT 1 FROM audit.entry").count
            let signer = try NoteSigner.generate(name: "dictum.example/destruction")
            let outcome = try await Self.erasure(house).erase(house.practice.id, signedBy: signer, backupDays: 7)
            #expect(outcome.destroyed == ["audio": 3, "transcript": 1, "note": 1] && outcome.keyDestroyedAt != nil)
            #expect(try await estate.existing() == ["\(other)/audio"])
            #expect(try await estate.opening().isEmpty)
            let alive = try await Pool(house.keys.conninfo, size: 1).query(
                """
                SELECT 1 FROM keys.practice_key WHERE practice_id = \(house.practice.id.uuid) AND wrapped IS NOT NULL
                UNION ALL SELECT 1 FROM keys.sealing_key WHERE practice_id = \(house.practice.id.uuid) AND wrapped IS NOT NULL
                """
            )
            #expect(alive.isEmpty)
            let known = try await estate.administrator.query(
                """
                SELECT 1 FROM dictum.dictation WHERE practice_id = \(house.practice.id.uuid)
                    AND num_nonnulls(clinician_ref, patient_ref, consent_ref) > 0
                UNION ALL SELECT 1 FROM dictum.reviewer WHERE practice_id = \(house.practice.id.uuid)
                UNION ALL SELECT 1 FROM pg_roles WHERE rolname = \(house.practice.loginRole) AND rolcanlogin
                UNION ALL SELECT 1 FROM queue.job WHERE tenant = \(house.practice.id.uuid)
                """
            )
            #expect(known.isEmpty, "nobody speaks for it, reads of it, or works for it")
            #expect(try await estate.administrator.query("SELECT 1 FROM audit.entry").count > entries)

            // Repeating it changes nothing, and the other practice is where it was.
            let again = try await Self.erasure(house).erase(house.practice.id, signedBy: signer, backupDays: 7)
            #expect(again.certificate == outcome.certificate && again.destroyed == outcome.destroyed)
            let names = try await PracticeRegistry(database: estate.administrator).list().map(\.id)
            #expect(names == [other.practice])
        }
    }

    @Test func `the certificate is good for openssl, and names the others of the run`() async throws {
        try await House.with { house in
            let estate = try await Estate(house)
            _ = try await Self.fill(estate)
            let signer = try NoteSigner.generate(name: "dictum.example/destruction")
            let outcome = try await Self.erasure(house).erase(house.practice.id, signedBy: signer, backupDays: 7)
            let certificates = try await CertificateDesk(database: estate.administrator).certificates(run: outcome.run)
            #expect(certificates.count == 2)
            let whole = try #require(certificates.first { $0.id == outcome.certificate })
            let text = String(decoding: whole.statement, as: UTF8.self)
            for other in certificates where other.id != whole.id { #expect(text.contains(other.id.uuidString)) }
            let logged = try await estate.administrator.query(
                """
                SELECT 1 FROM audit.entry WHERE action = 'destruction.certified'
                    AND code = 'sha256_' || left(encode(sha256(\(whole.statement)), 'hex'), 57)
                """
            )
            #expect(logged.count == 1, "the log's tree can prove it")
            let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            try Data(whole.statement).write(to: folder.appending(path: "c.json"))
            try Data(whole.signature).write(to: folder.appending(path: "c.sig"))
            try Data(whole.publicKeyPEM.utf8).write(to: folder.appending(path: "c.pem"))
            let script = Fixtures.root.appending(path: "Scripts/verify-certificate").path
            let check = try await Shell.run(
                URL(filePath: "/usr/bin/python3"),
                [script, folder.appending(path: "c.json").path]
            )
            #expect(
                check.exitCode == 0 && check.output.contains("destroyed: 3 audio, 1 note, 1 transcript"),
                "\(check)"
            )
        }
    }

    @Test func `what was not returned is not destroyed as returned`() async throws {
        try await House.with { house in
            let estate = try await Estate(house)
            _ = try await Self.fill(estate)
            let signer = try NoteSigner.generate(name: "dictum.example/destruction")
            func refusal(_ manifest: String, leftOut: Int = 0) async throws -> String {
                let export = try ReturnedExport(manifest: Array(manifest.utf8), leftOut: leftOut)
                let error = await #expect(throws: RetentionError.self) {
                    _ = try await Self.erasure(house)
                        .erase(house.practice.id, returned: export, signedBy: signer, backupDays: 7)
                }
                return error?.description ?? ""
            }
            func manifest(_ practice: PracticeID, _ audio: Int) -> String {
                """
                {"type": "dictum.export/1", "practice_id": "\(practice)", "counts": {"audio": \(audio), "note": 1}}
                """
            }
            let known = manifest(house.practice.id, 3)
            #expect(try await refusal(manifest(PracticeID(UUID()), 3)).contains("another practice"))
            #expect(try await refusal(known).contains("the audit log knows no export"))
            try await estate.administrator.query(
                """
                SELECT audit.append('administrator', 'export.finished', 'HOPERAT', practice_id => \(house.practice.id.uuid),
                    code => 'manifest_' || left(encode(sha256(\(Array(known.utf8))), 'hex'), 55))
                """
            )
            #expect(try await refusal(known).contains("--not-returned 1"), "the transcript is not in it")
            #expect(try await estate.existing().count == 6)
            let export = try ReturnedExport(manifest: Array(known.utf8), leftOut: 1)
            _ = try await Self.erasure(house).erase(
                house.practice.id,
                returned: export,
                signedBy: signer,
                backupDays: 7
            )
            #expect(try await estate.existing().count == 1)
        }
    }

    @Test func `killed again and again, it ends like one that was not`() async throws {
        try await House.with { house in
            let estate = try await Estate(house)
            let records = try house.openRecords()
            for number in 0..<120 {
                let id = try await estate.receive(0)
                if number % 8 == 0 { try await estate.transcribe(id, 0, records: records) }
            }
            let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            let note = folder.appending(path: "note.key").path
            let signer = try NoteSigner.generate(name: "dictum.example/destruction")
            try Data(signer.secretText.utf8).write(to: URL(filePath: note))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: note)
            func start() throws -> ChildProcess {
                try ChildProcess([
                    Fixtures.program("dictum").path, "practice", "erase", house.practice.name,
                    "--confirm", house.practice.name, "--note-key", note,
                    "--database", house.records.conninfo, "--key-store", house.keys.conninfo,
                ])
            }
            for _ in 0..<8 {
                let erase = try start()
                try await Task.sleep(for: .milliseconds(.random(in: 5...120)))
                erase.send(SIGKILL)
                _ = await erase.exit()
                let begun = try await estate.administrator.query("SELECT 1 FROM dictum.practice_ending")
                if begun.isEmpty { #expect(try await estate.existing().count == 135, "all or, at last, nothing") }
            }
            #expect(try await start().exit() == 0)
            #expect(try await estate.existing().isEmpty)
            #expect(try await estate.opening().isEmpty)
            let rows = try await estate.administrator.query(
                """
                SELECT 1 FROM dictum.destruction WHERE deleted_at IS NULL OR certificate_id IS NULL
                UNION ALL SELECT 1 FROM dictum.practice_ending WHERE finished_at IS NULL
                """
            )
            #expect(rows.isEmpty)
            let closed = try await estate.administrator.query(
                "SELECT 1 FROM audit.entry WHERE action = 'practice.erased'"
            )
            #expect(closed.count == 1)
        }
    }
}
