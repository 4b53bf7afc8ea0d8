import Artifacts
import ClinicalNotes
import Testing

@Suite struct `Rendering` {
    private static let source = heard(
        "Assessment and plan. Number one, gout. Start colchicine. Follow up in two weeks."
    )

    @Test func `text numbers problems, and shows evidence on request`() async throws {
        let note = try await draft(Self.source)
        let text = NoteRenderer.text(note)
        #expect(text.contains("ASSESSMENT AND PLAN\n1. Gout.\n   - Start colchicine.\nFollow up in 2 weeks.\n"))
        #expect(NoteRenderer.text(note, evidence: true).contains("1. Gout. [1 0:01-0:03]\n"))
        #expect(text.contains("- Nothing said for: History of Present Illness"))
    }

    @Test func `every form says which generator drafted it`() async throws {
        var note = try await draft(Self.source)
        #expect(NoteRenderer.text(note).hasPrefix("PROGRESS NOTE\nDrafted by grounded/1\n\nASSESSMENT AND PLAN\n"))
        #expect(NoteRenderer.html(note).contains("<p class=\"notes\">Drafted by grounded/1</p>"))
        note.generator = "grounded/1 (instead of acme/large: timeout)"
        for page in [NoteRenderer.text(note), NoteRenderer.markdown(note), NoteRenderer.html(note)] {
            #expect(page.contains("Drafted by grounded/1 (instead of acme/large: timeout)"))
        }
        #expect(!NoteRenderer.plain(note).contains("grounded"))
    }

    @Test func `Markdown escapes what would be markup`() async throws {
        let note = try await draft(heard("Plan. Use <b>*both*</b> drops."))
        #expect(NoteRenderer.markdown(note).contains("## Plan\nUse \\<b\\>\\*both\\*\\</b\\> drops.\n"))
    }

    @Test func `JSON has stable bytes, comes back whole, and another schema is refused`() async throws {
        let note = try await draft(Self.source)
        let json = try NoteRenderer.json(note)
        #expect(json.hasPrefix("{\"flags\":["))
        #expect(try Note(json: json.utf8) == note)
        #expect(try Array(json.utf8) == note.json())
        #expect(try Transcript(json: Self.source.json()) == Self.source)
        let other = json.replacing("dictum.note/2", with: "dictum.note/9")
        #expect(throws: ArtifactFormatError(code: .unknownSchema, expected: "dictum.note/2")) {
            try Note(json: other.utf8)
        }
        #expect(throws: ArtifactFormatError(code: .malformed, expected: "dictum.note/2")) { try Note(json: "{}".utf8) }
        var outside = Self.source
        outside.tokens[0].words = 0..<999
        let bytes = try outside.json()
        #expect(throws: ArtifactFormatError(code: .malformed, expected: "dictum.transcript/1")) {
            try Transcript(json: bytes)
        }
    }

    @Test func `a note written before problems were listed is read, and keeps its bytes`() throws {
        let bytes = Array(
            #"{"flags":[],"generator":"grounded/1","leftOut":[],"loinc":"11506-3","schema":"dictum.note/1","sections":[],"title":"Note"}"#
                .utf8
        )
        let note = try Note(json: bytes)
        #expect(note.problems == nil && note.patientSummary == nil)
        #expect(try note.json() == bytes)
    }

    @Test func `numbered problems are listed with their plans`() async throws {
        let note = try await draft(
            heard(
                """
                Assessment and plan. Number one, gout, likely from beer. Start colchicine. Number two, hypertension. \
                Continue lisinopril. Follow up in two weeks.
                """
            )
        )
        let problems = try #require(note.problems)
        #expect(problems.map(\.number) == [1, 2, nil])
        #expect(problems.map(\.title) == ["Gout, likely from beer", "Hypertension", "Other"])
        #expect(problems[0].plan.compactMap(note.statement).map(\.text) == ["Start colchicine."])
        #expect(problems[1].plan.compactMap(note.statement).map(\.text).first == "Continue lisinopril.")
        let page = NoteRenderer.markdown(ProblemList.page(note))
        #expect(page.contains("## 1. Gout, likely from beer\nStart colchicine.\n"))
    }

    @Test func `without numbers a plan belongs to the problem whose words it shares`() async throws {
        let one = try await draft(heard("Assessment. Gout. Plan. Start colchicine. Follow up in two weeks."))
        #expect(one.problems?.count == 1 && one.problems?[0].plan.count == 2)
        let two = try await draft(
            heard("Assessment. Left knee arthritis. Hypertension. Plan. Knee injection today. Call with concerns.")
        )
        #expect(two.problems?.map(\.plan.count) == [1, 0, 1] && two.problems?.last?.title == "Other")
        let mixed = try await draft(heard("Assessment and plan. She should be fine. Gout. Start colchicine."))
        #expect(mixed.problems?.map(\.title) == ["Gout"] && mixed.problems?[0].plan.count == 1)
    }

    @Test func `the summary for the patient is in the JSON, marked, and stays when a signed note leaves`() async throws
    {
        let note = try await draft(Self.source)
        let read = try Note(json: NoteRenderer.json(note).utf8)
        #expect(read.patientSummary?.mark == PatientSummary.mark)
        #expect(read.patientSummary?.parts.map(\.title) == ["What we found, and what to do"])
        #expect(NoteRenderer.html(PatientSummary.page(note)).contains("<p>Start colchicine.</p>"))
        #expect(NoteRenderer.markdown(PatientSummary.page(note)).contains("not a part of the record"))
        #expect(NoteRenderer.finished(note).patientSummary == nil)
        let edited = NoteEditing.apply("# N\n\n## Plan\nCall me.\n", to: note, transcript: Self.source).note
        #expect(edited.patientSummary?.parts.map(\.lines) == [["Call me."]] && edited.problems == [])
    }

    @Test func `WebVTT escapes text, names speakers and marks gaps`() {
        var transcript = Transcript(plainText: "[doctor] a < b --> c & d")
        transcript.segments[0].start = 3661.5
        transcript.segments[0].end = 3662
        transcript.gaps = [.init(start: 1, end: 2.25)]
        #expect(
            TranscriptRenderer.vtt(transcript) == """
                WEBVTT

                00:00:01.000 --> 00:00:02.250
                [inaudible]

                01:01:01.500 --> 01:01:02.000
                <v clinician>a &lt; b --&gt; c &amp; d</v>

                """
        )
    }

    @Test func `the text of a conversation names who speaks, as it is read again`() {
        let said = "[clinician] Any fever?\n[patient] No. I took 20 mg."
        var heard = Transcript(plainText: said)
        heard.tokens = heard.words.indices.map { .init(text: heard.words[$0].text, kind: .word, words: $0..<$0 + 1) }
        #expect(TranscriptRenderer.text(heard) == said + "\n")
        #expect(!TranscriptRenderer.text(heard, verbatim: true).contains("["))
        let read = Transcript(plainText: TranscriptRenderer.text(heard))
        #expect(read.segments.map(\.speaker) == [.clinician, .patient])
    }

    @Test func `the text of a transcript is formatted, or verbatim`() {
        let transcript = heard("Start furosemide twenty milligrams period")
        #expect(TranscriptRenderer.text(transcript) == "Start furosemide 20 mg.\n")
        #expect(TranscriptRenderer.text(transcript, verbatim: true) == "Start furosemide twenty milligrams period\n")
    }
}
