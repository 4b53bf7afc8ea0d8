import Artifacts
import Testing

@testable import ClinicalNotes

/// What is to be done is told however it was said: who acts, how surely, and on what it hangs.
struct EncounterDirectiveTests {
    private func told(_ plan: String) async throws -> [String] {
        try await note(
            """
            Doctor: Anna is a 50-year-old female here for knee pain.
            Patient: My knee has hurt for a month.
            Patient: She always hurts on the stairs, my knee.
            Doctor: Her knee is swollen on exam. You have arthritis of the knee.
            \(plan)
            Patient: Okay.
            """
        ).allStatements.map(\.text)
    }

    @Test(arguments: [
        ("Stay on the omeprazole 20 mg.", "She should continue the omeprazole 20 mg."),
        ("Try not to eat within 3 hours of going to bed.", "She should try not to eat within 3 hours of going to bed."),
        ("Now use Tylenol 650, the arthritis one.", "She should use Tylenol 650."),
        ("I want you off the naproxen altogether.", "I want her to stop the naproxen altogether."),
        ("I'd stop the turmeric.", "She should stop the turmeric."),
        ("I'd look into one of those knee scooters.", "She should look into a knee scooter."),
        (
            "We're raising your losartan from 50 to 100 mg once a day.",
            "We will raise her losartan from 50 to 100 mg once a day."
        ),
        ("No driving for 2 weeks.", "She should not drive for 2 weeks."),
        ("No Advil, no Aleve.", "She should not take Advil or Aleve."),
        ("Labs in 8 weeks.", "Labs in 8 weeks."),
        ("I don't want you to take the naproxen.", "She should not take the naproxen."),
        ("I want a CT scan of your chest.", "We will get a CT scan of her chest."),
    ])
    func `an order or an advice is read from its head, its verb and its object`(
        said: String,
        wording: String
    ) async throws {
        let told = try await told("Doctor: " + said)
        #expect(told.contains { $0.hasSuffix(wording) }, "\(told)")
    }

    @Test(arguments: [
        "Take a deep breath for me.", "Squeeze my fingers.", "Go ahead and hop up here.", "Tell me about the stairs.",
        "Take Tylenol if you do.", "Some guys take the pill.", "I like to drink wine too.",
        "I don't want you to start that till.",
        "I'm not gonna put you on naproxen.", "We'd use naproxen if it came to that.", "Keep it dry.",
    ])
    func `what is of the examination, of the talk, of others or of a condition is no plan`(said: String) async throws {
        let told = try await told("Doctor: " + said)
        #expect(!told.contains { $0.contains(" should ") || $0.contains(" will ") || $0.contains(" want ") }, "\(told)")
    }

    @Test func `a command behind another statement is told beside it`() async throws {
        let told = try await told("Doctor: Your LDL is 81 stay on the rosuvastatin 10 mg.")
        #expect(told.contains { $0.hasSuffix("LDL is 81.") }, "\(told)")
        #expect(told.contains { $0.hasSuffix("She should continue the rosuvastatin 10 mg.") }, "\(told)")
    }

    @Test func `what may be done is not what will be`() async throws {
        let told = try await told("Doctor: We could try an injection of the knee.")
        #expect(!told.contains { $0.contains("will") }, "\(told)")
    }
}
