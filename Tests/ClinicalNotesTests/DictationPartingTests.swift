import Artifacts
import ClinicalNotes
import Testing

/// A clause of two kinds, what a drug did, relatives, results under a heading, and where a list ends.
@Suite struct `Each half of a dictated clause in its own section` {
    /// A note with `said` in its story.
    private func story(_ said: String) async throws -> Note {
        try await draft(
            heard(
                "Clinic note. Mrs. Vale is a 58-year-old woman with wrist pain. It began in May after a fall. \(said) "
                    + "Exam. The wrist is tender. Assessment. Wrist sprain. Plan. Rest."
            )
        )
    }

    @Test(arguments: [
        ("She has mild asthma and takes albuterol as needed.", "She has mild asthma.", "Takes albuterol as needed."),
        (
            "She has high cholesterol and is on rosuvastatin 10 mg.", "She has high cholesterol.",
            "On rosuvastatin 10 mg."
        ),
    ])
    func `an illness and its drug are parted`(said: String, illness: String, drug: String) async throws {
        let note = try await story(said)
        #expect(note.statements("Past Medical History") == [illness])
        #expect(note.statements("Medications") == [drug])
        #expect(note.leftOut.allSatisfy { $0.reason == .command })
    }

    @Test func `an allergy, a relative and a habit after another kind lie in their sections`() async throws {
        let note = try await story(
            "She has gout and takes allopurinol 300 mg daily, is allergic to latex, and works as a cook."
        )
        #expect(note.statements("Medications") == ["Takes allopurinol 300 mg daily."])
        #expect(note.statements("Allergies") == ["Allergic to latex."])
        #expect(note.statements("Social History") == ["Works as a cook."])
        let other = try await story("She is allergic to sulfa and her father has diabetes.")
        #expect(other.statements("Allergies") == ["She is allergic to sulfa."])
        #expect(other.statements("Family History") == ["Her father has diabetes."])
    }

    @Test(arguments: [
        "She takes lisinopril 10 mg daily and is tolerating it.", "She has diabetes and hypertension.",
        "The pain is worse at night and is eased by ibuprofen.", "She smokes and has a cough.",
        "Her weight is up 5 pounds and she is tired.", "She has a headache and takes ibuprofen for it.",
        "Her blood pressure was 80/40 and she was given fluids.",
        "Her mother has hypothyroidism and takes levothyroxine.", "His wife has asthma and takes albuterol.",
        "Her mother denies that she has asthma and takes albuterol.",
    ])
    func `a clause of one kind, of somebody else, or one that points back, stays whole`(said: String) async throws {
        #expect(try await story(said).allStatements.contains { $0.text == said })
    }

    @Test(arguments: [
        "If the abscess fills again, we will talk about a drain.", "Once the swelling is down, start physical therapy.",
        "When he can bear weight, stop the crutches.",
    ])
    func `what is to be done on a condition stays with it`(said: String) async throws {
        let note = try await draft(heard("Clinic note. Assessment. Ankle sprain. Plan. \(said) Return in a week."))
        #expect(note.statements("Plan") == [said, "Return in a week."])
    }

    @Test func `under a heading that was said a clause stays whole`() async throws {
        let note = try await draft(
            heard(
                "Subjective. She has asthma and takes albuterol daily. Objective. Lungs clear. Assessment. Asthma. Plan. Rest."
            )
        )
        #expect(note.statements("Subjective") == ["She has asthma and takes albuterol daily."])
    }

    @Test(arguments: [
        "Ibuprofen did nothing.", "She stopped taking naproxen as we asked.", "Vitamin K was given in the hospital.",
        "She uses the machine 20 of 30 nights.", "Methotrexate was stopped in May because of liver enzymes.",
    ])
    func `what a drug did and what was stopped is told, not listed`(said: String) async throws {
        #expect(try await story(said).statements("History of Present Illness").contains(said))
        let listed = try await draft(heard("Medications. Apixaban 5 mg twice daily. \(said) Exam. Normal. Plan. Rest."))
        #expect(listed.statements("Medications").last == said)
    }

    @Test func `what a relative needed is family history`() async throws {
        let note = try await story("An older brother needed surgery for it.")
        #expect(note.statements("Family History") == ["An older brother needed surgery for it."])
    }

