import Artifacts
import Foundation
import HouseSupport
import Intake
import Postgres
import Records
import TestSupport
import Testing

/// A speech endpoint sees a recording only where the practice's agreement allows it.
@Suite(.serialized) struct SubprocessorTests {
    enum Agreement: CaseIterable {
        case missing
        case expired
        case notYetSigned
        case withAnother
    }

    @Test(arguments: Agreement.allCases)
    func `without an agreement in force no socket opens`(agreement: Agreement) async throws {
        try await House.with { house in
            switch agreement {
            case .missing: break
            case .expired: try await record(house, signed: "2020-01-01", expires: "2021-01-01")
            case .notYetSigned: try await record(house, signed: "2200-01-01", expires: "2201-01-01")
            case .withAnother: try await record(house, subprocessor: "another.example")
            }
            let server = try HostileServer(nil)
            _ = try await house.desk().submit(Protected(Fixtures.bytes("short/cough.flac")))
            let outcome = try await DictumProgram(house: house).drain(
                "--speech-endpoint",
                "http://127.0.0.1:\(server.port)",
                "--speech-endpoint-name",
                "speech.example"
            )
            #expect(outcome.exitCode == 0, "\(outcome.errors)")
            let dictation = try #require(try await house.openRecords().dictations().first)
            #expect(dictation.reasonCode == "subprocessor_refused")
            #expect(try server.connections() == [0, 0])
        }
    }

    @Test(.enabled(if: WhisperServer.isInstalled, "whisper-server or its model is not there: run Scripts/setup"))
    func `with an agreement in force the endpoint's words become the note`() async throws {
        try await House.with { house in
            try await record(house)
            // A renewal that was recorded early leaves today's agreement in force.
            try await record(house, signed: "2198-01-01", expires: "2200-01-01")
            let server = try WhisperServer()
            _ = try await house.desk().submit(Protected(Fixtures.bytes("short/cough.flac")))
            let outcome = try await DictumProgram(house: house).drain(
                "--speech-endpoint",
                server.address,
                "--speech-endpoint-name",
                "speech.example"
            )
            #expect(outcome.exitCode == 0, "\(outcome.errors)")
            let records = try house.openRecords(as: House.reviewerRole)
            let dictation = try #require(try await records.dictations().first)
            #expect(dictation.status == .readyForReview)
            let transcript = try await records.openTranscript(of: dictation.id).revealed
            #expect(transcript.engine == "speech.example/whisper-1")
            #expect(transcript.plainText.lowercased().contains("congestion"))
            withExtendedLifetime(server) {}
        }
    }

    private func record(
        _ house: House,
        subprocessor: String = "speech.example",
        signed: String = "2020-01-01",
        expires: String = "2199-01-01"
    ) async throws {
        let outcome = try await Shell.run(
            DictumProgram.url,
            ["practice", "agreement", house.practice.name, "--subprocessor", subprocessor, "--signed", signed]
                + ["--expires", expires, "--database", house.records.conninfo, "--key-store", house.keys.conninfo]
                + ["--master-key", house.masterKey]
        )
        #expect(outcome.exitCode == 0, "\(outcome.errors)")
    }
}
