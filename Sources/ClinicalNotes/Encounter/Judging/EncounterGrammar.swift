/// What a statement must look like to be written: rather less than badly.
enum EncounterGrammar {
    /// A sentence with a subject and a verb, no talk, no slip of the tongue.
    static func isSentence(_ text: String) -> Bool { isSentence(text, text.bareWords) }

    static func isSentence(_ text: String, _ words: [String]) -> Bool {
        guard words.count >= 3, let first = words.first, let last = words.last,
            !EncounterWords.notStart.contains(first), !["how's", "what's", "who's", "where's"].contains(first),
            !auxiliaries.contains(first), !first.hasSuffix("'ll"),
            !auxiliaries.contains(last) || last == "can" && words.contains("as")
                // The month.
                || last == "may" && ["in", "since", "last", "of", "this"].contains(words[words.count - 2]),
            !openEnds.contains(last) || last == "back" && words.contains("get")
                || last == "use" && used.contains(words[words.count - 2]) || last == "goes" && words.contains("comes")
                || words.suffix(2) == ["used", "to"],
            first.first?.isNumber != true
        else { return false }
        // "The risk goes up the higher": the what?
        if words[words.count - 2] == "the", last.hasSuffix("er"), comparatives.contains(last) { return false }
        if first == "since", !text.contains(",") { return false }
        // "Flores who is the hematologist": of whom?
        if ["who", "which"].contains(words[1]) { return false }
        if ["it", "this"].contains(first), !isVerb(words[1]) { return false }
        if ["he", "she"].contains(first),
            EncounterWords.pronouns.contains(words[1]) || EncounterWords.notStart.contains(words[1])
        {
            return false
        }
        // "The there is some bruising", "be mindful of".
        if first == "be" || first == "the" && ["there", "it", "he", "she"].contains(words[1]) { return false }
        if pointing.contains(first), !words.dropFirst().prefix(3).contains(where: EncounterWords.finite.contains) {
            return false
        }
        // "Her temperature it was": begun twice.
        if ["the", "his", "her"].contains(first), words.prefix(4).contains("it") { return false }
        // The verb is its own, not one of a clause within it: "her knee as she was falling" has none.
        if ["the", "his", "her", "one", "some", "a", "an"].contains(first), words[1] != "patient",
            !words.dropFirst().prefix(while: { !subordinators.contains($0) }).prefix(11)
                .contains(where: { EncounterWords.finite.contains($0) || $0.hasSuffix("ed") })
        {
            return false
        }
        if secondHalves.contains(first) || asideStarts(words) { return false }
        if first == "there", !["is", "are", "was", "were", "has", "have", "does", "may", "might"].contains(words[1]) {
            return false
        }
        // A second subject without what joins it: "gets she does go".
        for (word, next) in zip(words, words.dropFirst())
        where ["he", "she"].contains(next) && !beforeSubject.contains(word) {
            return false
        }
        // "The knee and she has been married".
        if let and = words.prefix(4).firstIndex(of: "and"), and > 0, and + 1 < words.count,
            ["he", "she"].contains(words[and + 1]), !words[..<and].contains(where: isVerb)
        {
            return false
        }
        // Who "they" are was said to someone else.
        return first != "they" && !beginsDoing(words) && !isNowAndAgo(words) && isFluent(words)
            && EncounterVerbs.stand(in: text, words)
    }

    /// "Taking a look at the film": who?
    private static func beginsDoing(_ words: [String]) -> Bool {
        guard let first = words.first, first.hasSuffix("ing"), first.count > 5, !Lexicon.symptoms.contains(first) else {
            return false
        }
        return ["a", "an", "the", "at", "his", "her", "to", "on"].contains(words[1])
    }

    /// "Still looks swollen 3 days ago": now, or then?
    private static func isNowAndAgo(_ words: [String]) -> Bool {
        words.contains("ago")
            && !words.contains {
                EncounterWords.past.contains($0) || $0.hasSuffix("ed")
                    || ["were", "been", "since", "seen"].contains($0)
            }
    }

    /// A finding without a verb: no sentence of its own within it.
    static func isPhrase(_ words: [String]) -> Bool {
        guard let first = words.first, let last = words.last, !EncounterWords.notStart.contains(first),
            first != "not", !never.contains(first), !auxiliaries.contains(last), !openEnds.contains(last)
        else {
            return false
        }
        return isFluent(words) && words.allSatisfy { !persons.contains($0) && !never.contains($0) }
    }

    /// "There, and", "she is and": broken off.
    private static func asideStarts(_ words: [String]) -> Bool {
        ["maybe", "like"].contains(words[1])
            // "Strength and reflexes are normal".
            || words[1] == "and" && EncounterSystem.named(by: words[0]) == nil && !EncounterSite.isPart(words[0])
            || zip(words, words.dropFirst()).contains { auxiliaries.contains($0) && ["and", "but", "so"].contains($1) }
            || zip(words, words.dropFirst()).contains { !beforeLike.contains($0) && $1 == "like" }
    }

    private static func isVerb(_ word: String) -> Bool {
        EncounterWords.finite.contains(word) || EncounterWords.adverbs.contains(word)
            || (word.hasSuffix("s") || word.hasSuffix("ed")) && !["always", "his", "hers", "sideways"].contains(word)
    }

    static let auxiliaries = Lexicon.set(
        "is are was were do does did can could will would should has have had cannot may might"
    )
    /// What opens the second half of a sentence, or no sentence of a note.
    private static let secondHalves = Lexicon.set(
        "not come our downstairs unfortunately hopefully looking going please next here otherwise"
    )
    /// Verbs and openings that want more after them.
    private static let openEnds = Lexicon.set(
        """
        including tolerates allow below above however make making keep keeping bring bringing take taking catch doing think thinking try trying start experiencing address reach
        facial wear apply said says say tell told know knows believe believes based every see check checked want wants use using need needs put
        have having get gets got go goes lift reason able order sent ask no not against with on at to of for from into when once only though correct hopefully sure look else nothing either near again off out dr mr mrs ms always so really pretty more very looks look seems seem sounds appears team maybe probably anything anymore idea one top watch otherwise passed track elevate putting dealing feel feels feeling bothering everything ever
        """
    )
    private static let beforeSubject = Lexicon.set(
        """
        that and or but when if because where as while which before after since until than what how says thinks whether so though although
        time day days whenever every once told thought noticed know sure like
        """
    )
    private static let comparatives = Lexicon.set("higher lower longer shorter better harder later older")
    private static let used = Lexicon.set("alcohol drug tobacco substance steroid nsaid opioid caffeine")
    private static let beforeLike = Lexicon.set(
        "feel feels felt feeling look looks looked sound sounds seem seems would something anything symptoms foods more"
    )
    private static let pointing = Lexicon.set("it this that these they there those both everything")
    private static let never = Lexicon.set(
        "it there is are was were have has do does that's it's hurts going way unfortunately cure reason chance doubt option options"
    )
    private static let subordinators = Lexicon.set("as because when while which who that where since if but")
    static let persons = Lexicon.set("he she i they we")
}
