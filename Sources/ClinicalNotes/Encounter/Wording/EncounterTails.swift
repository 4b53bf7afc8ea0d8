/// What a speaker adds after a statement that can stand without it: "which is good", "and as she was running up".
extension EncounterReading {
    /// The words without what is added to them, a clause that no longer says anything, or another statement.
    var withoutTail: [String] {
        let end = words.indices.dropFirst(3).first { [String].endsBefore($0, words) }
        return Array(parts[..<(end ?? parts.count)])
    }
}

extension [String] {

    /// "The statin that atorvastatin", "refer him to for therapy": one name, one preposition.
    private var onceNamed: [String] {
        var parts = self
        for at in parts.indices.dropFirst().dropLast().reversed() {
            let next = parts[at + 1].lowercased().trimming(",.")
            if parts[at] == "that", Lexicon.drugs.contains(next),
                EncounterShape.isNoun(parts[at - 1].lowercased().trimming(","))
            {
                parts.remove(at: at)
            } else if parts[at] == "to", next == "for" {
                parts.remove(at: at)
            }
        }
        return parts
    }

    /// With what a speaker left out or began otherwise: "about a couple of days", "and she takes", "7 days ago".
    var mended: [String] {
        var parts = cutAtSpaces
        // "He thought he had cancer or something".
        if parts.count > 5, parts[1] == "thought", parts.suffix(2).map({ $0.trimming(",.") }) == ["or", "something"] {
            parts.removeLast(2)
        }
        // "0.7 not 0.8": said to be right.
        if let not = parts.indices.last.map({ $0 - 1 }), not > 0, parts[not] == "not",
            parts[not + 1].first?.isNumber == true, parts[not - 1].first?.isNumber == true
        {
            parts.removeSubrange(not...)
        }
        for at in parts.indices.dropLast().reversed() {
            let next = parts[at + 1]
            // "If there is any injuries".
            if parts[at] == "is", next == "any", at + 2 < parts.count, parts[at + 2].trimming(",.").hasSuffix("s") {
                parts[at] = "are"
            }
            if parts[at] == "couple", Self.spans.contains(next.trimming(",.")) { parts.insert("of", at: at + 1) }
            // "The pressure look fine", "coming in and for a visit".
            if at == 2, next == "look", parts[0] == "the", !parts[at].hasSuffix("s") { parts[at + 1] = "looks" }
            // "Nice and clear", "a nice regular rate".
            if parts[at] == "nice", next == "and", at + 2 < parts.count { parts.removeSubrange(at...at + 1) }
            if parts[at] == "nice", at > 0, parts[at - 1] == "a", at + 2 < parts.count { parts.remove(at: at) }
            if at < parts.count, parts[at] == "and", next == "for", at > 0, parts[at - 1] == "in" {
                parts.remove(at: at)
            }
            if Self.beforeCouple.contains(parts[at]), next == "couple" { parts.insert("a", at: at + 1) }
            if parts[at] == "and", next == "that", at + 2 < parts.count, ["he", "she"].contains(parts[at + 2]),
                !parts[..<at].contains("that"), !parts[..<at].contains(where: Self.telling.contains)
            {
                parts.remove(at: at + 1)
            }
            if parts[at] == "for", at + 3 < parts.count, parts[at + 3].trimming(",.") == "ago",
                Self.spans.contains(parts[at + 2])
            {
                parts.remove(at: at)
            }
        }
        // "Until we have got this settled down": until this is settled.
        if let we = parts.indices.dropFirst().first(where: { parts[$0...].starts(with: ["we", "have", "got", "this"]) }
        ),
            we + 4 < parts.count, parts[we + 4].trimming(",.").hasSuffix("ed")
        {
            parts.replaceSubrange(we..<we + 4, with: ["this", "is"])
            if parts.last == "down" { parts.removeLast() }
        }
        // "Out of the boot at about 8 weeks": not yet.
        if let is_ = parts.prefix(4).firstIndex(of: "is"), is_ + 2 < parts.count,
            ["out", "off"].contains(parts[is_ + 1]),
            let at = parts[is_...].firstIndex(of: "at"), at + 2 < parts.count,
            parts[(at + 1)...].prefix(2).contains(where: { $0.first?.isNumber == true }),
            Self.spans.contains(parts[parts.count - 1].trimming(",."))
        {
            parts.replaceSubrange(is_..<is_ + 1, with: ["will", "be"])
        }
        return parts.onceNamed
    }

    private static let spans = Lexicon.set("days weeks months years hours minutes times")
    private static let beforeCouple = Lexicon.set("about for in within over after")
    private static let telling = Lexicon.set("suggested says said states reports told noticed noted found showed shows")

