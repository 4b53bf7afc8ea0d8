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

    @Test func `headings less common open their sections`() async throws {
        let note = try await draft(
            heard(
                """
                Presenting complaint. Two days of cough. Drug history. Inhaler when needed. Wound exam. Edges are pink. \
                Investigations. Sputum grew nothing. Final diagnosis. Viral bronchitis. Management. Fluids and rest. \
                Advice to the patient. Keep warm.
                """
            )
        )
        #expect(
            note.sections.map(\.title) == [
                "Chief Complaint", "Medications", "Physical Exam", "Results", "Final Diagnosis", "Plan",
                "Instructions",
            ]
        )
    }

    @Test func `headings of letters open their sections`() async throws {
        let note = try await draft(
            heard(
                """
                Presenting history. Five days of green sputum. Background. Severe COPD, hip replacement in 2016. \
                Home and work. Lives alone. Current treatment. Apixaban 5 milligrams twice a day. What I found. \
                Wheeze in both bases. My thoughts. An infective exacerbation. Suggestions. Five days of prednisolone.
                """
            )
        )
        #expect(
            note.sections.map(\.title) == [
                "History of Present Illness", "Past Medical History", "Social History", "Medications", "Physical Exam",
                "Assessment", "Plan",
            ]
        )
    }

    @Test func `a background within a sentence is no heading`() async throws {
        let note = try await draft(heard("She comes from a background of asthma and now has a cough. Lungs are clear."))
        #expect(note.statements("History of Present Illness").first?.contains("background of asthma") == true)
    }

    @Test func `a denial that sounds like a heading is stated`() async throws {
        let note = try await draft(heard("She reports a cough. No drug allergies. Lungs are clear."))
        #expect(note.statements("Allergies") == ["No drug allergies."])
    }

    @Test func `a phrase within a clause is no heading`() async throws {
        let note = try await draft(
            heard(
                """
                thirty year old man with red eyes for a week he had a normal eye exam in spring and no drug history \
                of note pupils are round conjunctivae are pink viral conjunctivitis cold compresses come back in a week
                """
            )
        )
        #expect(note.statements("Physical Exam").allSatisfy { !$0.lowercased().hasPrefix("in spring") })
        #expect(note.statements("Medications").isEmpty)
    }

    @Test func `what is counted at the end is a problem or to be done`() async throws {
        let note = try await draft(
            heard(
                """
                He is doing well. Weight is down by four pounds. Hemoglobin A1c seven point one. One, diabetes, better, same dose. \
                Two, dry skin, cream at night. Three, knee pain, exercises.
                """
            )
        )
        #expect(note.statements("Assessment").count + note.statements("Plan").count == 3)
        #expect(note.statements("Results").count == 1)
    }
}
