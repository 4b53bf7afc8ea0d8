internal import Artifacts

/// A transcript made ready to leave: sentences numbered from 1, those that speak to a machine taken out, identifiers
/// replaced.
struct NoteQuestion {
    let source: DraftSource
    let lines: [NotePrompt.Line]
    /// The sentence of each line, by its number less one.
    private let sentences: [DraftSource.Sentence]
    private let surrogates: Surrogates

    init(_ transcript: Transcript, replacesIdentifiers: Bool) {
        source = DraftSource(transcript)
        sentences = source.sentences.filter { sentence in
            let text = Transcript.plainText(of: sentence.tokens)
            return sentence.tokens.contains { !$0.words.isEmpty } && !AddressedToMachine.holds(text)
        }
        let texts = sentences.map { Transcript.plainText(of: $0.tokens) }
        let (sent, surrogates) = replacesIdentifiers ? Deidentifier().replace(in: texts) : (texts, Surrogates())
        self.surrogates = surrogates
        lines = zip(sentences, sent).enumerated().map { number, line in
            NotePrompt.Line(line: number + 1, speaker: line.0.speaker?.rawValue, text: line.1)
        }
    }

    /// No replaced number or address is left in any line, in whatever grouping.
    var hasNoResidue: Bool { !lines.contains { surrogates.leavesResidue(in: $0.text) } }

    /// `text` with what its surrogates stand for; `nil` where it names one that was never given.
    func restored(_ text: String) -> String? { surrogates.restored(text) }

    /// Where the lines of `numbers` were said; `nil` when one of them does not exist or none is named.
    func evidence(_ numbers: [Int]) -> [Note.Evidence]? {
        guard !numbers.isEmpty, numbers.allSatisfy({ (1...sentences.count).contains($0) }) else { return nil }
        return Set(numbers).sorted().flatMap { source.evidence(sentences[$0 - 1].tokens) }
    }
}
