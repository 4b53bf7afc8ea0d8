/// Who takes a drug: who gives it does not, and neither does everybody of whom that is told.
extension PlacementRules {
    /// "Mother gives her ibuprofen", "Dad is using the cream on the rash": the patient takes what the household gives.
    static func isGivenByAnother(_ words: [String]) -> Bool {
        guard let verb = words.prefix(8).firstIndex(where: giving.contains),
            case let (subject, rest) = (words[..<verb], words[(verb + 1)...]), subject.contains(where: isOfHousehold),
            subject.allSatisfy({ isOfHousehold($0) || beforeKin.contains($0) || ["is", "has", "been"].contains($0) })
        else { return false }
        // "Mother uses insulin for her diabetes", "gives her help with her insulin"
        let isGiven = words[verb].hasPrefix("giv")
        let owner = ["his", "her", "their"].first { words.contains(sequence: ["for", $0]) }
        // Mom uses cream for her rash: the pronoun is the patient's, but in "her father uses cream for his".
        let isOther = owner != nil && words[0] != owner && ClauseCutter.owners.contains(words[0])
        let isOfSkin = owner != nil && !isOther && rest.contains(where: ["cream", "ointment", "drops"].contains)
        if !isGiven && owner != nil && !isOfSkin || rest.prefix(2).contains("help") { return false }
        let isToThem =
            isGiven && rest.prefix(6).contains { ["him", "her", "them"].contains($0) || patients.contains($0) }
        let isOnThem = ["the", "his", "her"].contains { words.contains(sequence: ["on", $0]) }
        return (isToThem || isOnThem || isOfSkin) && isDrug(rest)
    }

    /// "The dog takes carprofen", "his neighbor is on apixaban": neither the patient nor one of the family.
    static func isTakenByAnother(_ words: [String]) -> Bool {
        guard let verb = words.prefix(6).firstIndex(where: { taking.contains($0) || $0 == "is" }), verb > 1,
            !isPatient(words[verb - 1], of: words[0]),
            words[verb] != "is" || ["on", "taking", "using"].contains(words.dropFirst(verb + 1).first),
            ["the", "a", "his", "her", "their", "my"].contains(words[0])
        else { return false }
        return !words[1..<verb].contains {
            patients.contains($0) || isOfHousehold($0) || $0.hasSuffix("-old") || isDrug([$0])
        }
    }

    /// "The infant gets vitamin D": of the patient, whoever was told of before.
    static func isTakenByChild(_ words: [String]) -> Bool {
        words.dropLast().prefix(2).contains(where: patients.contains) && isDrug(words[...])
            && words.prefix(3).contains { taking.contains($0) || $0 == "gets" }
    }

    /// "His wife says he takes lisinopril": the owner's pronoun is the patient, another's is the one who is told of.
    static func isPatient(_ pronoun: String, of owner: String) -> Bool {
        switch pronoun {
        case "he": owner != "her"
        case "she": owner != "his"
        default: ["they", "i", "patient"].contains(pronoun)
        }
    }

    private static func isDrug(_ words: ArraySlice<String>) -> Bool {
        words.contains { Lexicon.drugs.contains($0) || forms.contains($0) }
    }

    private static let giving = Lexicon.set("gives give giving applies apply applying uses use using puts put putting")
    private static let taking = Lexicon.set("takes take took uses use used")
    private static let patients = Lexicon.set(
        """
        patient baby infant newborn child boy girl toddler teenager man woman gentleman lady twin twins resident veteran client
        kid student male female teen individual
        """
    )
}
