internal import Artifacts

/// What the patient says and does not state: ways of speaking, and what lacks its object.
extension EncounterCandidates {
    /// "I walk every morning | no falls", "my aunt has lupus | my mom's sister": up to where another begins with nothing between.
    static func untilApart(_ words: [SpokenWord]) -> [SpokenWord] {
        guard !words.contains(where: { Lexicon.negations.contains($0.lower) && !["no", "nobody"].contains($0.lower) }),
            let apart = words.indices.dropFirst(3).dropLast().first(where: {
                isApart(words[$0 - 1].lower, words[$0].lower, words[$0 + 1].lower)
            })
        else { return words }
        return Array(words[..<apart]).trimmed()
    }

    private static func isApart(_ last: String, _ word: String, _ next: String) -> Bool {
        if word == "my" { return Lexicon.isDisease(last) || last == "lupus" }
        return word == "nobody"
            || word == "no" && EncounterShape.isNoun(next) && next.hasSuffix("s")
                && (EncounterReplies.units.contains(last) || ["morning", "night", "fine", "too"].contains(last))
    }

    /// "I could just lay right back down".
    static func isIdle(_ lower: [String]) -> Bool {
        lower.count > 2 && lower[0] == "i" && lower[1] == "could"
            && (lower[2] == "just" || lower.count > 3 && lower[3] == "right")
    }

    /// "I take when I get home": what? What was named just before is put in.
    static func lacksObject(_ words: [SpokenWord]) -> Bool {
        words.count > 2 && words[0].lower == "i" && ["take", "use"].contains(words[1].lower)
            && ["when", "after"].contains(words[2].lower) && !words.contains { Lexicon.drugs.contains($0.lower) }
    }

    /// "I use that twice a week": of what?
    static func pointsAtDrug(_ words: [SpokenWord]) -> Bool {
        words.count > 2 && ["take", "use"].contains(words[1].lower) && ["that", "those"].contains(words[2].lower)
    }
}
