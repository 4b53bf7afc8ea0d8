import Artifacts
import ClinicalNotes
import Testing

@Suite struct `Chief complaints of encounters` {
    private func complaint(_ text: String) async throws -> String? {
        try await note(text)
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
        (
            "Doctor: You've come in with some right knee pain.\nPatient: It's not the right knee. It's the left knee.",
            "Left knee pain."
        ),
        (
            "Doctor: How are you?\nPatient: I'm doing better now, but last week I was sick. I was coughing a lot.\n"
                + "Doctor: Does your knee hurt?\nPatient: My knee hurts.", "Knee pain."
        ),
    ])
    func `what holds today is named`(text: String, complaint: String) async throws {
        #expect(try await self.complaint(text) == complaint)
    }

    @Test(arguments: [
        "Doctor: It looks like you suffer from itching with the penicillin?\nPatient: That's correct.",
        "Patient: My knee doesn't hurt anymore.", "Patient: My son has knee pain.",
        "Doctor: Do you have any trouble swallowing?\nPatient: No.",
    ])
    func `what does not hurt, or hurts somebody else, is no complaint`(text: String) async throws {
        #expect(try await complaint(text) == nil)
    }

    @Test(arguments: [
        (
            "Doctor: Your family doctor sent you over for your left shoulder.\nPatient: Yes, I can't reach up.\n"
                + "Doctor: Any neck pain?\nPatient: No. The pain is on the side.", "Left shoulder pain."
        ),
        (
            "Doctor: Your family doctor asked me to see you because your platelets have been low.\n"
                + "Patient: Yes. I had a cough last week.", "Low platelets."
        ),
    ])
    func `what the patient was sent for goes before what else is told`(text: String, complaint: String) async throws {
        #expect(try await self.complaint(text) == complaint)
    }

    @Test(arguments: [
        (
            "Doctor: She's here with her dad for a sore throat and some ear pain, is that right?",
            "Sore throat and ear pain."
        ),
        ("Doctor: So Dr. Lee sent you over because of some shaking in your hands.", "Shaking in the hands."),
        (
            "Doctor: Ida is a 50-year-old female with rheumatoid arthritis here for follow-up.",
            "Follow-up of rheumatoid arthritis."
        ),
        (
            "Doctor: Al is a 30-year-old male with ulcerative colitis, he's here for a flare up.",
            "Ulcerative colitis flare."
        ),
        (
            "Doctor: Bo is a 40-year-old male who presents with a sore on the bottom of the left foot.",
            "Sore on the bottom of the left foot."
        ),
        ("Doctor: The nurse told me that you have a tick bite.", "Tick bite."),
        (
            "Doctor: So you've been having some problems with your right hip.\nPatient: It hurts when I walk.",
            "Right hip pain."
        ),
    ])
    func `what the clinician says that the patient comes for is named whole`(
        text: String,
        complaint: String
    ) async throws {
        #expect(
            try await self.complaint(text + "\nPatient: Yes. And I had a cough too.\nDoctor: Any fever?\nPatient: No.")
                == complaint
        )
    }

    @Test(arguments: [
        "Doctor: I'm here with my student today.\nPatient: Hello.",
        "Doctor: We sent you for a chest x-ray.\nPatient: Yes.",
        "Doctor: Have you been here for a while?\nPatient: For 20 minutes.",
        "Patient: And then my face swelled up. Then I was itching.",
    ])
    func `what brings nobody, or follows from something else, is no complaint`(text: String) async throws {
        #expect(try await complaint(text) == nil)
    }
}
