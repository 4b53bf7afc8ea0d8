import Artifacts
import Testing

/// What is said against what was asked or recorded.
@Suite struct `An answer that says the contrary` {
    private func told(_ talk: String) async throws -> [String] {
        try await note(talk).allStatements.map { $0.text.lowercased() }
    }

    @Test(arguments: ["No, I have that.", "No, I do.", "No, I do have that."])
    func `affirms what was asked as absent`(answer: String) async throws {
        let told = try await told(
            "Doctor: What brings you in?\nPatient: My knee hurts.\nDoctor: No chest pain?\nPatient: \(answer)"
        )
        #expect(told.allSatisfy { !$0.contains("denies") && !$0.contains("no chest pain") }, "\(told)")
        #expect(told.contains { $0.contains("chest pain") }, "\(told)")
    }

    @Test func `a plain no still denies`() async throws {
        let told = try await told(
            "Doctor: What brings you in?\nPatient: My knee hurts.\nDoctor: No chest pain?\nPatient: No, none."
        )
        #expect(told.contains { $0.contains("denies chest pain") || $0.contains("no chest pain") }, "\(told)")
    }

    @Test func `an illness that another doctor told of, and that is denied, is no history`() async throws {
        let told = try await told(
            """
            Patient: The last doctor said I have gout.
            Doctor: Your tests for gout are fine. You don't have gout.
            """
        )
        #expect(told.allSatisfy { !$0.contains("history of gout") }, "\(told)")
    }

    @Test func `what the patient calls wrong is no complaint`() async throws {
        let told = try await told(
            """
            Doctor: I have you down for a latex allergy.
            Patient: That's wrong, that is my brother.
            Doctor: Okay. Let's check your thyroid.
            """
        )
        #expect(told.allSatisfy { !$0.contains("latex") }, "\(told)")
    }

    @Test func `who brings a child is no patient`() async throws {
        let told = try await told(
            """
            Patient: I'm here for my daughter's rash. She's four.
            Doctor: I see. Any fever for her?
            Patient: No. But I have a fever.
            Doctor: It's eczema.
            """
        )
        #expect(told.allSatisfy { !$0.contains("reports fever") && !$0.hasPrefix("fever") }, "\(told)")
    }
}
