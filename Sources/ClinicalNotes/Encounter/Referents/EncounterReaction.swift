internal import Artifacts

/// What a drug does to who is allergic to it: "any allergies?" "Sulfa. I get a rash" is "I get a rash from sulfa."
struct EncounterReaction {
    let clauses: [Spoken]

    /// `words` of clause `at` with the drug that was answered just before, where they tell how one reacts to it.
    func named(_ words: [SpokenWord], _ at: Int) -> [SpokenWord] {
        guard clauses[at].isOfPatient else { return words }
        // "Sulfa, I get hives".
        let own = words.count > 2 && isAllergen(words[0]) && Self.subjects.contains(words[1].lower) ? 1 : 0
        let told = Array(words[own...])
        guard told.count > 2, Self.subjects.contains(told[0].lower), Self.verbs.contains(told[1].lower),
            let reaction = told.prefix(9).lastIndex(where: { Self.reactions.contains($0.lower) }), reaction > 1,
            told[2..<reaction].allSatisfy({
                Self.beforeReaction.contains($0.lower) || Self.reactions.contains($0.lower)
            }), isOfDrug(told[(reaction + 1)...]),
            !told.contains(where: isAllergen), var drug = answered(before: told[0], at)
        else { return words }
        // "It gave me hives".
        if told[0].lower == "it" { return [drug] + told.dropFirst() }
        let from = SpokenWord(text: "from", lower: "from", hasComma: false, tokens: [])
        drug.hasComma = told[reaction].hasComma
        var head = Array(told[...reaction])
        head[reaction].hasComma = false
        let rest = told[(reaction + 1)...]
        return head + [from, drug] + (Self.pointsBack(rest.map(\.lower)) ? rest.dropFirst(2) : rest)
    }

    /// Nothing, or that it was long ago: "in the sun", "with band-aids", "on Monday" may be what it comes from.
    private func isOfDrug(_ rest: ArraySlice<SpokenWord>) -> Bool {
        let rest = rest.map(\.lower)
        return rest.isEmpty || rest == ["all", "over"] || rest.count == 2 && Self.pointsBack(rest)
            || rest.starts(with: ["when", "i", "was"])
            || rest.starts(with: ["as", "a"])
    }

    /// "From it".
    private static func pointsBack(_ rest: [String]) -> Bool {
        rest.count > 1 && ["from", "with"].contains(rest[0]) && ["it", "that"].contains(rest[1])
    }

    /// "Sulfa gives me hives".
    static func isGiven(_ words: [SpokenWord]) -> Bool {
        words.first.map { isAllergen($0.lower) } == true && isTold(words.map(\.lower))
    }

    /// "I thought latex gave me a rash", "once, but I eat them now", "or maybe it was the tape".
    static func isDoubted(_ clauses: [Spoken], _ at: Int) -> Bool {
        clauses[at...].prefix(2).prefix(while: \.isOfPatient).flatMap(\.lower).contains(where: doubting.contains)
    }

    /// Whether the word at `named` is what an allergy does: "Neosporin gives me a rash", "I'm allergic to sulfa | I get a rash".
    static func isOfAllergy(_ named: Int, _ lower: [String], after earlier: [String]) -> Bool {
        guard reactions.contains(lower[named]) else { return false }
        let before = lower[..<named]
        // "My rash is back. I'm allergic to nickel": that one is.
        let isGiven =
            before.contains(where: isAllergen)
            && before.contains { ["gives", "gave", "give", "makes", "made"].contains($0) }
        return isGiven || before.contains("allergic")
            || earlier.contains("allergic") && before.count < 5 && before.first.map(subjects.contains) == true
                && before.contains(where: verbs.contains)
    }

    /// The one drug that the patient has named since allergies were asked for.
    private func answered(before word: SpokenWord, _ at: Int) -> SpokenWord? {
        guard let asked = clauses[max(0, at - 4)..<at].lastIndex(where: { !$0.isOfPatient }),
            // "I'm allergic to sulfa | I get hives from it".
            clauses[asked].lower.contains(where: { $0.hasPrefix("allerg") })
                || clauses[at - 1].isOfPatient && clauses[at - 1].lower.contains("allergic")
        else { return nil }
        let said = clauses[(asked + 1)..<at].flatMap(\.words) + clauses[at].said(before: word)
        let named = said.filter(isAllergen)
        guard let drug = named.last, named.allSatisfy({ $0.lower == drug.lower }),
            !said.contains(where: { Lexicon.negations.contains($0.lower) || Lexicon.relatives[$0.lower] != nil })
        else { return nil }
        return EncounterNames.within(drug, clauses[asked...at])
    }

    private func isAllergen(_ word: SpokenWord) -> Bool { Self.isAllergen(word.lower) }

    private static func isAllergen(_ word: String) -> Bool {
        Lexicon.drugs.contains(word) || EncounterParts.allergens.contains(word)
    }

    /// "He gets a rash from sulfa", "Cipro gave her hives": a statement of the allergies.
    static func isTold(_ words: [String]) -> Bool {
        guard words.contains(where: reactions.contains), !words.contains(where: { Lexicon.relatives[$0] != nil }),
            // Swollen legs come of a drug that one is not allergic to.
            !words.contains("swelling") || words.contains(where: ["lips", "lip", "face", "tongue", "throat"].contains)
        else { return false }
        return words.indices.dropLast().contains { at in
            words[at] == "from" && isAllergen(words[at + 1])
                || ["gave", "gives"].contains(words[at + 1]) && isAllergen(words[at])
        }
    }

    private static let doubting = Lexicon.set("thought think maybe once but says said might guess could supposedly now")
    private static let subjects = Lexicon.set("i it he she")
    private static let verbs = Lexicon.set("get gets got gave gives broke")
    private static let beforeReaction = Lexicon.set("a an me out in bad terrible horrible itchy really and or some the")
    private static let reactions = Lexicon.set("hives rash itching itch swelling welts anaphylaxis")
}
