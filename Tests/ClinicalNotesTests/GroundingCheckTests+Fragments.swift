import Artifacts
import ClinicalNotes
import Testing

/// A statement that names nobody is of the patient, where its section is.
@Suite struct `Grounding check of what names nobody` {
    private static let visit = Transcript(
        plainText: """
            Doctor: Anything in the family?
            Patient: My father died of colon cancer. My husband takes warfarin, and my brother is allergic to penicillin.
            Doctor: And you?
            Patient: I have gout, and my sister has it too.
            """
    )

    private func isAlarmed(_ text: String, under section: String?) -> Bool {
        let evidence = Self.visit.segments.map { Note.Evidence(segment: $0.id, words: $0.words, start: 0, end: 0) }
        let statement = Note.Statement(text: text, evidence: evidence)
        return !GroundingCheck().violations(of: statement, under: section, in: Self.visit).isEmpty
    }

    @Test(arguments: [
        ("Colon cancer.", "51848-0"), ("Takes warfarin.", "10160-0"), ("Allergic to penicillin.", "48765-2"),
    ])
    func `a relative's fact is not the patient's`(text: String, section: String) {
        #expect(isAlarmed(text, under: section))
        #expect(!isAlarmed(text, under: "10157-6"))
        #expect(!isAlarmed(text, under: nil))
    }

    @Test func `the patient's own fact stands`() {
        #expect(!isAlarmed("Gout.", under: "51848-0"))
        #expect(!isAlarmed("Father: colon cancer.", under: "51848-0"))
    }
}