    @Test func `who comes is told in the story, and an intolerance with the allergies`() async throws {
        let note = try await draft(
            heard(
                "Dear Dr. Lee. I saw Mrs. Orr today. She is a 74-year-old retired nurse with a weak heart. "
                    + "She is intolerant of codeine. She has never smoked. My impression is heart failure. Yours sincerely, Dr. Fay."
            )
        )
        #expect(note.statements("History of Present Illness").last?.contains("retired nurse") == true)
        #expect(note.statements("Allergies") == ["She is intolerant of codeine."])
    }

    @Test func `a test of the examination stays there, a laboratory's does not`() async throws {
        let note = try await draft(
            heard(
                "Clinic note. He has a red eye. Exam. Fluorescein shows a scratch. Fingerstick glucose is 96. "
                    + "C T of the orbits shows no fracture. Impression. Corneal abrasion. Plan. Drops."
            )
        )
        #expect(note.statements("Physical Exam") == ["Fluorescein shows a scratch.", "Fingerstick glucose is 96."])
        #expect(note.statements("Results") == ["CT of the orbits shows no fracture."])
    }

    @Test func `a history of one kind keeps its word, and what it tells`() async throws {
        let note = try await draft(
            heard(
                "Psychiatry visit. He is a 30-year-old man with low mood. Psychiatric history. Two hospitalizations. "
                    + "Valproate caused hair loss. Current medications. Lithium 600 mg daily. Plan. Continue lithium. "
                    + "Follow up. Two weeks."
            )
        )
        #expect(note.statements("Psychiatric History") == ["2 hospitalizations.", "Valproate caused hair loss."])
        #expect(note.sections.first { $0.title == "Psychiatric History" }?.loinc == "11348-0")
        #expect(note.statements("Current Medications") == ["Lithium 600 mg daily."])
        #expect(note.statements("Follow Up") == ["2 weeks."])
    }

    @Test func `each heading of a procedure opens a section, also with its colon as a word`() async throws {
        let note = try await draft(
            heard(
                "Procedure note. Procedure. Gastroscopy. Sedation colon propofol. Findings colon the stomach was red. "
                    + "No ulcer was seen. Specimens. Two biopsies. One brushing. Complications colon none. "
                    + "The patient was woken. Indication colon cancer. Plan. Rest."
            )
        )
        #expect(note.statements("Sedation") == ["Propofol."])
        #expect(note.statements("Findings") == ["The stomach was red.", "No ulcer was seen."])
        #expect(note.statements("Specimens") == ["2 biopsies.", "One brushing."])
        #expect(note.statements("Complications") == ["None."])
        #expect(note.allStatements.contains { $0.text == "Indication colon cancer." })
    }

    @Test(arguments: [
        ("Pain medicine. New patient. He is well. Plan. Rest.", "Pain medicine, New patient"),
        ("Newborn weight check. He feeds well. Plan. Rest.", "Newborn weight check"),
        ("Nephrology consultation requested by Dr. Ann Lee. He is well. Plan. Rest.", "Nephrology consultation"),
        ("Blood pressure check. He is well. Plan. Rest.", "Progress note"),
    ])
    func `an opening line that names the visit is its title`(said: String, title: String) async throws {
        #expect(try await draft(heard(said)).title == title)
    }

    @Test func `the examination at discharge has its own section`() async throws {
        let note = try await draft(
            heard(
                "Discharge summary. Hospital course. He had a stroke. Discharge medications. Number one, aspirin 81 mg daily. "
                    + "Number two, stop ibuprofen. Discharge exam. Stroke scale is three. Pulse 72. Plan. Rest."
            )
        )
        #expect(note.statements("Discharge Exam").count == 2)
        #expect(note.statements("Discharge Medications").count == 2)
    }

    @Test func `what is of the whole visit, or of another problem, stands after the list`() async throws {
        let note = try await draft(
            heard(
                "Clinic note. She is well. Plan. Number one, start metformin 500 mg daily. Number two, wound check in two days. "
                    + "Bring it up with the nurse. Full code."
            )
        )
        #expect(note.sections.first { $0.title == "Plan" }?.statements.map(\.item) == [1, 2, 2, nil])
        let problems = try await draft(
            heard(
                "Clinic note. She is well. Assessment and plan. Number one, gout. Start colchicine. Number two, anemia. "
                    + "Check ferritin. Uric acid for the gout."
            )
        )
        #expect(problems.allStatements.suffix(5).map(\.item) == [1, 1, 2, 2, nil])
    }
}
