import Artifacts
import ClinicalNotes
import Testing

/// Figures, negations and relatives as they are told in talk: what is beside the point, and what is another thing.
@Suite struct `Grounding check, what is told in talk` {
    private static let visit = Transcript(
        plainText: """
            Doctor: Did you take the melatonin last night? And how much tea?
            Patient: Yes. Tea, 5 cups.
            Doctor: For the blisters take zinc 3 times daily for 1 month. They began when?
            Patient: A few weeks ago. They last for 4 to 5 minutes, and powder really doesn't seem to help.
            Doctor: On exam no drift, grip is strong, no bruit, spleen size is normal.
            Patient: I broke the collarbone in '94 on a trampoline.
            Doctor: Any children? Any stairs trouble?
            Patient: I have a son. I do not have any siblings that live nearby.
            Doctor: How many marbles did he swallow?
            Patient: I don't know, maybe 6 marbles. He gets colic with vomiting and without.
            Doctor: Does bending or twisting make the groin hurt?
            Patient: No. The groin hurts otherwise, mostly at dawn. My uncle had scurvy, and my uncle died of a stroke.
            Doctor: There is 1+ bulging of the gum. Pressure is 118/76. My notes say mumps. The jaw hinge is without clicking.
            """
    )

    private func isAlarmed(_ text: String) -> Bool { raisesAlarm(text, in: Self.visit) }

    @Test(arguments: [
        "He drinks 5 cups of tea a day.", "Zinc 3 times daily for 1 month.", "Blisters began a few weeks ago.",
        "The blisters last 4-5 minutes.", "Powder does not seem to help.", "Grip is strong.", "Spleen size is normal.",
        "He broke the collarbone in 1994 on a trampoline.", "He has a son.", "He has no siblings nearby.",
        "He swallowed maybe 6 marbles.", "Colic with and without vomiting.",
        "His uncle had scurvy.", "The patient's uncle died of a stroke.", "1+ bulging of the gum.",
        "Pressure is 118/76.",
        "Jaw hinge without clicking.",
    ])
    func `what was told is supported`(text: String) { #expect(!isAlarmed(text)) }

    @Test(arguments: [
        "He takes melatonin nightly.", "Zinc 3 times daily for 1 day.", "Blisters began a few days ago.",
        "The blisters last 4-5 hours.", "Powder does seem to help.", "Grip is not strong.",
        "He broke the collarbone in 1995 on a trampoline.", "He does not have a son.", "He does not have an uncle.",
        "He has siblings nearby.",
        "He swallowed 8 marbles.", "The patient has scurvy.", "The patient died of a stroke.", "5+ bulging of the gum.",
        "Pressure is 118/7.", "Jaw hinge with clicking.", "The jaw hinge fails to show bulging of the gum.",
        "Family history of mumps.",
    ])
    func `what was told of something else is found`(text: String) { #expect(isAlarmed(text)) }
}
