/// Contractions of a noun and its verb: "the depression's stable", "therapy's gone well".
enum EncounterContraction {
    /// The words with the verb of such a contraction as a word of its own.
    static func expanded(_ words: [SpokenWord]) -> [SpokenWord] {
        var result: [SpokenWord] = []
        for (at, word) in words.enumerated() {
            if vitals.contains(word.lower), at + 1 < words.count, words[at + 1].lower.first?.isNumber == true {
                var noun = word
                (noun.text, noun.lower) = (String(word.text.dropLast(2)), String(word.lower.dropLast(2)))
                result += [noun, .init(text: "is", lower: "is", hasComma: false, tokens: [])]
                continue
            }
            // "The skin over it's fine": it is the skin that is.
            if word.lower == "it's", result.last?.lower == "over",
                result.dropLast().last.map({ EncounterSite.isPart($0.lower) }) == true
            {
                result[result.count - 1] = .init(text: "is", lower: "is", hasComma: false, tokens: word.tokens)
                continue
            }
            guard word.lower.hasSuffix("'s"), !pronouns.contains(word.lower), !word.hasComma, at + 1 < words.count,
                let verb = verb(before: words[at + 1].lower, at + 2 < words.count ? words[at + 2].lower : "")
                    ?? value(of: String(word.lower.dropLast(2)), words[at + 1].lower)
                    ?? state(of: String(word.lower.dropLast(2)), words[(at + 1)...])
            else {
                result.append(word)
                continue
            }
            var noun = word
            (noun.text, noun.lower) = (String(word.text.dropLast(2)), String(word.lower.dropLast(2)))
            result += [noun, .init(text: verb, lower: verb, hasComma: false, tokens: [])]
        }
        return result
    }

    private static func verb(before next: String, _ third: String) -> String? {
        if perfect.contains(next) { return "has" }
        return states.contains(next)
            || ["really", "pretty", "very", "not", "so"].contains(next) && states.contains(third)
            ? "is" : nil
    }

    /// "The belly's soft, and", "tongue's midline": a part of the body and its state.
    private static func state(of noun: String, _ said: ArraySlice<SpokenWord>) -> String? {
        guard let next = said.first, found.contains(next.lower),
            EncounterSystem.named(by: noun) != nil || EncounterSite.isPart(noun)
        else { return nil }
        // "The eye's red reflex": a noun's own state.
        return said.dropFirst().prefix(2).contains { stated.contains($0.lower) } ? nil : "is"
    }

    /// "Your blood pressure's 142/84", "the creatinine's 1.1".
    private static func value(of noun: String, _ next: String) -> String? {
        next.first?.isNumber == true && (EncounterPlacing.isMeasure(noun) || measured.contains(noun)) ? "is" : nil
    }

    private static let measured = Lexicon.set("pulse rate saturation oxygen height")
    private static let pronouns = Lexicon.set(
        "it's that's there's he's she's what's who's where's how's here's let's this's when's everything's nothing's"
    )
    private static let vitals = Lexicon.set("pressure's pulse's rate's weight's temperature's temp's oxygen's")
    private static let perfect = Lexicon.set("been gone gotten improved worsened changed helped come")
    private static let found = Lexicon.set(
        "soft clear regular midline intact flat symmetric supple nontender tender swollen red enlarged slightly mildly healed"
    )
    private static let stated = Lexicon.set(
        "reflex reflexes point points area areas spot spots patch patches tissue tissues gland glands lump lumps lid lids drainage fluid"
    )
    private static let states = Lexicon.set(
        "nice stable better worse well-controlled uncontrolled controlled doing going getting okay fine great normal high low"
    )
}
