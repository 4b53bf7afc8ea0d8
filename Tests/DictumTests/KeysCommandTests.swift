import Artifacts
import Custody
import Foundation
import HouseSupport
import Intake
import Postgres
import Records
import TestSupport
import Testing

@Suite struct `dictum keys` {
    private func keys(_ house: House, _ arguments: String..., master: String? = nil) async throws -> Shell.Outcome {
        let stores = [
            "--database", house.records.conninfo, "--key-store", house.keys.conninfo,
            "--master-key", master ?? house.masterKey,
        ]
        return try await Shell.run(DictumProgram.url, ["keys"] + arguments + stores)
    }

    private func audited(_ house: House) async throws -> Set<String> {
        Set(
            try await house.administrator().query("SELECT action || ' ' || outcome FROM audit.entry").map {
                try $0.get(0)
            }
        )
    }

    @Test func `a master key that is made has an entry, and each practice's entry names the one that is used`()
        async throws
    {
        try await House.with { house in
            let path = house.masterKey + ".new"
            let made = try await keys(house, "init", master: path)
            #expect(made.exitCode == 0, "\(made.errors)")
            let codes = try await house.administrator().query(
                "SELECT action, code FROM audit.entry WHERE action IN ('master_key.made', 'practice.added') ORDER BY 1"
            ).map { try "\($0.get(0, as: String.self)) \($0.get(1, as: String.self))" }
            let names = try [path, house.masterKey].map { try FileMasterKey(path: $0).id.replacing(":", with: "_") }
            #expect(codes == ["master_key.made \(names[0])", "practice.added \(names[1])"])
            let early = try await DictumProgram.run("keys", "init", "--master-key", path + ".early")
            #expect(early.exitCode == 0 && early.output.contains("not in the audit log"))
        }
    }

