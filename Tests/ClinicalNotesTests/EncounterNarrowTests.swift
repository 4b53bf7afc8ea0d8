import Artifacts
import Testing

/// What a rule made for one way of speaking must leave alone in another.
@Suite struct `What is said in nearly the same words, and means something else` {
    struct Talk: Sendable, CustomTestStringConvertible {
        var said: String
        var told: [String] = []
        var untold: [String] = []
        var testDescription: String { said }
    }

    private func drafted(_ said: String) async throws -> Note {
        try await note(
            """
            Doctor: Good morning, what brings you in?
            Patient: My ankle has been hurting since Friday. I rolled it playing basketball.
            Doctor: Any numbness?
            Patient: No.
            Doctor: Let me take a look. Your ankle is swollen on the outside.
            Patient: Yes, it hurts there.
            Doctor: I think it's a sprain.
            Patient: Okay.
            \(said)
            """
        )
    }

    @Test(arguments: [
        Talk(
            said: "Doctor: Continue the prednisone and with the alendronate I want a bone scan.\nPatient: Okay.",
            told: ["prednisone"],
            untold: ["Continue alendronate", "taking alendronate"]
        ),
        Talk(
            said: "Doctor: Continue the lisinopril and with the potassium being high I want a recheck.\nPatient: Okay.",
            told: ["lisinopril"],
            untold: ["Continue potassium", "taking potassium"]
        ),
        Talk(
            said: "Patient: Can I stop the Plavix?\nDoctor: You can not. You should never stop the Plavix.",
            untold: ["can stop", "should stop"]
        ),
        Talk(said: "Patient: Can I drink alcohol?\nDoctor: No you should not.", untold: ["should drink", "can drink"]),
        Talk(said: "Patient: Should I wake up every hour?\nDoctor: You should not.", untold: ["should wake"]),
        Talk(said: "Patient: Should I take my ibuprofen?\nDoctor: You should.", untold: ["my ibuprofen"]),
        Talk(
            said: "Doctor: Any allergies to medicine?\nPatient: Penicillin, with hives.\nDoctor: Okay.",
            told: ["penicillin"]
        ),
        Talk(
            said: "Doctor: Your weight today. You're up 6 pounds in 3 months.\nPatient: Okay.",
            untold: ["will be up"]
        ),
        Talk(
            said: "Doctor: We'll check your kidneys and liver today.\nPatient: Okay.",
            told: ["kidneys and liver"]
        ),
        Talk(
            said: """
                Doctor: For your pulmonary hypertension, we'll increase the sildenafil.
                Patient: Okay.
                Doctor: For your high blood pressure, we'll start amlodipine 5 mg daily.
                Patient: Okay.
                """,
            told: ["sildenafil", "amlodipine"]
        ),
        Talk(
            said: "Doctor: Let's do that and elevate the leg at night.\nPatient: Okay.",
            untold: ["We will do"]
        ),
        Talk(
            said: "Doctor: Let's do this and avoid running for two weeks.\nPatient: Okay.",
            untold: ["We will do"]
        ),
        Talk(
            said: "Doctor: You don't have to go home and come back in two weeks.\nPatient: Okay.",
            untold: ["follow up"]
        ),
        Talk(
            said: "Doctor: Your A1c is not down enough.\nPatient: Okay.",
            untold: ["is not down."]
        ),
        Talk(
            said: "Doctor: We'll get an x-ray and stay in touch.\nPatient: Okay.",
            untold: ["should stay"]
        ),
        Talk(
            said: "Doctor: Let's try an injection and avoid surgery.\nPatient: Okay.",
            untold: ["should avoid"]
        ),
        Talk(
            said: "Patient: I finished breakfast and took my metformin. I take glipizide too. I'm done.",
            told: ["glipizide"]
        ),
    ])
    func `each is told as it is meant`(talk: Talk) async throws {
        let told = try await drafted(talk.said).allStatements.map(\.text)
        for text in talk.told { #expect(told.contains { $0.contains(text) }, "\(text): \(told)") }
        for text in talk.untold { #expect(!told.contains { $0.contains(text) }, "\(text): \(told)") }
    }

    @Test func `a drug for a clot in a vein is not for an irregular heart`() async throws {
        let plan = try await drafted(
            """
            Patient: I have atrial fibrillation and high cholesterol.
            Doctor: The ultrasound shows a deep vein thrombosis in the leg.
            Patient: Oh.
            Doctor: For your high cholesterol, continue the statin.
            Patient: Okay.
            Doctor: For your leg swelling, we'll start Eliquis 10 mg twice a day for a week.
            Patient: Okay.
            """
        ).statements("Assessment and Plan")
        #expect(plan.contains { $0.contains("Eliquis") }, "\(plan)")
        #expect(!plan.contains("Atrial fibrillation."), "\(plan)")
    }
}
