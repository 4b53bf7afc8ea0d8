import Artifacts
import ClinicalNotes
import Testing

@Suite struct `Notes divided by body system` {
    private func sample() async throws -> Note {
        let text = """
            Doctor: Any cough?
            Patient: No.
            Doctor: Any fever or chills?
            Patient: No.
            Doctor: Your lungs are clear. There is no edema. There is no tenderness to palpation of your knee.
            """
        return try await note(text)
    }

    @Test func `what is of one system stands under its heading`() async throws {
        let note = try await sample()
        #expect(
            NoteRenderer.plain(note).contains(
                "REVIEW OF SYSTEMS\n\nCONSTITUTIONAL\nDenies fever or chills.\nRESPIRATORY\nDenies cough.\n"
            )
        )
        let exam = note.sections.first { $0.title == "Physical Exam" }?.statements ?? []
        #expect(
            exam.map(\.heading) == [
                "Cardiovascular", "Respiratory: Auscultation of Lungs", "Musculoskeletal: Examination",
            ]
        )
    }

    @Test func `a plan for no one problem comes last, by what is done, and an edit knows where it begins`() async throws
    {
        let text = """
            Doctor: Your lungs are clear. I am going to order a chest x-ray.
            Doctor: So for your first problem of asthma, I am going to order a spirometry.
            """
        let note = try await note(text)
        let plan = note.sections.last?.statements ?? []
        #expect(plan.last?.heading == "Additional Testing" && plan.last?.item == nil)
        #expect(plan.dropLast().allSatisfy { $0.heading == nil && $0.item == 1 } && plan.count > 2)
        let same = NoteEditing.apply(NoteEditing.text(note), to: note, transcript: Transcript(plainText: "")).note
        #expect(same.sections == note.sections)
    }

    @Test func `an examination of one part is under its name`() async throws {
        let text = "Doctor: There is some swelling of your right ankle. There is no tenderness of your right ankle."
        let note = try await note(text)
        #expect(note.sections.last?.statements.first?.heading == "Musculoskeletal: Examination of the Right Ankle")
    }

    @Test func `every form of the note shows the headings`() async throws {
        let note = try await sample()
        #expect(NoteRenderer.text(note).contains("Respiratory:\nDenies cough.\n"))
        #expect(NoteRenderer.markdown(note).contains("### Respiratory\nDenies cough.\n"))
        #expect(NoteRenderer.html(note).contains("<h3>Respiratory</h3>\n<p>Denies cough.</p>"))
        #expect(try Note(json: NoteRenderer.json(note).utf8) == note)
    }

    @Test func `an edit keeps the headings that it does not touch`() async throws {
        let note = try await sample()
        let transcript = Transcript(plainText: "")
        let same = NoteEditing.apply(NoteEditing.text(note), to: note, transcript: transcript).note
        #expect(same.sections == note.sections)
        let moved = NoteEditing.text(note).replacing("### Respiratory\nDenies cough.", with: "### Chest\nDenies cough.")
        let edited = NoteEditing.apply(moved, to: note, transcript: transcript).note
        let review = edited.sections.first { $0.title == "Review of Systems" }
        #expect(review?.statements.map(\.heading) == ["Constitutional", "Chest"])
    }
}

@Suite struct `Agreement of the patient` {
    private static let sentence =
        "The patient understands and agrees with the recommended medical treatment plan."

    private func plan(_ ending: String) async throws -> [String] {
        let text = """
            Doctor: What brings you in?
            Patient: I have a cough.
            Doctor: Your lungs are clear. I am going to order a chest x-ray. I want you to take ibuprofen with food.
            """
        return try await note(text + "\n" + ending)
            .statements("Assessment and Plan")
    }

    @Test(arguments: [
        "Patient: That sounds good.", "Patient: No, sounds great, thank you.",
        "Doctor: Are you okay with that?\nPatient: Yes.", "Patient: Okay, I can do that.",
    ])
    func `is noted where it was said`(ending: String) async throws {
        #expect(try await plan(ending).contains(Self.sentence))
    }

    @Test(arguments: [
        "Patient: Okay.", "Patient: All right, thank you.", "Patient: I'm not sure that sounds good.",
        "Doctor: Do you have any questions?\nPatient: No.", "Patient: That sounds good, but I won't take it.",
        "Doctor: Does that sound okay?\nPatient: No.",
    ])
    func `is not taken from less`(ending: String) async throws {
        let plan = try await plan(ending)
        #expect(!plan.isEmpty && !plan.contains { $0.contains("agrees") })
    }
}
