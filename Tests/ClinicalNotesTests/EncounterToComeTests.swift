import Artifacts
import Testing

/// What is done at once, would be done elsewhere, or is to be, in what the clinician says of the plan.
@Suite struct `What is planned, and what only sounds so` {
    private func statements(_ said: String) async throws -> [String] {
        try await note(
            """
            Doctor: Anna is a 60-year-old female who presents today with heartburn.
            Patient: It burns after every meal.
            Doctor: How long has it been?
            Patient: About a month.
            Doctor: Your heart is regular. Your lungs are clear.
            Doctor: I think you have esophagitis.
            \(said)
            """
        ).allStatements.map(\.text)
    }

    @Test(arguments: [
        ("Doctor: And then, for the shaking, normally, I'd use propranolol, but I'd rather not.", "propranolol"),
        ("Doctor: Hop up here, let's check your belly.", "check"),
        ("Doctor: We'll look at your labs in a second.", "labs"),
        ("Doctor: There's a small chance I can't, and then I'd leave the stent and come back in 2 weeks.", "2 weeks"),
    ])
    func `what would be done elsewhere, or is done at once, is no plan`(said: String, word: String) async throws {
        let told = try await statements(said)
        #expect(!told.contains { $0.contains(word) }, "\(told)")
    }

    @Test(arguments: [
        (
            "Doctor: I also want to prescribe you something called Carafate.\nDoctor: You take 1 gram 4 times a day for 1 month.",
            "takes 1 g"
        )
    ])
    func `a drug that is prescribed just then is not taken yet`(said: String, habit: String) async throws {
        let told = try await statements(said)
        #expect(!told.contains { $0.contains(habit) }, "\(told)")
    }

    @Test func `who comes back is the patient`() async throws {
        let told = try await statements("Doctor: I'm gonna have you come back in 2 weeks.")
        #expect(told.contains { $0.contains("in 2 weeks") }, "\(told)")
    }
}
