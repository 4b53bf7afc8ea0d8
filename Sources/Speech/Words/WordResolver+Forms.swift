/// Words that are near to a word of medicine because they are made of the same parts, and mean something else.
extension WordResolver {
    /// `group` without the small words at its ends that `entry` does not have, where the rest sounds more like it:
    /// what was said around a misheard word is not left out, nor is the end of a phrase said twice.
    func fitted(_ group: Range<Int>, in terms: [HeardTerm], to entry: Lexicon.Entry) -> Range<Int> {
        guard terms[group.upperBound - 1].lower != "into" else { return group }
        if endsBehind(group, in: terms, entry) { return group.lowerBound..<group.upperBound + 1 }
        let isEdge = { (at: Int) in
            Self.around.contains(terms[at].lower) && !entry.lowerWords.contains(terms[at].lower)
        }
        guard group.count > 1, isEdge(group.lowerBound) || isEdge(group.upperBound - 1) else { return group }
        var (kept, likeness) = (group, likeness(of: group, in: terms, to: entry))
        while kept.count > 1 {
            let parts = [
                (edge: kept.lowerBound, rest: kept.lowerBound + 1..<kept.upperBound),
                (edge: kept.upperBound - 1, rest: kept.lowerBound..<kept.upperBound - 1),
            ]
            let shorter = parts.lazy.filter { isEdge($0.edge) }
                .map { ($0.rest, self.likeness(of: $0.rest, in: terms, to: entry)) }
                .first { $0.1 >= likeness + Self.marginOfEdge }
            guard let shorter else { break }
            (kept, likeness) = shorter
        }
        return kept
    }

    /// Whether the word behind the group is the last one of the entry, and what was heard in the group is not.
    private func endsBehind(_ group: Range<Int>, in terms: [HeardTerm], _ entry: Lexicon.Entry) -> Bool {
        guard entry.words.count > 1, group.upperBound < terms.count, let last = entry.lowerWords.last else {
            return false
        }
        let end = terms[group.upperBound - 1]
        return end.trailing.isEmpty && end.lower != last && terms[group.upperBound].lower == last
    }

    /// Whether a word that we know stands at an end of `group`, and the rest sounds more like `entry`: it was said beside
    /// what is meant, and the rest is judged by itself.
    func reachesTooFar(_ group: Range<Int>, in terms: [HeardTerm], for entry: Lexicon.Entry) -> Bool {
        guard group.count > 1 else { return false }
        let bar = likeness(of: group, in: terms, to: entry) + Self.marginOfEdge
        return [(group.first, group.dropFirst()), (group.last, group.dropLast())].contains { edge, rest in
            guard let word = edge.map({ terms[$0] }), word.standing >= .common, !Self.around.contains(word.lower) else {
                return false
            }
            return !entry.lowerWords.contains(word.lower) && likeness(of: rest, in: terms, to: entry) >= bar
        }
    }

    /// Whether a small word at an end of `group` was said by itself: the rest is more like something else than the group
    /// is like `entry`.
    func holdsSmallWord(
        _ group: Range<Int>,
        in terms: [HeardTerm],
        _ mentions: Mentions,
        beside entry: Lexicon.Entry,
        _ likeness: Float
    ) -> Bool {
        guard group.count > 1 else { return false }
        let parts = [(group.lowerBound, group.dropFirst()), (group.upperBound - 1, group.dropLast())]
        return parts.contains { edge, rest in
            guard Self.around.contains(terms[edge].lower), !entry.lowerWords.contains(terms[edge].lower),
                let other = candidate(for: rest, in: terms, mentions)
            else { return false }
            return other.likeness >= likeness + Self.marginOfEdge && other.words != entry.words
        }
    }

    private func likeness(of group: Range<Int>, in terms: [HeardTerm], to entry: Lexicon.Entry) -> Float {
        let heard = Pronunciation(terms[group].map(\.lower).joined(separator: " "))
        return entry.sounds.map { SoundDistance.likeness(heard, $0) }.max() ?? 0
    }

