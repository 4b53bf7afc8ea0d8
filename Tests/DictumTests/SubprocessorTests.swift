import Artifacts
import Foundation
import HouseSupport
import Intake
import Postgres
import Records
import Retention
import TestSupport
import Testing

/// An endpoint sees a recording or a transcript only where the practice's policy, the register and an agreement allow it.
@Suite(.serialized) struct SubprocessorTests {
    /// What stands against the endpoint; the gate's own tests know the rest.
    enum Obstacle: String, CaseIterable {
        case agreementMissing = "agreement_missing"
        case agreementExpired = "agreement_expired"
        case notAllowed = "engine_not_allowed"
        case notRegistered = "subprocessor_unknown"
        case wrongRegion = "region_not_allowed"
        case tag = "sensitivity_tag"
        case consentMissing = "consent_missing"

        /// Puts it in the way of an endpoint that could work otherwise.
        func place(before endpoint: Gated, in house: House) async throws -> SubmissionDesk.Attributes {
            var attributes = SubmissionDesk.Attributes()
            let administrator = house.administrator()
            try await house.allow(endpoint.name, for: [endpoint.sees], expires: expires) { $0.region = region }
            switch self {
            case .agreementMissing:
                try await administrator.query("DELETE FROM dictum.business_associate_agreement")
                // Another's is none.
                try await PracticeRegistry(database: administrator).recordAgreement(
                    of: house.practice,
                    with: "another.example",
                    signed: "2020-01-01",
                    expires: "2199-01-01",
                    forbidsTraining: true
                )
            case .agreementExpired, .wrongRegion: break
            case .notAllowed:
                try await house.setPolicy { $0[keyPath: endpoint.engines] = [] }
            case .notRegistered:
                try await SubprocessorRegister(database: administrator).retire(endpoint.name)
            case .tag:
                attributes.tags = ["psychotherapy_notes"]
            case .consentMissing:
                try await house.setPolicy { $0.consent = .init(required: true, graceDays: 1, methods: [.written]) }
                (attributes.consent, attributes.consentMethod) = (UUID(), "verbal")
            }
            return attributes
        }

        private var expires: String { self == .agreementExpired ? "2021-01-01" : "2199-01-01" }
        private var region: String { self == .wrongRegion ? "de" : "us" }
    }

    /// An endpoint, and what it would see.
    enum Gated: String, CaseIterable {
        case speech, note

        var name: String { self == .speech ? SubprocessorTests.name : "notes.example" }
        var sees: Subprocessor.DataClass { self == .speech ? .audio : .transcript }
        var engines: WritableKeyPath<PracticePolicy, [String]> {
            self == .speech ? \.engines.transcribe : \.engines.draft
        }

        func options(_ server: HostileServer) -> [String] {
            let options = ["--\(self)-endpoint", "http://127.0.0.1:\(server.port)", "--\(self)-endpoint-name", name]
            return self == .speech ? options : options + ["--note-endpoint-model", "model"]
        }
    }

    static let name = "speech.example"

    private func options(_ server: HostileServer) -> [String] { Gated.speech.options(server) }

    @Test(arguments: Obstacle.allCases, Gated.allCases)
    func `what stands against an endpoint is told, and no socket opens`(
        obstacle: Obstacle,
        endpoint: Gated
    ) async throws {
        try await House.with { house in
            let attributes = try await obstacle.place(before: endpoint, in: house)
            let server = try HostileServer(nil)
            _ = try await house.desk().submit(
                Protected(Fixtures.bytes("short/cough.flac")),
                attributes: attributes
            )
            let program = DictumProgram(house: house)
            let arguments = try program.workerArguments() + endpoint.options(server)
            let outcome = try await Shell.run(DictumProgram.url, arguments)
            #expect(outcome.exitCode == 0, "\(outcome.errors)")
            let dictation = try #require(try await house.openRecords().dictations().first)
            #expect(dictation.reasonCode == obstacle.rawValue)
            #expect(try server.connections() == [0, 0])
            let refused = try await house.administrator().query(
                """
                SELECT code::text FROM audit.entry WHERE action = 'endpoint.refused' AND outcome = 'refused'
                    AND dictation_id = \(dictation.id.uuid)
                """
            ).map { try $0.get(0, as: String.self) }
            // Without consent the stage before the note's has stopped already, at no endpoint's gate.
            let isStoppedBefore = obstacle == .consentMissing && endpoint == .note
            #expect(refused == (isStoppedBefore ? [] : [obstacle.rawValue]))
            let doctor = try await Shell.run(
                DictumProgram.url,
                ["doctor", "--json", "--database", house.records.conninfo, "--key-store", house.keys.conninfo]
            )
            let cure = try #require(Refusal(rawValue: obstacle.rawValue)).cure
            #expect(doctor.output.contains("\(house.practice.name): \(obstacle.rawValue)"), "\(doctor.output)")
            #expect(doctor.output.contains(cure), "\(doctor.output)")
        }
    }

