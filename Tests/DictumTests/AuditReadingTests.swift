import Artifacts
import Foundation
import HouseSupport
import Intake
import Postgres
import TestSupport
import Testing

/// What auditors and practices take out of the log, as they call it.
@Suite(.serialized) struct AuditReadingTests {
    @Test(.timeLimit(.minutes(5)))
    func `reports, accountings, exports and receipts come out, and each leaves an entry`() async throws {
        try await House.with { house in
            let patient = UUID()
            var attributes = SubmissionDesk.Attributes()
            attributes.patient = patient
            let dictation = try await house.desk().submit(Protected([1, 2, 3]), attributes: attributes).id
            try await house.administrator().query(
                """
                SELECT audit.append(
                    'clinician/a', 'audio.read', 'HLEGAL', \(house.practice.id.uuid), \(dictation), 'audio'
                )
                """
            )
            let database = ["--database", house.records.conninfo]
            let practice = "\(house.practice.id)"
            func run(_ arguments: String...) async throws -> String {
                let outcome = try await Shell.run(DictumProgram.url, ["audit"] + arguments + database)
                #expect(outcome.exitCode == 0, "\(arguments): \(outcome.errors)")
                return outcome.output
            }
            let accounting = ["--practice", practice, "--patient-ref", patient.uuidString]
            let disclosed = try await Shell.run(DictumProgram.url, ["audit", "accounting"] + accounting + database)
            #expect(disclosed.output.contains("HLEGAL") && !disclosed.output.contains("dictation.received"))
            #expect(try await run("report", "--practice", practice, "--from", "2020-01-01").contains("clinician/a"))
            #expect(try await run("report", "--until", "2020-01-01", "--json") == "[\n\n]\n")

            let lines = try await run("export", "--dictation", dictation.uuidString).split(separator: "\n")
            let row = try #require(lines.first { $0.contains("HLEGAL") })
            #expect(row.contains("\"patient_ref\":\"\(patient.uuidString.lowercased())\""))
            let events = try await run("export", "--dictation", dictation.uuidString, "--format", "fhir")
            let event = try #require(events.split(separator: "\n").first { $0.contains("HLEGAL") })
            for part in ["IHE.BasicAudit.PatientRead", "\"action\":\"R\"", "\"outcome\":\"0\"", "\"code\":\"HLEGAL\""] {
                #expect(event.contains(part), "\(part)")
            }

            let shown = try await run("show", "--practice", practice, "--json")
            for action in ["audit.accounted", "audit.reported", "audit.exported"] {
                #expect(shown.contains("\"action\" : \"\(action)\""), "\(action)")
            }
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a receipt, cosigned by a witness that runs, is checked without a database; so are the tiles`() async throws {
        try await House.with { house in
            let folder = FileManager.default.temporaryDirectory.appending(path: "dictum-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            func path(_ name: String) -> String { folder.appending(path: name).path() }
            func key(_ command: String, _ name: String) async throws -> String {
                let made = try await DictumProgram.run(command, "key", "--name", name, "--note-key", path(command))
                return made.output.trimmingCharacters(in: .whitespacesAndNewlines)
            }
            let (log, witness) = (try await key("audit", "test/log"), try await key("witness", "test/witness"))
            let serving = try ProgramHandle([
                "witness", "serve", "--listen", "127.0.0.1:0", "--note-key", path("witness"), "--state", path("state"),
                "--log", log,
            ])
            let words = try await serving.log(until: "port").split(separator: " ")
            let port = try #require(words.last?.trimmingCharacters(in: .newlines))
            try Data("witness w \(witness) http://127.0.0.1:\(port)\n".utf8).write(to: folder.appending(path: "list"))
            let database = ["--database", house.records.conninfo]
            let arguments = ["audit", "seal", "--note-key", path("audit"), "--witnesses", path("list")] + database
            let sealed = try await Shell.runUntilItPrints(DictumProgram.url, arguments)
            #expect(sealed.exitCode == 0, "\(sealed.errors)")

            let rows = try await house.administrator().query("SELECT lane_id, lane_seq FROM audit.leaf LIMIT 1")
            let place = "\(try rows[0].get(0, as: Int.self))/\(try rows[0].get(1, as: Int.self))"
            let receipt = try await Shell.run(DictumProgram.url, ["audit", "prove", place] + database)
            try Data(receipt.output.utf8).write(to: folder.appending(path: "receipt"))
            let check = ["audit", "check", path("receipt"), "--verifier", log, "--witness", witness]
            let checked = try await Shell.run(DictumProgram.url, check)
            #expect(checked.exitCode == 0 && checked.output.contains("test/witness cosigned"), "\(checked.errors)")
            #expect(try await Shell.run(DictumProgram.url, check + ["--witness", log]).exitCode == 65)

            let tiles = try await Shell.run(DictumProgram.url, ["audit", "tiles", path("tiles")] + database)
            #expect(tiles.exitCode == 0, "\(tiles.errors)")
            let script = Fixtures.root.appending(path: "Scripts/verify_audit.py")
            let python = try await Shell.run(script, ["tiles", path("tiles"), log])
            #expect(python.output == "whole\n", "\(python.output)\(python.errors)")
            let verify = ["audit", "verify", "--verifier", log, "--witnesses", path("list")] + database
            let verified = try await Shell.run(DictumProgram.url, verify)
            #expect(verified.exitCode == 0 && verified.output.contains("test/witness cosigned"), "\(verified.errors)")
            serving.send(SIGTERM)
            _ = await serving.exit()
            #expect(try await Shell.run(DictumProgram.url, verify).exitCode == 69, "a witness that is away can't agree")
        }
    }
}
