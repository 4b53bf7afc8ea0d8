import Artifacts
import Testing

@testable import Speech

@Suite struct `Words of the model's pieces` {
    private func words(_ pieces: [String]) -> [Transcript.Word] {
        WordBuilder.words(
            from: pieces.enumerated().map { place, text in
                .init(
                    bytes: Array(text.utf8),
                    start: Double(place),
                    end: Double(place + 1),
                    probability: 0.9
                )
            }
        )
    }

    @Test(arguments: [
        ([" 0", ".", "5", " mg"], "0.5 mg"),
        ([" 0", ".", " 5", " mg"], "0. 5 mg"),
        ([" .", "5", " mg"], ".5 mg"),
        ([" .5", " mg"], ".5 mg"),
        ([".", "5", " mg"], ".5 mg"),
        ([" .", " 5", " mg"], ".5 mg"),
        ([" 0", " .", " 5", " mg"], "0.5 mg"),
        ([" 0", " .", "5", " mg"], "0.5 mg"),
        ([" 2", " .", "5", " mg", " tablets"], "2 .5 mg tablets"),
        ([" wide", ",", " .", " 5", " cm", "."], "wide, .5 cm."),
        ([" 1", "4", " .", " 5", " kg", ","], "14.5 kg,"),
    ])
    func `a decimal point is never lost`(pieces: [String], expected: String) {
        #expect(words(pieces).map(\.text).joined(separator: " ") == expected)
    }

    @Test func `a point is the end of a sentence where all marks stand alone`() {
        let pieces = [" pain", " is", " 2", " .", " 5", " tablets", " ,", " daily", " ."]
        #expect(words(pieces).map(\.text) == ["pain", "is", "2.", "5", "tablets", "daily."])
    }

    @Test func `a mark that is written before the next word ends the one before`() {
        let pieces = [" cm", " wide", " .", "Cl", "one", " 5", " mg", " .", "T", " 0", ".", "12", " .", "5", " mg"]
        #expect(words(pieces).map(\.text) == ["cm", "wide.", "Clone", "5", "mg.", "T", "0.12", ".5", "mg"])
    }

    @Test func `marks that stand alone are no words, and signs that change a number are`() {
        #expect(
            words([" Well", " ...", " -", " fine", " <", " 5", " %"]).map(\.text) == ["Well", "fine", "<", "5", "%"]
        )
    }

    @Test func `a number that was put together is doubtful`() {
        let words = words([" 0", " .", " 5"])
        #expect(words.map(\.probability) == [0.4])
        #expect(words.first?.start == 0)
        #expect(words.first?.end == 3)
    }
}
