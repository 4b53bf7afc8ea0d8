/// Statements that speak of what only the talk has named: "a lot of them are innocent", "he picks up both of ours".
enum EncounterUnnamed {
    static func isUnnamed(_ words: [String]) -> Bool {
        words.contains(where: owned.contains) || isPartOfUnnamed(words) || isThese(words) || isNumberFor(words)
            || endsWithoutObject(words)
    }

    /// "Very little of that gets to the stomach": of what?
    private static func isPartOfUnnamed(_ words: [String]) -> Bool {
        words.indices.dropFirst().dropLast().contains { at in
            guard words[at] == "of", quantities.contains(words[at - 1]), pointing.contains(words[at + 1]) else {
                return false
            }
            let next = at + 2 < words.count ? words[at + 2] : ""
            let isAlone =
                words[at + 1] == "them" || words[at + 1] == "it" || next.isEmpty || EncounterShape.isVerb(next)
            return isAlone && !EncounterDeixis.names(Array(words[..<(at - 1)]))
        }
    }

    /// "Everybody has these in their ears": which?
    private static func isThese(_ words: [String]) -> Bool {
        words.indices.dropFirst().contains { at in
            guard ["these", "those"].contains(words[at]) else { return false }
            let next = at + 1 < words.count ? words[at + 1] : ""
            return next.isEmpty || EncounterShape.prepositions.contains(next) && next != "of"
        }
    }

    /// "Above 10 is sleepy", "the 14th is fine": a number stands for what it is of.
    private static func isNumberFor(_ words: [String]) -> Bool {
        guard words.count > 2, words[1].first?.isNumber == true, EncounterVerbs.auxiliaries.contains(words[2]),
            // "Below 7 is the goal for your A1c".
            !words.contains(where: { measured.contains($0) || EncounterCandidates.studies.contains($0) })
        else { return false }
        return ["above", "below", "over", "under"].contains(words[0])
            || words[0] == "the" && ["th", "st", "nd", "rd"].contains { words[1].hasSuffix($0) }
    }

    /// "The primary doctor can recheck": what?
    private static func endsWithoutObject(_ words: [String]) -> Bool {
        words.last.map(needing.contains) == true && words.dropLast().last.map(EncounterWords.modals.contains) == true
            || words.suffix(2) == ["either", "way"]
    }

    /// "His wife would have mentioned the punching": told of what was not.
    static func isContrary(_ words: [String]) -> Bool {
        guard let would = words.firstIndex(where: { ["would", "would've", "could've", "should've"].contains($0) }),
            would < 5
        else { return false }
        let rest = words[would...].dropFirst().drop { $0 == "not" || EncounterWords.adverbs.contains($0) }
        return words[would] != "would" || rest.first == "have" && isParticiple(rest.dropFirst().first ?? "")
            || words[would...].dropFirst().first == "not" && rest.first == "know"
    }

    /// "Would have mentioned", not "would have a seizure every week".
    private static func isParticiple(_ word: String) -> Bool {
        word.hasSuffix("ed") || EncounterWords.past.contains(word) || participles.contains(word)
    }

    private static let measured = Lexicon.set(
        "a1c pressure sugar sugars glucose ldl hdl cholesterol bmi weight percent % rate temperature pulse oxygen potassium"
    )
    private static let owned = Lexicon.set("ours theirs hers yours")
    private static let pointing = Lexicon.set("them it that this those these")
    private static let quantities = Lexicon.set(
        "lot lots some most many few little much all none any both one two half part"
    )
    private static let participles = Lexicon.set(
        """
        been had gone done seen taken known come become run fallen broken eaten gotten given written begun forgotten chosen
        spoken driven drunk shown grown thrown worn
        """
    )
    private static let needing = Lexicon.set("recheck check monitor repeat adjust increase decrease set")
}
