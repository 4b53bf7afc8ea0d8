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
}