    fileprivate static func endsBefore(_ at: Int, _ words: [String]) -> Bool {
        let rest = words[(at + 1)...]
        guard let next = rest.first else { return false }
        switch words[at] {
        // "Which is really good".
        case "which":
            return ["is", "was"].contains(next)
                && (rest.dropFirst().prefix(3).contains(where: praising.contains)
                    || rest.dropFirst().first.map(degrees.contains) == true)
        // "Their stress, not only about work".
        case "not": return next == "only" && !rest.contains("but")
        // "... and as she was running up to the lane", "and she took", "and his heart".
        case "and":
            return addsNothing(rest) || rest.starts(with: ["normal", "is"])
                || rest.starts(with: ["all", "of", "that"]) || rest == ["in", "the", "meantime"]
                || rest.count == 2 && clauseStarts.contains(next) && ["took", "got", "said"].contains(rest.last)
                || rest.count == 2 && ["his", "her"].contains(next) && EncounterSite.isPart(rest.last ?? "")
                    && !words[..<at].contains(where: EncounterSite.isPart)
                || conjunctions.contains(next)
                    && rest.count(where: EncounterVerbs.auxiliaries.contains) < 2
                    && !rest.dropFirst().prefix(2).contains("needed")
        case "though", "although": return clauseStarts.contains(next)
        case "meaning": return next == "that"
        // "The pain is constant it is throbbing".
        case "it":
            return ["is", "was", "has", "does", "will", "also"].contains(next) && !beforeIt.contains(words[at - 1])
                // "Once in a while it feels sore", not "when I bend it hurts".
                || EncounterVerbs.isThirdPerson(next) && !beforeIt.contains(words[at - 1])
                    && !words[..<at].contains(where: conditional.contains)
        // "Iron through the vein it'd be 2 infusions".
        case "it'd", "it'll", "that'll", "that'd", "here's", "there'll": return !beforeIt.contains(words[at - 1])
        // "2 mg daily continue to watch the diet".
        case "continue":
            return ["to", "taking", "with", "on", "your", "the"].contains(next)
                && !beforeContinue.contains(words[at - 1])
        case "open": return ["up", "your", "wide"].contains(next)
        // "... an oral steroid this will help".
        case "this": return ["will", "should", "is"].contains(next) && !beforeIt.contains(words[at - 1])
        case "go": return next == "ahead"
        // "Less than 300 to begin with".
        case "to": return next == "begin" && rest.dropFirst().allSatisfy { $0 == "with" }
        case "congratulations", "probably": return words[at] != "probably" || next == "get"
        default: return false
        }
    }

    /// "From one to another and symptomatically", "has been moving boxes, and by the end of the day".
    private static func addsNothing(_ rest: ArraySlice<String>) -> Bool {
        guard let first = rest.first else { return false }
        if rest.count == 1, first.hasSuffix("ly") { return true }
        return ["by", "at", "over", "during"].contains(first)
            && !rest.contains { EncounterVerbs.auxiliaries.contains($0) || EncounterWords.past.contains($0) }
    }

    /// "Pain in that knee": in the knee.
    var definite: [String] {
        var parts = cutAtSpaces
        for at in parts.indices.dropFirst().dropLast() where parts[at].lowercased() == "that" {
            let next = parts[at + 1].lowercased().trimming(",.")
            // "She has that bruising": bruising.
            if ["has", "have"].contains(parts[at - 1].lowercased()),
                parts[(at + 1)...].prefix(2).contains(where: {
                    let word = $0.lowercased().trimming(",.")
                    return word.hasSuffix("ing") && Lexicon.symptoms.contains(word) || word.hasSuffix("itis")
                })
            {
                parts[at] = ""
                continue
            }
            let isDone = EncounterCandidates.ordered.contains { parts[at - 1].lowercased() == $0.dropLast() + "ing" }
            if isDone || Self.beforeThat.contains(parts[at - 1].lowercased()), !Self.notNamed.contains(next),
                !EncounterVerbs.auxiliaries.contains(next), !EncounterWords.pronouns.contains(next),
                !EncounterVerbs.isThirdPerson(next), !EncounterWords.past.contains(next)
            {
                parts[at] = "the"
            }
        }
        // "With those changes": with the changes.
        for at in parts.indices.dropFirst().dropLast() where ["those", "these"].contains(parts[at].lowercased()) {
            let next = parts[at + 1].lowercased().trimming(",.")
            if Self.beforeThat.contains(parts[at - 1].lowercased()), EncounterShape.isNoun(next), next.hasSuffix("s"),
                !EncounterSense.general.contains(next),
                at + 2 == parts.count
            {
                parts[at] = "the"
            }
        }
        return parts.filter { !$0.isEmpty }
    }

    private static let beforeThat = Lexicon.set(
        "of in on with for to at from around over under about down up off get take has have into near behind"
    )
    private static let notNamed = Lexicon.set(
        "today now tonight tomorrow yesterday here together too for at on in if when once twice as may must point time and or day week month year night weekend visit way much far being we'll"
    )
    private static let praising = Lexicon.set(
        "good great fine nice excellent wonderful perfect reassuring expected okay"
    )
    private static let beforeContinue = Lexicon.set(
        "to and or not will should can could would may might must we he she also just patient please then let"
    )
    private static let conditional = Lexicon.set("when if whenever every because after as that makes make time")
    private static let degrees = Lexicon.set("pretty really very quite just kind not what why")
    private static let conjunctions = Lexicon.set("as when while whenever because after if where until")
    private static let clauseStarts = Lexicon.set("he she it i you they the there")
    private static let beforeIt = Lexicon.set(
        """
        that and but when if because where as while which before after since until than what how says thinks whether so though
        although whenever every once think believe feel know sure of on in with like time or unless wherever
        """
    )
}

extension [SpokenWord] {
    /// "No swelling or anything": no swelling.
    var beforeAnything: [SpokenWord] {
        let end = indices.dropFirst().dropLast().first { self[$0].lower == "or" && self[$0 + 1].lower == "anything" }
        return end.map { Array(self[..<$0]) } ?? self
    }
}
