/// Loose words of a clinician that say nothing in a note: "a medicine called", "swelling there", "to help".
extension [String] {
    var withoutLoose: [String] {
        var parts = cutAtSpaces
        func word(_ at: Int) -> String { parts[at].lowercased().trimming(",.") }
        for at in parts.indices.reversed() where at > 0 && at < parts.count {
            let last = word(at - 1)
            switch word(at) {
            // "Some swelling there and some redness".
            case "there" where Lexicon.symptoms.contains(last) || last == "effusion":
                parts.remove(at: at)
            // "Strength there is about 4/5".
            case "there" where ["strength", "grip", "sensation"].contains(last) && at + 1 < parts.count:
                if word(at + 1) == "is" { parts.remove(at: at) }
            // "Stool down here on the left side".
            case "here" where ["down", "over", "up"].contains(last) && at > 2 && at + 1 < parts.count:
                if EncounterShape.prepositions.contains(word(at + 1)) { parts.removeSubrange((at - 1)...at) }
            // "A medicine called naproxen".
            case "called"
            where ["medicine", "medication", "drug", "cream", "pill"].contains(last) && at + 1 < parts.count:
                let isGiven = Lexicon.drugs.contains(word(at + 1)) && at > 1 && ["a", "the"].contains(word(at - 2))
                if isGiven { parts.removeSubrange((at - 2)...at) }
            // "Eliminate that the heavy lifting": begun with another word.
            case "that" where at + 1 < parts.count && ["the", "a", "an"].contains(word(at + 1)):
                if EncounterCandidates.advised.contains(last), !EncounterWords.past.contains(last), last != "see" {
                    parts.remove(at: at)
                }
            // "A biopsy of that today".
            case "of" where at + 1 < parts.count && ["that", "this", "it"].contains(word(at + 1)):
                let isEnd = at + 2 == parts.count || ["today", "now", "tomorrow"].contains(word(at + 2))
                if isEnd, EncounterCandidates.studies.contains(last) || last == "biopsy" {
                    parts.removeSubrange(at...(at + 1))
                }
            // "An EF of 55% abnormal filling": the next finding.
            case let next where parts[at - 1].hasSuffix("%") && Self.graded.contains(next): parts[at - 1] += ","
            default: break
            }
        }
        for tail in [
            ["to", "help"], ["that", "will", "help"], ["to", "help", "with", "this"], ["to", "help", "with", "that"],
        ]
        where parts.count > tail.count + 3 && parts.suffix(tail.count).map({ $0.lowercased().trimming(",.") }) == tail {
            parts.removeLast(tail.count)
        }
        return parts
    }

    private static let graded: Set<String> = ["abnormal", "normal", "mild", "moderate", "severe", "mild-to-moderate"]
}
