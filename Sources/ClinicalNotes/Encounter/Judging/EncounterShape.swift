/// The shape of a statement's phrases: where one ends and another begins with nothing between, two statements were run
/// together or a part was lost.
enum EncounterShape {
    static func stands(_ text: String) -> Bool {
        let marked = text.lowercased().cutAtSpaces
        let words = marked.map { $0.trimming(",.") }
        let commas = marked.map { $0.hasSuffix(",") }
        return words.indices.allSatisfy { at in
            !meets(words, commas, at) && !isOfMany(words, at) && !isVerbPair(words, at) && !lacksNoun(words, at)
        }
    }

    /// The words up to where another statement begins that nothing joins: "effusion of the knee | a small amount of fluid".
    /// What is denied is not cut: it might be denied of more than was said.
    static func first(of parts: [String], isListed: Bool = false) -> [String] {
        let marked = parts.cutAtSpaces
        let words = marked.map { $0.lowercased().trimming(",.") }
        let commas = marked.map { $0.hasSuffix(",") }
        if !isListed, let end = splice(words, commas) { return Array(marked[..<end]) }
        // "Less than 3 seconds strong pulse": the next finding.
        if let end = words.indices.dropFirst(4).first(where: {
            ["strong", "brisk"].contains(words[$0]) && ["seconds", "intact"].contains(words[$0 - 1])
                && !commas[$0 - 1]
        }) {
            return Array(marked[..<end])
        }
        guard !words.contains(where: Lexicon.negations.contains),
            let end = words.indices.dropFirst(4).first(where: { meets(words, commas, $0) })
        else { return parts }
        return Array(marked[..<end])
    }

    private static let found = Lexicon.set(
        "lump mass nodule murmur lesion cyst growth tumor spot swelling rash fracture tear concerning infection bump polyp"
    )

    /// "The lungs are clear, his heart's regular", "set up for the ultrasound, the procedure": another statement, or another
    /// try at the last words, behind a comma.
    private static func splice(_ words: [String], _ commas: [Bool]) -> Int? {
        let places = words.indices.dropFirst(3).filter { commas[$0 - 1] }
        guard let at = places.first, places.count == 1 else { return nil }
        let rest = words[at...]
        // "The nose looks fine, that scar is hard to find".
        if rest.count > 3, rest.first == "that", isNoun(words[at + 1]), ["is", "was"].contains(words[at + 2]),
            words[..<at].contains(where: isVerb),
            // "The left breast is normal, that mass is in the right".
            !rest.contains(where: { Lexicon.symptoms.contains($0) || found.contains($0) })
        {
            return at
        }
        guard let first = rest.first, determiners.contains(first) || first == "also",
            !rest.contains(where: { ["and", "or"].contains($0) && rest.count < 5 })
        else { return nil }
        let isStatement =
            words[..<at].contains { EncounterVerbs.auxiliaries.contains($0) }
            && rest.dropFirst().prefix(3).contains { EncounterVerbs.auxiliaries.contains($0) || $0.hasSuffix("'s") }
        return isStatement || rest.count < 5 && !rest.contains(where: isVerb) ? at : nil
    }

    /// "The inhaler those effects", "on the knee a small amount": a phrase begins where another has not ended.
    private static func meets(_ words: [String], _ commas: [Bool], _ at: Int) -> Bool {
        guard at > 1, !commas[at - 1], determiners.contains(words[at]), at + 1 < words.count,
            isNoun(words[at - 1]),
            determiners.contains(words[at - 2]) || prepositions.contains(words[at - 2])
                || at > 2
                    && determiners.contains(words[at - 3])
                    && (!isVerb(words[at - 2]) || words[at - 2] == "left")
                // "The right radial artery the site".
                || at > 3 && determiners.contains(words[at - 4]) && words[(at - 3)..<at].allSatisfy(isOfPhrase)
        else { return false }
        // "To rest their ankle": what is done.
        if words[at - 2] == "to", EncounterCandidates.advised.contains(words[at - 1]) { return false }
        // "A day", "this morning", "the past week": when; "gave the patient a brace": two objects.
        if timed.contains(words[at + 1]) || at + 2 < words.count && timed.contains(words[at + 2]) { return false }
        if words[..<at].contains(where: giving.contains) || counts.contains(words[at + 1]) { return false }
        return !["all", "both", "half", "and", "or"].contains(words[at - 1])
    }

