/// What somebody believed, told others or did not mean: "I thought, oh my gosh | I'm having a stroke".
enum EncounterBelief {
    /// "I've been telling everybody I'm allergic": what was told, not what is.
    static func isSpread(_ lower: [String]) -> Bool {
        lower.indices.dropLast().contains { at in
            ["telling", "tell", "told"].contains(lower[at]) && everybody.contains(lower[at + 1])
        }
    }

    /// Whether what follows these words is what was thought, or feared: "I thought, oh my gosh", and where it goes on in the same
    /// sentence, "I'm worried that it's something".
    static func isOpened(by lower: [String], inSentence: Bool) -> Bool {
        if let thought = lower.lastIndex(of: "thought"),
            lower[(thought + 1)...].allSatisfy({ EncounterWords.hedges.contains($0) || exclaimed.contains($0) })
        {
            return true
        }
        if isSpread(Array(lower.suffix(2))) { return true }
        guard let last = lower.last, ["something", "it's"].contains(last) else { return false }
        return inSentence && lower.contains(where: worrying.contains) || isSpread(lower)
    }

    /// "It doesn't mean | half of the nerve is gone", "I don't think you should go around saying": what is not so.
    static func isNotMeant(_ lower: [String]) -> Bool {
        guard let last = lower.last(where: { !["that", "half", "all", "both", "some"].contains($0) }),
            ["mean", "say", "saying"].contains(last)
        else {
            return false
        }
        return lower.suffix(9).contains(where: Lexicon.negations.contains)
    }

    /// "Half of the nerve is gone" of "it doesn't mean half of the nerve is gone".
    static func denies(_ lower: [String], before at: Int) -> Bool { isNotMeant(Array(lower[..<at])) }

    private static let everybody = Lexicon.set("everybody everyone people")
    private static let exclaimed = Lexicon.set("oh my gosh god goodness well no here we go man boy it that it's")
    private static let worrying = Lexicon.set("worried worry afraid scared nervous fear")
}
