import Artifacts
import ClinicalNotes
import Testing

/// How far a question, a negation, a side and a relative reach.
@Suite struct `Grounding check, reach` {
    private static let visit = Transcript(
        plainText: """
            Doctor: Does the pain radiate frequently?
            Patient: No.
            Doctor: There is no pronator drift sensation is intact reflexes are symmetric.
            Patient: I had knee surgery.
            Doctor: Which knee?
            Patient: Right.
            Doctor: There is swelling of the left ankle.
            Patient: My mother died of a stroke, she was 62. My father died of cancer, he was 81.
            Doctor: When did you last eat, was it long ago?
            Patient: It was about 24 hours ago. I have not urinated in 12 hours.
            Doctor: The hearing is equal in both ears.
            """
    )

    private func isAlarmed(_ text: String) -> Bool { raisesAlarm(text, in: Self.visit) }

    @Test(arguments: [
        "She denies radiating pain.", "Sensation is intact.", "Reflexes are symmetric.", "No pronator drift.",
        "Right knee surgery.", "Swelling of the left ankle.", "Her mother died at 62.",
        "She has not urinated in 12 hours.", "Hearing is equal bilaterally.",
    ])
    func `what was said is supported`(text: String) { #expect(!isAlarmed(text)) }

    @Test(arguments: [
        "She reports radiating pain.", "Sensation is not intact.", "There is pronator drift.",
        "Bilateral ankle swelling.", "Her father died at 62.", "Her mother was 81 when she died.",
    ])
    func `what reaches further than it was said is found`(text: String) { #expect(isAlarmed(text)) }

    /// As an engine without marks hears it.
    private static let unmarked = Transcript(
        plainText: """
            Doctor: some pain with torsion and twisting what about pronation
            Patient: no
            Doctor: how about fever
            Patient: no not at all
            Doctor: were there any complications with your pregnancy or delivery
            Patient: Nope everything went smooth I don't have any allergies
            Doctor: he is not currently on potassium and I see pain on dorsiflexion but not on plantar flexion
            Patient: no one has any memory issues as far as I know or any neuro illness
            Doctor: you have trouble seeing things in your peripheral vision
            """
    )

    private func isAlarmedUnmarked(_ text: String) -> Bool { raisesAlarm(text, in: Self.unmarked) }

    @Test(arguments: [
        "No pain with pronation.", "She denies fever.", "Pregnancy and delivery with no complications.",
        "She does not have any allergies.", "He is not currently on potassium.",
        "Pain with dorsiflexion, but not with plantar flexion.", "No memory issues or neuro illness.",
        "She would not see things in her peripheral vision.",
    ])
    func `without marks too, what was said is supported`(text: String) { #expect(!isAlarmedUnmarked(text)) }

    @Test(arguments: [
        "Pain with pronation.", "She reports fever.", "Complications of pregnancy.", "She has allergies.",
        "He is currently on potassium.", "Pain with plantar flexion.",
    ])
    func `without marks too, what was denied is found`(text: String) { #expect(isAlarmedUnmarked(text)) }

    /// Questions that are answered by what is the case, and numbers that are spelt out.
    private static let told = Transcript(
        plainText: """
            Doctor: Do you know your ferritin level?
            Patient: It was 41.
            Doctor: Do you have a rash? I ask since you work with resin.
            Patient: No, I do not.
            Doctor: The lipase was ordered under protocol 7 3 5. We found her asleep in the corridor.
            Patient: Do I feel dizzy? I have not felt dizzy. There is no problem swallowing pills. I must limit my steps.
            Doctor: On a scale of 0 to 10, how strong is the itch?
            Patient: Like a 4. The syrup is 2 grams a day.
            Doctor: No thyroid nodule is palpable.
            """
    )

    private func isAlarmedTold(_ text: String) -> Bool { raisesAlarm(text, in: Self.told) }

    @Test(arguments: [
        "Ferritin level was 41.", "She denies a rash.", "Lipase was ordered under protocol 735.",
        "She was found asleep in the corridor.", "She is able to swallow pills.", "The itch is 4/10.",
        "Her steps are limited.", "Syrup 2 g a day.", "No palpable thyroid nodule.",
    ])
    func `what was asked, spelt out or told is supported`(text: String) { #expect(!isAlarmedTold(text)) }

    @Test(arguments: [
        "She does not have a ferritin level of 41.", "She has a rash.", "Lipase was ordered under protocol 753.",
        "She was not found asleep in the corridor.", "She cannot swallow pills.", "The itch is 8/10.",
        "She is not limited in her steps.", "Syrup 2 ounces a day.", "No thyroid nodule is absent.",
        "She does indeed feel dizzy.",
    ])
    func `the contrary of what was asked, spelt out or told is found`(text: String) { #expect(isAlarmedTold(text)) }
}
