import Artifacts
import ClinicalNotes
import Speech
import Testing

@Suite struct `Chief complaints of encounters` {
    private func complaint(_ text: String) async throws -> String? {
        try await draft(SpokenFormatter().format(Transcript(plainText: text)), .encounter)
            .statements("Chief Complaint").first
    }

    @Test(arguments: [
        ("Doctor: What happened?\nPatient: I fell off my bike and my elbow is really sore.", "Elbow pain."),
        ("Doctor: I see that you're here for some left hip pain.\nPatient: Yes.", "Left hip pain."),
        ("Doctor: Which one is it?\nPatient: It's my right knee. My knee hurts when I walk.", "Right knee pain."),
        ("Doctor: Left or right heel?\nPatient: My heel hurts.", "Heel pain."),
        ("Doctor: It looks like you've been having some trouble swallowing.\nPatient: Yes.", "Trouble swallowing."),
    ])
    func `what hurts is named, with its side where only one was said`(text: String, complaint: String) async throws {
        #expect(try await self.complaint(text) == complaint)
    }

    @Test(arguments: [
        "Patient: My knee doesn't hurt anymore.", "Patient: My son has knee pain.",
        "Doctor: Do you have any trouble swallowing?\nPatient: No.",
    ])
    func `what does not hurt, or hurts somebody else, is no complaint`(text: String) async throws {
        #expect(try await complaint(text) == nil)
    }
}
