internal import Artifacts

/// Where a clause begins though a comma was heard for the full stop before it, and where none does.
extension ClauseCutter {
    /// "no wheezing, He's had two infections": written with a capital after a comma.
    func beginsByCapitalAfterComma(_ at: Int) -> Bool {
        guard tokens[at].text.first?.isUppercase == true, tokens[at].text.count > 1 else { return false }
        return Self.openers.contains(words[at]) || isContracted(words[at])
    }

    /// "he's", "there's", "I'm", "we'll": a subject and its verb.
    func isContracted(_ word: String) -> Bool {
        guard let mark = word.firstIndex(where: { $0 == "'" || $0 == "\u{2019}" }) else { return false }
        let subject = String(word[..<mark])
        return Self.pronouns.contains(subject) && subject != "patient" && subject != "mother" && subject != "father"
            || subject == "there"
    }

    /// "so this is a sprain", "clinically this is a sprain", "by day four, she was back": a subject after a word or two
    /// that lead to it.
    func isIntroduced(_ at: Int) -> Bool {
        let isAdverb = words[at] == "so" || words[at] == "mom" || words[at].hasSuffix("ly") && words[at].count > 5
        if isAdverb { return hasOwnVerb(words[at] == "mom" ? at : at + 1) }
        guard Self.places.contains(words[at]), let comma = (at..<min(at + 6, words.count)).first(where: isComma) else {
            return false
        }
        return !words[at..<comma].contains(where: Self.verbs.contains) && hasOwnVerb(comma + 1)
    }

    /// "he was", "mom says": its subject and verb are there at once.
    private func hasOwnVerb(_ at: Int) -> Bool {
        guard at + 1 < words.count else { return false }
        if isContracted(words[at]) { return true }
        return Self.people.contains(words[at]) && Self.verbs.contains(words[at + 1])
    }

    /// What is told of may change there: "no locking", after something that was told or found, or a noun with its verb.
    func mayTell(_ at: Int) -> Bool {
        guard at > start, !isDenied(at), words[start..<at].contains(where: Self.verbs.contains) else { return false }
        if words[at] == "no" { return !words[start..<at].contains(where: Lexicon.negations.contains) }
        guard !Self.glue.contains(words[at]), !Self.subordinators.contains(words[at]),
            let verb = words[at...].prefix(5).firstIndex(where: Self.verbs.contains), verb > at
        else { return false }
        return !words[at..<verb].contains { Self.glue.contains($0) || Self.holders.contains($0) || $0.count < 2 }
    }

    /// "as needed, | up to twice daily", "carbimazole, | 10 mg": what goes on with an order or a place.
    func isTail(_ at: Int) -> Bool {
        let next = at + 1 < words.count ? words[at + 1] : ""
        let isRhythm = words[at] == "up" && next == "to" || words[at] == "as" && next == "needed"
        // "Seen in the emergency department, | where x-rays were negative"
        if isRhythm || words[at] == "twice" || Self.relative.contains(words[at])
            || Self.routes.contains(words[at]) && hasDose(at)
        {
            return true
        }
        // "Once a week, | not daily", "650 mg | every 6 hours"
        if words[at] == "not", Self.rates.contains(next) { return true }
        if words[at] == "every", next.first?.isNumber == true || next == "other" { return true }
        guard words[at].first?.isNumber == true else { return false }
        if next == "times" { return true }
        // "8 units with breakfast, | 10 with lunch"
        let isOfDay = next == "in" && words[at...].dropFirst(2).first == "the"
        if isOfDay || ["with", "at", "before", "after"].contains(next), hasDose(at) { return true }
        // "3 mL was infiltrated": that begins with it.
        return !words[at...].prefix(4).contains(where: Self.counting.contains)
            && (Self.doses.contains(next) || Self.doses.contains { words[at].hasSuffix(" " + $0) })
    }

    private func hasDose(_ at: Int) -> Bool { words[start..<at].contains(where: Self.doses.contains) }

    /// "He uses | tiotropium", "about replacing | propranolol": a verb has its object yet to come.
    func awaitsObject(_ at: Int) -> Bool {
        guard at > 0, !isComma(at - 1) else { return false }
        // "All he uses | allergies penicillin"
        if Self.transitive.contains(words[at - 1]) { return heading(at, false) == nil }
        guard at > 1, words[at - 1].hasSuffix("ing"), Lexicon.drugs.contains(words[at]) else { return false }
        return ["about", "by", "of", "for", "from"].contains(words[at - 2]) && !Lexicon.symptoms.contains(words[at - 1])
    }

    private static let transitive = Lexicon.set("takes take taking uses using")
    private static let relative = Lexicon.set("where who whose whom which")
    private static let rates = Lexicon.set("daily nightly weekly monthly once twice every")
    private static let routes = Lexicon.set("iv im po intravenous intravenously intramuscular orally subcutaneously")
    private static let counting = ["was", "were", "is", "of"]
    private static let doses = ["mg", "mcg", "g", "units", "milligrams", "micrograms", "puffs", "tablets"]
    private static let places = Lexicon.set("by on at in after before over during within since")
    private static let people = Lexicon.set("he she they i we it this there mom dad patient")
}
