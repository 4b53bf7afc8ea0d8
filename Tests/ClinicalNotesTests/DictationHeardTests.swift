import Artifacts
import ClinicalNotes
import Testing

/// Dictations as an engine hears them: commas for full stops, and full stops in the middle.
@Suite struct `Dictations as they are heard` {
    @Test func `what is denied after a treatment is told, and no part of it`() async throws {
        let note = try await draft(
            heard(
                """
                Mr. Orme is a 44 year old man seen for heel pain. He has tried ibuprofen 400 milligrams twice a day and \
                two weeks of stretching with some relief, no numbness, no weakness. On exam, gait is normal.
                """
            )
        )
        let history = note.statements("History of Present Illness").joined(separator: " ").lowercased()
        #expect(history.contains("no numbness, no weakness"))
    }

    @Test func `a capital after a comma begins a sentence`() async throws {
        let note = try await draft(
            heard(
                """
                Exam. Lungs are clear without wheezing, He is comfortable. The heart is regular, There is no murmur. \
                Assessment. Cold.
                """
            )
        )
        let exam = note.statements("Physical Exam")
        #expect(exam.contains("He is comfortable.") && exam.contains("There is no murmur."))
    }

    @Test(arguments: [
        "She was started on nadolol, 40 milligrams, once daily.",
        "Add doxylamine 10 milligrams as needed, up to twice daily.",
    ])
    func `a dose stays with its drug`(order: String) async throws {
        let note = try await draft(
            heard("History of hand tremor, she shakes, she spills her tea and she is upset. Plan. \(order)")
        )
        let plan = note.statements("Plan")
        #expect(plan.count == 1 && plan.first?.contains("10 mg") != plan.first?.contains("40 mg"))
    }

    @Test func `a clause that begins with when it was begins there`() async throws {
        let note = try await draft(
            heard(
                "Hospital course. She was weak and slept for most of the time, by day three, she was walking. Plan. Rest."
            )
        )
        #expect(note.statements("Hospital Course").last == "By day 3, she was walking.")
    }

    @Test func `quotation marks do not make a run-on sentence a marked one`() async throws {
        let note = try await draft(
            heard(
                """
                Mental status exam neatly dressed cooperative speech normal in rate mood is quote low end quote affect is \
                flat thought process is linear assessment major depressive disorder recurrent moderate
                """
            )
        )
        #expect(note.statements("Assessment") == ["Major depressive disorder recurrent moderate."])
    }

    @Test(
        arguments: [
            ("His tree of present illness", "History of Present Illness"),
            ("Past surgical his tree", "Past Surgical History"),
            ("Review of system's", "Review of Systems"), ("Mental state us exam", "Mental Status Exam"),
            ("Assessment in plan", "Assessment and Plan"), ("Uncological history", "Oncological History"),
        ],
        [".", ","]
    )
    func `a heading is known as it was heard`(heading: (heard: String, meant: String), mark: String) async throws {
        let note = try await draft(
            heard("He comes for advice. He feels well. \(heading.heard)\(mark) Some words of it.")
        )
        #expect(note.statements(heading.meant).last == "Some words of it.")
    }

    @Test func `a long heading is known without its mark`() async throws {
        let note = try await draft(
            heard("He is here today. His tree of present illness the knee hurts when he kneels.")
        )
        #expect(note.statements("History of Present Illness").last == "The knee hurts when he kneels.")
    }

    @Test func `a long sentence among others that end is one`() async throws {
        let story = """
            Mrs. Ek is a seventy year old female with a history of gout and atrial fibrillation who presents today for a \
            rash and worsening shortness of breath.
            """
        let note = try await draft(
            heard("Subjective. \(story) She is tired. Objective. Lungs are clear. Assessment. Gout.")
        )
        #expect(note.statements("Subjective").first?.hasSuffix("for a rash and worsening shortness of breath.") == true)
    }

