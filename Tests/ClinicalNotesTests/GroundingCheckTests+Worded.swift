import Artifacts
import ClinicalNotes
import Testing

/// What a note words otherwise than it was said, and errors in the same wording.
@Suite struct `Grounding check, worded otherwise` {
    private static let visit = Transcript(
        plainText: """
            Doctor: Any joint trouble, sneezing, or belly cramps?
            Patient: Sneezing. No belly cramps though.
            Doctor: I see the labs of 2/9/22, and your glucose ran in the 3 to 4 hundreds. The belt reads a thousand units twice a day.
            Patient: It spiked to 7 or 800. I take the syrup q.8 h and the zinc every morning.
            Doctor: I see no drift. Grip is less on the left than on the right.
            Patient: I played chess for 20 years and stopped playing chess 4 years ago.
            """
    )

    private func isAlarmed(_ text: String) -> Bool { raisesAlarm(text, in: Self.visit) }

    @Test(arguments: [
        "She denies abdominal cramps.", "Labs of 02/09/2022.", "Her glucose ran in the 300 to 400 range.",
        "Glucose spiked to 700 or 800.", "She takes the syrup every 8 hours.", "She takes zinc daily.",
        "The belt reads 1000 units twice daily.",
        "She played chess for 20 years, and stopped 4 years ago.",
        "Both hands: Grip is less on the left than on the right.",
    ])
    func `what was said in lay words and in figures is supported`(text: String) { #expect(!isAlarmed(text)) }

    @Test(arguments: [
        "She reports abdominal cramps.", "Labs of 02/09/2021.", "Her glucose ran in the 300 to 500 range.",
        "Glucose spiked to 600 or 800.", "She takes the syrup every 6 hours.",
        "The belt reads 1000 units three times daily.",
    ])
    func `in the same wording an error is found`(text: String) { #expect(isAlarmed(text)) }

    private static let told = Transcript(
        plainText: """
            Doctor: Have you ever had a strange tattoo?
            Patient: Not with you, but I did have one once.
            Doctor: Any problem with your balance?
            Patient: Yes all good there no problem.
            Doctor: Do you have a family history of gout?
            Patient: My uncle has gout. I have had no hiccups while I was skiing.
            Doctor: I am pleased with the elbow, so let me know if you have any issues, and we can talk about a sling, okay?
            Patient: Okay. I felt some buzzing in my toes until noon, and then that went away.
            Doctor: How many marbles did you swallow?
            Patient: I don't know. I rub balm on my heel before bedtime.
            """
    )

    private func isAlarmedTold(_ text: String) -> Bool { raisesAlarm(text, in: Self.told) }

    @Test(arguments: [
        "She had a strange tattoo once.", "She has no problem with her balance.", "No history of hiccups.",
        "We can talk about a sling or an elbow issue.", "She rubs balm on her heel nightly.",
        "She had buzzing in the toes until noon, and denies buzzing now.",
    ])
    func `answers are read to their end`(text: String) { #expect(!isAlarmedTold(text)) }

    @Test(arguments: ["She never had a strange tattoo.", "She has a personal history of gout.", "She denies buzzing."])
    func `and what they do not say is found`(text: String) { #expect(isAlarmedTold(text)) }

    private static let written = Transcript(
        plainText: """
            Doctor: Ulceration was not identified. He is in no distress, calm and friendly.
            Patient: I had a graft with no relapse, a cataract, and a sprain. I was never bitten by a snake. I fell off a swing.
            Doctor: It could not be mumps, that is why they said it was croup and not mumps.
            """
    )

    private func isAlarmedWritten(_ text: String) -> Bool { raisesAlarm(text, in: Self.written) }

    @Test(arguments: [
        "GENERAL: In no acute distress, calm, and friendly.", "A graft with no relapse, cataract, and sprain.",
        "Mumps could not be the case.",
    ])
    func `a negation reaches no further than it is meant`(text: String) { #expect(!isAlarmedWritten(text)) }

    @Test(arguments: [
        "Ulceration: definitely identified.", "He does not report that he fell off a swing.",
        "He has ever been bitten by a snake.", "A graft with relapse, cataract, and sprain.",
    ])
    func `and no less far`(text: String) { #expect(isAlarmedWritten(text)) }
}
