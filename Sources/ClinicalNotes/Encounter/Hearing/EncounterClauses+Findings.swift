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
