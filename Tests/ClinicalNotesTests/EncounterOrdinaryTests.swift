import Artifacts
import Testing

/// Plain sentences beside the rules on withdrawn orders, refusals and answers.
@Suite struct `Ordinary talk` {
    @Test(arguments: ["No, I don't take that anymore.", "That's the one.", "I stopped that."])
    func `reads out a dose and orders nothing`(reply: String) async throws {
        let note = try await note(
            "Doctor: What are you on?\nPatient: A pressure pill.\nDoctor: Amlodipine 5 milligrams once a day.\nPatient: \(reply)"
        )
        #expect(!note.statements("Assessment and Plan").contains { $0.contains("5 mg") })
    }

    @Test(arguments: [
        "Patient: They gave me a new pill at the hospital.\nDoctor: Okay.",
        "Patient: I feel fine.\nDoctor: That was the old dose.",
        "Patient: I feel fine.\nDoctor: I have your home medications here.",
    ])
    func `reads out what was given elsewhere`(talk: String) async throws {
        let note = try await note("Doctor: How are you?\n\(talk)\nDoctor: Xarelto 20 once a day.\nPatient: Okay.")
        #expect(!note.statements("Assessment and Plan").contains { $0.contains("Xarelto") })
        #expect(note.flags.contains { $0.detail.contains("Xarelto") })
    }

    @Test func `calls a drug in`() async throws {
        let note = try await note(
            """
            Doctor: How are you?
            Patient: My ear hurts.
            Doctor: I'll call your pharmacy with cefuroxime 250 milligrams twice a day.
            """
        )
        #expect(note.statements("Assessment and Plan").contains { $0.contains("cefuroxime 250 mg") }, "\(note.flags)")
    }

    @Test(arguments: [
        ("No chest pain?", "Right side.", "Denies chest pain"), ("No fever?", "Yeah, it was 98.6.", "Reports fever"),
    ])
    func `answers with more than a yes`(asked: String, answer: String, wrong: String) async throws {
        let told = try await note("Doctor: \(asked)\nPatient: \(answer)").allStatements.map(\.text)
        #expect(!told.contains { $0.contains(wrong) }, "\(told)")
    }

    @Test(arguments: [
        "I'm going to start metformin 500 milligrams twice a day. Skipping it is not a good idea.",
        "I'm going to start metformin 500 milligrams twice a day. And wait, let's check a potassium.",
        "I'm going to start metformin 500 milligrams twice a day. Keep it in the fridge, away from light.",
    ])
    func `warns of a drug that is ordered all the same`(said: String) async throws {
        let note = try await note(
            "Doctor: What brings you in?\nPatient: My sugars are high.\nDoctor: \(said)\nPatient: Okay."
        )
        #expect(note.statements("Assessment and Plan").contains { $0.contains("metformin") })
    }

    @Test(arguments: [
        ("I'd like to start you on atorvastatin.", "I won't take statins.", "atorvastatin"),
        ("I'd like to refer you to cardiology.", "I don't want to see a cardiologist.", "cardiology"),
    ])
    func `refuses by the kind of what was ordered`(order: String, reply: String, item: String) async throws {
        let note = try await note(
            "Doctor: What brings you in?\nPatient: My knee hurts.\nDoctor: \(order)\nPatient: \(reply)"
        )
        #expect(!note.statements("Assessment and Plan").contains { $0.contains(item) })
    }

    @Test(arguments: [
        ("I'd like to start you on meloxicam 15 milligrams daily.", "I don't want any narcotics.", "meloxicam"),
        ("I'd like to start you on ezetimibe 10 milligrams daily.", "Good, I won't take a statin.", "ezetimibe"),
        ("I'd like to get an MRI of your knee.", "I don't want any more tests on my heart.", "MRI"),
        ("We'll continue the sertraline 50 milligrams daily.", "Good, I don't want to stop it.", "sertraline"),
    ])
    func `refuses another than what was ordered`(order: String, reply: String, item: String) async throws {
        let note = try await note(
            "Doctor: What brings you in?\nPatient: My knee hurts.\nDoctor: \(order)\nPatient: \(reply)"
        )
        #expect(note.statements("Assessment and Plan").contains { $0.contains(item) }, "\(note.flags)")
    }

    @Test(arguments: [
        ("Any thoughts of hurting yourself?", "Not at all."),
        ("Any thoughts of hurting yourself?", "No. Sometimes I get sad."), ("Do you feel safe at home?", "Mhm."),
    ])
    func `denies danger plainly`(asked: String, answer: String) async throws {
        let note = try await note(
            "Doctor: How have you been?\nPatient: My knee hurts.\nDoctor: \(asked)\nPatient: \(answer)"
        )
        #expect(!note.flags.contains { $0.reason == .untold }, "\(note.flags)")
    }

    @Test func `is of the mother where she is asked for herself`() async throws {
        let note = try await note(
            """
            Doctor: Hi mom, how are you feeling?
            Patient: I'm sore. I have pelvic pain. I'm allergic to sulfa.
            Doctor: Is she nursing well?
            Patient: She latches fine. I take ibuprofen.
            """
        )
        #expect(note.statements("Allergies").contains { $0.contains("sulfa") })
    }
}
