/// Statements that speak of what only the talk has named: "a lot of them are innocent", "he picks up both of ours".
enum EncounterUnnamed {
    static func isUnnamed(_ words: [String]) -> Bool {
        words.contains(where: owned.contains) || isPartOfUnnamed(words) || isThese(words) || isNumberFor(words)
            || endsWithoutObject(words) || isInUnnamedArea(words) || isOneOfUnnamed(words) || isBeforeUnnamed(words)
            || hasThis(words)
    }

    /// "Very little of that gets to the stomach": of what?
    private static func isPartOfUnnamed(_ words: [String]) -> Bool {
        words.indices.dropFirst().dropLast().contains { at in
            guard words[at] == "of", quantities.contains(words[at - 1]),
                EncounterPointing.pronouns.contains(words[at + 1])
            else {
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
            return next.isEmpty || EncounterShape.prepositions.contains(next) && next != "of" || next == "drawn"
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

    /// "No steroid shots in that area": where?
    private static func isInUnnamedArea(_ words: [String]) -> Bool {
        words.indices.dropFirst().dropLast().contains { at in
            words[at] == "that" && ["area", "region", "spot"].contains(words[at + 1])
                && EncounterShape.prepositions.contains(words[at - 1])
                && !words[..<at].contains(where: EncounterSite.isPart)
        }
    }

    /// "There is one on her back", "he has a couple Friday": of what?
    private static func isOneOfUnnamed(_ words: [String]) -> Bool {
        words.indices.dropLast(2).contains { at in
            switch words[at] {
            case "there":
                ["is", "was"].contains(words[at + 1]) && words[at + 2] == "one"
                    && (at + 3 == words.count || ["on", "in", "at", "under"].contains(words[at + 3]))
            // "She has been back on it for a while": on what?
            case "back": words[at + 1] == "on" && words[at + 2] == "it" && !EncounterDeixis.names(Array(words[..<at]))
            case "a": words[at + 1] == "couple" && Lexicon.weekdays.contains(words[at + 2])
            case "the":
                ["2", "two"].contains(words[at + 1]) && words[at + 2] == "together"
                    // "He has the 50 in the truck".
                    || words[at + 1].allSatisfy(\.isNumber) && words[at + 2] == "in" && at > 0
                        && ["has", "had", "uses", "takes"].contains(words[at - 1])
                    || company.contains(words[at + 1])
            default: false
            }
        }
    }

    /// "He was at the lake before that": before what?
    private static func isBeforeUnnamed(_ words: [String]) -> Bool {
        words.indices.dropLast().contains { at in
            guard words[at + 1] == "that", ["before", "after"].contains(words[at]), at > 0,
                !EncounterDeixis.names(Array(words[..<at])), !tellsState(Array(words[..<at]))
            else { return false }
            let next = at + 2 < words.count ? words[at + 2] : ""
            return next.isEmpty || EncounterWords.pronouns.contains(next)
        }
    }

    /// "He was sober for 10 years before that", "was sick before that": that is told, whatever came then.
    private static func tellsState(_ words: [String]) -> Bool {
        EncounterBearing.isOfBody(words)
            || words.contains { Lexicon.units.contains($0) || EncounterReplies.units.contains($0) || $0 == "sober" }
    }

    /// "Everybody with this gets the scan": with what?
    private static func hasThis(_ words: [String]) -> Bool {
        words.indices.dropLast(2).contains {
            words[$0] == "with" && ["this", "that"].contains(words[$0 + 1]) && EncounterShape.isVerb(words[$0 + 2])
                && !EncounterDeixis.names(Array(words[..<$0]))
        }
    }

    /// "The primary doctor can recheck", "his wife has been checking": what?
    private static func endsWithoutObject(_ words: [String]) -> Bool {
        // Not "the nodule needs monitoring".
        words.count > 3 && ["checking", "monitoring"].contains(words.last ?? "")
            && ["been", "keep", "keeps"].contains(words[words.count - 2])
            || words.last.map(needing.contains) == true
                && words.dropLast().last.map(EncounterWords.modals.contains) == true
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
    private static let quantities = Lexicon.set(
        "lot lots some most many few little much all none any both one two half part"
    )
    /// Who they are is known where one works.
    private static let company = Lexicon.set("girls guys fellas ladies")
    private static let participles = Lexicon.set(
        """
        been had gone done seen taken known come become run fallen broken eaten gotten given written begun forgotten chosen
        spoken driven drunk shown grown thrown worn
        """
    )
    private static let needing = Lexicon.set("recheck check monitor repeat adjust increase decrease set")
}
