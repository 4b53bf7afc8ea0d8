import Artifacts
import Foundation
import HouseSupport
import Intake
import Postgres
import TestSupport
import Testing

@Suite(.serialized) struct AuditCommandTests {
    @Test(.timeLimit(.minutes(10)))
    func `the log is sealed, verified by its public key, and an altered entry is named`() async throws {
        try await House.with { house in
            _ = try await house.desk().submit(Protected([1, 2, 3]))
            let key = FileManager.default.temporaryDirectory.appending(path: "dictum-\(UUID().uuidString).key")
            defer { try? FileManager.default.removeItem(at: key) }
            let made = try await DictumProgram.run("audit", "key", "--name", "test/log", "--note-key", key.path)
            #expect(made.exitCode == 0, "\(made.errors)")
            let verifier = made.output.trimmingCharacters(in: .whitespacesAndNewlines)
            let database = ["--database", house.records.conninfo]
            // Entries are sealed once no transaction of the whole server can come before them, other tests' included.
            let sealed = try await Shell.runUntilItPrints(
                DictumProgram.url,
                ["audit", "seal", "--note-key", key.path] + database
            )
            #expect(sealed.exitCode == 0 && sealed.output.hasPrefix("test/log\n"), "\(sealed.errors)")
            let whole = try await Shell.run(DictumProgram.url, ["audit", "verify", "--verifier", verifier] + database)
            #expect(whole.exitCode == 0, "\(whole.output)\(whole.errors)")
            try await house.administrator().run { session in
                try session.execute(
                    script: """
                        ALTER TABLE audit.entry DISABLE TRIGGER ALL;
                        UPDATE audit.entry SET actor = 'operator' WHERE action = 'dictation.received';
                        """
                )
            }
            let found = try await Shell.run(DictumProgram.url, ["audit", "verify"] + database)
            #expect(found.exitCode == 1 && found.output.contains("altered"), "\(found.output)")
            let again = try await DictumProgram.run("audit", "key", "--name", "test/log", "--note-key", key.path)
            #expect(again.exitCode == 65, "an existing key is never overwritten")
        }
    }
}