    @Test func `lists, rotates and destroys, with an entry before and after each act`() async throws {
        try await House.with { house in
            let name = house.practice.name
            let rotated = try await keys(house, "rotate", "practice", name)
            #expect(rotated.exitCode == 0, "\(rotated.errors)")
            let listed = try await keys(house, "list", "--json")
            let lines = try JSONSerialization.jsonObject(with: Data(listed.output.utf8)) as? [[String: Any]]
            #expect(lines?.first?["generation"] as? Int == 2 && lines?.first?["state"] as? String == "in_use")
            let unconfirmed = try await keys(
                house,
                "destroy",
                "--practice",
                name,
                "--reason",
                "contract_ended",
                "--confirm",
                "other"
            )
            #expect(unconfirmed.exitCode == 64)
            let destroyed = try await keys(
                house,
                "destroy",
                "--practice",
                name,
                "--reason",
                "contract_ended",
                "--confirm",
                name
            )
            #expect(destroyed.exitCode == 0, "\(destroyed.errors)")
            let after = try await keys(house, "list", "--json")
            let last = try JSONSerialization.jsonObject(with: Data(after.output.utf8)) as? [[String: Any]]
            #expect(last?.first?["state"] as? String == "destroyed" && last?.first?["data_keys"] as? Int == 0)
            let again = try await keys(house, "rotate", "practice", name)
            #expect(again.exitCode == 64 && again.errors.contains("destroyed"))
            let entries = try await audited(house)
            for entry in [
                "practice_key.rotation.begun success", "practice_key.rotation.done success",
                "practice_key.destruction.done success", "practice_key.rotation.done failure", "keys.listed success",
            ] { #expect(entries.contains(entry), "\(entry)") }
        }
    }

    @Test func `moves the master key to Vault, and says when Vault is away`() async throws {
        try await House.with { house in
            let server = try TransitServer()
            let folder = URL(filePath: house.masterKey).deletingLastPathComponent()
            let token = folder.appending(path: "token").path
            #expect(FileManager.default.createFile(atPath: token, contents: Data(TransitServer.token.utf8)))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: token)
            let vault = "vault:\(server.address)/transit/dictum"
            let moved = try await keys(
                house,
                "rotate",
                "master",
                "--master-key-secret",
                token,
                "--master-key-authorities",
                server.certificate.path,
                "--former-master-key",
                house.masterKey,
                master: vault
            )
            #expect(moved.exitCode == 0 && moved.output.contains("wrapped 1 "), "\(moved.errors)")
            try server.answer(as: "503")
            let away = try await keys(
                house,
                "rotate",
                "practice",
                "--master-key-secret",
                token,
                "--master-key-authorities",
                server.certificate.path,
                master: vault
            )
            #expect(away.exitCode == 69 && away.errors.contains("503"))
        }
    }

    @Test func `destroys private keys past their grace time, unless a recording still waits for one`() async throws {
        try await House.with { house in
            let registry = PracticeRegistry(database: house.administrator(), actor: "administrator/7")
            let store = KeyStore(Pool(house.keys.conninfo, size: 1), master: try FileMasterKey(path: house.masterKey))
            let id = try await house.desk().submit(Protected([7, 8, 9])).id
            let later = Date(timeIntervalSinceNow: 30 * 86_400)
            let waiting = try await registry.retireSealingKeys(graceDays: 14, now: later, in: store)
            #expect(waiting.destroyed.isEmpty && waiting.waiting == 1)
            let before = try await house.openRecords().openAudio(of: house.id(id)).revealed
            let retired = try await registry.retireSealingKeys(graceDays: 14, now: later, in: store)
            #expect(retired.destroyed.count == 1 && retired.waiting == 0)
            // The content key was rewrapped under the audio's data key when it was first opened.
            let after = try await house.openRecords().openAudio(of: house.id(id)).revealed
            #expect(after == before)
            let entry = try await house.administrator().query(
                "SELECT actor, practice_id, key_id FROM audit.entry WHERE action = 'sealing_key.destroyed'"
            )
            #expect(try entry.first?.get(0) == "administrator/7" && entry.count == 1)
            #expect(try entry.first?.get(1) == house.practice.id.uuid)
            #expect(try entry.first?.get(2) == retired.destroyed.first)
        }
    }

    @Test func `makes an escrow copy that openssl opens, and restores from it after the master key is lost`()
        async throws
    {
        try await House.with { house in
            let folder = URL(filePath: house.masterKey).deletingLastPathComponent()
            func path(_ name: String) -> String { folder.appending(path: name).path }
            let made = try await Shell.run(
                URL(filePath: "/usr/bin/openssl"),
                [
                    "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
                    "-subj", "/CN=escrow", "-keyout", path("escrow.key"), "-out", path("escrow.pem"),
                ]
            )
            try #require(made.exitCode == 0, "\(made.errors)")
            let store = try house.keyStore()
            let key = try await store.dataKey(
                practice: house.practice.id.uuid,
                dictation: UUID(),
                artifactClass: "note"
            )
            let id = key.id
            let sealed = try await keys(
                house,
                "escrow",
                "--certificate",
                path("escrow.pem"),
                "--output",
                path("escrow.cms")
            )
            #expect(sealed.exitCode == 0 && sealed.output.contains("sealed 1 keys"), "\(sealed.errors)")
            let opened = try await Shell.run(
                URL(filePath: "/usr/bin/openssl"),
                [
                    "cms", "-decrypt", "-binary", "-inform", "DER", "-in", path("escrow.cms"), "-inkey",
                    path("escrow.key"), "-out", path("opened"),
                ]
            )
            try #require(opened.exitCode == 0, "\(opened.errors)")
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path("opened"))
            _ = try FileMasterKey.create(path: path("new.key"))
            let refused = try await keys(house, "rotate", "practice", master: path("new.key"))
            #expect(refused.exitCode != 0)
            let restored = try await keys(house, "escrow", "--restore", path("opened"), master: path("new.key"))
            #expect(restored.exitCode == 0 && restored.output.contains("of 1 practices"), "\(restored.errors)")
            let pool = Pool(house.keys.conninfo, size: 1)
            let found = try await KeyStore(pool, master: try FileMasterKey(path: path("new.key"))).dataKey(id: id)
            #expect(revealed(found.key) == revealed(key.key))
            let entries = try await audited(house)
            #expect(entries.isSuperset(of: ["keys.escrow.done success", "keys.escrow_restoration.done success"]))
        }
    }

    private func revealed(_ key: borrowing SecretKey) -> [UInt8] { unsafe key.withUnsafeBytes { unsafe [UInt8]($0) } }

    @Test func `destroys one data key, once, and leaves the others`() async throws {
        try await House.with { house in
            let store = try house.keyStore()
            var ids: [UUID] = []
            for kind in ["note", "transcript"] {
                let key = try await store.dataKey(
                    practice: house.practice.id.uuid,
                    dictation: UUID(),
                    artifactClass: kind
                )
                ids.append(key.id)
            }
            let made = ids
            func destroy(_ confirmation: UUID) async throws -> Shell.Outcome {
                try await keys(
                    house,
                    "destroy",
                    "--key",
                    made[0].uuidString,
                    "--reason",
                    "patient_request",
                    "--confirm",
                    confirmation.uuidString
                )
            }
            #expect(try await destroy(made[1]).exitCode == 64)
            let outcome = try await destroy(made[0])
            #expect(outcome.exitCode == 0 && outcome.output.contains("destroyed data key"), "\(outcome.errors)")
            #expect(try await destroy(made[0]).exitCode != 0)
            await #expect(throws: CustodyError.self) { _ = try await store.dataKey(id: made[0]) }
            _ = try await store.dataKey(id: made[1])
            let entry = try await house.administrator().query(
                "SELECT code FROM audit.entry WHERE action = 'data_key.destruction.done' AND key_id = \(made[0])"
            ).first
            #expect(try entry?.get(0) == "patient_request")
        }
    }
}
