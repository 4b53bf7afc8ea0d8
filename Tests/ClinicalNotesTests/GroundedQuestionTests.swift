import Artifacts
import Speech
import Testing

@testable import ClinicalNotes

/// A question is no fact.
@Suite struct `A statement that cites a question` {
    private func raises(_ text: String, _ talk: String, citing words: Int) -> Bool {
        let visit = SpokenFormatter().format(Transcript(plainText: talk))
        let statement = Note.Statement(text: text, evidence: [.init(segment: 1, words: 0..<words, start: 0, end: 0)])
        return !GroundingCheck().violations(of: statement, in: visit).isEmpty
    }

    @Test(arguments: [
        ("Doctor: Do you have a fever?\nPatient: Yes.", false),
        ("Doctor: Do you have a fever?\nPatient: No.", true),
        ("Doctor: Do you have a fever? Let me look at your throat.\nDoctor: It is red.", true),
        ("Doctor: Do you have a fever or a cough?\nPatient: Yes.", false),
    ])
    func `stands by its answer`(talk: String, isRaised: Bool) {
        #expect(raises("Fever.", talk, citing: 5) == isRaised)
    }
}
