internal import Artifacts

/// A rating whose name was said just before it.
extension EncounterCandidates {
    /// "For your strength | you have a 4 out of 5 on your right": strength: 4 out of 5 on the right; so after "your strength is
    /// good", too.
    func rated(_ words: [SpokenWord], _ at: Int) -> EncounterCandidate? {
        guard at > 0, clauses[at - 1].speaker == clauses[at].speaker, clauses[at - 1].words.count < 7,
            let name = clauses[at - 1].words.suffix(3).last(where: { Self.gradedOfFive.contains($0.lower) }),
            let grade = Self.grade(in: words),
            !words.contains(where: { Self.ratedNames.contains($0.lower) || Lexicon.negations.contains($0.lower) }),
            words[..<grade].allSatisfy({ Self.beforeRating.contains($0.lower) }),
            var parts = voice.words(Array(words[grade...]), byPatient: false)
        else { return nil }
        for part in parts.indices where parts[part] == voice.possessive { parts[part] = "the" }
        return candidate(.finding, parts, [name] + words, at, label: name.lower)
    }

    /// Where "4 out of 5" begins, or "4/5", as the formatter writes it where strength is named.
    private static func grade(in words: [SpokenWord]) -> Int? {
        words.indices.first { at in
            let word = words[at].lower
            guard word.first?.isNumber == true else { return false }
            return word.hasSuffix("/5") || at + 3 < words.count && words[at + 1].lower == "out"
        }
    }

    private static let gradedOfFive = Lexicon.set("strength grip")
    private static let ratedNames = Lexicon.set("strength reflexes pulses grip")
    private static let beforeRating = Lexicon.set("you do have are at a an about it's is that's you're i'd say have")
}

extension [SpokenWord] {
    /// Whether a word of talk is among them; what the heart, the lungs or the bowels sound like is none.
    var holdTalk: Bool {
        indices.contains { at in
            guard EncounterWords.talk.contains(self[at].lower) else { return false }
            return
                !(["sound", "sounds"].contains(self[at].lower) && at > 0
                && ["heart", "lungs", "bowel", "breath", "lung"].contains(self[at - 1].lower))
        }
    }
}
