/// Where a finding begins that runs on behind another.
extension Spoken {
    /// "Your vitals are fine | blood pressure's 126/74 | heart rate is 70".
    func beginsVital(_ lower: [String], _ at: Int) -> Bool {
        let next = at + 1 < lower.count ? lower[at + 1] : ""
        let last = lower[at - 1]
        // "You're on Norvasc for your pressure | when you came in today your pressure was high".
        if lower[at...].starts(with: ["when", "you", "came", "in"]) {
            return lower[at...].dropFirst(4).prefix(2).contains("your")
        }
        let isNamed =
            switch lower[at] {
            case "blood": next.hasPrefix("pressure")
            case "heart", "respiratory": next == "rate"
            case "pulse", "temperature", "oxygen": ["is", "was", "rate", "ox", "saturation"].contains(next)
            default: false
            }
        return isNamed
            && (last.first?.isNumber == true
                || ["fine", "good", "normal", "stable", "great", "pressure"].contains(last))
    }

    /// "No wheezing | his heart is regular": a part of the body with a verb of its own.
    func beginsPart(_ lower: [String], _ at: Int) -> Bool {
        if beginsBarePart(lower, at) { return true }
        guard ["his", "her"].contains(lower[at]), at + 2 < lower.count,
            EncounterSystem.examined(in: lower[at + 1]) != nil,
            ["is", "are"].contains(lower[at + 2])
        else { return false }
        return EncounterShape.isNoun(lower[at - 1]) || Lexicon.symptoms.contains(lower[at - 1])
            || ["right", "left", "it", "there"].contains(lower[at - 1])
    }

    /// "No murmur | lungs are clear", "the throat looks normal | neck is supple".
    func beginsBarePart(_ lower: [String], _ at: Int) -> Bool {
        guard at + 1 < lower.count, ["is", "are", "looks", "look"].contains(lower[at + 1]),
            EncounterSystem.examined(in: lower[at]) != nil, lower[at - 1] != "no"
        else { return false }
        return lower[..<at].suffix(3).contains("no") && EncounterShape.isNoun(lower[at - 1])
            || Self.states.contains(lower[at - 1]) && at > 3
    }

    func beginsFinding(_ lower: [String], _ at: Int) -> Bool {
        let (last, next) = (lower[at - 1], at + 1 < lower.count ? lower[at + 1] : "")
        if ["is", "are", "has", "have", "there's", "there", "shows", "showed", "some", "with"].contains(last)
            || EncounterCandidates.ordered.contains(last) || EncounterWords.verbs.contains(last)
        {
            return false
        }
        switch lower[at] {
        case "no": return !["longer", "more", "one", "matter", "problem"].contains(next)
        case "there": return ["is", "are"].contains(next)
        case _ where Self.examinedParts.contains(lower[at]) && !["your", "the", "of", "on", "and"].contains(last):
            return ["is", "are", "clear", "intact"].contains(next)
        case "the": return lower[at...].dropFirst(2).prefix(2).contains { ["is", "are", "will"].contains($0) }
        default: return false
        }
    }

    static let states = Lexicon.set(
        "steady fluent normal intact clear soft regular symmetric equal supple nontender"
    )
}
