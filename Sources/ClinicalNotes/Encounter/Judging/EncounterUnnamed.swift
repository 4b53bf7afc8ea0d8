/// Statements that speak of what only the talk has named: "a lot of them are innocent", "he picks up both of ours".
enum EncounterUnnamed {
    static func isUnnamed(_ words: [String]) -> Bool {
        words.contains(where: owned.contains) || isPartOfUnnamed(words) || isThese(words) || isNumberFor(words)
            || isOneOfUnnamed(words) || hasThis(words)
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

    /// "Everybody with this gets the scan": with what?
    private static func hasThis(_ words: [String]) -> Bool {
        words.indices.dropLast(2).contains {
            words[$0] == "with" && ["this", "that"].contains(words[$0 + 1]) && EncounterShape.isVerb(words[$0 + 2])
                && !EncounterDeixis.names(Array(words[..<$0]))
        }
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
}
