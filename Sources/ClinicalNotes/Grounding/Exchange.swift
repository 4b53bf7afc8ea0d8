internal import Artifacts

/// Evidence with the other half of an exchange: the question that it answers first, and the answer to what it asks last.
///
/// Who cites a question means its answer, and "no" or "two weeks" says little without what was asked.
struct Exchange {
    let transcript: Transcript
    private let segments: [Transcript.Segment]

    init(_ transcript: Transcript) {
        self.transcript = transcript
        segments = transcript.segments
    }

    /// `ranges` with the halves that they lack and the transcript has, in order.
    func completed(_ ranges: [Range<Int>]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        for (number, range) in ranges.enumerated() {
            if let at = index(of: range.lowerBound), segments[at].words.lowerBound == range.lowerBound, at > 0,
                !(number > 0 && ranges[number - 1].overlaps(segments[at - 1].words)),
                changesSpeaker(at), asks(segments[at - 1])
            {
                result.append(ending(of: segments[at - 1]))
            }
            result.append(range)
            if let at = index(of: range.upperBound - 1), isLast(range, of: segments[at]),
                at + 1 < segments.count,
                !(number + 1 < ranges.count && ranges[number + 1].overlaps(segments[at + 1].words)),
                changesSpeaker(at + 1), asks(segments[at])
            {
                result.append(opening(of: segments[at + 1]))
            }
        }
        return result
    }

    /// Whether nothing but the rest of its sentence follows.
    private func isLast(_ range: Range<Int>, of segment: Transcript.Segment) -> Bool {
        let rest = transcript.words[range.upperBound - 1..<max(range.upperBound, segment.words.upperBound)]
        return rest.count <= Self.rest && !rest.dropLast().contains { ".?!".contains($0.text.last ?? " ") }
    }

    /// The first segment that ends after a word.
    private func index(of word: Int) -> Int? {
        var (low, high) = (segments.startIndex, segments.endIndex)
        while low < high {
            let middle = (low + high) / 2
            if segments[middle].words.upperBound <= word { low = middle + 1 } else { high = middle }
        }
        return low < segments.endIndex && segments[low].words.contains(word) ? low : nil
    }

    private func changesSpeaker(_ at: Int) -> Bool {
        !segments[at].words.isEmpty && !segments[at - 1].words.isEmpty
            && segments[at].speaker != segments[at - 1].speaker
    }

    private func opening(of segment: Transcript.Segment) -> Range<Int> {
        segment.words.lowerBound..<min(segment.words.upperBound, segment.words.lowerBound + Self.opening)
    }

    private func ending(of segment: Transcript.Segment) -> Range<Int> {
        max(segment.words.lowerBound, segment.words.upperBound - Self.ending)..<segment.words.upperBound
    }

    /// A question ends it, with a mark or without.
    private func asks(_ segment: Transcript.Segment) -> Bool {
        let all = transcript.words[ending(of: segment)].map(\.text)
        if all.last?.hasSuffix("?") == true { return true }
        let begin = all.dropLast().lastIndex { $0.hasSuffix(".") || $0.hasSuffix("?") }.map { $0 + 1 } ?? 0
        let words = all[begin...].map { HeardWord($0).core.lowercased() }
        return ClauseReader.question(in: words) != nil || ClauseReader.opensQuestion(words)
            || words.contains(where: ClauseReader.supposing.contains)
            || words.first.map(Self.inverted.contains) ?? false
    }

    private static let inverted = Lexicon.set("do did does are is was were have has had can could will would any")
    private static let opening = 40
    private static let rest = 12
    private static let ending = 20
}
