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
        ("Potassium is five point four, phosphorus five point one.", "Results"),
        ("Pathology showed chronic cholecystitis.", "Results"), ("MR of the brain from January was normal.", "Results"),
        ("Breath sounds are diminished bilaterally.", "Physical Exam"),
        ("Saturation is ninety two percent on room air.", "Vital Signs"),
    ])
    func `a sentence goes where it belongs`(sentence: String, section: String) async throws {
        let note = try await draft(heard("The patient presents with pain. \(sentence)"))
        #expect(note.statements("History of Present Illness").first == "The patient presents with pain.")
        #expect(note.sections.last?.title == section)
    }

    @Test func `a sentence that introduces the patient begins the history, whatever it names`() async throws {
        let note = try await draft(
            heard("Mr. Lund is a thirty nine year old man with alcohol use disorder, former smoker. He reports tremor.")
        )
        #expect(note.sections.map(\.title) == ["History of Present Illness"])
    }

    @Test func `a heading whose mark was not heard opens its section`() async throws {
        let note = try await draft(
            heard("She reports a cough. Lungs are clear. Assessment bronchitis, resolving. Plan fluids and rest.")
        )
        #expect(note.statements("Assessment") == ["Bronchitis, resolving."])
        #expect(note.statements("Plan") == ["Fluids and rest."])
    }

    @Test(arguments: ["Labs drawn today.", "Plan to recheck the pressure.", "Medications reviewed with her."])
    func `a sentence that only begins like a heading stays whole`(sentence: String) async throws {
        let note = try await draft(heard("She reports a cough. \(sentence)"))
        #expect(note.sections.flatMap { note.statements($0.title) }.contains(sentence))
    }

    @Test func `a capital within a sentence begins the next one`() async throws {
        let note = try await draft(
            heard(
                "Plan. Cephalexin four times daily for seven days No lifting for four more weeks Return if redness spreads."
            )
        )
        #expect(
            note.statements("Plan") == [
                "Cephalexin 4 times daily for 7 days.", "No lifting for 4 more weeks.", "Return if redness spreads.",
            ]
        )
    }

    @Test func `a visit's name is its title, though the engine ran it into the first sentence`() async throws {
        let note = try await draft(heard("Pulmonary clinic notes Patient is a seventy one year old man here for COPD."))
        #expect(note.title == "Pulmonary clinic notes")
        #expect(note.statements("History of Present Illness").count == 1)
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
