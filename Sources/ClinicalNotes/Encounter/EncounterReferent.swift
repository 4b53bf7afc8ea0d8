internal import Artifacts

/// What "it" is: the complaint that was named last, where only a complaint can be meant.
struct EncounterReferent {
    let clauses: [Spoken]

    /// "It's sharp", said of a pain: "the pain is sharp". Other words as they are.
    func named(_ words: [SpokenWord], _ at: Int) -> [SpokenWord] {
        guard let first = words.first, ["it", "it's"].contains(first.lower), words.count > 2,
            EncounterFact.complaints(of: words.map(\.lower)).isEmpty
        else { return words }
        var rest = Array(words.dropFirst())
        if first.lower == "it's" {
            let verb = rest[0].lower == "been" ? "has" : "is"
            rest.insert(.init(text: verb, lower: verb, hasComma: false, tokens: []), at: 0)
        }
        guard isOfComplaint(rest.map(\.lower)), let name = complaint(before: at) else { return words }
        return [
            .init(
                text: "the \(name.lower)",
                lower: "the \(name.lower)",
                hasComma: false,
                tokens: name.tokens + first.tokens
            )
        ] + rest
    }

    /// "Started a week ago", "is worse at night": said of complaints.
    private func isOfComplaint(_ rest: [String]) -> Bool {
        let rest = rest.drop { EncounterWords.adverbs.contains($0) }
        guard let verb = rest.first else { return false }
        if Self.verbs.contains(verb) { return !rest.contains(where: Self.others.contains) }
        guard ["is", "was", "has"].contains(verb) else { return false }
        return rest.dropFirst().prefix(6).contains(where: Self.qualities.contains)
            && !rest.contains(where: Self.others.contains)
    }

    /// The complaint that the clauses just before name, if it is one.
    private func complaint(before at: Int) -> SpokenWord? {
        var back = at - 1
        while back >= max(0, at - 4) {
            let named = clauses[back].words.filter { Self.complaints.contains($0.lower) }
            if let only = named.first {
                return named.allSatisfy { $0.lower == only.lower }
                    && !clauses[back].lower.contains(where: Lexicon.negations.contains) ? only : nil
            }
            back -= 1
        }
        return nil
    }

    private static let complaints = Lexicon.set("pain cough rash headache swelling numbness lump dizziness")
    private static let verbs = Lexicon.set(
        "started comes came goes gets got radiates lasts lasted worsens worsened began"
    )
    private static let qualities = Lexicon.set(
        """
        sharp dull constant worse worst better throbbing burning stabbing aching sore bad severe mild intermittent coming
        there inside outside front side located worsening
        """
    )
    private static let others = Lexicon.set(
        "helping help helps home stuck up good fine okay like because medication him them"
    )
}
