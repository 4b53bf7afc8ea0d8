import Artifacts
import AuditLog
import Custody
import Foundation
import HouseSupport
import Intake
import Postgres
import Retention
import TestSupport
import Testing

@Suite struct CertificateTests {
    @Test func `a certificate is checked with openssl and Python alone, and an altered one is refused`() async throws {
        try await House.with { house in
            let estate = try await Estate(house)
            let id = try await estate.receive(0)
            _ = try await estate.purge().run(asOf: Estate.date(30))
            let desk = CertificateDesk(database: Pool(try house.records.conninfo(as: Estate.purgerRole), size: 1))
            let signer = try NoteSigner.generate(name: "dictum.example/destruction")
            let keys = try estate.shredder()
            // Nothing is certified that a rewrite of the key store's tables has not followed.
            let early = try await desk.issue(
                signedBy: signer,
                keys: keys,
                scrubbedAt: Date(timeIntervalSince1970: 0),
                now: Estate.date(30)
            )
            #expect(early == [])
            let scrubbed = try await keys.scrub()
            #expect(
                try await desk.issue(signedBy: signer, keys: keys, scrubbedAt: scrubbed, now: Estate.date(30)).count
                    == 1
            )
            #expect(
                try await desk.issue(signedBy: signer, keys: keys, scrubbedAt: scrubbed, now: Estate.date(30)) == []
            )
            let reader = CertificateDesk(database: estate.administrator)
            let certificate = try #require(try await reader.certificates().first)
            let text = String(decoding: certificate.statement, as: UTF8.self)
            #expect(text.contains(id.uuid.uuidString))

            #expect(try await reader.receipt(of: certificate) == nil)
            let log = try NoteSigner.generate(name: "dictum.example/audit")
            // Other databases of the server may hold the horizon back for a while.
            try await waitUntil("a sealed certificate") {
                _ = try await AuditSealer(signer: log).seal(in: estate.administrator)
                return try await reader.receipt(of: certificate) != nil
            }
            let receipt = try #require(try await reader.receipt(of: certificate))

            let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            try Data(certificate.signature).write(to: folder.appending(path: "c.sig"))
            try Data(certificate.publicKeyPEM.utf8).write(to: folder.appending(path: "c.pem"))
            try Data(receipt).write(to: folder.appending(path: "c.tlog-proof"))
            func check(_ statement: String, _ options: String...) async throws -> Int32 {
                try Data(statement.utf8).write(to: folder.appending(path: "c.json"))
                let file = folder.appending(path: "c.json").path
                return try await Shell.run(URL(filePath: "/usr/bin/python3"), [Self.script, file] + options).exitCode
            }
            let other = try NoteSigner.generate(name: "dictum.example/audit")
            #expect(try await check(text, "--log", log.verifier.text) == 0)
            #expect(try await check(text) == 2)
            #expect(try await check(text, "--log", other.verifier.text) == 1)
            #expect(try await check(text.replacing("at_most", with: "on_a_whim"), "--log", log.verifier.text) == 1)

            // Signed by the same key, but not what the log holds.
            let forged = text.replacing("at_most", with: "on_a_whim")
            let line = try signer.signatureLine(for: forged)
            let encoded = try #require(line.dropLast().split(separator: " ").last.map(String.init))
            try #require(Data(base64Encoded: encoded)).suffix(64).write(to: folder.appending(path: "c.sig"))
            #expect(try await check(forged) == 2)
            #expect(try await check(forged, "--log", log.verifier.text) == 1)
        }
    }

    @Test func `while a sealing key lives that may open a recording, its backups have not expired`() async throws {
        try await House.with { house in
            let estate = try await Estate(house)
            _ = try await estate.receive(0)
            _ = try await estate.purge().run(asOf: Estate.date(30))
            let desk = CertificateDesk(database: estate.administrator)
            let signer = try NoteSigner.generate(name: "dictum.example/destruction")
            let keys = try estate.shredder()
            _ = try await desk.issue(signedBy: signer, keys: keys, scrubbedAt: try await keys.scrub(), now: Date())
            let certificate = try #require(try await desk.certificates().first)
            let decoder = JSONDecoder()
            decoder.keyDecodingStrategy = .convertFromSnakeCase
            decoder.dateDecodingStrategy = .iso8601
            let said = try decoder.decode(CertificateDesk.Statement.self, from: Data(certificate.statement))
            let key = try #require(said.sealingKeys.first)
            let end = try #require(key.endsAt)
            #expect(said.sealingKeys.count == 1 && key.destroyedAt == nil)
            #expect(end == key.notAfter + 14 * Estate.day)
            #expect(said.lastKeyBackupExpiresAt == end + 8 * Estate.day)
        }
    }

    private static let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Scripts/verify-certificate").path
}
