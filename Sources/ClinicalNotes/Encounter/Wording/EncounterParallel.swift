/// What is joined in one statement has one form: "has not been dizzy or any falls" is "or had any falls", "bent over, got a pain"
/// is "and got a pain".
extension EncounterReading {
    var parallel: EncounterReading {
        var (said, parts) = (self, parts)
        for at in parts.indices.reversed()
        where at > 0 && at < parts.count && EncounterParallel.join(&parts, said, at) {
            said = EncounterReading(parts)
        }
        return said
    }
}

enum EncounterParallel {
    /// Whether the word at `at` was joined to what comes before it.
    static func join(_ parts: inout [String], _ said: EncounterReading, _ at: Int) -> Bool {
        if let word = missing(said, before: at) {
            // "..., got nervous": the word that joins stands for the pause.
            if word == "and", said.pausesAfter(at - 1), said.parts[..<at].count(where: { $0.hasSuffix(",") }) == 1 {
                parts[at - 1].removeLast()
            }
            parts.insert(word, at: at)
        } else if isToldBeside(said, at) {
            parts[at - 1] += ","
            parts.insert("and", at: at)
        } else if said[at] == "and", spatial.contains(said[at + 1]), Lexicon.symptoms.contains(said[at - 1]),
            !isPlaced(said, at)
        {
            // "A pain and across the back".
            parts.remove(at: at)
        } else if listsOrders(said, at) {
            parts[at - 1] += ","
        } else if isReturn(said, at) {
            parts[at - 1].removeLast()
            parts.insert("in", at: at)
        } else if said[at] == "am", ["and", "but"].contains(said[at - 1]), isOfPatient(said) {
            // "I'm diabetic and am allergic".
            parts[at] = "is"
        } else if listsTwo(said, at) {
            parts[at - 1].removeLast()
            parts.insert("and", at: at)
        } else if let use = used[said[at]], takesDrug(said, at) {
            parts[at] = use
        } else {
            return false
        }
        return true
    }

    private static func missing(_ said: EncounterReading, before at: Int) -> String? {
        let (last, next) = (said[at - 1], said[at + 1])
        switch said[at] {
        // "Has not been short of breath or | any falls".
        case "any" where last == "or":
            guard let been = said.words[..<at].lastIndex(of: "been"), said.words[..<been].contains("not"),
                been + 1 < at - 1, !said.words[(been + 1)..<at].contains(where: { $0.hasSuffix("ing") || $0 == "had" }),
                !said.isPreposition(been + 1), !said.isDeterminer(been + 1)
            else { return nil }
            return "had"
        // "Ibuprofen | sometimes some Tylenol".
        case "sometimes", "occasionally":
            return said.isDrug(at - 1) && !said.pausesAfter(at - 1)
                && (said.isDrug(at + 1) || said.isDeterminer(at + 1) && said.isDrug(at + 2)) ? "and" : nil
        // "Good | taking his pills".
        case _ where last == "good" && said.isOngoing(at) && next != "":
            return ["pretty", "very", "really", "been"].contains(said[at - 2]) ? "about" : nil
        // "He thought he was ill, | got nervous".
        case _ where said.pausesAfter(at - 1) && said.isPast(at) && at > 2:
            return (0..<at).contains(where: said.isPastForm) ? "and" : nil
        // "Taking his pills, watching his diet, | trying to walk".
        case _ where said.pausesAfter(at - 1) && said.isOngoing(at):
            let earlier = said.words.indices.prefix(at).filter { said.isOngoing($0) }
            return earlier.count > 1 && earlier.contains { $0 > 0 && said.pausesAfter($0 - 1) }
                && !said.words[at...].contains("and") ? "and" : nil
        default: return nil
        }
    }

    /// "I got new shoes | the salesman told me to wear them in": what is told has a subject of its own.
    private static func isToldBeside(_ said: EncounterReading, _ at: Int) -> Bool {
        guard at > 3, said.isDeterminer(at), said.isNoun(at - 1), !said.pausesAfter(at - 1),
            let told = said.words[at...].prefix(5).firstIndex(of: "told"), told > at + 1
        else { return false }
        return ["him", "her"].contains(said[told + 1]) && (at + 1..<told).allSatisfy(said.isNoun)
            && said.words[..<at].contains(where: EncounterShape.isVerb)
    }

    /// A place was named since the verb: "pain in the knee and down the leg".
    private static func isPlaced(_ said: EncounterReading, _ and: Int) -> Bool {
        let verb = said.words[..<and].lastIndex { EncounterShape.isVerb($0) } ?? 0
        return said.words[verb..<and].contains(where: EncounterShape.prepositions.contains)
    }

    /// "We will remove the cyst | drain the sac and perform a biopsy": orders in a row.
    private static func listsOrders(_ said: EncounterReading, _ at: Int) -> Bool {
        guard said[0] == "we", at > 4, done.contains(said[at]), said.isNoun(at - 1), !said.pausesAfter(at - 1),
            said.isDeterminer(at + 1) || said[at + 1] == "both"
        else { return false }
        return said.words.indices.dropFirst(at).contains { said[$0] == "and" && done.contains(said[$0 + 1]) }
    }

    /// "Does the Tylenol": uses it.
    private static func takesDrug(_ said: EncounterReading, _ at: Int) -> Bool {
        guard said[0] != "we", said.isDrug(at + 1) || amounts.contains(said[at + 1]) && said.isDrug(at + 2) else {
            return false
        }
        return said[at] == "done"
            ? ["has", "have"].contains(said.before(at)) : EncounterVerbs.subjects.contains(said.before(at))
    }

    /// "Come back, | maybe 6 months": in.
    private static func isReturn(_ said: EncounterReading, _ at: Int) -> Bool {
        ["maybe", "about"].contains(said[at]) && said.pausesAfter(at - 1) && said[at + 1].first?.isNumber == true
            && Lexicon.units.contains(said[at + 2]) && at + 3 == said.words.count
            && said.words[..<at].contains { ["back", "return", "revisit", "recheck"].contains($0) }
    }

    private static func isOfPatient(_ said: EncounterReading) -> Bool {
        ["he", "she"].contains(said[0]) || said.words.prefix(2) == ["the", "patient"]
    }

    /// "Checked a lot of hormones, iron levels": two, and nothing joins them.
    private static func listsTwo(_ said: EncounterReading, _ at: Int) -> Bool {
        let rest = said.words[at...]
        guard said.pausesAfter(at - 1), rest.count < 4, rest.allSatisfy(EncounterShape.isNoun),
            said[at - 1].hasSuffix("s"), rest.last?.hasSuffix("s") == true, said.isNoun(at - 1),
            said.parts.count(where: { $0.hasSuffix(",") }) == 1
        else { return false }
        return !said.words.contains { ["and", "or"].contains($0) || Lexicon.negations.contains($0) }
            && (0..<at).contains { EncounterShape.isVerb(said[$0]) || said.isPastForm($0) }
    }

    private static let used = ["does": "uses", "done": "used", "did": "used", "rubs": "uses"]
    private static let amounts = Lexicon.set("the some a his her")
    private static let spatial = Lexicon.set("across through around along behind under into down")
    private static let done = Lexicon.set("remove perform order check drain repair send take get schedule repeat place")
}