    private static func isOfPhrase(_ word: String) -> Bool {
        !isVerb(word) && !prepositions.contains(word) && !joining.contains(word)
    }

    /// "A breathing treatments".
    private static func isOfMany(_ words: [String], _ at: Int) -> Bool {
        guard ["a", "an", "another"].contains(words[at]) else { return false }
        let phrase = words[(at + 1)...].prefix {
            !prepositions.contains($0) && !determiners.contains($0) && !isVerb($0) && !joining.contains($0)
        }
        guard let last = phrase.last, (1...3).contains(phrase.count), isPlural(last) else { return false }
        return !phrase.contains { amounts.contains($0) || $0.first?.isNumber == true || $0.hasSuffix("'s") }
    }

    /// "Will put print out": two verbs of which one was meant.
    private static func isVerbPair(_ words: [String], _ at: Int) -> Bool {
        guard at > 1, EncounterWords.modals.contains(words[at - 2]), bases.contains(words[at - 1]) else { return false }
        return bases.contains(words[at])
    }

    /// "Of the anterior laterally", "the 500 of": a determiner without its noun.
    private static func lacksNoun(_ words: [String], _ at: Int) -> Bool {
        guard ["the", "a", "an", "his", "her"].contains(words[at]), at + 1 < words.count else { return false }
        let next = words[at + 1]
        let third = at + 2 < words.count ? words[at + 2] : ""
        if next.first?.isNumber == true, next.allSatisfy(\.isNumber), ["of", "and", ""].contains(third) { return true }
        if next == "daily", third.isEmpty { return true }
        return adjectives.contains(next) && (third.isEmpty || prepositions.contains(third) || third.hasSuffix("ly"))
    }

    static func isNoun(_ word: String) -> Bool {
        word.count > 2 && word.first?.isLetter == true && !isVerb(word) && !prepositions.contains(word)
            && !determiners.contains(word) && !joining.contains(word) && !EncounterWords.pronouns.contains(word)
            && !EncounterWords.adverbs.contains(word) && !word.hasSuffix("ly") && !word.hasSuffix("ed")
            && !word.hasSuffix("ing") && !EncounterWords.modals.contains(word) && !Lexicon.units.contains(word)
            && !Lexicon.negations.contains(word) && !notNouns.contains(word)
    }

    static func isVerb(_ word: String) -> Bool {
        EncounterVerbs.auxiliaries.contains(word) || EncounterWords.finite.contains(word)
            || EncounterWords.past.contains(word) || EncounterVerbs.isThirdPerson(word)
            || EncounterWords.verbs.contains(word) && !EncounterWords.nounsToo.contains(word)
            || EncounterCandidates.ordered.contains(word)
            || ["have", "be", "been", "do", "had", "states", "report"].contains(word)
    }

    static func isPlural(_ word: String) -> Bool {
        word.count > 4 && word.hasSuffix("s") && !["ss", "us", "is", "as", "'s", "ps"].contains { word.hasSuffix($0) }
            && !singular.contains(word)
    }

    static let determiners = Lexicon.set("the a an his her their this these those some another")
    static let prepositions = Lexicon.set(
        """
        of in on at to for from with without by about into over under after before during through between around near behind
        within against along across until since per
        """
    )
    private static let joining = Lexicon.set(
        "and or but nor that which who whom whose because when if while as so than where"
    )
    static let timed = Lexicon.set(
        """
        day days week weeks month months year years hour hours minute minutes morning evening night afternoon time times point
        visit moment weekend past last next first same way whole entire more little bit lot few couple today
        """
    )
    private static let counts = Lexicon.set("hundred thousand million dozen half quarter")
    private static let giving = Lexicon.set(
        "give gives gave given giving show shows showed send sent tell told make makes made call called offer get got teach find put"
    )
    private static let amounts = Lexicon.set(
        "few couple lot number series variety means sinus pancreas lens days weeks hours"
    )
    private static let singular = Lexicon.set(
        "series always diabetes rabies herpes biceps triceps forceps kudos news lens previous various"
    )
    /// Verbs of orders that take no other verb beside them.
    private static let bases = Lexicon.set(
        "put print give take order prescribe start stop send refer schedule check continue increase decrease use see find write draw"
    )
    private static let adjectives = Lexicon.set(
        "anterior posterior lateral medial inferior superior dorsal distal proximal"
    )
    private static let notNouns = Lexicon.set(
        "just back down out off away today tomorrow yesterday here there well better twice once daily again not"
    )
}
