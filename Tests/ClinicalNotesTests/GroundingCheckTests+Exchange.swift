import Artifacts
import ClinicalNotes
import Testing

/// Evidence that was cut before the answer or after the question, and whom the answer is of.
@Suite struct `Grounding check, question and answer` {
    private static let visit = Transcript(
        plainText: """
            Doctor: Do you smoke cigars?
            Patient: No, never.
            Doctor: How long have you had the hiccups?
            Patient: About 9 days.
            Doctor: Is there a family history of gout?
            Patient: Yes, lots of it. My parents both had shingles, and my nephew stutters.
            Doctor: And after the surgery?
            Patient: No problem in, uh, rehab and recovery.
            """
    )

    /// An alarm at a statement that rests on the turns of these numbers alone.
    private func isAlarmed(_ text: String, _ turns: ClosedRange<Int>) -> Bool {
        let evidence = Self.visit.segments.filter { turns.contains($0.id) }
            .map { Note.Evidence(segment: $0.id, words: $0.words, start: 0, end: 0) }
        return !GroundingCheck().violations(of: .init(text: text, evidence: evidence), in: Self.visit).isEmpty
    }

    @Test func `an answer after the evidence counts`() {
        #expect(!isAlarmed("He does not smoke cigars.", 1...1))
        #expect(isAlarmed("He smokes cigars.", 1...1))
        #expect(!isAlarmed("He has had hiccups for 9 days.", 3...3))
        #expect(isAlarmed("He has had hiccups for 8 days.", 3...3))
    }

    @Test func `the question before the evidence counts`() {
        #expect(!isAlarmed("He has had hiccups for 9 days.", 4...4))
        #expect(isAlarmed("He has had hiccups for 8 days.", 4...4))
        #expect(!isAlarmed("He has never smoked cigars.", 2...2))
    }

    @Test func `what runs in the family is not the patient's`() {
        #expect(!isAlarmed("He has a family history of gout.", 5...6))
        #expect(isAlarmed("He has a personal history of gout.", 5...6))
        #expect(!isAlarmed("His mother had shingles.", 6...6))
        #expect(isAlarmed("His niece stutters.", 6...6))
        #expect(isAlarmed("The girlfriend has had hiccups for 9 days.", 3...4))
    }

    @Test func `a pause within what says where ends nothing`() {
        #expect(!isAlarmed("He has been in rehab and recovery.", 7...8))
    }
}
