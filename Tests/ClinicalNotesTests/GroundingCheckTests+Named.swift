import Artifacts
import ClinicalNotes
import Testing

/// What a visit never named, one word that leaves a doubt, and of which relative each word is.
@Suite struct `Grounding check, what was named` {
    private static let visit = Transcript(
        plainText: """
            Patient: My knee has been sore since I fell on the stairs. I feel queasy.
            Doctor: The films of your knee are normal, your electrolytes too. It sounds like the anemia's stable.
            Patient: My uncle had gout and my aunt had lupus.
            Patient: My father died of cancer, it was prostate cancer. My mother is well.
            """
    )

    private func isAlarmed(_ text: String) -> Bool { raisesAlarm(text, in: Self.visit) }

    @Test(arguments: [
        "Her elbow has been sore since she fell on the stairs.",
        "Her knee has been sore since she fell on the stairs, and the thumbs are numb.",
        "Her knee has been sore since the accident, she fell on the stairs.",
        "Her knee was sore after she fell on the stairs, as an ultrasound shows.",
        "Echocardiogram is normal.", "Electrocardiogram is normal.",
    ])
    func `a symptom, part or test that nobody named is found beside what was said`(text: String) {
        #expect(isAlarmed(text))
    }

    @Test(arguments: [
        "Her knee has been sore since she fell on the stairs, with nausea.", "Elbow, knee: The knee has been sore.",
        "Electrolytes are normal.", "The anemia is stable.",
    ])
    func `in the words of a writer, or in a heading, it is supported`(text: String) { #expect(!isAlarmed(text)) }

    @Test func `what was named elsewhere in the visit is not strange to it`() {
        let answer = Self.visit.segments.filter { $0.id == 1 }
            .map { Note.Evidence(segment: $0.id, words: $0.words, start: 0, end: 0) }
        func isStrange(_ text: String) -> Bool {
            !GroundingCheck().violations(of: .init(text: text, evidence: answer), in: Self.visit).isEmpty
        }
        #expect(!isStrange("The knee with gout has been sore since she fell on the stairs."))
        #expect(isStrange("The knee with hives has been sore since she fell on the stairs."))
    }

    @Test func `each word is of the relative that it was said of`() {
        #expect(isAlarmed("The aunt of the patient had gout."))
        #expect(!isAlarmed("The uncle of the patient had gout."))
        #expect(isAlarmed("Her mother had prostate cancer."))
        #expect(!isAlarmed("Her father had prostate cancer."))
    }

    @Test func `a word that was only asked for now does not deny what was told of before`() {
        let visit = Transcript(
            plainText: """
                Doctor: Have you noticed any crust on your scalp?
                Patient: No. I had that 4 years ago, and they took a swab of the scalp.
                """
        )
        #expect(!raisesAlarm("A swab was taken 4 years ago due to crust on her scalp.", in: visit))
        #expect(raisesAlarm("There is crust on her scalp.", in: visit))
    }

    @Test func `one word that was said does not contradict a denial of what was only asked for`() {
        let visit = Transcript(
            plainText:
                "Doctor: How are the fingers? You use the fingers a lot at the loom. Any cramps or locking?"
        )
        #expect(!raisesAlarm("No finger cramps or locking.", in: visit))
        #expect(raisesAlarm("She does not use the fingers at the loom.", in: visit))
    }

    @Test func `one word more beside the other side does not make it the one that was meant`() {
        let visit = Transcript(
            plainText: """
                Doctor: Your left wrist is sore and swollen after the fall. We will see you in June. Now look here, the cast of \
                the other one is off. The right wrist is sore.
                """
        )
        #expect(!raisesAlarm("The right wrist is sore after all.", in: visit))
        #expect(raisesAlarm("The right wrist is sore and swollen after the fall.", in: visit))
    }
}
