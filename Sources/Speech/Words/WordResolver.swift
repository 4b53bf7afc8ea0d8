public import Artifacts

/// Finds the medical words behind what was misheard, by how they sound and where they stand.
///
/// One to six heard words are compared with the lexicon. What is above the bar is replaced, and the new words keep what
/// was heard and how alike it is (``Artifacts/Transcript/Word/resolution``); what is below stays as heard. A word that
/// the lexicon knows is never changed into another, so no drug becomes another drug; where two drugs are about as
/// near, neither is taken. Numbers, negations and sides are never touched. Deterministic.
public struct WordResolver: Sendable {
    /// The resolver with the product's lexicon.
    public static let standard = WordResolver(.standard)

    let lexicon: Lexicon

    init(_ lexicon: Lexicon) { self.lexicon = lexicon }

    /// `transcript` with its misheard words replaced; tokens are dropped, for the formatter to make anew.
    public func resolve(_ transcript: Transcript) -> Transcript {
        var result = transcript
        result.words = []
        result.tokens = []
        var starts: [Int] = []
        let terms = transcript.words.map { HeardTerm($0, lexicon) }
        let misheard = replacements(in: terms, segments: transcript.segments.map(\.words))
            .filter { $0.changes(terms) }
        let marks = listMarks(in: terms).filter { mark in !misheard.contains { $0.group.overlaps(mark.group) } }
        let found = (misheard + marks).sorted { $0.group.lowerBound < $1.group.lowerBound }
        var at = 0
        for replacement in found {
            while at < replacement.group.lowerBound {
                starts.append(result.words.count)
                result.words.append(transcript.words[at])
                at += 1
            }
            starts += replacement.group.map { _ in result.words.count }
            result.words += replacement.words(for: transcript.words, terms)
            at = replacement.group.upperBound
        }
        while at < transcript.words.count {
            starts.append(result.words.count)
            result.words.append(transcript.words[at])
            at += 1
        }
        starts.append(result.words.count)
        for index in result.segments.indices {
            let words = transcript.segments[index].words
            guard words.lowerBound >= 0, words.upperBound < starts.count else { continue }
            result.segments[index].words = starts[words.lowerBound]..<starts[words.upperBound]
        }
        return result
    }

    /// The replacements, in order: found once, and once more with the drugs that are then known to be spoken of.
    private func replacements(in terms: [HeardTerm], segments: [Range<Int>]) -> [WordReplacement] {
        var mentions = DrugMentions(heard: Set(terms.map(\.lower).filter(lexicon.drugs.contains)))
        let found = replacements(in: terms, segments: segments, mentions: mentions)
        mentions.found = found.filter { $0.drug != nil }
        return mentions.found.isEmpty ? found : replacements(in: terms, segments: segments, mentions: mentions)
    }

    /// The replacements, in order and apart from each other: of those that overlap, the best.
    private func replacements(
        in terms: [HeardTerm],
        segments: [Range<Int>],
        mentions: DrugMentions
    ) -> [WordReplacement] {
        var candidates: [WordReplacement] = []
        for segment in segments {
            for start in segment {
                for length in 1...6 where start + length <= segment.upperBound {
                    let group = start..<start + length
                    if length > 1, terms[group.upperBound - 2].endsSentence { break }
                    if let found = candidate(for: group, in: terms, mentions) { candidates.append(found) }
                }
            }
        }
        var chosen: [WordReplacement] = []
        for candidate in candidates.sorted(by: { $0.rank > $1.rank })
        where !chosen.contains(where: { $0.group.overlaps(candidate.group) }) {
            chosen.append(candidate)
        }
        return chosen.sorted { $0.group.lowerBound < $1.group.lowerBound }
    }
}
