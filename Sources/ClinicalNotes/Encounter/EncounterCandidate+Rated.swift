internal import Artifacts

/// A rating whose name was said just before it.
extension EncounterCandidates {
    /// "For your strength | you have a 4 out of 5 on your right": strength: 4 out of 5 on the right.
    func rated(_ words: [SpokenWord], _ at: Int) -> EncounterCandidate? {
        guard at > 0, clauses[at - 1].speaker == clauses[at].speaker, clauses[at - 1].words.count < 7,
            let name = clauses[at - 1].words.last, Self.ratedNames.contains(name.lower),
            let out = words.firstIndex(where: { $0.lower == "out" }), out > 0, out + 2 < words.count,
            words[out - 1].lower.first?.isNumber == true,
            !words.contains(where: { Self.ratedNames.contains($0.lower) || Lexicon.negations.contains($0.lower) }),
            words[..<(out - 1)].allSatisfy({ Self.beforeRating.contains($0.lower) }),
            var parts = voice.words(Array(words[(out - 1)...]), byPatient: false)
        else { return nil }
        for part in parts.indices where parts[part] == voice.possessive { parts[part] = "the" }
        return candidate(.finding, parts, [name] + words, at, label: name.lower)
    }

    private static let ratedNames = Lexicon.set("strength reflexes pulses grip")
    private static let beforeRating = Lexicon.set("you do have are at a an about it's is that's you're i'd say have")
}
