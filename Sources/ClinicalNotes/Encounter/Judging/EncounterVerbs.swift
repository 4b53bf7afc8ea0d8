/// Whether the verbs of a statement stand together: what runs on, breaks off or changes its mind is no sentence.
enum EncounterVerbs {
    /// Each verb beyond the first is joined to what comes before it, each has a form that may stand there, and what begins
    /// with "where" or "because" has its own.
    ///
    /// - Parameter words: the words of `text` as rules compare them.
    static func stand(in text: String, _ words: [String]) -> Bool {
        areJoined(words, afterComma: text.cutAtSpaces.map { $0.hasSuffix(",") }) && agree(words) && endWhole(words)
    }

    /// "Gets off the court is he a good player": two statements.
    private static func areJoined(_ words: [String], afterComma commas: [Bool]) -> Bool {
        var isJoined = true
        var last = -2
        for (at, word) in words.enumerated() {
            if at > 0, commas[at - 1] || joins(word, before: at + 1 < words.count ? words[at + 1] : "") {
                isJoined = true
            }
            let looks = word == "looks" && at + 1 < words.count && words[at + 1] == "like"
            let next = at + 1 < words.count ? words[at + 1] : ""
            guard looks || isFinite(word, after: at > 0 ? words[at - 1] : "", before: next) else { continue }
            // "Has not been", "can usually".
            let between = words[max(0, last + 1)..<at]
            let isOne = last >= 0 && between.allSatisfy { $0 == "not" || EncounterWords.adverbs.contains($0) }
            if !isOne, !isJoined { return false }
            last = at
            isJoined = opining.contains(word)
        }
        return true
    }

    /// "That" joins where a clause follows it, not in "that stone".
    private static func joins(_ word: String, before next: String) -> Bool {
        // "Less than 3 seconds the pulse is strong" joins nothing.
        if ["that", "than"].contains(word) {
            return afterThat.contains(next) || auxiliaries.contains(next) || isThirdPerson(next)
        }
        return joining.contains(word)
    }

    private static func isFinite(_ word: String, after previous: String, before next: String) -> Bool {
        if auxiliaries.contains(word) { return !(["in", "of", "last", "since"].contains(previous) && word == "may") }
        // "He walks", not "the walks".
        let isOfSubject =
            subjects.contains(previous) && word.hasSuffix("s") && EncounterWords.verbs.contains(String(word.dropLast()))
        // "Shoes the salesman told him to wear", not "was told".
        if word == "told", ["him", "her", "them"].contains(next) { return EncounterShape.isNoun(previous) }
        // "A stone his father had them", not "has never had".
        if word == "had" { return !["has", "have", "never", "ever", "already", "also", "not"].contains(previous) }
        // "Without wheezes", "within normal limits".
        if ["without", "no", "or", "normal", "of"].contains(previous), word.hasSuffix("s") { return false }
        return onlyPast.contains(word) || word == "depends" || isOfSubject || isThirdPerson(word)
    }

    /// "Trying", "taking": a form of a verb, and no complaint ("swelling").
    static func isOngoing(_ word: String) -> Bool {
        guard word.hasSuffix("ing"), word.count > 4, !Lexicon.symptoms.contains(word) else { return false }
        let stem = String(word.dropLast(3))
        let verbs = EncounterWords.verbs
        return verbs.contains(stem) || verbs.contains(stem + "e") || verbs.contains(String(stem.dropLast()))
    }

    /// "Takes", not "exercises", which may be a noun.
    static func isThirdPerson(_ word: String) -> Bool {
        guard word.hasSuffix("s"), !Lexicon.symptoms.contains(word) else { return false }
        let base = String(word.dropLast())
        let verb =
            word.hasSuffix("ies")
            ? word.dropLast(3) + "y" : EncounterWords.verbs.contains(base) ? base : String(word.dropLast(2))
        return EncounterWords.verbs.contains(verb) && !EncounterWords.nounsToo.contains(verb)
            && !alsoNouns.contains(verb)
    }

    /// "Could slipped", "she going", "has not ride": forms that do not follow each other.
    private static func agree(_ words: [String]) -> Bool {
        for (at, word) in words.enumerated().dropFirst() {
            let before = words[..<at].last { $0 != "not" && !EncounterWords.adverbs.contains($0) } ?? ""
            if modals.contains(before), onlyPast.contains(word) || slipped.contains(word) { return false }
            // "Could becoming".
            if modals.contains(before), word.hasSuffix("ing"), word.count > 5, !["spring", "string"].contains(word) {
                return false
            }
            if before == "to", onlyPast.contains(word) { return false }
            // "Has ride", "has have to".
            if perfect.contains(before), baseOnly.contains(word) || perfect.contains(word) && word != "had" {
                return false
            }
            if subjects.contains(words[at - 1]), ongoing.contains(word), at == 1 || words[at - 2] == "the" {
                return false
            }
        }
        return true
    }

    /// "The area where the lesion", "so long as": nothing is said of it.
    private static func endWhole(_ words: [String]) -> Bool {
        guard let start = words.lastIndex(where: opening.contains), start > 0 else { return true }
        let rest = words[(start + 1)...]
        guard let first = rest.first else { return true }
        return first == "of" || alone.contains(first) || rest.contains(where: isVerb)
    }

    private static func isVerb(_ word: String) -> Bool {
        auxiliaries.contains(word) || EncounterWords.finite.contains(word) || EncounterWords.verbs.contains(word)
            || EncounterWords.past.contains(word) || isThirdPerson(word)
            || word.hasSuffix("ing") && !Lexicon.symptoms.contains(word)
            || word.hasSuffix("ed")
            || word.hasSuffix("s") && EncounterWords.verbs.contains(String(word.dropLast()))
            || ["be", "been", "do", "have", "goes", "does"].contains(word)
    }

    static let auxiliaries = Lexicon.set(
        "is are was were has does did can could will would should may might cannot"
    )
    private static let modals = EncounterWords.modals.union(["cannot"])
    private static let perfect = Lexicon.set("has have had")
    static let subjects = Lexicon.set("he she patient")
    private static let ongoing = Lexicon.set("going having taking getting doing feeling being trying using")
    /// Pasts that are no participles, nouns or adjectives too.
    static let onlyPast = Lexicon.set(
        "took went fell woke saw ate drank ran came gave began knew grew threw drove sat wore became swam flew shook froze"
    )
    private static let slipped = Lexicon.set("slipped stopped started noticed had felt heard thought")
    private static let baseOnly = Lexicon.set(
        "ride go take see eat drink write give wake know drive swim begin break speak fall sleep keep lose bring think"
    )
    /// They open a clause, or are the subject of one.
    private static let joining = Lexicon.set(
        """
        and or but nor which who whom whose because when if while as so since after before until where how what why than
        whether though although unless whenever once like except he she it they we i you patient there everything this these those
        """
    )
    private static let afterThat = Lexicon.set(
        "he she it they we i you there his her their the a an this these if when my your no some all what which we're"
    )
    /// After them a clause needs no "that".
    private static let opining = Lexicon.set(
        "knew saw says thinks knows feels believes reports states means shows hopes"
    )
    private static let opening = Lexicon.set("where because while although who which whenever whether")
    private static let alone = Lexicon.set("possible needed necessary so not")
    private static let alsoNouns = Lexicon.set("look need use play cook own hand break purse pump watch")
}
