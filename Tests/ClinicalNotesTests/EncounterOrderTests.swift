import Artifacts
import Testing

@testable import ClinicalNotes

/// What is ordered stands with its condition, its drug and its rate, or not at all.
struct EncounterOrderTests {
    private func told(_ talk: String) async throws -> [String] {
        try await note(
            "Doctor: What brings you in today?\nPatient: My stomach hurts at night.\n\(talk)\nPatient: Okay."
        ).allStatements.map(\.text)
    }

    @Test(arguments: [
        "Doctor: I will write a letter for work and if it's not better once the course is done then we'll get an ultrasound.",
        "Doctor: If it's not better once you've finished the course, then we'll get an ultrasound.",
        "Doctor: Keep the spray and if it is worse then we'll get an ultrasound.",
    ])
    func `an order on a condition is no order`(talk: String) async throws {
        let told = try await told(talk)
        #expect(told.allSatisfy { !$0.contains("ultrasound") }, "\(told)")
    }

    @Test func `what is customary, and not done here, is no order`() async throws {
        let told = try await told(
            "Doctor: Normally I'd use propranolol, but with your asthma let's do atenolol 25 milligrams once a day."
        )
        #expect(told.allSatisfy { !$0.contains("propranolol") }, "\(told)")
    }

    @Test func `a drug that is named as a reason is not the one to take`() async throws {
        let told = try await told(
            """
            Doctor: Take ibuprofen 400 milligrams because the naproxen upset your stomach. Take it when the pain starts. \
            You can repeat it once after 4 hours.
            """
        )
        #expect(told.contains { $0.contains("repeat the ibuprofen once") }, "\(told)")
        #expect(told.allSatisfy { !$0.contains("repeat the naproxen") }, "\(told)")
    }

    @Test func `what is taken if needed is taken as needed`() async throws {
        let told = try await told("Doctor: I'll give you oxycodone, 5 milligrams, every 6 hours if you need it.")
        #expect(told.contains { $0.contains("oxycodone") && $0.contains("every 6 hours as needed") }, "\(told)")
    }

    @Test func `a drug against allergies is no allergen`() async throws {
        let told = try await told(
            "Doctor: And what do you have for allergies?\nPatient: Just the Zyrtec, 5 milligrams every night."
        )
        #expect(told.allSatisfy { !$0.contains("allergic") }, "\(told)")
    }

    @Test func `a part of the body alone is no complaint`() async throws {
        let note = try await note(
            "Doctor: I see you are here for your eyes.\nPatient: Yes.\nDoctor: Let's see you again in 2 weeks.\nPatient: Okay."
        )
        #expect(note.statements("Chief Complaint").isEmpty, "\(note.allStatements.map(\.text))")
    }

    @Test func `how a thing works is kept`() async throws {
        let told = try await told("Doctor: The echocardiogram shows that your heart is squeezing well.")
        #expect(told.contains { $0.hasSuffix("heart is squeezing well.") }, "\(told)")
    }

    @Test func `a patient who is sent comes for what the sender wants to know`() async throws {
        let note = try await note(
            """
            Doctor: Carl is a 36-year-old male who was referred by Dr. Patel for an abnormal thyroid test.
            Patient: Yes, my hands started shaking in August.
            """
        )
        #expect(note.statements("Chief Complaint") == ["Abnormal thyroid test."])
    }
}
