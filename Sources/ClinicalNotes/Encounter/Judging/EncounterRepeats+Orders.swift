/// What is ordered twice in the same or other words: "we will order another CBC", "order a complete blood count".
extension EncounterRepeats {
    /// Without the orders that an earlier one says.
    static func orderedOnce(_ kept: [EncounterDrafter.Scored]) -> [EncounterDrafter.Scored] {
        var ordered: [[String]] = []
        let dosed = kept.filter { $0.kind == .assessmentAndPlan && [.order, .advice].contains($0.candidate.kind) }
            .map(\.candidate.words).filter { words in
                words.contains { $0.first?.isNumber == true } && words.contains(where: dosing.contains)
                    && !words.contains { Lexicon.negations.contains($0) || conditional.contains($0) }
            }
        return kept.filter { entry in
            guard entry.kind == .assessmentAndPlan, entry.candidate.kind != .advice else { return true }
            let words = entry.candidate.words
            guard words.prefix(4).contains(where: EncounterCandidates.ordered.contains), words.count < 12 else {
                return true
            }
            let named = words.canonical.filter {
                !Lexicon.functionWords.contains($0) && !EncounterCandidates.ordered.contains($0) && !idle.contains($0)
            }
            // "We will give her the Motrin", beside "Motrin 800 mg every 6 hours".
            if !named.isEmpty, named.allSatisfy(Lexicon.drugs.contains), words.contains(where: giving.contains) {
                return !dosed.contains { Set(named).isSubset(of: $0) }
            }
            // "Send her to the hematologist", "a referral to Dr. Vole, the hematologist": the fuller one.
            if let whom = referred(words) {
                return !kept.contains { other in
                    let more = other.candidate.words
                    return other.kind == .assessmentAndPlan && other.candidate.kind == .order
                        && more.count > words.count
                        && referred(more) == whom
                }
            }
            guard !named.isEmpty, !words.contains(where: Lexicon.drugs.contains) else { return true }
            if ordered.contains(named) { return false }
            ordered.append(named)
            return true
        }
    }

    /// Whom the patient is sent to.
    private static func referred(_ words: [String]) -> String? {
        guard words.contains(where: ["refer", "referral", "send"].contains) else { return nil }
        let whom = words.filter { $0.hasSuffix("ologist") || $0.hasSuffix("ology") }
        return whom.count == 1 ? whom[0].replacing("ologist", with: "ology") : nil
    }

    private static let dosing = Lexicon.set("give prescribe start take continue try send order")
    private static let conditional = Lexicon.set("if unless when whenever once until before")
    private static let giving = Lexicon.set("give prescribe order try send get")
    private static let idle = Lexicon.set("another patient ahead today again")
}

extension [String] {
    /// With one name for what has two: "CBC" for "complete blood count".
    var canonical: [String] {
        var words = self
        for (name, short) in Self.names {
            guard let start = words.firstIndex(of: name[0]), words[start...].starts(with: name) else { continue }
            words.replaceSubrange(start..<start + name.count, with: [short])
        }
        return words
    }

    private static let names = [
        (["complete", "blood", "count"], "cbc"), (["blood", "tests"], "labs"), (["blood", "work"], "labs"),
        (["lab", "work"], "labs"), (["panel"], "labs"), (["bloodwork"], "labs"), (["atrial", "fibrillation"], "afib"),
        (["congestive", "heart", "failure"], "chf"), (["emergency", "room"], "er"),
        (["emergency", "department"], "er"),
    ]
}
