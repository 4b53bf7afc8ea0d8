/// Orders that are dropped later in the talk: "start propranolol", "you can't take propranolol with asthma".
struct EncounterDropped {
    let clauses: [Spoken]

    /// Whether a drug that an order of clause `at` starts is turned down afterwards, by either speaker.
    func isDropped(_ words: [String], _ at: Int) -> Bool {
        let drugs = words.filter(Lexicon.drugs.contains)
        if isForgotten(at) || isExchanged(words, at) { return true }
        guard !drugs.isEmpty, !words.contains(where: Self.ending.contains) else { return false }
        return clauses.indices.dropFirst(at + 1).contains { later in
            let clause = clauses[later]
            return !clause.isQuestion && !clause.isConditional && drugs.contains { isTurnedDown($0, clause.lower) }
        }
    }

    /// "Let's leave that alone", "forget the gel", said soon after of what was ordered last.
    private func isForgotten(_ at: Int) -> Bool {
        clauses[(at + 1)...].prefix(10).contains { later in
            !later.isOfPatient && !later.lower.contains(sequence: ["don't", "forget"])
                && Self.forgetting.contains { later.lower.contains(sequence: $0) }
        }
    }

    /// "Not a thumb spica", said later of what was ordered.
    private func isExchanged(_ words: [String], _ at: Int) -> Bool {
        clauses.indices.dropFirst(at + 1).prefix(12).contains { later in
            let lower = clauses[later].lower
            guard !clauses[later].isOfPatient, !clauses[later].isQuestion, !clauses[later].isConditional,
                let not = lower.firstIndex(of: "not"), not + 2 < lower.count,
                ["a", "an", "the"].contains(lower[not + 1])
            else { return false }
            let named = lower[(not + 2)...].prefix(2)
            return words.contains(sequence: Array(named)) && !named.contains(where: Lexicon.functionWords.contains)
                && !lower[..<not].contains(where: EncounterWords.finite.contains)
        }
    }

    private func isTurnedDown(_ drug: String, _ lower: [String]) -> Bool {
        guard let at = lower.firstIndex(of: drug), !lower.contains(where: Self.conditions.contains) else {
            return false
        }
        // "Then topiramate is out".
        if lower[(at + 1)...].prefix(2).elementsEqual(["is", "out"]) { return true }
        let before = lower[..<at].suffix(6)
        if before.suffix(3).contains(where: Self.instead.contains) { return true }
        guard let negation = before.lastIndex(where: Lexicon.negations.contains),
            !before[negation...].contains(where: Self.keeping.contains)
        else { return false }
        // "Not on an empty stomach", "no more than two": how, not whether.
        return !lower[(at + 1)...].contains(where: Self.limits.contains)
    }

    private static let forgetting = EncounterCandidates.phrases(
        """
        forget the|forget that|forget it|let's not|let's leave that|leave that alone|leave it alone|scratch that|never mind|
        don't take it
        """
    )
    private static let conditions = Lexicon.set("if until unless once before after")
    private static let instead = Lexicon.set("instead skip scratch forget")
    private static let ending = Lexicon.set("stop discontinue hold avoid instead")
    private static let keeping = Lexicon.set(
        "stop miss skip forget need mix change more just only worry working work help helping enough but start"
    )
    private static let limits = Lexicon.set("empty more than without together every daily food meals alcohol longer")
}
