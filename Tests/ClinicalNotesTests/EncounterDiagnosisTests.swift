import Artifacts
import ClinicalNotes
import Testing

@Suite struct `What an encounter is diagnosed as, and of what its plan is` {
    private func plan(_ text: String) async throws -> [String] {
        try await note(text)
            .statements("Assessment and Plan")
    }

    private let visit = """
        Doctor: What brings you in?
        Patient: I have elbow pain.
        Doctor: When did it start?
        Patient: Probably a year and a half ago.

        """

    @Test(arguments: [
        ("Doctor: I think that what you have is lateral epicondylitis.", "Lateral epicondylitis."),
        ("Doctor: So you do have a hairline fracture.", "Hairline fracture."),
        ("Doctor: Most likely you have a tendon tear.", "Likely tendon tear."),
        ("Doctor: We call this olecranon bursitis, and it is common.", "Olecranon bursitis."),
        ("Doctor: We call this hallux rigidus and there is treatment for it.", "Hallux rigidus."),
        ("Doctor: I think this is more of a muscular sprain.", "Muscular sprain."),
        ("Doctor: I do think that you have a tension type headache.", "Tension type headache."),
        ("Doctor: My diagnosis here would be lateral epicondylitis, which is common.", "Lateral epicondylitis."),
        ("Doctor: I think it was an exacerbation of your heart failure.", "Exacerbation of heart failure."),
        ("Doctor: You have a tear of your medial meniscus.", "Tear of medial meniscus."),
        ("Doctor: You had a concussion from that crash.", "Concussion."),
        ("Doctor: You have a soft murmur, that's probably from the anemia.", "Anemia."),
    ])
    func `what is said to be had is a problem of the plan where none is announced`(
        said: String,
        problem: String
    )
        async throws
    {
        let statements = try await plan(visit + said + "\nDoctor: I'm gonna prescribe naproxen 500 mg.")
        #expect(statements.contains(problem))
    }

    @Test(arguments: [
        "Doctor: You may have a tendon tear.", "Doctor: You do not have a tendon tear.",
        "Doctor: Do you have a tendon tear?", "Doctor: If you have a tendon tear, you need surgery.",
        "Doctor: Your brother said you have a history of a tendon tear.",
        "Doctor: I do not think that you have a tendon tear.",
        "Doctor: We want to be sure, since you have a tendon tear.",
    ])
    func `what is open, denied or past is none`(said: String) async throws {
        let statements = try await plan(visit + said + "\nDoctor: I'm gonna prescribe naproxen 500 mg.")
        #expect(!statements.contains { ["Tendon tear.", "Likely tendon tear."].contains($0) })
    }

    @Test func `a plan does not tell again why the patient comes`() async throws {
        let text = visit + "Doctor: I'm gonna prescribe naproxen 500 mg."
        let told = try await note(text).statements("History of Present Illness")
        #expect(told.first == "The patient presents today for elbow pain.")
        #expect(try await plan(text).allSatisfy { !$0.contains("presents") })
    }

    @Test func `a beginning may be a year and a half ago`() async throws {
        let text = visit + "Doctor: I'm gonna prescribe naproxen 500 mg."
        let note = try await note(text)
        #expect(note.statements("History of Present Illness").contains { $0.hasSuffix("a year and a half ago.") })
    }

    @Test func `what a study showed is told once, as a result`() async throws {
        let text =
            visit + "Doctor: I reviewed your elbow x-ray and it showed no fracture.\n"
            + "Doctor: I'm gonna prescribe naproxen 500 mg."
        let note = try await note(text)
        #expect(note.allStatements.filter { $0.text.contains("no fracture") }.count == 1)
    }

    @Test func `what the patient tells is said to be told`() async throws {
        let text = """
            Doctor: Ann is a 40-year-old female here for a cough. How is she?
            Patient: I have had a cough for weeks now and weeks.
            Doctor: Okay.
            Patient: I sleep badly at night.
            Doctor: Okay.
            Patient: My chest hurts.
            """
        let note = try await note(text)
        let told = note.statements("History of Present Illness")
        #expect(told.contains { $0.hasPrefix("She reports that ") })
        #expect(told.filter { $0.hasPrefix("The patient reports that ") }.isEmpty)
    }

    @Test(arguments: [
        (
            "Doctor: And I have that you're allergic to penicillin.\nPatient: Yes.",
            ["The patient is allergic to penicillin."]
        ),
        ("Patient: I'm allergic to penicillin.", ["The patient is allergic to penicillin."]),
        ("Doctor: And I have that you're allergic to penicillin.\nPatient: No, I'm not.", []),
        ("Doctor: Are you allergic to penicillin?\nPatient: Let me think.", []),
        ("Patient: My sister is allergic to penicillin.", []),
        ("Doctor: What do you take for the allergies?\nPatient: Claritin, every spring.", []),
        (
            "Doctor: Any allergies to medicines?\nPatient: No. Oh, wait, morphine. It makes me sick.",
            ["The patient is allergic to morphine."]
        ),
    ])
    func `a drug allergy has its section`(text: String, told: [String]) async throws {
        let note = try await note(text)
        #expect(note.statements("Allergies") == told)
    }

    @Test func `lungs that sound clear are clear`() async throws {
        let text = visit + "Doctor: I listened to you and your lungs sound nice and clear."
        let note = try await note(text)
        #expect(note.statements("Physical Exam") == ["The lungs are clear."])
    }

    @Test func `a problem of an illness keeps its name, and what is diagnosed of it is told once`() async throws {
        let statements = try await plan(
            visit + """
                Doctor: For your first problem, your heart failure.
                Doctor: I think you have an exacerbation of your heart failure.
                Doctor: I'm gonna prescribe Lasix 40 mg.
                """
        )
        #expect(statements.contains("Heart failure.") || statements.contains("Exacerbation of heart failure."))
        #expect(statements.count { $0.contains("eart failure") } == 1, "\(statements)")
    }
}
