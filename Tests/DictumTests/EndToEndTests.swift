import Artifacts
import Custody
import Foundation
import HouseSupport
import Intake
import Postgres
import Records
import Retention
import TestSupport
import Testing

/// The main job, with the built program, the real Whisper and a real PostgreSQL.
@Suite(.serialized) struct EndToEndTests {
    @Test func `a recording in any container ends ready for review, with a note that shows its evidence`() async throws
    {
        try await House.with { house in
            let containers = ["wav", "flac", "mp3", "m4a", "ogg", "webm"]
            for container in containers {
                _ = try await house.desk().submit(Protected(Fixtures.bytes("short/cough.\(container)")))
            }
            let outcome = try await DictumProgram(house: house).drain()
            #expect(outcome.exitCode == 0, "\(outcome.errors)")
            let records = try house.openRecords(as: House.reviewerRole)
            let dictations = try await records.dictations()
            #expect(dictations.map(\.status) == containers.map { _ in .readyForReview })
            for dictation in dictations {
                let note = try await records.openNote(of: dictation.id).revealed
                let section = try #require(note.sections.first)
                #expect(section.loinc == "10154-3", "chief complaint")
                #expect(section.statements.first?.text.lowercased().contains("congestion") == true)
                #expect(section.statements.allSatisfy { !$0.evidence.isEmpty })
            }
        }
    }

    @Test func `a reviewer reads the note, and the trail says who did what and why`() async throws {
        try await House.with { house in
            let receipt = try await house.desk().submit(Protected(Fixtures.bytes("short/cough.flac")))
            let program = DictumProgram(house: house)
            _ = try await program.drain()
            let shown = try await program.review("show", receipt.id.uuidString, "note", "--purpose", "TREAT")
            #expect(shown.exitCode == 0, "\(shown.errors)")
            #expect(shown.output.lowercased().contains("congestion"))
            let trail = try await house.administrator().query(
                "SELECT action, purpose FROM audit.entry WHERE dictation_id = \(receipt.id) ORDER BY at"
            ).map { "\(try $0.get(0, as: String.self)) \(try $0.get(1, as: String.self))" }
            #expect(
                trail == [
                    "dictation.received TREAT", "audio.read TREAT", "data_key.made TREAT", "transcript.stored TREAT",
                    "transcript.read TREAT", "note.stored TREAT", "note.read TREAT",
                ]
            )
            let verified = try await Shell.run(
                DictumProgram.url,
                ["audit", "verify", "--database", house.records.conninfo]
            )
            #expect(verified.exitCode == 0, "\(verified.output)\(verified.errors)")
        }
    }

    @Test func `the practice's template makes its notes`() async throws {
        try await House.with { house in
            _ = try await house.desk().submit(Protected(Fixtures.bytes("short/cough.flac")))
            let book = PolicyBook(database: house.administrator())
            let policy = try PracticePolicy(
                yaml: """
                    notes:
                      dictation:
                        schema: dictum.template/1
                        name: ours
                        title: Cough clinic
                        sections:
                          - { loinc: 10154-3, title: Why you came }
                          - { loinc: 18776-5, title: Plan, required: yes }
                    """
            )
            let dictation = try #require(await house.openRecords(as: House.reviewerRole).dictations().first)
            let practice = dictation.id.practice
            try await book.set(policy, of: practice, replacing: try await book.current(of: practice))
            let outcome = try await DictumProgram(house: house).drain()
            #expect(outcome.exitCode == 0, "\(outcome.errors)")
            let note = try await house.openRecords(as: House.reviewerRole).openNote(of: dictation.id).revealed
            #expect(note.title == "Cough clinic" && note.sections.first?.title == "Why you came")
            #expect(note.flags.contains(.init(.missingSection, detail: "Plan")))
        }
    }

    @Test func `two workers at once do every job once`() async throws {
        try await House.with { house in
            for copy in 0..<8 {
                // Trailing bytes make each a recording of its own; FLAC ends before them.
                let recording = try Fixtures.bytes("short/cough.flac") + [UInt8(copy)]
                _ = try await house.desk().submit(Protected(recording))
            }
            // Both have a recording in hand before either may go on.
            let gate = try await ArtifactGate(house)
            let program = DictumProgram(house: house)
            let one = try ProgramHandle(program.workerArguments("--name", "one"))
            let two = try ProgramHandle(program.workerArguments("--name", "two"))
            try await gate.waitForArrival(of: one, two)
            await gate.open()
            #expect(await one.exit() == 0, "\(one.errors)")
            #expect(await two.exit() == 0, "\(two.errors)")
            let administrator = house.administrator()
            let actors = try await administrator.query(
                """
                SELECT actor, count(*) FROM audit.entry WHERE action IN ('transcript.stored', 'note.stored')
                GROUP BY actor ORDER BY actor
                """
            ).map { try $0.get(0, as: String.self) }
            #expect(actors == ["worker/one", "worker/two"])
            #expect(try await Census(administrator) == Census(ready: 8))
        }
    }
}

/// How many dictations ended, and whether each has exactly one transcript, one note and one audit row for each.
struct Census: Equatable {
    var dictations: Int
    var ready: Int
    var transcripts: Int
    var notes: Int
    var storedRows: Int
    var jobs: Int

    /// Every one of `ready` dictations done once.
    init(ready: Int) {
        dictations = ready
        self.ready = ready
        transcripts = ready
        notes = ready
        storedRows = 2 * ready
        jobs = 0
    }

    init(_ database: Pool) async throws {
        let rows = try await database.query(
            """
            SELECT (SELECT count(*) FROM dictum.dictation),
                (SELECT count(*) FROM dictum.dictation WHERE status = 'ready_for_review'),
                (SELECT count(*) FROM dictum.artifact WHERE class = 'transcript'),
                (SELECT count(*) FROM dictum.artifact WHERE class = 'note'),
                (SELECT count(*) FROM audit.entry WHERE action IN ('transcript.stored', 'note.stored')),
                (SELECT count(*) FROM queue.job)
            """
        )
        let row = try #require(rows.first)
        dictations = try row.get(0)
        ready = try row.get(1)
        transcripts = try row.get(2)
        notes = try row.get(3)
        storedRows = try row.get(4)
        jobs = try row.get(5)
    }
}
