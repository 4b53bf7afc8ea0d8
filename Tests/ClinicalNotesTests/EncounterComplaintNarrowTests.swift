import Artifacts
import Testing

/// Why the patient comes today, and what only sounds like it.
@Suite struct `A chief complaint is why this patient comes today` {
    struct Talk: Sendable, CustomTestStringConvertible {
        var said: String
        var complaint: String?
        var testDescription: String { said }
    }

    @Test(arguments: [
        // A question that is answered with no, a negation, another time.
        Talk(
            said:
                "Doctor: are you here because of the cough\nPatient: no i never had a cough\nPatient: my left ankle hurts",
            complaint: "Left ankle pain."
        ),
        Talk(
            said: "Doctor: so you're not here for your asthma today\nPatient: my left ankle hurts",
            complaint: "Left ankle pain."
        ),
        Talk(
            said: "Doctor: You were here for pneumonia in May.\nPatient: Yes. Now I have a rash.",
            complaint: "Rash."
        ),
        Talk(
            said: "Doctor: So you came in last week for a cough.\nPatient: My left ankle hurts.",
            complaint: "Left ankle pain."
        ),
        Talk(
            said: "Patient: I have a cough.\nDoctor: Okay. Come back in a month for your mammogram.",
            complaint: "Cough."
        ),
        // Another person.
        Talk(
            said: "Doctor: my wife came in for chest pain\nPatient: my left ankle hurts",
            complaint: "Left ankle pain."
        ),
        Talk(said: "Doctor: We follow your mother for heart failure.\nPatient: I have a rash.", complaint: "Rash."),
        Talk(
            said: "Doctor: Alan is a 50-year-old male, his wife has lupus and he is here for follow-up.\nPatient: Hi."
        ),
        // No complaint at all.
        Talk(said: "Doctor: Are you here with the interpreter?\nPatient: Yes. I have a rash.", complaint: "Rash."),
        Talk(said: "Doctor: Thanks for coming in after work.\nPatient: You're welcome."),
        Talk(said: "Doctor: She presents with no pain in her foot anymore.\nPatient: Yes."),
        // Another part, another side.
        Talk(said: "Patient: i landed on my hand and my left knee hurts", complaint: "Left knee pain."),
        Talk(
            said:
                "Doctor: You're here for a rash on your arm.\nPatient: Yes.\nDoctor: I'll use your right arm for the cuff.",
            complaint: "Rash on the arm."
        ),
        Talk(
            said: "Patient: my knee hurts\nDoctor: which knee did you have replaced\nPatient: the right",
            complaint: "Knee pain."
        ),
        // What is over.
        Talk(said: "Doctor: What happened?\nPatient: I had a fever.\nDoctor: And now?\nPatient: No fever."),
    ])
    func `what is not the reason of this visit is not told as one`(talk: Talk) async throws {
        #expect(try await note(talk.said).statements("Chief Complaint").first == talk.complaint)
    }

    @Test(arguments: [
        Talk(
            said: "Patient: My wrist hurts.\nDoctor: Which one?\nPatient: The left.",
            complaint: "Left wrist pain."
        ),
        Talk(said: "Patient: i'm well except for headaches", complaint: "Headaches."),
        Talk(
            said: "Doctor: Ola is here for left knee pain.\nPatient: The right is good.",
            complaint: "Left knee pain."
        ),
    ])
    func `what is plainly said stays`(talk: Talk) async throws {
        #expect(try await note(talk.said).statements("Chief Complaint").first == talk.complaint)
    }
}
