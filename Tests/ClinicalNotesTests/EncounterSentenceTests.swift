import Artifacts
import ClinicalNotes
import Foundation
import Testing

@Suite struct `Sentences of an encounter's note` {
    private func statements(_ text: String) async throws -> [String] {
        try await note(text).allStatements.map(\.text)
    }

    @Test(arguments: [
        ("Patient: I hurt my the back of my left knee.", "The patient hurt the back of their left knee."),
        ("Patient: I don't do not have as much back pain at night.", "does not have as much back pain"),
        (
            "Patient: I'm very tired and have to take a break at work.",
            "The patient is very tired and has to take a break at work."
        ),
        (
            "Doctor: Ann is a 40-year-old female.\nPatient: I can't run as fast as I used to.",
            "cannot run as fast as she used to."
        ),
        ("Patient: My ankle has been swollen for 7 days ago.", "The patient's ankle has been swollen 7 days ago."),
        ("Doctor: We'll follow up in 3 weeks go ahead.", "The patient will follow up in 3 weeks."),
    ])
    func `what was said twice or left out is mended`(text: String, statement: String) async throws {
        let statements = try await statements(text)
        #expect(statements.contains { $0.contains(statement) }, "\(statements)")
        #expect(statements.allSatisfy { !$0.contains("do not do") && !$0.contains("does not do not") }, "\(statements)")
    }

    @Test(arguments: [
        (
            "Patient: I was carrying a ladder and as I was going down the stairs.",
            "The patient was carrying a ladder."
        ),
        ("Doctor: I don't see any fracture, which is really good.", "No fracture."),
        ("Doctor: The good news is I do not appreciate a fracture or any swelling.", "No fracture or swelling."),
        ("Doctor: I wanna see you again in 2 weeks Ann.", "will follow up with me in 2 weeks."),
        (
            "Doctor: I'm gonna prescribe prednisone 20 mg daily this will help with the wheezing.",
            "We will prescribe prednisone 20 mg daily."
        ),
        (
            "Doctor: I want you to stay on the atenolol 25 mg daily continue to watch your salt.",
            "I want the patient to continue the atenolol 25 mg daily."
        ),
    ])
    func `what trails off after a statement is left out of it`(text: String, statement: String) async throws {
        let statements = try await statements(text)
        #expect(statements.contains { $0.hasSuffix(statement) }, "\(statements)")
    }

    @Test(arguments: [
        "Patient: I could slipped on the wet floor.", "Patient: I leave the gym is my brother a good driver.",
        "Patient: I need to take one today.", "Patient: I have seen the area where the mole.",
        "Patient: I have heard this multiple times before.", "Patient: I am very proud of my garden.",
        "Patient: I was a good swimmer back.", "Patient: I start getting checking my sugars.",
        "Doctor: We will stop eating.", "Doctor: We're gonna get squared away.",
        "Doctor: I'm gonna prescribe one medicine.",
        "Doctor: The next one is asthma.", "Patient: I have been managing.", "Patient: I have my moments.",
        "Doctor: You have that cyst looks like it is small.",
        "Doctor: Go ahead and look up and then straight ahead.", "Doctor: You can breathe normally.",
        "Patient: I'm not sure if that was the problem.", "Patient: I have never had gout my uncle had it a lot.",
        "Doctor: The neck is gets stiff.", "Doctor: You could becoming dizzy.",
        "Doctor: He has have to use the stairs.",
        "Doctor: A goiter means the thyroid is large.",
    ])
    func `what is no sentence, or says nothing alone, is left out`(text: String) async throws {
        let statements = try await statements(text)
        #expect(statements.isEmpty, "\(statements)")
    }

    @Test func `what is to be avoided is not told as what is not so`() async throws {
        let statements = try await statements(
            """
            Doctor: I want you to take the cream at night.
            Patient: Okay.
            Doctor: So you don't get a burn from the sun during the day.
            """
        )
        #expect(statements.allSatisfy { !$0.contains("burn") }, "\(statements)")
    }

    @Test func `how something goes is not cut from a denial`() async throws {
        let statements = try await statements("Patient: My cut is not healing right.")
        #expect(statements.allSatisfy { !$0.hasSuffix("healing.") }, "\(statements)")
    }

