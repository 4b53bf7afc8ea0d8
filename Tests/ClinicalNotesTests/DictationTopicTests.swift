import Artifacts
import ClinicalNotes
import Testing

/// Headings that no list has, titles, letters, and what stays under a heading.
@Suite struct `Headings in a speaker's own words` {
    @Test func `a short line that names a topic opens a section of that name, in a plan it stays before what it names`()
        async throws
    {
        let note = try await draft(
            heard(
                """
                Clinic note. She is a thirty year old woman with asthma. Inhaler settings. Two puffs a day. Code status. Full code. \
                Exam. Lungs clear. Plan. Rest. Total time spent. Twenty minutes.
                """
            )
        )
        #expect(note.statements("Inhaler Settings") == ["2 puffs a day."])
        #expect(note.statements("Code Status") == ["Full code."])
        #expect(note.statements("Plan").last == "Total time spent: 20 minutes.")
    }

    @Test func `a heading with an occasion opens its section in its own words`() async throws {
        let note = try await draft(
            heard(
                """
                Procedure note. Procedure performed. Skin biopsy. Indication for surgery. A changing mole. Technique? \
                The skin was numbed. A punch was used. No bleeding was seen. Findings after the procedure. Pulse 72. \
                Drug reactions. Latex gave her hives. Condition. Stable. Plan. Rest.
                """
            )
        )
        #expect(note.statements("Indication for Surgery") == ["A changing mole."])
        #expect(note.statements("Technique").count == 3)
        #expect(note.statements("Findings after the Procedure") == ["Pulse 72."])
        #expect(note.statements("Allergies") == ["Latex gave her hives."])
        #expect(note.statements("Condition") == ["Stable."])
        #expect(note.allStatements.allSatisfy { $0.flags.isEmpty })
    }

    @Test(arguments: [
        "Stable condition.", "Low fat diet.", "Poor sleep.", "Normal labs.", "Labs reviewed.", "No reactions.",
        "History of surgery.", "Diagnosis of gout.", "Awaiting results.", "Check labs.", "Her settings.",
        "Metformin reactions.", "Knee pain.", "Gait steady.", "Seasonal allergies.", "Benign exam.",
        "Uneventful course.", "Plan for surgery.", "Multiple medications.", "Reassuring imaging.", "Sensitivities.",
        "Cardiology.", "Compression.",
    ])
    func `a short line that says something is no heading`(said: String) async throws {
        let note = try await draft(
            heard(
                "Clinic note. She is a thirty year old woman who has had a cough for a week. \(said) She is well. Plan. Rest."
            )
        )
        #expect(note.allStatements.contains { $0.text == said })
    }

    @Test func `a topic that nothing follows is a line of its own`() async throws {
        let note = try await draft(heard("Clinic note. She has a cough and she is tired. Exposures. Plan. Rest."))
        #expect(note.allStatements.contains { $0.text == "Exposures." })
    }

    @Test func `a heading of no list that nothing follows is a line of its own`() async throws {
        let note = try await draft(heard("Clinic note. She has a cough and she is tired. Chest imaging. Plan. Rest."))
        #expect(note.allStatements.contains { $0.text == "Chest imaging." })
    }

    @Test func `sleep stays among the systems, and a stable condition in the assessment`() async throws {
        let note = try await draft(
            heard(
                """
                Review of systems. She has no fever and no cough. Sleep. Poor. Exam. Normal. Assessment. Asthma. \
                Condition is stable. Obesity.
                """
            )
        )
        #expect(note.statements("Review of Systems").last == "Sleep: Poor.")
        #expect(note.statements("Assessment") == ["Asthma.", "Condition is stable.", "Obesity."])
    }

    @Test(arguments: [
        ("Newborn visit for a weight check. She feeds well. Plan. Rest.", "Newborn visit for a weight check"),
        ("Psychiatry follow up at the Hill clinic. He is well. Plan. Rest.", "Psychiatry follow up at the Hill clinic"),
        ("Cardiology follow up, lipid clinic. He is well. Plan. Rest.", "Cardiology follow up, lipid clinic"),
        ("Admission history and physical. He is well. Plan. Rest.", "Admission history and physical"),
        ("Clinic visit was for gout. He is well. Plan. Rest.", "Progress note"),
        ("Clinic note. Patient requests psychiatric evaluation. He is low. Plan. Rest.", "Clinic note"),
    ])
    func `a title spoken first titles the note`(said: String, title: String) async throws {
        let note = try await draft(heard(said))
        #expect(note.title == title)
        #expect(note.statements("Chief Complaint").isEmpty)
    }

