/// Spoken punctuation that an engine took for other words, where the clinician speaks punctuation.
extension WordResolver {
    /// The replacements: "calmer" is a comma, "Colin" after a heading a colon, "commasore" a comma and a word.
    func commands(in terms: [HeardTerm]) -> [WordReplacement] {
        let spoken = terms.indices.filter { ["comma", "period"].contains(terms[$0].lower) }
        guard spoken.count > 1 else { return [] }
        return terms.indices.compactMap { index in
            let words = glued(terms[index]) ?? misheard(index, in: terms).map { [$0] }
            return words.map { .init(group: index..<index + 1, words: $0, drug: nil, likeness: 0.9, rank: 0) }
        }
    }

    /// A command and the next word that were written as one.
    private func glued(_ term: HeardTerm) -> [String]? {
        guard term.standing == .unknown else { return nil }
        for mark in ["comma", "period"] where term.lower.hasPrefix(mark) {
            let rest = String(term.text.dropFirst(mark.count))
            if rest.count > 2, lexicon.standing(of: rest.lowercased()) > .unknown { return [mark, rest] }
        }
        return nil
    }

    /// The mark that a doubtful word sounds like, and stands where one may.
    private func misheard(_ index: Int, in terms: [HeardTerm]) -> String? {
        let term = terms[index]
        guard term.probability < 0.75, !term.isNumber, index > 0, !Self.marks.contains(term.lower) else { return nil }
        if FormatterWords.headingEnds.contains(terms[index - 1].lower) {
            return isAlike(term, "colon", bar: 0.8) ? "colon" : nil
        }
        if ["a", "the", "in", "of", "no"].contains(terms[index - 1].lower) { return nil }
        return isAlike(term, "comma", bar: 0.74) ? "comma" : isAlike(term, "period", bar: 0.85) ? "period" : nil
    }

    private func isAlike(_ term: HeardTerm, _ mark: String, bar: Float) -> Bool {
        SoundDistance.likeness(Pronunciation(term.lower), Pronunciation(mark)) >= bar
    }

    private static let marks: Set<String> = ["comma", "period", "colon", "semicolon"]
}
