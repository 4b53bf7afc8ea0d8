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

    private func isAlarmed(_ text: String) -> Bool {
        let words = 0..<Self.visit.words.count
        let statement = Note.Statement(text: text, evidence: [.init(segment: 1, words: words, start: 0, end: 0)])
        return !GroundingCheck().violations(of: statement, in: Self.visit).isEmpty
    }

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

    private func isAlarmedUnmarked(_ text: String) -> Bool {
        let words = 0..<Self.unmarked.words.count
        let statement = Note.Statement(text: text, evidence: [.init(segment: 1, words: words, start: 0, end: 0)])
        return !GroundingCheck().violations(of: statement, in: Self.unmarked).isEmpty
    }

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
}
