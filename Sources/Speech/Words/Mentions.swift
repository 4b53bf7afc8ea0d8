/// The drugs and terms that a dictation speaks of, as they were heard or as they were found behind what was misheard.
struct Mentions: Sendable {
    /// How sure the engine must have been of a term for it to speak for another.
    private static let sure = 0.3
    /// Letters of a term that is not said by chance.
    private static let shortest = 5

    /// Names of drugs in lower case that were heard well.
    private let drugs: Set<String>
    /// Terms of one word in lower case that were heard well.
    private let terms: Set<String>
    /// What was found.
    var found: [WordReplacement] = []

    init(_ terms: [HeardTerm], _ lexicon: Lexicon) {
        drugs = Set(terms.map(\.lower).filter(lexicon.drugs.contains))
        self.terms = Set(
            terms.filter { $0.standing == .medical && $0.probability >= Self.sure && $0.lower.count >= Self.shortest }
                .map(\.lower)
        )
    }

    /// Whether `drug`, in lower case, is spoken of elsewhere than in `group`: a guess does not speak for itself.
    func contains(_ drug: String, besides group: Range<Int>) -> Bool {
        drugs.contains(drug) || found.contains { $0.drug == drug && !$0.group.overlaps(group) }
    }

    /// Whether the words of medicine in `entry`, a term, are all spoken of.
    func contains(term entry: Lexicon.Entry) -> Bool {
        guard let last = entry.lowerWords.last, terms.contains(last) || isOther(last) else { return false }
        return entry.lowerWords.dropLast().allSatisfy { $0.count < Self.shortest || terms.contains($0) || isOther($0) }
    }

    /// Whether the plural or singular of `word` is spoken of.
    private func isOther(_ word: String) -> Bool {
        terms.contains(word.last == "s" ? String(word.dropLast()) : word + "s")
    }
}
