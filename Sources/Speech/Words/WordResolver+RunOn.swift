/// Short words that were written together with a word of medicine beside them.
extension WordResolver {
    /// "ipratropiumas needed" is "ipratropium as needed"; only what nobody writes as one word, and no beginning that denies.
    func runOnWords(in terms: [HeardTerm]) -> [WordReplacement] {
        terms.indices.compactMap { index in
            parted(terms[index]).map {
                .init(group: index..<index + 1, words: $0, drug: nil, likeness: 1, rank: 0)
            }
        }
    }

    private func parted(_ term: HeardTerm) -> [String]? {
        guard term.isStrange, term.lower.allSatisfy(\.isLetter) else { return nil }
        for (word, mayBegin) in [("as", false), ("of", true), ("to", true), ("and", true), ("on", true), ("for", true)]
        {
            if term.lower.hasSuffix(word), isLong(term.lower.dropLast(word.count)) {
                return [String(term.text.dropLast(word.count)), word]
            }
            if mayBegin, term.lower.hasPrefix(word), isLong(term.lower.dropFirst(word.count)) {
                return [String(term.text.prefix(word.count)), String(term.text.dropFirst(word.count))]
            }
        }
        return nil
    }

    private func isLong(_ rest: Substring) -> Bool { rest.count > 4 && lexicon.isMedical(String(rest)) }
}
