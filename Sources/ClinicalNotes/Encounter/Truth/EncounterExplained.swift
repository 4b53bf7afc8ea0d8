/// What the clinician explains or remarks: true of anyone, or of the talk, and so none of a note's.
enum EncounterExplained {
    static func isOfTalk(_ words: [String], _ kind: EncounterCandidate.Kind) -> Bool {
        guard words.count > 1 else { return false }
        switch kind {
        case .finding, .possession:
            // "Follow up and ...", "within normal limits": what?
            // "Many ligaments at the top of the foot": how anyone is made.
            if ["follow", "take", "look", "go", "within", "many", "lots"].contains(words[0]) { return true }
            // "An episode of pain that could be ..." is thought, not found.
            if words.allSatisfy({ EncounterSite.isPart($0) || $0 == "and" }) { return true }
            return isRemark(words) || words.contains { ["could", "might", "would"].contains($0) }
        case .told, .subject:
            return defines(words) || speaks(words) || isRemark(words) || isHere(words)
                || announces(words) || EncounterPurpose.pointsBack(words) || isMismatched(words)
                || isComment(words)
        case .order: return EncounterPurpose.isUnnamed(words)
        case .advice:
            return isMismatched(words) || isHere(words)
                || ["working", "going"].contains(words.last) && words.count < 6
                || words.last == "appointment" && words.count < 8
        default: return false
        }
    }

    /// "Melatonin is a hormone", "a BMI above 30 would qualify": so it is of everyone.
    private static func defines(_ words: [String]) -> Bool {
        if ["a", "an"].contains(words[0]) {
            return words.contains { ["would", "can", "could"].contains($0) }
                || ["a", "an"].contains {
                    words.contains(sequence: ["is", $0]) || words.contains(sequence: ["not", $0])
                }
        }
        // "The hemoglobin is her red blood cell count".
        if words[0] == "the", words.last == "count", words.count > 4, words[2] == "is",
            ["his", "her", "their"].contains(words[3])
        {
            return true
        }
        guard let verb = words.firstIndex(where: ["is", "are"].contains), (1...3).contains(verb),
            verb + 2 < words.count,
            !EncounterWords.pronouns.contains(words[0]), !["this", "these", "that", "patient"].contains(words[0]),
            words[..<verb].allSatisfy({ EncounterShape.isNoun($0) || $0.count == 1 })
        else { return false }
        return ["a", "an"].contains(words[verb + 1]) && !words[verb...].contains { ["left", "right"].contains($0) }
    }

    /// "The third problem is the birth control", "we will look at the labs in a second", "the rule is 3 in a year": what comes
    /// next, or of everyone.
    private static func announces(_ words: [String]) -> Bool {
        if words[0] == "we", words.suffix(2).first == "a", let last = words.last {
            return ["second", "sec", "minute", "moment"].contains(last)
        }
        if words.starts(with: ["the", "rule", "is"]) || words.starts(with: ["we", "will", "be", "glad"]) {
            return true
        }
        guard words.count > 4, words.count < 9, words[0] == "the", ordinals.contains(words[1]),
            ["problem", "issue", "concern", "one"].contains(words[2]), words[3] == "is"
        else { return false }
        return !words[4...].contains(where: EncounterShape.isVerb)
    }

    private static let ordinals = Lexicon.set("first second third fourth fifth next last other")

    /// "The patient take", "needs to be active and taking", "he can this can": forms that do not follow each other.
    private static func isMismatched(_ words: [String]) -> Bool {
        words.indices.dropFirst().contains { at in
            let (last, word) = (words[at - 1], words[at])
            if last == "patient", EncounterCandidates.advised.contains(word), !EncounterWords.nounsToo.contains(word),
                !words[..<at].contains(where: beforeBase.contains)
            {
                return true
            }
            if last == "and", isAdvised(word), Array(words.prefix(4).suffix(2)) == ["to", "be"],
                !words[..<at].contains(where: { $0.hasSuffix("ing") })
            {
                return true
            }
            return EncounterWords.modals.contains(last) && ["this", "that", "it"].contains(word) && at + 1 < words.count
                && EncounterWords.modals.contains(words[at + 1])
        }
    }

    /// "Taking".
    private static func isAdvised(_ word: String) -> Bool {
        let stem = String(word.dropLast(3))
        return word.hasSuffix("ing")
            && (EncounterCandidates.advised.contains(stem) || EncounterCandidates.advised.contains(stem + "e"))
    }

    /// "The diet is super important", "he mentioned ibuprofen", "he might have some issues".
    private static func isComment(_ words: [String]) -> Bool {
        // "And then your pain goes away": so it will be.
        if words.contains(sequence: ["pain", "goes", "away"]) { return true }
        if words.contains(where: ["super", "mentioned", "blessing"].contains) { return true }
        if words.count(where: { $0 == "could" }) > 1 { return true }
        return words.contains("might") && words.contains { ["issues", "problems"].contains($0) }
    }

    private static let beforeBase = Lexicon.set(
        "have let make help see did does do can will should would may might could to"
    )

    /// "Her back talked": no part of the body does.
    private static func speaks(_ words: [String]) -> Bool {
        !["he", "she", "i", "we"].contains(words[0]) && words[1] != "patient"
            && words.dropFirst().prefix(3).contains { ["talked", "said", "told"].contains($0) }
    }

    /// "Man that looks itchy", "malleolus associated with swelling".
    private static func isRemark(_ words: [String]) -> Bool {
        // "There was a mistake in the chart, it says left knee".
        if words.contains("mistake"), words.contains(where: ["chart", "record", "note", "paperwork"].contains) {
            return true
        }
        if words.prefix(4).starts(with: ["right", "where"]) || words.prefix(4).starts(with: ["left", "where"]) {
            return true
        }
        if zip(words, words.dropFirst()).prefix(3).contains(where: { $0 == "that" && ["looks", "feels"].contains($1) })
        {
            return true
        }
        return EncounterSite.isPart(words[0]) && words[1] == "associated"
    }

    /// "She is here in the office", "he might call it Lipitor", "she cannot get a doctor's note".
    private static func isHere(_ words: [String]) -> Bool {
        words.starts(with: ["this", "is", "going"]) || words.contains(sequence: ["call", "it"])
            || words.prefix(4).contains("here") && words.contains("office") || words.last == "note"
    }
}
