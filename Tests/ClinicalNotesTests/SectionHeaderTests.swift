import ClinicalNotes
import Testing

@Suite struct `Section headers` {
    @Test(arguments: [
        ("Doctor: Do you have any allergies to medications?\nPatient: Yes, I am allergic to penicillin.", "ALLERGY"),
        ("Doctor: Do you smoke or drink?\nPatient: I smoke a pack a day and drink on weekends.", "FAM/SOCHX"),
        ("Doctor: Have you had any surgeries?\nPatient: I had my appendix out in nineteen ninety.", "PASTSURGICAL"),
    ])
    func `a snippet is named`(dialogue: String, header: String) {
        #expect(SectionHeaderClassifier().header(of: dialogue) == header)
    }

    @Test(arguments: ["", "?", "hola", "Doctor:"])
    func `next to nothing has a header too, always the same`(dialogue: String) {
        let header = SectionHeaderClassifier().header(of: dialogue)
        #expect(!header.isEmpty && SectionHeaderClassifier().header(of: dialogue) == header)
    }
}
