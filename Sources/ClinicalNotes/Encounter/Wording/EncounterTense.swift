/// The tense of a statement: "is on 20 mg when he came in" was so when he came.
extension EncounterReading {
    /// The words, with the verb of what was so in its past.
    var inTense: [String] {
        guard let verb = words.prefix(7).firstIndex(where: EncounterTense.past.words.contains),
            EncounterTense.isOver(self, verb), let past = EncounterTense.past[words[verb]]
        else { return parts }
        var parts = parts
        parts[verb] = verb == 0 ? past.firstUppercased : past
        // "Has had asthma when he was a boy": had it.
        if past == "had", self[verb + 1] == "had" { parts.remove(at: verb + 1) }
        return parts
    }
}

enum EncounterTense {
    static let past: WordMap<String> = ["is": "was", "are": "were", "has": "had"]

    /// "You're off your feet for two weeks", told of what is planned: "he will be off his feet for 2 weeks".
    static func toCome(_ parts: [String]) -> [String] {
        let words = parts.map { $0.lowercased().trimming(",.") }
        guard let verb = words.prefix(3).firstIndex(of: "is"), verb + 3 < words.count,
            subjects.contains(words[verb - (verb > 0 ? 1 : 0)]), placed.contains(words[verb + 1]),
            let unit = words.last, Lexicon.units.contains(unit),
            let lead = words.lastIndex(where: ["for", "at", "in", "after"].contains), lead > verb + 1,
            words[(lead + 1)..<(words.count - 1)].allSatisfy({ $0.first?.isNumber == true || counting.contains($0) }),
            !words.contains(where: ongoing.contains),
            words[verb + 2..<lead].contains(where: ofRest.contains) || words[verb + 1].hasPrefix("non")
        else { return parts }
        var parts = parts
        // "At, say, 8 weeks".
        if words[lead + 1] == "say", lead + 3 < words.count { parts.remove(at: lead + 1) }
        parts[verb] = "will be"
        return parts
    }

    private static let placed = Lexicon.set("off out in non-weightbearing non-weight-bearing")
    /// What one is in or off while something heals: not "up 6 pounds", "off oxygen".
    private static let ofRest = Lexicon.set("feet foot leg boot cast sling splint brace work school")
    private static let counting = Lexicon.set(
        "say about around maybe a an the first couple few of to or two three four five six"
    )
    private static let ongoing = Lexicon.set(
        "now already been since today currently still far pain remission risk past last"
    )

    /// "Over the weekend, he has been moving boxes": he was.
    static func over(_ lead: [String], _ text: String) -> String {
        let words = text.cutAtSpaces
        // "For the last 3 weeks, it is not getting better": it has not been.
        if lead.contains(where: ["last", "past"].contains), let verb = words.prefix(5).firstIndex(of: "is"),
            let doing = words[(verb + 1)...].prefix(2).firstIndex(where: EncounterVerbs.isOngoing)
        {
            return (words[..<verb] + ["has"] + words[(verb + 1)..<doing] + ["been"] + words[doing...])
                .joined(separator: " ")
        }
        guard lead.contains(where: { ["yesterday", "weekend"].contains($0.lowercased().trimming(",")) }) else {
            return text
        }
        guard let has = words.prefix(4).firstIndex(of: "has"), has + 2 < words.count, words[has + 1] == "been",
            words[has + 2].hasSuffix("ing")
        else { return text }
        return (words[..<has] + ["was"] + words[(has + 2)...]).joined(separator: " ")
    }

    /// "8 years ago, he still dips": the time is not of what is so now.
    static func clashes(_ lead: [String], _ text: String) -> Bool {
        lead.contains { $0.lowercased().trimming(",") == "ago" }
            && text.bareWords.prefix(5).contains {
                ["is", "are", "has", "does", "still"].contains($0) || EncounterVerbs.isThirdPerson($0)
            }
    }

    /// Whether the present at `verb` stands beside what says that it is over.
    static func isOver(_ said: EncounterReading, _ verb: Int) -> Bool {
        guard said.words[..<verb].allSatisfy({ !opening.contains($0) }), !said.words[..<verb].contains("that") else {
            return false
        }
        return endsLast(said, verb) || happens(said, after: verb)
    }

    /// "While he was running", "when she came in".
    private static func happens(_ said: EncounterReading, after verb: Int) -> Bool {
        // What one is allergic to, or has, is not over.
        if said.words[(verb + 1)...].prefix(3).contains(where: {
            $0.hasPrefix("allerg") || Lexicon.isDisease($0) || $0 == "diabetic"
        }) {
            return false
        }
        // "Has been well", "has hurt his knee": that may be over.
        if said[verb] == "has", said[verb + 1] != "had", isParticiple(said[verb + 1]) { return false }
        let clause = said.words.indices.dropFirst(verb + 2)
        guard let when = clause.first(where: { ["when", "while"].contains(said[$0]) }),
            // "A scar from when she fell" is there still.
            !said.isPreposition(when - 1),
            // Of the first clause, not of another.
            !said.words[(verb + 1)..<when].contains(where: { opening.contains($0) || $0 == "that" })
        else { return false }
        let subject = when + (said[when + 1] == "the" ? 2 : 1)
        return subjects.contains(said[subject]) && (said[subject + 1] == "was" || said.isPast(subject + 1))
    }

    /// "Is on Prozac last year".
    private static func endsLast(_ said: EncounterReading, _ verb: Int) -> Bool {
        let end = said.words.count
        guard said[verb] != "has", said[end - 2] == "last", ["year", "month", "week", "night"].contains(said[end - 1]),
            end - 3 > verb
        else { return false }
        return !["than", "since", "as", "from", "of", "to", "the", "for", "at", "over"].contains(said[end - 3])
            && !said.words[(verb + 1)...].contains { $0.hasSuffix("ed") || opening.contains($0) }
    }

    private static func isParticiple(_ word: String) -> Bool {
        EncounterWords.past.contains(word) || ["been", "gotten", "done", "seen", "not", "also", "never"].contains(word)
            || word.hasSuffix("ed") || word.hasSuffix("en")
    }

    private static let opening = Lexicon.set("when while if because and but so although though since until who which")
    private static let subjects = Lexicon.set("he she it patient")
}