    @Test func `what may not leave is heard by the embedded engine where the practice allows that`() async throws {
        try await House.with { house in
            try await house.allow(Self.name)
            try await house.setPolicy { $0.engines.transcribe = [Self.name, "embedded"] }
            let server = try HostileServer(nil)
            var attributes = SubmissionDesk.Attributes()
            attributes.tags = ["part_2"]
            _ = try await house.desk().submit(
                Protected(Fixtures.bytes("short/cough.flac")),
                attributes: attributes
            )
            let program = DictumProgram(house: house)
            let outcome = try await Shell.run(DictumProgram.url, try program.workerArguments() + options(server))
            #expect(outcome.exitCode == 0, "\(outcome.errors)")
            let records = try house.openRecords(as: House.reviewerRole)
            let dictation = try #require(try await records.dictations().first)
            #expect(dictation.status == .readyForReview)
            #expect(try await !records.openTranscript(of: dictation.id).revealed.engine.contains(Self.name))
            #expect(try server.connections() == [0, 0])
        }
    }

    /// The FLAC file with these comments, behind its STREAMINFO, in place of its own.
    private func tagged(_ flac: [UInt8], _ comments: [String]) -> [UInt8] {
        func length(_ count: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: count >> ($0 * 8)) } }
        let words = ["Canary Writer"] + comments
        let body =
            length(words[0].utf8.count) + Array(words[0].utf8) + length(comments.count)
            + comments.flatMap { length($0.utf8.count) + Array($0.utf8) }
        var (file, position, isLast) = (Array(flac[..<4]), 4, false)
        while !isLast {
            isLast = flac[position] & 0x80 != 0
            let kind = flac[position] & 0x7f
            let end = position + 4 + flac[position + 1..<position + 4].reduce(0) { $0 << 8 | Int($1) }
            if kind != 4 { file += [kind] + flac[position + 1..<end] }
            position = end
        }
        return file + [0x84] + length(body.count)[..<3].reversed() + body + flac[position...]
    }

    @Test func `what arrives is the sound and nothing that its file said`() async throws {
        try await House.with { house in
            try await house.allow(Self.name)
            let folder = FileManager.default.temporaryDirectory.appending(path: "dictum-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            let file = folder.appending(path: "Canary_Jane_1960.flac")
            let recording = try Fixtures.bytes("short/cough.flac")
            try Data(tagged(recording, ["TITLE=Canary Jane", "COMMENT=MRN canary 4711"])).write(to: file)
            let server = try HostileServer(nil)
            let program = DictumProgram(house: house)
            let desk = ["submit", "--database", try house.records.conninfo(as: house.practice.loginRole)]
            #expect(try await Shell.run(DictumProgram.url, desk + [file.path]).exitCode == 0)
            let reply = #"{"text":"cough","segments":[{"start":0,"end":1,"text":"cough"}]}"#
            let hex = reply.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            let outcome = try await Shell.run(
                DictumProgram.url,
                try program.workerArguments() + options(server) + ["--speech-endpoint-path", "/json/\(hex)"],
                environment: Dictionary(
                    uniqueKeysWithValues: ["http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"].map {
                        ($0, "http://127.0.0.1:\(server.decoyPort)")
                    }
                )
            )
            #expect(outcome.exitCode == 0, "\(outcome.errors)")
            #expect(try server.connections()[0] > 0)
            #expect(try server.connections()[1] == 0, "the environment's proxy is not asked")
            let request = try server.lastRequest()
            let dictation = try #require(try await house.openRecords().dictations().first)
            #expect(request.contains("filename=\"audio.wav\"") && request.contains("RIFF"))
            for trace in ["canary", "jane", "4711", "lavf", "list", dictation.id.description, house.practice.name] {
                #expect(!request.lowercased().contains(trace), "\(trace)")
            }
            #expect(!request.lowercased().contains(house.practice.id.description))
        }
    }

    @Test(.enabled(if: WhisperServer.isInstalled, "whisper-server or its model is not there: run Scripts/setup"))
    func `with an agreement in force the endpoint's words become the note`() async throws {
        try await House.with { house in
            try await house.allow(Self.name)
            // A renewal that was recorded early leaves today's agreement in force.
            let later = ["--signed", "2198-01-01", "--expires", "2200-01-01", "--forbids-training"]
            let renewal = try await Shell.run(
                DictumProgram.url,
                ["practice", "agreement", house.practice.name, "--subprocessor", Self.name] + later
                    + ["--database", house.records.conninfo, "--key-store", house.keys.conninfo]
            )
            #expect(renewal.exitCode == 0, "\(renewal.errors)")
            let server = try WhisperServer()
            _ = try await house.desk().submit(Protected(Fixtures.bytes("short/cough.flac")))
            let outcome = try await DictumProgram(house: house).drain(
                "--speech-endpoint",
                server.address,
                "--speech-endpoint-name",
                Self.name
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
}
