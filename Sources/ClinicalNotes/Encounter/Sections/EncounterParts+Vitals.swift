internal import Artifacts

/// Whether a number that stands by the name of a vital sign is its value now, and weights.
extension EncounterParts {
    /// "Is over" of "is over 95%", and nothing of "is up at 160/95": nil where it is no value of now.
    static func bound(_ lead: [String], _ clause: Spoken) -> String? {
        guard lead.contains(where: changing.contains) else { return "" }
        guard !clause.isConditional, !lead.contains(where: falling.contains),
            !clause.lower.contains(where: wished.contains)
        else { return nil }
        for lead in [lead.suffix(2), lead.suffix(3)] {
            if ["is", "came"].contains(lead.first), movements.contains(Array(lead.dropFirst())) { return "" }
            if lead.first == "is", bounds.contains(Array(lead.dropFirst())) {
                return lead.dropFirst().joined(separator: " ") + " "
            }
        }
        return nil
    }

    /// "Weight is 148 pounds", "she weighs 51 pounds": with its unit, or it is none.
    static func weight(in lower: [String]) -> String? {
        guard let name = lower.firstIndex(where: { ["weight", "weighs"].contains($0) }),
            !lower[..<name].contains(where: { Lexicon.relatives[$0] != nil })
        else { return nil }
        return lower[name...].dropFirst().prefix(4).indices.lazy.compactMap { at in
            guard at + 1 < lower.count, let value = Double(lower[at]), (1...900).contains(value),
                massUnits.contains(lower[at + 1]), at + 2 >= lower.count || !compared.contains(lower[at + 2])
            else { return nil }
            return lower[at] + " " + lower[at + 1]
        }.first
    }

    private static let compared = Lexicon.set("more less over under lighter heavier above below than")
    private static let massUnits = Lexicon.set("pounds lb lbs kg kilograms kilos")

    /// "The oxygen dropped to 79%" in the night.
    private static let falling = Lexicon.set("dropped drops drop dropping dipped lowest nadir fell went goes")
    private static let changing = falling.union([
        "down", "up", "below", "above", "under", "over", "less", "more", "than",
    ])
    private static let wished = Lexicon.set("if goal target want keep should until when whenever would")
    private static let movements = EncounterCandidates.phrases("up|down|up at|up to|down at|down to")
    private static let bounds = EncounterCandidates.phrases("over|under|above|below|more than|less than")
}
