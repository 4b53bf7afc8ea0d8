import Artifacts
import ClinicalNotes
import Testing

@Suite struct `What is found, said without a stop between` {
    private func exam(_ text: String) async throws -> Note {
        try await note("Doctor: Ruth is a 52-year-old female who presents for a cough.\nDoctor: " + text)
    }

    @Test(arguments: [
        (
            "The throat is clear the tonsils look normal the neck is supple.",
            ["The throat is clear.", "The neck is supple."]
        ),
        ("There's no nystagmus cranial nerves are intact.", ["No nystagmus.", "Cranial nerves are intact."]),
        ("The belly is soft, and your legs have no edema.", ["The belly is soft.", "The legs have no edema."]),
        ("Your belly's soft, and the neck is supple.", ["The belly is soft.", "The neck is supple."]),
        (
            "On your back there's no dimple and your leg strength and reflexes are normal.",
            ["The leg strength and reflexes are normal."]
        ),
        ("The wrist and the hand strength are normal.", ["The wrist and the hand strength are normal."]),
        ("The elbow moves fine on your neck there's no midline tenderness.", ["No midline tenderness."]),
        ("You have a pulse of less than 90 dorsalis pedis pulse is intact.", ["Dorsalis pedis pulse is intact."]),
        ("Her gait is normal great job buddy.", ["The gait is normal."]),
        (
            "There's slight tenderness of the left lower quadrant no guarding.",
            ["Slight tenderness of the left lower quadrant."]
        ),
        (
            "The lungs are clear the heart is regular with a two out of six systolic ejection murmur.",
            ["The lungs are clear."]
        ),
    ])
    func `each is a statement of its own`(text: String, statements: [String]) async throws {
        let texts = try await exam(text).allStatements.map(\.text)
        for statement in statements { #expect(texts.contains(statement), "\(texts)") }
    }

    @Test(arguments: [
        ("The throat is clear neck no big thyroid.", "No big thyroid.", "Neck"),
        ("The cervix is pink without lesions.", "The cervix is pink without lesions.", "Genitourinary"),
        ("The belly press is negative.", "The belly press is negative.", "Musculoskeletal"),
        (
            "Exam. Lungs clear bilaterally. Extremities, no edema. Hands have intact sensation. Gait is steady.",
            "Hands have intact sensation.", "Neurological"
        ),
    ])
    func `it stands under what it is of`(text: String, statement: String, system: String) async throws {
        let statements = try await exam(text).allStatements
        let heading = statements.first { $0.text == statement }?.heading ?? ""
        #expect(heading.hasPrefix(system), "\(statements.map(\.text)) \(heading)")
    }

    @Test func `another part that looks the same is told too`() async throws {
        let texts = try await exam("The vagina looks normal. The cervix looks normal.").allStatements.map(\.text)
        #expect(texts.contains("The vagina looks normal.") && texts.contains("The cervix looks normal."), "\(texts)")
    }

    @Test(arguments: [
        ("Any eye redness or pain?\nPatient: No.", "Denies eye redness.", "Review of Systems", "HENT"),
        (
            "Your thyroid is enlarged. It's smooth. I don't feel any nodules.", "Thyroid: No nodules.", "Physical Exam",
            "Neck"
        ),
        ("Now your belly, it's soft. Your BMI is 31 your eyes look fine.", "The BMI is 31.", "Vitals", ""),
        (
            "Now let me see the shoulder. On the back of the right shoulder there's a nine millimeter dark brown lesion.",
            "Examination of the right shoulder: A 9 mm dark brown lesion.", "Physical Exam", "Skin"
        ),
        ("On your back there's no tenderness.", "Back: No tenderness.", "Physical Exam", "Musculoskeletal"),
        ("The pregnancy test is negative.", "The pregnancy test is negative.", "Results", ""),
    ])
    func `it has its section, and its part is named`(
        text: String,
        statement: String,
        section: String,
        system: String
    ) async throws {
        let note = try await exam(text)
        let found = note.sections.first { $0.title == section }?.statements.first { $0.text == statement }
        #expect(found != nil, "\(note.allStatements.map(\.text))")
        #expect(found?.heading?.hasPrefix(system) ?? system.isEmpty, "\(found?.heading ?? "")")
    }

    @Test func `what was dictated of several systems is divided, and a vital sign is told once`() async throws {
        let texts = try await exam(
            """
            Exam. Blood pressure 118 over 74, heart rate 88, weight 158, which is down seven pounds since February. Lungs clear, \
            heart regular. Skin, no rash.
            """
        ).allStatements.map(\.text)
        #expect(texts.contains("Lungs clear.") && texts.contains("Heart regular."), "\(texts)")
        #expect(texts.count { $0.contains("118/74") } == 1, "\(texts)")
        #expect(texts.contains { $0.contains("158") && $0.contains("down 7 pounds") }, "\(texts)")
    }

    @Test func `what the patient has heard of a test is history`() async throws {
        let note = try await exam("What else do you have?\nPatient: My cholesterol is a bit high.")
        #expect(note.statements("Results").isEmpty)
    }
}
