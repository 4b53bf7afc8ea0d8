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
        var source = SplitWords(transcript, lexicon)
        let terms = source.words.map { HeardTerm($0, lexicon) }
        let replacements = self.replacements(in: terms, segments: source.segments)
        let hundreds = joinedHundreds(in: terms)
        for refused in replacements + hundreds where refused.isRefused { source.doubt(refused.group) }
        let misheard = (hundreds + replacements).filter { $0.changes(terms) }
        var found = commands(in: terms)
        let marks = listMarks(in: terms)
        let doses = runOnDoses(in: terms, source.segments)
        let prefixes = closedPrefixes(in: terms, source.segments)
        let besides = confusions(in: terms) + companions(in: terms) + runOnValues(in: terms)
        for more in [doses, besides, runOnWords(in: terms), misheard, marks, prefixes, compounds(in: terms)] {
            found += more.filter { one in !found.contains { $0.group.overlaps(one.group) } }
        }
        var rewriting = WordRewriting(source)
        for replacement in found.sorted(by: { $0.group.lowerBound < $1.group.lowerBound }) {
            rewriting.replace(replacement, terms)
        }
        rewriting.finish()
        var result = transcript
        let doubt = WordDoubt(lexicon: lexicon)
        result.words = rewriting.words.map(doubt.judged)
        for index in doubts(in: result.words.map { HeardTerm($0, lexicon) }).joined()
        where result.words[index].resolution == nil { result.words[index].doubt = true }
        result.tokens = []
        for (index, segment) in source.segments.enumerated() {
            let starts = rewriting.starts
            result.segments[index].words = starts[segment.lowerBound]..<starts[segment.upperBound]
        }
        return result
    }

    /// The replacements, in order: found once, and once more with the drugs that are then known to be spoken of.
    private func replacements(in terms: [HeardTerm], segments: [Range<Int>]) -> [WordReplacement] {
        var mentions = Mentions(terms, lexicon)
        let found = replacements(in: terms, segments: segments, mentions: mentions)
        mentions.found = found.filter { $0.drug != nil }
        return mentions.found.isEmpty ? found : replacements(in: terms, segments: segments, mentions: mentions)
    }

    /// The replacements, in order and apart from each other: of those that overlap, the best.
    private func replacements(
        in terms: [HeardTerm],
        segments: [Range<Int>],
        mentions: Mentions
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
        where !candidate.isRefused && !chosen.contains(where: { $0.group.overlaps(candidate.group) }) {
            chosen.append(candidate)
        }
        // What is left as it was heard for another reason is doubted all the same.
        chosen += candidates.filter { refused in
            refused.isRefused && !chosen.contains { $0.group.overlaps(refused.group) && $0.changes(terms) }
        }
        return chosen.sorted { $0.group.lowerBound < $1.group.lowerBound }
    }
}