    @Test func `a letter keeps its addressee, its salutation and its closing`() async throws {
        let note = try await draft(
            heard(
                """
                Letter to Doctor Ann Reed, Mill Road Clinic. Dear Doctor Reed. Thank you for asking me to see Missus Jo Park, \
                a sixty six year old retired nurse, about dizziness. Codeine gave her vomiting. Plan. Rest. \
                Kind regards, Doctor Lee Hart, neurology.
                """
            )
        )
        #expect(note.statements("Addressee") == ["Letter to Dr. Ann Reed, Mill Road Clinic.", "Dear Dr. Reed,"])
        #expect(note.statements("History of Present Illness").first?.contains("66-year-old") == true)
        #expect(note.statements("Allergies") == ["Codeine gave her vomiting."])
        #expect(note.statements("Closing") == ["Kind regards, Dr. Lee Hart, neurology."])
        #expect(note.leftOut.allSatisfy { $0.reason == .command })
    }

    @Test func `what is told under a heading stays there, but for drugs, allergies and vital signs`() async throws {
        let note = try await draft(
            heard(
                """
                History of present illness. She has pain. She smokes. C T last week showed a stone. She is allergic to latex. \
                Exam. Tender. Plan. Rest.
                """
            )
        )
        #expect(
            note.statements("History of Present Illness")
                == ["She has pain.", "She smokes.", "CT last week showed a stone."]
        )
        #expect(note.statements("Allergies") == ["She is allergic to latex."])
    }

    @Test func `the consent to a remote visit is none of the story`() async throws {
        let note = try await draft(
            heard(
                """
                Telephone visit. The patient agrees to a phone visit. The visit began at two ten p m. Subjective. He sleeps well. \
                Plan. Rest.
                """
            )
        )
        #expect(note.statements("Encounter").count == 2)
        #expect(note.statements("History of Present Illness").isEmpty)
    }

    @Test func `what follows a list of drugs is of none of them`() async throws {
        let note = try await draft(
            heard(
                """
                Discharge medications. Number one, aspirin daily. Number two, lisinopril daily. Take it at night. \
                Metoprolol was stopped. Plan. Rest.
                """
            )
        )
        let items = note.sections.first { $0.title == "Discharge Medications" }?.statements.map(\.item)
        #expect(items == [1, 2, 2, nil])
    }

    @Test func `a correction is told with the clause that it stands in, and once`() async throws {
        let note = try await draft(heard("Exam. Alert and well, weight one seventy, no, one sixty pounds. Plan. Rest."))
        let text = NoteRenderer.text(note, leftOut: true)
        #expect(text.contains("Taken back: 170 no") && !text.contains("LEFT OUT"))
        let later = try await draft(heard("Plan. Start aspirin 50 mg, no, 81 mg. Order a knee film. Scratch that."))
        #expect(NoteRenderer.text(later).contains("Taken back: 50 mg no"))
        let untold = "LEFT OUT\n- Taken back: Order a knee film. Scratch that."
        #expect(NoteRenderer.text(later, leftOut: true).contains(untold))
        let spoken = try await draft(
            heard("Plan period start insulin 8 units comma no comma 10 units comma at bedtime period rest period")
        )
        #expect(!NoteRenderer.text(spoken, leftOut: true).contains("LEFT OUT"))
        let unclear = try await draft(heard("Exam. A scar at the fifth, sorry, sixth rib. Plan. Rest."))
        #expect(NoteRenderer.text(unclear).contains("Something may be taken back, by the words: sorry"))
    }

    @Test func `a heading of the speaker's own opens a section of its own`() async throws {
        let note = try await draft(
            heard(
                """
                Well baby visit. Birth history. She was born at term by vaginal delivery. Apgar scores were eight and nine. \
                Feeding. She takes a bottle every three hours. No fever and no vomiting. Exam. Alert and pink. Plan. Return in a month.
                """
            )
        )
        #expect(note.statements("Birth History").count == 2)
        #expect(note.statements("Feeding") == ["She takes a bottle every 3 hours.", "No fever and no vomiting."])
        #expect(note.statements("Hospital Course").isEmpty)
    }

    @Test func `drugs told under a heading of the speaker's own are with the drugs`() async throws {
        let note = try await draft(
            heard(
                """
                Subjective. She feels well. Pump settings. Basal rate is point eight units per hour. \
                Other medications are aspirin 81 mg daily. Plan. Return in a month.
                """
            )
        )
        #expect(note.statements("Pump Settings").first?.hasPrefix("Basal rate") == true)
        #expect(!note.statements("Pump Settings").contains { $0.contains("aspirin") })
    }
}
