internal import Artifacts

/// Vital signs: whether a number that stands by the name of one is its value now, and weights.
extension EncounterParts {
    private func isEarlier(_ lower: ArraySlice<String>) -> Bool {
        lower.contains(where: Self.earlier.contains) && !lower.contains { ["today", "now"].contains($0) }
    }

    /// "your blood pressure is 128 over 72": "Blood pressure: 128/72." The kinds that were written.
    func vitals(_ writer: inout EncounterWriter) -> Set<String> {
        var written: Set<String> = []
        for at in clauses.indices where isOfSigns(clauses[at]) {
            for vital in VitalSign.all where !written.contains(vital.kind) {
                guard let read = vital.reading(in: clauses[at]) ?? afterRemark(vital, at) else { continue }
                if writer.write("\(read.title): \(read.value).", read.words.tokens, to: .vitals) {
                    written.insert(vital.kind)
                }
            }
            if !written.contains("Weight"), let weight = Self.weight(in: clauses[at].lower),
                writer.write("Weight: \(weight).", clauses[at].words.tokens, to: .vitals)
            {
                written.insert("Weight")
            }
        }
        return written
    }

    private func isOfSigns(_ clause: Spoken) -> Bool {
        // "It was 150 over 70, so have you been taking it".
        clause.speaker != .patient && !clause.isQuestion && !isEarlier(clause.lower.prefix { $0 != "so" })
    }

    /// "Your blood pressure is a little elevated, but that's probably the pain, right; we are looking at 140 over 70".
    private func afterRemark(_ vital: VitalSign, _ at: Int) -> VitalSign.Reading? {
        guard vital.isNamedOnly(in: clauses[at].lower) else { return nil }
        let isOfNow = clauses.isLate(at) || clauses[max(0, at - 1)...at].contains { $0.lower.contains("today") }
        var heard = clauses[at]
        for next in clauses[(at + 1)...].prefix(4) {
            guard isOfSigns(next), next.speaker == heard.speaker, !next.isConditional,
                !VitalSign.all.contains(where: { $0.isNamed(in: next.lower) })
            else { return nil }
            heard.words += next.words
            // "It was 200 over 90" in the emergency room, before the patient is examined.
            if !isOfNow, heard.lower.contains("was") { return nil }
            if let read = vital.reading(in: heard, within: 30) { return read }
        }
        return nil
    }

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
    private static let earlier = Lexicon.set(
        "last previous previously before went yesterday ago home emergency er been used prior"
    )
}
