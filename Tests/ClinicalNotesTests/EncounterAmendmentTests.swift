import Artifacts
import ClinicalNotes
import Testing

@Suite struct `What is set right is not told as it was said first` {
    private func statements(_ text: String) async throws -> [String] {
        let text = "Doctor: Joan is a 48-year-old female who presents for neck pain.\n" + text
        return try await note(text).allStatements.map(
            \.text
        )
    }

    @Test(arguments: [
        ("Doctor: You're still walking every day.\nPatient: I haven't been walking at all.", "is still walking"),
        (
            "Doctor: You're checking your blood sugar at home.\nPatient: I do. Well, I have the nurse at work check it.",
            "at home"
        ),
        ("Patient: I have not had headaches before. Now I have headaches every day.", "not had headaches"),
        ("Patient: Maybe a smaller dose. So I don't feel the cramps as much.", "not feel the cramps"),
    ])
    func `what the patient sets right is not told`(text: String, wrong: String) async throws {
        let statements = try await statements(text)
        #expect(statements.allSatisfy { !$0.contains(wrong) }, "\(statements)")
    }

    @Test(arguments: [
        (
            "Patient: I've lost 40 pounds this year.\nDoctor: Any fever, chills, or weight loss?\nPatient: No.",
            "weight loss"
        ),
        ("Patient: I threw up on Monday.\nDoctor: Any fever, chills, or vomiting?\nPatient: No.", "vomiting"),
        ("Patient: My hand is numb at night.\nDoctor: Any fever, chills, or numbness?\nPatient: No.", "numbness"),
    ])
    func `what the patient tells in other words is not denied`(text: String, wrong: String) async throws {
        let statements = try await statements(text)
        #expect(statements.allSatisfy { !$0.contains("enies") || !$0.contains(wrong) }, "\(statements)")
        #expect(statements.contains { $0.contains("enies") && $0.contains("fever") }, "\(statements)")
    }

    @Test(arguments: [
        ("They used lidocaine before the stitches.", "lidocaine"),
        ("I had a cortisone injection and they used triamcinolone for the shot.", "triamcinolone"),
    ])
    func `what was given for a procedure is not taken`(told: String, drug: String) async throws {
        let statements = try await statements("Patient: I take metformin twice a day. " + told)
        #expect(statements.contains("The patient reports taking metformin twice a day."), "\(statements)")
        #expect(statements.allSatisfy { !$0.contains("reports taking") || !$0.contains(drug) }, "\(statements)")
    }

    @Test func `a greeting is no state of one who comes with pain`() async throws {
        let statements = try await statements("Doctor: How are you today?\nPatient: I'm doing pretty good today.")
        #expect(statements.allSatisfy { !$0.contains("doing") }, "\(statements)")
    }
}