    @Test func `a study among what was examined is a result`() async throws {
        let note = try await draft(
            heard(
                "On exam, the calf is tight. The MRI of the left heel shows a partial thickness tear of three centimeters."
            )
        )
        #expect(note.statements("Results").count == 1)
    }

    @Test(arguments: [
        ("Allergies, morphine, nausea, social, lives alone, exam, alert.", "Social History", "Lives alone."),
        ("Past history, eczema, allergy, shrimp, hives, father has gout.", "Allergies", "Shrimp, hives."),
        ("Past history, eczema, allergy, shrimp, hives, father has gout.", "Family History", "Father has gout."),
        ("Exam, belly soft, gait steady, data. Sodium 138, potassium 4.1.", "Results", "Sodium 138, potassium 4.1."),
        ("Condition at discharge, good. Lungs clear. Discharge labs, lipase 40.", "Discharge Labs", "Lipase 40."),
        ("Past history. Eczema. Home medications montelukast at night.", "Home Medications", "Montelukast at night."),
        ("Medications are montelukast and iron, social, never smoked.", "Social History", "Never smoked."),
        ("Meds, montelukast as needed, allergy, none known.", "Allergies", "None known."),
        ("Exam, the spleen is not felt, data, sodium 138.", "Results", "Sodium 138."),
        ("Exam, no edema, labs from Monday, ferritin 9.", "Results", "Labs from Monday, ferritin 9."),
        ("Her mood is low, social. Works in a bakery.", "Social History", "Works in a bakery."),
    ])
    func `a heading in a row of commas opens its section`(said: String, title: String, told: String) async throws {
        let note = try await draft(heard("She is a 30-year-old woman. She sleeps well. \(said) Plan. Rest."))
        #expect(note.statements(title) == [told])
    }

    @Test(arguments: [
        "We discussed sleep, social, work and money worries.", "Her stressors are financial, social, work and school.",
        "He has social anxiety and worries.", "She has eczema, allergy, asthma and gout.",
        "We reviewed records, data, imaging and the letters.", "Past history, gout, allergies, eczema, asthma.",
        "Home medications continue.", "We discussed medications, allergies, and diet.",
        "We reviewed her medications, allergies, social history, and labs.",
    ])
    func `the word of a heading within a sentence stays there`(said: String) async throws {
        let note = try await draft(heard("She is a 30-year-old woman with a cough. \(said) Plan. Rest."))
        #expect(note.allStatements.contains { said.lowercased().hasSuffix($0.text.lowercased()) && $0.text.count > 20 })
        #expect(!note.sections.contains { ["Allergies", "Social History", "Results"].contains($0.title) })
    }

    @Test func `the mark of a saint or of an initial ends no sentence`() async throws {
        let note = try await draft(
            heard(
                """
                Letter to Dr. Ann R. Holt, Elm Family Practice. Dear Ann, he was seen at St. Luke's hospital for a fall. \
                He lives on Elm St. He walks daily.
                """
            )
        )
        #expect(note.statements("Addressee").first == "Letter to Dr. Ann R. Holt, Elm Family Practice.")
        let told = note.allStatements.map(\.text)
        #expect(told.contains("He was seen at St. Luke's hospital for a fall.") && told.contains("He walks daily."))
    }

    @Test(arguments: [
        ("No regular medications.", "Medications"), ("She takes no medications.", "Medications"),
        ("Zemoxicillin gave her a rash as a baby.", "Allergies"),
        ("She is alerted to sulfamethoxazole, which gave her hives.", "Allergies"),
    ])
    func `what is told of drugs and reactions stands with its list`(said: String, title: String) async throws {
        let note = try await draft(
            heard("She is a 7-year-old girl with a cough. She was born at term. \(said) Lungs are clear.")
        )
        #expect(note.statements(title) == [said])
    }

    @Test func `a list of none is the patient's where the patient is told of`() async throws {
        let note = try await draft(
            heard("He has a cough. Family history. Her mother takes no medications. Lungs clear.")
        )
        #expect(note.statements("Medications").isEmpty)
    }
}
