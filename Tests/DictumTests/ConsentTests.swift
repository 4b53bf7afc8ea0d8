import Artifacts
import Foundation
import HouseSupport
import Intake
import Postgres
import Records
import Retention
import TestSupport
import Testing

/// Consent and minimum necessary, under a running worker.
@Suite(.serialized) struct ConsentTests {
    @Test func `a dictation that waited for its consent goes on once that is recorded`() async throws {
        try await House.with { house in
            try await house.setPolicy { $0.consent = .init(required: true, graceDays: 5, methods: [.written]) }
            let desk = try house.desk()
            // One that intake stops, and one that the gate stops: noted as verbal, where written is asked for.
            let without = try await desk.submit(Protected(Fixtures.bytes("short/cough.flac")), id: UUID()).id
            var attributes = SubmissionDesk.Attributes(consent: UUID())
            attributes.consentMethod = "verbal"
            let verbal = try await desk.submit(
                Protected(Fixtures.bytes("short/cough.flac")),
                id: UUID(),
                attributes: attributes
            ).id
            let program = DictumProgram(house: house)
            #expect(try await program.drain().exitCode == 0)
            let records = try house.openRecords(as: House.reviewerRole)
            for id in [without, verbal] {
                #expect(try await records.dictation(house.id(id)).reasonCode == "consent_missing")
            }
            let practice = Pool(try house.records.conninfo(as: house.practice.loginRole), size: 1)
            let done = try await practice.query(
                "SELECT dictum.record_consent(\(without), \(UUID()), 'written', now(), 'processing')"
            )
            #expect(try done.first?.get(0) == true)
            await practice.close()
            let given = try await Shell.run(
                DictumProgram.url,
                ["consent", "record", house.practice.name, verbal.uuidString, "--reference", UUID().uuidString]
                    + ["--method", "written", "--database", house.records.conninfo]
            )
            #expect(given.exitCode == 0, "\(given.errors)")
            #expect(try await program.drain().exitCode == 0)
            for id in [without, verbal] {
                #expect(try await records.dictation(house.id(id)).status == .readyForReview)
            }
        }
    }

    @Test func `a withdrawal under a running worker leaves nothing but what the purge destroys`() async throws {
        try await House.with { house in
            let id = try await house.desk().submit(Protected(Fixtures.bytes("short/cough.flac"))).id
            let program = DictumProgram(house: house)
            let worker = try ProgramHandle(
                ["worker", "--models", Fixtures.models, "--lease", "3"] + program.stores(as: House.workerRole)
            )
            let administrator = house.administrator()
            try await waitUntil("a lease") {
                try await !administrator.query("SELECT 1 FROM queue.job WHERE lease_token IS NOT NULL").isEmpty
                    || !worker.isRunning
            }
            let withdrawn = try await Shell.run(
                DictumProgram.url,
                ["consent", "withdraw", house.practice.name, id.uuidString, "--database", house.records.conninfo]
            )
            #expect(withdrawn.exitCode == 0, "\(withdrawn.errors)")
            worker.send(SIGTERM)
            #expect(await worker.exit() == 0)
            #expect(try await administrator.query("SELECT 1 FROM queue.job").isEmpty)
            let dictation = try await house.openRecords().dictation(house.id(id))
            #expect(dictation.status == .failed && dictation.reasonCode == "consent_withdrawn")
            let again = try await Shell.run(
                DictumProgram.url,
                ["consent", "record", house.practice.name, id.uuidString, "--reference", UUID().uuidString]
                    + ["--database", house.records.conninfo]
            )
            #expect(again.exitCode == 65, "\(again.errors)")
        }
    }

    @Test func `without word times a statement still rests on its words`() async throws {
        try await House.with { house in
            try await house.setPolicy { $0.keepsWordTimes = false }
            let id = try await house.desk().submit(Protected(Fixtures.bytes("short/cough.flac"))).id
            #expect(try await DictumProgram(house: house).drain().exitCode == 0)
            let records = try house.openRecords(as: House.reviewerRole)
            let transcript = try await records.openTranscript(of: house.id(id)).revealed
            for segment in transcript.segments {
                for word in transcript.words[segment.words] {
                    #expect((word.start, word.end) == (segment.start, segment.end))
                }
            }
            let note = try await records.openNote(of: house.id(id)).revealed
            let evidence = note.sections.flatMap(\.statements).flatMap(\.evidence)
            #expect(!evidence.isEmpty)
            #expect(evidence.allSatisfy { !$0.words.isEmpty && $0.words.upperBound <= transcript.words.count })
        }
    }
}
