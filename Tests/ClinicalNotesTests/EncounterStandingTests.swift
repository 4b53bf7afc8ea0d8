import Artifacts
import Testing

@testable import ClinicalNotes

struct EncounterStandingTests {
    /// A visit whose plan speaks of `said` under the first problem.
    private func plan(
        _ problem: String,
        _ said: String,
        history: String = "diabetes and hypertension"
    ) async throws -> [String] {
        try await note(
            """
            Doctor: Anna is a 60-year-old female with a past medical history significant for \(history) who presents today with pain in her wrist.
            Doctor: What happened to your wrist?
            Patient: I fell on the ice yesterday, and my wrist is swollen.
            Doctor: On your exam, there is tenderness to palpation of the right wrist.
            Doctor: So for your first problem of \(problem), I want to put you in a brace. \(said)
            Doctor: Any questions?
            Patient: No, that sounds good.
            """
        ).statements("Assessment and Plan")
    }

    @Test func `a lasting condition that is planned under an injury is a problem of its own`() async throws {
        let plan = try await plan("wrist sprain", "I want you to continue your metformin 500 milligrams twice a day.")
        let diabetes = try #require(plan.firstIndex(of: "Diabetes."), "\(plan)")
        #expect(try #require(plan.firstIndex { $0.contains("metformin") }) > diabetes, "\(plan)")
        #expect(try #require(plan.firstIndex { $0.contains("brace") }) < diabetes, "\(plan)")
    }

    @Test func `what it is a reason for stays where it is`() async throws {
        let plan = try await plan("wrist sprain", "Because of your diabetes I want to avoid steroids.")
        #expect(!plan.contains("Diabetes."), "\(plan)")
    }

    @Test func `a drug that is given for the problem, too, stays with it`() async throws {
        let plan = try await plan("heart failure", "I want to increase your lisinopril to 40 milligrams a day.")
        #expect(!plan.contains("Hypertension."), "\(plan)")
    }

    @Test func `a drug tells no condition that the patient is not said to have`() async throws {
        let plan = try await plan(
            "wrist sprain",
            "I want you to continue your metformin 500 milligrams twice a day.",
            history: "gout"
        )
        #expect(!plan.contains("Diabetes."), "\(plan)")
    }

    @Test(arguments: [
        ("We will get a home sleep study.", "sleep study"),
        ("I want you to continue the atorvastatin 40 milligrams.", "atorvastatin"),
    ])
    func `what is for no lasting condition that is named stands under none`(said: String, word: String) async throws {
        let note = try await note(
            """
            Doctor: Anna is a 60-year-old female with a past medical history significant for hypertension who presents today with pain in her wrist.
            Doctor: What happened to your wrist?
            Patient: I fell on the ice yesterday, and my wrist is swollen.
            Doctor: On your exam, there is tenderness to palpation of the right wrist.
            Doctor: So for your first problem of wrist sprain, I want to put you in a brace.
            Doctor: For your second problem, your hypertension, I want you to continue the lisinopril 20 milligrams.
            Doctor: \(said)
            Doctor: Any questions?
            Patient: No, that sounds good.
            """
        )
        let plan = note.sections.first { $0.title == "Assessment and Plan" }?.statements ?? []
        let found = try #require(plan.first { $0.text.contains(word) }, "\(plan.map(\.text))")
        #expect(found.item == nil)
        #expect(plan.contains { $0.text.contains("lisinopril") && $0.item != nil })
    }
}
