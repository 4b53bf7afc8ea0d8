import Artifacts
import ClinicalNotes
import Foundation
import Testing

@Suite struct `What the clinician says in an encounter's note` {
    private func statements(_ text: String) async throws -> [String] {
        try await note(text).allStatements.map(\.text)
    }

    private func texts(_ title: String, of text: String) async throws -> [String] {
        try await note(text).sections.first { $0.title == title }?.statements.map(\.text) ?? []
    }

    @Test(arguments: [
        (
            "Doctor: I'm going to prescribe naproxen 500 mg.\nDoctor: I want you to take that twice a day with food.",
            "I want the patient to take the naproxen twice a day with food."
        ),
        (
            "Doctor: We'll put you in a splint.\nPatient: Okay.\nDoctor: You should wear it at night.",
            "The patient should wear the splint at night."
        ),
    ])
    func `what is taken or worn is named`(text: String, statement: String) async throws {
        let statements = try await statements(text)
        #expect(statements.contains(statement), "\(statements)")
    }

    @Test(arguments: [
        "Doctor: I'm going to prescribe naproxen and prednisone.\nDoctor: I want you to take that twice a day.",
        "Doctor: I won't give you naproxen.\nDoctor: I want you to take that twice a day.",
        "Doctor: I want you to take them at night.", "Doctor: You're going to do 2 puffs twice a day.",
        "Doctor: We can stop both of those medications.",
    ])
    func `an order of what stays open is left out`(text: String) async throws {
        #expect(
            try await statements(text).allSatisfy {
                !$0.contains("take") && !$0.contains("puffs") && !$0.contains("those")
            }
        )
    }

    @Test func `what is seen on a study is a result of it`() async throws {
        let text = "Doctor: Your lungs are clear.\nDoctor: I looked at your wrist x-ray, there is no fracture."
        let results = try await texts("Results", of: text)
        #expect(results.count == 1 && results[0].lowercased().hasSuffix("x-ray: no fracture."), "\(results)")
    }

    @Test func `a finding without a place is at the one part that is examined`() async throws {
        let text = """
            Doctor: On your right wrist exam, there is tenderness of your right wrist.
            Doctor: There is some bruising.
            """
        func heading(_ text: String) async throws -> String? {
            try await note(text).allStatements.first { $0.text.hasSuffix("bruising.") }?.heading
        }
        #expect(try await heading(text) == "Musculoskeletal: Examination of the Right Wrist")
        #expect(try await heading(text.replacing("tenderness of your right", with: "none of your left")) == nil)
    }

    @Test func `a finding that a fuller one holds is not told twice`() async throws {
        let text = "Doctor: Your sensation is intact. Your sensation is intact to light touch."
        #expect(try await texts("Physical Exam", of: text) == ["The sensation is intact to light touch."])
    }

    @Test func `a heading's words are not said again before the finding`() async throws {
        let text = "Doctor: Your neck, there is no neck swelling. I do appreciate some tenderness of your neck."
        let note = try await note(text)
        #expect(note.allStatements.allSatisfy { !$0.text.hasPrefix("Neck:") })
    }

    @Test func `a measured value is a result and a saturation a vital sign`() async throws {
        let text = "Doctor: Your potassium was 4.1. Your SpO2 is 97 percent. Your lungs are clear."
        let note = try await note(text)
        let exam = note.sections.first { $0.title == "Physical Exam" }?.statements.map(\.text) ?? []
        #expect(exam == ["The lungs are clear."], "\(note.allStatements.map(\.text))")
    }

    @Test(arguments: [
        ("Doctor: We will put print out your labs.", "print"),
        ("Doctor: You should use a breathing treatments at night.", "treatments"),
        ("Doctor: Your knee still looks swollen 3 days ago.", "ago"),
        ("Doctor: We will keep you on the 500 of metformin.", "500"),
    ])
    func `phrases that lack a part are no statement`(text: String, word: String) async throws {
        let statements = try await statements(text)
        #expect(statements.allSatisfy { !$0.contains(word) }, "\(statements)")
    }

    @Test func `findings that are run on are told apart`() async throws {
        let statements = try await statements(
            "Doctor: There is an effusion around the left knee a small amount of fluid.\n"
                + "Doctor: No calf warmth negative Thompson test."
        )
        #expect(statements.contains { $0.hasSuffix("ffusion around the left knee, a small amount of fluid.") })
        #expect(statements.contains { $0.hasSuffix("o calf warmth.") }, "\(statements)")
        #expect(statements.contains { $0.hasSuffix("egative Thompson test.") }, "\(statements)")
    }

    @Test(arguments: [
        (
            "Doctor: For your strength.\nDoctor: You do have a 3 out of 5 on your left.",
            "Strength: 3 out of 5 on the left."
        ),
        ("Doctor: You have that bruising of your heel.", "has bruising of the heel."),
        ("Doctor: You do have this trace edema of your legs.", "has trace edema of the legs."),
        ("Doctor: On your heart exam I hear a soft murmur hurt at the base.", "A soft murmur."),
        ("Doctor: Under her thyroid, her TSH was normal.", "Her TSH was normal."),
        ("Doctor: Your sodium was 140 not 141.", "The sodium was 140."),
        (
            "Doctor: I did your elbow x-ray.\nDoctor: And it does show that you have that arthritis.",
            "The elbow x-ray shows that the patient has arthritis."
        ),
        (
            "Doctor: I'm going to refer you to hand therapy to strengthen that area.",
            "We will refer the patient to hand therapy."
        ),
        ("Doctor: I'm going to refer you to for hand therapy.", "We will refer the patient for hand therapy."),
        ("Doctor: No wheezing on your heart exam you do have a soft murmur.", "No wheezing."),
        ("Doctor: Your heart sounds good and regular.", "heart sounds good and regular."),
        ("Doctor: On your abdominal exam your bowel sounds are normal.", "bowel sounds are normal."),
        ("Doctor: Your lungs are clear without wheezes or rales.", "The lungs are clear without wheezes or rales."),
        ("Doctor: Your neck exam has no jugular distention.", "No jugular distention."),
        (
            "Doctor: We can try to start you on lisinopril 5 mg daily.",
            "We can start the patient on lisinopril 5 mg daily."
        ),
        (
            "Doctor: That said, I want you to continue the naproxen twice a day.",
            "continue the naproxen twice a day."
        ),
        ("Doctor: On your heart exam there is a 2 out of 6 6 systolic murmur.", "A 2/6 systolic murmur."),
    ])
    func `what was said loosely is told as it was meant`(text: String, statement: String) async throws {
        let statements = try await statements(text)
        #expect(statements.contains { $0.hasSuffix(statement) }, "\(statements)")
    }

    @Test(arguments: [
        "Doctor: I can see that man that looks sore and red.",
        "Doctor: And your neck talked to take a look at that rash.",
        "Doctor: You have tenderness at the malleolus.\nDoctor: Malleolus associated with warmth.",
        "Doctor: There are a lot of tendons in your foot.", "Doctor: Zinc is a mineral.",
        "Doctor: A BMI above 30 would qualify.", "Doctor: You might call it Motrin 200 mg.",
        "Doctor: You heard that snap.",
        "Doctor: I'm gonna send the order down.", "Doctor: I'm gonna order a study.",
        "Doctor: We can send you to Dr.\nDoctor: Marlow would be a great fit.",
        "Doctor: There is a lung finding on exana.\nDoctor: Excuse me, on examination.",
    ])
    func `remarks, explanations and slips are no statement`(text: String) async throws {
        let statements = try await statements(text)
        #expect(
            statements.allSatisfy { statement in
                !["man", "talked", "associated", "tendons", "mineral", "BMI", "call", "snap", "order", "fit", "exana"]
                    .contains {
                        statement.contains($0)
                    }
            },
            "\(statements)"
        )
    }
}
