import Artifacts
import ClinicalNotes
import Testing

/// What one had not, lost, never knew or only thought, as patients tell it.
@Suite struct `Grounding check, as patients tell it` {
    private static let visit = Transcript(
        plainText: """
            Doctor: Do you know why they put the coil in?
            Patient: You said that there is a coil. I have no idea.
            Doctor: What about your father?
            Patient: My dad has vitiligo. I think he also had gallstones. That is all that I can remember.
            Doctor: Any bruising? Any hearing loss?
            Patient: Yeah, it's been there all week. No hearing loss.
            Doctor: How are your arms?
            Patient: I don't have any stiffness as such but it's just like that feeling of heaviness and a dull ache.
            Doctor: What was done?
            Patient: I had a bunion removed in 1990, and the cyst on my wrist was taken out two years ago.
            Doctor: Any recurring cyst?
            Patient: No, luckily.
            Doctor: Where is the card that I gave you?
            Patient: I lost it somewhere. I don't know where it went. I did find the box for the pills.
            Doctor: Has anything been tried?
            Guest: She tried gabapent and hydrocode.
            """
    )

    private func isAlarmed(_ text: String) -> Bool { raisesAlarm(text, in: Self.visit) }

    @Test(arguments: [
        "She has no clue as to having a coil.", "Her father has vitiligo and gallstones.", "She reports bruising.",
        "She denies hearing loss.", "She denies any stiffness per se, just heaviness and a dull ache.",
        "Cyst of the wrist taken out 2 years ago with no recurrence, and bunion removed in 1990.",
        "She tried hydrocodone.",
    ])
    func `it is supported in the note's words`(text: String) { #expect(!isAlarmed(text)) }

    @Test(arguments: [
        "The patient died of gallstones, her father of old age.", "She reports hearing loss.",
        "She tried hydrocortisone.", "She tried pregabalin.",
    ])
    func `and its contrary is found`(text: String) { #expect(isAlarmed(text)) }
}
