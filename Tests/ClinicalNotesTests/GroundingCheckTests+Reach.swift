import Artifacts
import ClinicalNotes
import Testing

/// How far an answer, a negation and a number reach, and statements of which half was said.
@Suite struct `Grounding check, how far words reach` {
    private static let visit = Transcript(
        plainText: """
            Patient: I sprained my thumb lifting tins at the depot.
            Doctor: Have you had any fainting or palpitations?
            Patient: I have not fainted. I had palpitations once in June.
            Doctor: Any trouble other then the usual hay fever?
            Patient: No.
            Doctor: When was the mammogram?
            Patient: About 2 years ago.
            Doctor: And it was negative?
            Patient: Yes. I fished on a trawler for 30 plus years, and that was 6 or so years ago. I smoked for 20 minutes daily then.
            Doctor: No stones in the ureter. There is narrowing at C56, and you woke at 4 5 am. We repeat the scan of the ureter in May.
            Doctor: Any paint in the eyes?
            Patient: No. I do not knit, and I vaped in college. He left the depot early.
            Patient: My dog chewed the cushion on the sofa. Later we grilled salmon and watched the garden.
            """
    )

    private func isAlarmed(_ text: String) -> Bool { raisesAlarm(text, in: Self.visit) }

    @Test(arguments: [
        "She has had palpitations.", "She denies fainting.", "Mammogram 2 years ago was negative.",
        "She fished on a trawler for 30 years.", "Narrowing at C5-6.", "The usual hay fever.",
        "Repeat scan of the ureter in May to rule out stones.", "She sprained her thumb with paint tins.",
        "She does not knit, and does not vape.", "He left the depot early.",
    ])
    func `what is beyond the reach of a negation is supported`(text: String) { #expect(!isAlarmed(text)) }

    @Test(arguments: [
        "She has fainted.", "She fished on a trawler for 40 years.", "Narrowing at C3-4.", "The ureter has stones.",
        "The mammogram was not 2 years ago.", "She has paint in her eyes.", "She knits.",
        "She did not vape in college.", "Sprain of the left thumb.",
    ])
    func `what is within it is found`(text: String) { #expect(isAlarmed(text)) }

    @Test func `half of a statement's words, said apart of other things, do not bear it`() {
        #expect(isAlarmed("A dog wounded her thumb while watching neighbors."))
        #expect(!isAlarmed("The dog chewed a velvet cushion."))
    }

    @Test(arguments: [
        ("You have hyperlipidemia.", "The patient has hypertension."),
        ("You have osteoporosis.", "The patient has osteoarthritis."),
    ])
    func `words that only begin alike are not the same`(said: String, stated: String) {
        #expect(raisesAlarm(stated, in: Transcript(plainText: "Doctor: " + said)))
    }

    @Test func `forms of one long word are the same`() {
        #expect(
            !raisesAlarm("The patient is hypertensive.", in: Transcript(plainText: "Doctor: You have hypertension."))
        )
    }
}