    @Test func `a clinician's she after a colleague was named is not the patient`() async throws {
        let statements = try await statements(
            """
            Doctor: Ann is a 40-year-old female here for a rash.
            Doctor: I talked with your dermatologist last week.
            Doctor: She biopsied a small lesion on the right arm.
            """
        )
        #expect(statements.allSatisfy { !$0.contains("biopsied") }, "\(statements)")
    }

    @Test func `complaints that are listed are no findings`() async throws {
        let note = try await note(
            """
            Doctor: Any other symptoms? You know, muscle aches, chest pain, body aches?
            Patient: My knee hurts when I walk.
            Doctor: Your lungs are clear.
            Doctor: I'm gonna order an x-ray of the knee.
            """
        )
        #expect(note.statements("Physical Exam").allSatisfy { !$0.contains("chest pain") })
    }

    @Test func `an order is in the plan and a result in the results`() async throws {
        let note = try await note(
            """
            Doctor: Ann is a 40-year-old female here for a follow-up.
            Patient: I feel fine.
            Doctor: Your last potassium was 4.1.
            Doctor: I'm gonna order a hemoglobin a1c for the future.
            Doctor: I'm gonna order a chest x-ray.
            """
        )
        #expect(note.statements("Results").allSatisfy { !$0.contains("order") })
        #expect(note.statements("Assessment and Plan").allSatisfy { !$0.contains("potassium") })
    }

    @Test(arguments: [
        ("Patient: I fell on labor day at home.", "Labor Day at home"),
        ("Patient: I fell over my friend tyler in march.", "Tyler in March"),
        ("Patient: I may take my vitamin d when jerry is here.", "may take"),
        ("Doctor: I'm gonna start you on keppra 500 milligrams.", "Keppra 500 mg"),
        ("Doctor: You have a negative mcmurray's test.", "McMurray's test"),
    ])
    func `names have capitals`(text: String, written: String) async throws {
        let statements = try await statements(text)
        #expect(statements.contains { $0.contains(written) }, "\(statements)")
    }

    @Test(arguments: [("200 over 90", true), ("120 over 80", false)])
    func `vital signs that are called good beside one that is not are flagged`(
        said: String,
        isFlagged: Bool
    ) async throws {
        let note = try await note(
            """
            Patient: My head hurts.
            Doctor: Okay, your vital signs look good today. Your blood pressure is \(said).
            """
        )
        let flags = note.allStatements.flatMap(\.flags).filter { $0.reason == .contradiction }
        #expect(flags.isEmpty != isFlagged, "\(note.allStatements.map(\.text))")
    }

    @Test(arguments: [
        "Patient: And then I had to stand.", "Patient: I'm trying to learn.",
        "Patient: I had those a couple of years ago.",
        "Patient: I was able to get a few of them.", "Patient: I eat those probably every day.",
    ])
    func `what leaves out what it is about is not told`(said: String) async throws {
        let statements = try await statements("Doctor: What brings you in?\nPatient: My knee hurts.\n" + said)
        #expect(
            !statements.contains {
                $0.contains("stand") || $0.contains("learn") || $0.contains("those") || $0.contains("them")
            }
        )
    }

    /// Rules look at the words beside the ones that they know: at an end of a clause there are none.
    @Test(arguments: 0..<40)
    func `words that rules know make a draft in any order`(seed: Int) async throws {
        let known = """
            to had those them of your you have we will get order a CBC, BMP, and the MRI return in next week see back show me
            labs it's low normal is this due take Motrin 5 mg twice day refer therapy or if no not uh trying put call diagnosis
            fracture tear i want think that left right knee pain for problem first which looks was any been being most time too
            feeling some trying her patient continue on yesterday, last told me my while he's she's does than or from test,
            """.split(whereSeparator: \.isWhitespace)
        var state = UInt64(seed + 1)
        func next(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(truncatingIfNeeded: state >> 33) % count
        }
        let lines = (0..<60).map { _ in
            (next(3) == 0 ? "Patient: " : "Doctor: ")
                + (0...next(9)).map { _ in String(known[next(known.count)]) }.joined(separator: " ") + "."
        }
        let note = try await note("Patient: My knee hurts.\n" + lines.joined(separator: "\n"))
        #expect(note.allStatements.allSatisfy { !$0.text.isEmpty && !$0.evidence.isEmpty })
    }
}
