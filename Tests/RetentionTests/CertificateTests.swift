import Artifacts
import AuditLog
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
            let issued = try await desk.issue(signedBy: signer, backupDays: 7, now: Estate.date(30))
            #expect(issued.count == 1)
            #expect(try await desk.issue(signedBy: signer, backupDays: 7, now: Estate.date(30)) == [])
            let certificate = try #require(try await desk.certificates().first)
            let text = String(decoding: certificate.statement, as: UTF8.self)
            #expect(text.contains(id.uuid.uuidString))
            let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            try Data(certificate.signature).write(to: folder.appending(path: "c.sig"))
            try Data(certificate.publicKeyPEM.utf8).write(to: folder.appending(path: "c.pem"))
            for (statement, isGood) in [(text, true), (text.replacing("at_most", with: "on_a_whim"), false)] {
                try Data(statement.utf8).write(to: folder.appending(path: "c.json"))
                let outcome = try await Shell.run(
                    URL(filePath: "/usr/bin/python3"),
                    [Self.script, folder.appending(path: "c.json").path]
                )
                #expect((outcome.exitCode == 0) == isGood, "\(outcome.errors)")
            }
        }
    }

    private static let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Scripts/verify-certificate").path
}
