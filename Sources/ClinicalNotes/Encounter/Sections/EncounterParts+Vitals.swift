internal import Artifacts

/// Vital signs: whether a number that stands by the name of one is its value now, and weights.
extension EncounterParts {
    private func isEarlier(_ lower: ArraySlice<String>) -> Bool {
        lower.contains(where: Self.earlier.contains) && !lower.contains { ["today", "now"].contains($0) }
    }

    /// "your blood pressure is 128 over 72": "Blood pressure: 128/72." The kinds that were written.
    func vitals(_ writer: inout EncounterWriter) -> Set<String> {
        var written: Set<String> = []
        for at in clauses.indices
        where clauses[at].speaker != .patient && !clauses[at].isQuestion && !isOfUnborn(clauses[at]) {
            let isOfSigns = isOfSigns(clauses[at])
            for vital in VitalSign.all where !written.contains(vital.kind) && vital.isNamed(in: clauses[at].lower) {
                let told = isOfSigns ? vital.reading(in: clauses[at]) ?? afterRemark(vital, at) : nil
                guard let read = ofNow(vital, at) ?? told else { continue }
                if writer.write("\(read.title): \(read.value).", read.words.tokens, to: .vitals) {
                    written.insert(vital.kind)
                }
            }
            if isOfSigns, !written.contains("Weight"), let weight = Self.weight(in: clauses[at].lower),
                writer.write("Weight: \(weight).", clauses[at].words.tokens, to: .vitals)
            {
                written.insert("Weight")
            }
        }
        return written
    }

    /// "Pulse was 110 | and now it is 80", "130/80 at home but here it's 162/98".
    private func ofNow(_ vital: VitalSign, _ at: Int) -> VitalSign.Reading? {
        var whole = clauses[at]
        for next in clauses[(at + 1)...].prefix(2).prefix(while: \.continuesSentence) { whole.words += next.words }
        return vital.readingOfNow(in: whole)
    }

    /// "The baby's heart rate is 145", told to who bears it.
    private func isOfUnborn(_ clause: Spoken) -> Bool {
        clause.lower.contains(where: ["baby's", "fetal", "fetus"].contains) && !voice.isByProxy
    }

    private func isOfSigns(_ clause: Spoken) -> Bool {
        // "It was 150 over 70, so have you been taking it".
        clause.speaker != .patient && !clause.isQuestion && !isEarlier(clause.lower.prefix { $0 != "so" })
    }

    /// "Your blood pressure is a little elevated, but that's probably the pain, right; we are looking at 140 over 70": the value
    /// stands in a clause that goes on with the sign, and tells of nothing else.
    private func afterRemark(_ vital: VitalSign, _ at: Int) -> VitalSign.Reading? {
        guard vital.mayFollow, vital.isNamedOnly(in: clauses[at].lower) else { return nil }
        let isOfNow = clauses.isLate(at) || clauses[max(0, at - 1)...at].contains { $0.lower.contains("today") }
        for next in clauses.indices[(at + 1)...].prefix(4) {
            let clause = clauses[next]
            guard isOfSigns(clause), clause.speaker == clauses[at].speaker, !clause.isConditional,
                !VitalSign.all.contains(where: { $0.isNamed(in: clause.lower) })
            else { return nil }
            guard clause.lower.contains(where: { $0.first?.isNumber == true }) else {
                // "At your cardiologist | it was 170 over 95".
                if Self.elsewhere.contains(clause.lower.first ?? "") { return nil }
                continue
            }
            // "It was 200 over 90" in the emergency room, before the patient is examined.
            guard Self.goesOn(clause.lower), isOfNow || !clause.lower.contains("was") else { return nil }
            return vital.reading(behind: clauses[at], in: clause)
        }
        return nil
    }

    /// "It's about 140 over 70", "we are looking at like 140 over 70": the number, and nothing else but how it is read.
    private static func goesOn(_ lower: [String]) -> Bool {
        let lead = lower.prefix { $0.first?.isNumber != true }
        guard let first = lead.first(where: { !["and", "so", "but", "like"].contains($0) }) else { return false }
        return goingOn.contains(first) && lead.allSatisfy(reading.contains)
    }

    private static let elsewhere = Lexicon.set("at in when last with for if from")
    private static let goingOn = Lexicon.set("it it's we we're you you're i")
    private static let reading = Lexicon.set(
        "and so but it it's we we're you you're i is was are looks looking at like about around got get here see today now a little bit right running normal"
    )

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
            !lower[..<name].contains(where: { Lexicon.relatives[$0] != nil || ofAim.contains($0) })
        else { return nil }
        // "Weight is up 9 pounds", not "weight is 148 pounds, down from 155".
        let lead = lower[name...].prefix { $0.first?.isNumber != true }
        guard !lead.contains(where: changes.contains) else { return nil }
        if let value = changedWeight(lower[name...].dropFirst(lead.count)) { return value }
        return lower[name...].dropFirst().prefix(4).indices.lazy.compactMap { at in
            guard at + 1 < lower.count, let value = Double(lower[at]), (1...900).contains(value),
                massUnits.contains(lower[at + 1]), lower[at - 1].first?.isNumber != true,
                at + 2 >= lower.count || !compared.contains(lower[at + 2])
            else { return nil }
            return lower[at] + " " + lower[at + 1]
        }.first
    }

    /// "Weight 190, down 6 pounds": the unit is told with what came or went.
    private static func changedWeight(_ words: ArraySlice<String>) -> String? {
        let words = Array(words.prefix(4))
        guard words.count == 4, let value = Double(words[0]), (1...900).contains(value), changes.contains(words[1]),
            Double(words[2]) != nil, massUnits.contains(words[3])
        else { return nil }
        return "\(words[0]), \(words[1...].joined(separator: " "))"
    }

    private static let changes: Set = ["up", "down", "gained", "lost"]
    /// "We'll lower your dry weight": not what was measured.
    private static let ofAim = Lexicon.set("dry goal ideal birth lower")
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
