/// Words further apart than two that show that a statement was broken off or run together.
enum EncounterBroken {
    static func isBroken(_ words: [String]) -> Bool {
        let said = EncounterReading(bare: words)
        return words.indices.contains { breaks(said, $0) } || ends(words) || explainsThing(words)
    }

    private static func breaks(_ said: EncounterReading, _ at: Int) -> Bool {
        let (word, next) = (said[at], said[at + 1])
        switch word {
        // "She can take that will help".
        // "Nothing too extreme that where she would call".
        case "that" where next == "where": return true
        case "that": return at > 1 && EncounterVerbs.auxiliaries.contains(next) && wantsObject(said, at - 1)
        // "Within the patient take her blood pressure".
        case "patient":
            return at > 1 && said[at - 1] == "the" && EncounterWords.verbs.contains(next)
                && !EncounterWords.nounsToo.contains(next) && !said.words[..<at].contains(where: asking.contains)
        // "She cannot because of a disability", "he wants and there is no test": what?
        case "cannot", "can", "could", "wants", "needs":
            return ["because", "and", "so", "since", "if", "unless"].contains(next)
                && !(next == "and" && EncounterWords.modals.contains(word))
                // "Walk as much as you can if the pain allows".
                && !(word == "can" && said.words[..<at].suffix(3).contains("as"))
        // "Take the penicillin all, even if".
        case "all": return said.isDrug(at - 1) && ["", "even", "and", "so"].contains(next)
        // "She took for 4 days", "she feels in the thigh".
        case "took", "takes", "taken", "taking":
            return next == "for"
                && (said[at + 2].first?.isNumber == true || ["a", "about", "the"].contains(said[at + 2]))
        case "feels", "felt":
            return ["he", "she", "patient"].contains(said[at - 1]) && ["in", "on", "at"].contains(next)
                && said.isDeterminer(at + 2)
        // "We will get into therapy": who?
        case "get": return next == "into" && said[0] == "we"
        // "Had her back hit her basket".
        case "hit": return said[at - 3] == "had" && ["his", "her", "their"].contains(said[at - 2])
        // "She said so, because".
        case "said": return next == "so" && at > 0
        // "He has here in January".
        case "has": return next == "here" && said.isPreposition(at + 2)
        // "He injected though, or he had".
        case "though": return next == "or"
        // "6 days in do a course".
        case "do": return said.isPreposition(at - 1) && said[at - 1] != "to"
        // "Try to move it sideways does turning hurt": asked.
        case "does": return at > 0 && said.isPreposition(at - 1) || asks(said, at)
        // "So on her results": the next statement.
        case "so": return ["on", "for", "with", "in", "at"].contains(next) && said.isDeterminer(at + 2)
        // "More of carbs", not "more of the carbs".
        case "of": return said[at - 1] == "more" && next.hasSuffix("s") && said.isNoun(at + 1)
        // "Has never hurt it before she slipped": never until now, or until then?
        case "before":
            return ["he", "she"].contains(next) && said.isPastForm(at + 2)
                && zip(said.words[..<at], said.words[..<at].dropFirst()).contains { $0 == "has" && $1 == "never" }
        // "Stuck with a right now".
        case "right": return next == "now" && ["a", "an", "the"].contains(said[at - 1])
        // "The diagnosis is beginning to have it".
        case "diagnosis", "impression": return next == "is" && said[at + 2].count > 5 && said[at + 2].hasSuffix("ing")
        // "Had a congenital artery": what was wrong with it?
        case "congenital": return organs.contains(next) && (said[at + 2].isEmpty || !said.isNoun(at + 2))
        // "Doing pretty good depressed".
        case "good", "fine", "okay": return next.hasSuffix("ed") && next.count > 5
        // "Get her a great get her to".
        case "her", "him":
            return said.words.indices.dropFirst(at + 2).prefix(4).contains { again in
                said[again] == word && said[again - 1] == said[at - 1] && EncounterWords.verbs.contains(said[at - 1])
                    && !(at + 1..<again).contains { ["and", "or", "but", "to"].contains(said[$0]) }
            }
        default: return false
        }
    }

    private static func asks(_ said: EncounterReading, _ does: Int) -> Bool {
        let rest = said.words[(does + 1)...]
        guard (2...4).contains(rest.count), let last = rest.last else { return false }
        return EncounterWords.verbs.contains(last) && !EncounterWords.nounsToo.contains(last)
            && rest.dropLast().allSatisfy { EncounterShape.isNoun($0) || EncounterShape.determiners.contains($0) }
    }

    private static func wantsObject(_ said: EncounterReading, _ at: Int) -> Bool {
        EncounterCandidates.advised.contains(said[at]) && !["see", "make"].contains(said[at])
            && (said[at - 1] == "to" || EncounterWords.modals.contains(said[at - 1]))
    }

    /// "In case", "within normal", "is saying", "had to put in a cast".
    private static func ends(_ words: [String]) -> Bool {
        guard words.count > 2, let last = words.last else { return false }
        let before = words[words.count - 2]
        if last == "case" { return ["in", "just"].contains(before) }
        if last == "normal" { return before == "within" }
        if ["managing", "saying"].contains(last) || leftOpen.contains(last) { return true }
        // "She cannot hold", "it will help her absorb", "the labs fit": what?
        if wanting.contains(last), last != "fit" || before != "is" { return true }
        // "Got in the car and said grandpa": what was said then?
        if before == "said" || words.suffix(3).first == "said" && before == "the" { return true }
        if before == "how", ["much", "many"].contains(last) { return !beforeHow.contains(words[words.count - 3]) }
        if words.suffix(3) == ["keep", "an", "eye"] || words.suffix(2) == ["right", "around"] { return true }
        // "Had to put in a cast": it was put on.
        return words.suffix(4).dropLast() == ["put", "in", "a"] || words.suffix(4).dropLast() == ["put", "on", "a"]
    }

    /// "The ureter is the duct": a thing is explained by another, and its end is not there.
    private static func explainsThing(_ words: [String]) -> Bool {
        guard words.count == 5, words[0] == "the", words[1] != "patient", words[2] == "is", words[3] == "the" else {
            return false
        }
        return !Lexicon.isDisease(words[4]) && !Lexicon.symptoms.contains(words[4]) && words[4] != "same"
    }

    private static let leftOpen = Lexicon.set("multiple several various numerous considering")
    private static let wanting = Lexicon.set("pretend absorb hold fit regain rinse rubs who's")
    private static let beforeHow = Lexicon.set("know knows unsure on about matter sure")
    private static let asking = Lexicon.set(
        "recommend recommends recommended suggest suggests that let have having make help"
    )
    private static let organs = Lexicon.set("artery arteries heart valve kidney lung liver vein eye ear hip foot")
}