    /// Whether what was heard is another form of the word: "pathologic" is no mishearing of pathology.
    func isFormOf(_ entry: Lexicon.Entry, _ heard: ArraySlice<HeardTerm>) -> Bool {
        guard heard.count == 1, let word = heard.first?.lower, entry.kind != .drug, entry.words.count == 1 else {
            return false
        }
        let stem = zip(word, entry.lowerText).prefix { $0 == $1 }.count
        return stem > 5 && Self.endings.contains(String(word.dropFirst(stem)))
            && Self.endings.contains(String(entry.lowerText.dropFirst(stem)))
    }

    /// Whether the word that was heard is made of `entry` and something before it: a "posttransplant" course.
    func isMadeOf(_ entry: Lexicon.Entry, _ heard: ArraySlice<HeardTerm>) -> Bool {
        guard let word = heard.last?.lower, entry.kind != .drug, entry.words.count == 1 else { return false }
        return word != entry.lowerText && word.hasSuffix(entry.lowerText)
    }

    /// Whether `entry` has a prefix that denies and was not heard, or has none though it was: "ictaric" is not anicteric.
    func turnsDenial(_ entry: Lexicon.Entry, _ sounds: Pronunciation, _ heard: [String], _ likeness: Float) -> Bool {
        let (said, text) = (heard.joined(), entry.lowerText)
        return entry.kind != .drug
            && Self.denying.contains { prefix in
                let (isMeant, isHeard) = (text.hasPrefix(prefix), said.hasPrefix(prefix))
                // "In octuria" may be nocturia.
                guard isMeant != isHeard, isMeant || heard.count == 1 else { return false }
                let turned = isMeant ? String(text.dropFirst(prefix.count)) : prefix + text
                return lexicon.standing(of: String(turned.prefix { $0 != " " })) > .unknown
                    && SoundDistance.likeness(sounds, Pronunciation(turned)) > likeness - Self.marginOfOpposites
            }
    }

    /// Whether the word before `group` may be the prefix by which `entry` is denied: "sclerae and ictaric" is anicteric.
    func mayBeDenied(_ entry: Lexicon.Entry, _ group: Range<Int>, _ terms: [HeardTerm]) -> Bool {
        guard let before = terms[..<group.lowerBound].last, before.trailing.isEmpty else { return false }
        let isArticle = terms[group.lowerBound].lower == "an" && ["has", "had", "with"].contains(before.lower)
        if isArticle, entry.lowerText.hasPrefix("an") { return true }
        let prefix = before.lower == "and" ? "an" : before.lower
        return Self.denying.contains(prefix) && lexicon.isTerm(prefix + entry.lowerText)
    }

    /// Whether the opposite of `entry` sounds nearly as like what was heard: "promenopausal" is before or after.
    func mayBeOpposite(_ entry: Lexicon.Entry, _ sounds: Pronunciation, joined heard: String, _ likeness: Float) -> Bool
    {
        entry.kind != .drug
            && Self.opposites.contains { own, other in
                guard entry.lowerText.hasPrefix(own), !heard.hasPrefix(own) else { return false }
                let opposite = Pronunciation(other + entry.lowerText.dropFirst(own.count))
                return SoundDistance.likeness(sounds, opposite) > likeness - Self.marginOfOpposites
            }
    }

    private static let denying = ["an", "non", "un", "in", "a"]
    private static let marginOfOpposites: Float = 0.02
    /// How much more like it the rest is: of "and octuria" the "and" is a part.
    private static let marginOfEdge: Float = 0.04

    /// Words that stand around any other.
    static let around: Set<String> = [
        "a", "an", "and", "at", "by", "for", "from", "in", "is", "of", "on", "or", "the", "to", "was", "with",
    ]

    /// Endings by which words of one stem differ.
    private static let endings: Set<String> = [
        "", "s", "es", "d", "ed", "ing", "ic", "ical", "al", "ally", "y", "ies", "ous", "ly", "ity", "ation", "tion",
        "ate",
        "ia", "tic", "sis", "ses", "ive", "ism", "ist",
    ]

    private static let opposites: [(String, String)] = [
        ("pre", "post"), ("hyper", "hypo"), ("supra", "infra"), ("supra", "sub"), ("intra", "extra"),
        ("intra", "inter"),
        ("ante", "retro"), ("endo", "exo"), ("micro", "macro"), ("tachy", "brady"),
    ].flatMap { [$0, ($0.1, $0.0)] }
}
