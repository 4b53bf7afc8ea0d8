import Artifacts
import ClinicalNotes
import Testing

@Suite struct `Placing what was said without headings` {
    @Test(arguments: [
        ("Hypothyroidism is stable on the current dose.", "Assessment"),
        ("Insulin glargine twenty units at bedtime.", "Medications"),
        ("No known drug allergies.", "Allergies"), ("Her mother had breast cancer.", "Family History"),
        ("She does not smoke.", "Social History"), ("Pulse is eighty.", "Vital Signs"),
        ("Lungs are clear.", "Physical Exam"),
        ("E K G shows sinus rhythm.", "Results"), ("He will follow up in one week.", "Plan"),
        ("He reports chest pain.", "History of Present Illness"),
        ("Home blood pressure was one forty over ninety.", "History of Present Illness"),
        ("Past medical history includes asthma.", "Past Medical History"),
    ])
    func `a sentence goes where it belongs`(sentence: String, section: String) async throws {
        let note = try await draft(heard("The patient presents with pain. \(sentence)"))
        #expect(note.statements("History of Present Illness").first == "The patient presents with pain.")
        #expect(note.sections.last?.title == section)
    }

    @Test func `headings within a run-on sentence open their sections`() async throws {
        let note = try await draft(
            heard(
                "He walks most days, exam, lungs are clear, assessment, asthma, plan, start albuterol, return in two weeks."
            )
        )
        #expect(note.sections.map(\.title) == ["History of Present Illness", "Physical Exam", "Assessment", "Plan"])
        #expect(note.statements("Plan") == ["Start albuterol.", "Return in 2 weeks."])
    }
}
