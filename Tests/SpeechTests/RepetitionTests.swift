import Artifacts
import Testing

@testable import Speech

@Suite struct `Words that a segment says again` {
    private func segment(_ text: String, _ start: Double, _ end: Double, sure: Double = 0.99) -> RecognisedSegment {
        let parts = text.split(separator: " ").map(String.init)
        let step = (end - start) / Double(parts.count)
        let words = parts.enumerated().map { at, part in
            Transcript.Word(
                text: part,
                start: start + step * Double(at),
                end: start + step * Double(at + 1),
                probability: sure
            )
        }
        return RecognisedSegment(start: start, end: end, words: words)
    }

    private func text(_ segments: [RecognisedSegment]) -> String {
        segments.flatMap(\.words).map(\.text).joined(separator: " ")
    }

    @Test func `are said once, when they were said the second time`() {
        let heard = [
            segment("and aspirin 81 milligrams daily.", 0, 2), segment("Milligrams daily.", 2.1, 3),
            segment("Allergies, none.", 4, 5),
        ]
        let kept = heard.withoutTailsAgain
        #expect(text(kept) == "and aspirin 81 milligrams daily. Allergies, none.")
        #expect(kept[0].end == 3 && kept[0].words[3].start == 2.1)
    }

    @Test func `stay where somebody may have said them twice`() {
        let doubted = [segment("aspirin 81 milligrams daily.", 0, 2), segment("milligrams daily.", 2.1, 3, sure: 0.7)]
        let later = [segment("aspirin 81 milligrams daily.", 0, 2), segment("milligrams daily.", 4, 5)]
        let whole = [segment("No edema.", 0, 1), segment("No edema.", 1.2, 2)]
        let one = [segment("Heart is normal.", 0, 2), segment("Normal.", 2.1, 3)]
        for heard in [doubted, later, whole, one] { #expect(text(heard.withoutTailsAgain) == text(heard)) }
    }
}
