import Artifacts
import ClinicalNotes
import Testing

@Suite struct `What of the talk of an encounter is written` {
    @Test(arguments: [
        (
            "Doctor: Are you still taking the metformin?\nPatient: Yes. I take it every morning with my breakfast.",
            "takes metformin every morning"
        ),
        (
            "Patient: My left knee hurts when I run. It gets stiff in the morning.",
            "left knee gets stiff in the morning"
        ),
        ("Patient: I have had this cough for a week. It started after a cold.", "the cough started after a cold"),
        ("Patient: I felt this pop in my ankle.", "felt a pop"),
    ])
    func `what a patient points at is named`(text: String, wording: String) async throws {
        let statements = try await note(text).allStatements.map { $0.text.lowercased() }
        #expect(statements.contains { $0.contains(wording) }, "\(statements)")
    }

    @Test(arguments: [
        ("Patient: I have a bad cough. I went to a trade fair with my boss.", "fair"),
        ("Patient: I have a bad cough. I have never heard of that.", "heard"),
        ("Doctor: Any pain?\nPatient: I have a bad cough. The bumper came off the car.", "bumper"),
    ])
    func `what does not bear on health, or points at nothing, is left out`(text: String, word: String) async throws {
        let statements = try await note(text).allStatements.map(\.text)
        #expect(statements.allSatisfy { !$0.contains(word) }, "\(statements)")
        #expect(statements.contains { $0.contains("cough") }, "\(statements)")
    }

    @Test(arguments: [
        (
            "Doctor: It looks like you take allopurinol for your gout, is that right?\nPatient: Yes.",
            "takes allopurinol for"
        ),
        ("Doctor: One more question, did you feel a pop in your knee?\nPatient: Yes, I did.", "felt a pop in"),
    ])
    func `a yes to what was led up to is a statement`(text: String, wording: String) async throws {
        let statements = try await note(text).allStatements.map(\.text)
        #expect(statements.contains { $0.contains(wording) }, "\(statements)")
    }

    @Test func `a history that the clinician tells is the past history`() async throws {
        let note = try await note("Doctor: She has a history of gout, asthma, and chronic back pain.\nPatient: Yes.")
        #expect(
            note.statements("Past Medical History") == [
                "The patient has a history of gout, asthma, and chronic back pain."
            ],
            "\(note.allStatements.map(\.text))"
        )
    }

    @Test(arguments: [
        ("Doctor: Any family history of gout?\nPatient: No, not that I know of. But my cousin has it.", "gout"),
        ("Doctor: Do you have any history of arthritis or anything like that?\nPatient: I had a cough.", "arthritis"),
        ("Doctor: And you needed to have a catheter inserted\nPatient: My gosh no.", "catheter"),
        (
            "Doctor: Do you have any history of smoking or heavy alcohol use?\nPatient: No. I used to smoke.",
            "history of smoking"
        ),
    ])
    func `what was not affirmed or not wholly denied is not written`(text: String, word: String) async throws {
        let statements = try await note(text).allStatements.map(\.text)
        #expect(statements.allSatisfy { !$0.lowercased().contains(word) }, "\(statements)")
    }
}
