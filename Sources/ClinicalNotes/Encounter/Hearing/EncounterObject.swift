/// Words that may open a clause, and here belong to the one before: "I lifted it | up", "I hurt my knee | when I fell".
enum EncounterObject {
    /// Whether the word at `at` is an object, or a place or time of what was said before it.
    static func isObject(_ lower: [String], _ at: Int) -> Bool {
        let rest = lower[(at + 1)...].drop { EncounterWords.adverbs.contains($0) || $0 == "not" }
        let (last, next) = (lower[at - 1], rest.first ?? "")
        switch lower[at] {
        // "It" is a subject where its verb follows.
        case "it": return !isVerb(next) || isBegun(last)
        case "there": return !hasBeing(next) && !EncounterWords.hedges.contains(last)
        case "you": return takesObject(last) && !isVerb(next) && !["have", "are", "do", "need"].contains(next)
        case "my", "your":
            return takesObject(last)
                && !rest.prefix(4).prefix { !ofAnother.contains($0) }.contains(where: copulas.contains)
        default: return isBegun(last) && ["i", "i'm", "i've", "he", "she", "we", "you", "they"].contains(lower[at])
        }
    }

    private static func isVerb(_ word: String) -> Bool {
        EncounterWords.finite.contains(word) || EncounterWords.past.contains(word) || EncounterVerbs.isThirdPerson(word)
            || word.hasSuffix("n't") || word.hasSuffix("ed")
            || word.hasSuffix("s") && EncounterWords.verbs.contains(String(word.dropLast()))
    }

    private static func hasBeing(_ word: String) -> Bool {
        being.contains(word) || word.hasSuffix("n't")
    }

    /// "Once | I", "whenever | I": the clause goes on.
    private static func isBegun(_ word: String) -> Bool { ["once", "whenever", "unless", "whether"].contains(word) }

    /// A verb that its object may follow.
    private static func takesObject(_ word: String) -> Bool {
        EncounterWords.verbs.contains(word) && !EncounterWords.nounsToo.contains(word) || taking.contains(word)
            || EncounterWords.verbs.contains(String(word.dropLast(3))) && word.hasSuffix("ing")
    }

    private static let being = Lexicon.set(
        "is are was were has have had may might will would can could seems seemed must"
    )
    private static let copulas = Lexicon.set("is are was has have looks hurts were feels gets")
    private static let ofAnother = Lexicon.set("when because while i and so but if as that since after before whenever")
    private static let taking = Lexicon.set(
        "took gave put hurt hit lifted moved injured twisted broke sprained used using taking told called saw kept brought made checked"
    )
}

extension [SpokenWord] {
    /// "My arm hurts when I lift it": the verb wants its object, which was named.
    var endsWithObject: Bool {
        guard count > 5, let verb = dropLast().last?.lower,
            let start = lastIndex(where: { ["when", "if"].contains($0.lower) }),
            start > 1, self[(start + 1)...].first.map({ ["i", "you"].contains($0.lower) }) == true
        else { return false }
        return EncounterWords.verbs.contains(verb)
            && self[..<start].contains { EncounterSystem.sided.contains($0.lower) }
    }
}
