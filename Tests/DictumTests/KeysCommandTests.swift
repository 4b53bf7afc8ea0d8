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
            let again = try await keys(house, "rotate", "practice", name)
            #expect(again.exitCode == 64 && again.errors.contains("destroyed"))
            let entries = try await audited(house)
            for entry in [
                "practice_key.rotation.begun success", "practice_key.rotation.done success",
                "practice_key.destruction.done success", "practice_key.rotation.done failure",
            ] { #expect(entries.contains(entry), "\(entry)") }
        }
    }

    @Test func `moves the master key to Vault and back from escrow`() async throws {
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
            let registry = PracticeRegistry(database: house.administrator())
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
            #expect(try await audited(house).contains("sealing_key.destroyed success"))
        }
    }
}
