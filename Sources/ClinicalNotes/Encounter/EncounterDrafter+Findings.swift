internal import Artifacts

/// Vital signs, examination and results: what was measured and found.
extension EncounterDrafter {
    func findings(_ kept: [Scored], _ vitals: Set<String>, _ writer: inout EncounterWriter) {
        let found = kept.filter { !$0.isAnswerOnly }.map { entry in
            let lower = entry.candidate.text.lowercased()
            return (entry, lower, Self.vitalName(in: lower))
        }
        for kind in [SectionKind.vitals, .exam, .results] {
            for (entry, lower, vital) in found {
                // "Heart rate is regular, pulses are strong, no swelling": more than a vital sign.
                let isList = entry.candidate.kind == .dictated && lower.count { $0 == "," } > 2
                let section: SectionKind =
                    [.exam, .results].contains(entry.kind) && vital != nil && !isList ? .vitals : entry.kind
                if section != kind || section == .vitals && vitals.contains(vital?.1 ?? "") { continue }
                let site = section == .exam ? EncounterSite(clauses: clauses).unsaid(by: entry.candidate) : nil
                let label = site?.name ?? entry.candidate.label
                if section == .exam, label.isEmpty, EncounterSite.isNowhere(entry.candidate.text.bareWords) { continue }
                writer.write(
                    Self.prefix(label, kind) + entry.candidate.text,
                    (site?.tokens ?? []) + entry.candidate.tokens,
                    to: kind
                )
            }
        }
    }

    /// A vital sign is none of what the patient tells, and what a guest tells is none of what the clinician finds or thinks.
    func kind(of candidate: EncounterCandidate, in section: SectionKind) -> SectionKind {
        let isTold =
            candidate.kind == .told && candidate.clauses.first.map { clauses[$0].speaker == .clinician } ?? false
        let vital = Self.vitalName(in: candidate.text.lowercased())
        if [.history, .assessmentAndPlan].contains(section),
            [.subject, .finding].contains(candidate.kind) && vital != nil
                || isTold && ["satting", "running normal"].contains(vital?.0)
        {
            return .vitals
        }
        if section == .history, candidate.kind == .told, let at = candidate.clauses.first, !clauses[at].isOfPatient,
            clauses[at].speaker != .other
        {
            let words = candidate.text.bareWords
            // "You don't have a fever", said while the signs are read.
            if clauses.isLate(at), words.contains(sequence: ["not", "have", "a", "fever"]) { return .vitals }
            if isInstruction(words, at) { return .assessmentAndPlan }
        }
        let isOfGuest = candidate.clauses.first.map { clauses[$0].speaker == .other } ?? false
        return isOfGuest && [.subject, .told].contains(candidate.kind) && [.exam, .assessmentAndPlan].contains(section)
            ? .history : section
    }

    /// "Then she sits on the toilet after breakfast", told late by who plans it: so she shall. What she has, takes or smokes is
    /// no plan.
    func isInstruction(_ words: [String], _ at: Int) -> Bool {
        guard 5 * at > 3 * clauses.count, let verb = words.first(where: { !["then", "he", "she"].contains($0) }) else {
            return false
        }
        return (EncounterVerbs.isThirdPerson(verb) || verb == "drinks") && !Self.habits.contains(verb)
            && isOfPlan(at) && !words.contains(where: Self.habitual.contains)
            && EncounterFact.complaints(of: words).isEmpty
    }

    /// "Then", at its beginning or that of what the same speaker said just before.
    private func isOfPlan(_ at: Int) -> Bool {
        let said = clauses[max(0, at - 5)...at].reversed().prefix { !$0.isOfPatient }
        return said.contains { $0.lower.prefix(3).contains("then") && $0.speaker == clauses[at].speaker }
    }

    /// "Norvasc for the high blood pressure" names an illness.
    private static func vitalName(in lower: String) -> (String, String)? {
        vitalNames.first { name in
            lower.ranges(of: name.0).contains { !lower[..<$0.lowerBound].hasSuffix("high ") }
        }
    }

    /// "Heart: ", "Examination of the left knee: ".
    private static func prefix(_ label: String, _ section: SectionKind) -> String {
        if label.isEmpty { return "" }
        let isSided = section == .exam && ["left ", "right "].contains { label.hasPrefix($0) }
        return isSided ? "Examination of the \(label): " : label.firstUppercased + ": "
    }

    private static let habits = Lexicon.set(
        "smokes takes uses has is was does works lives vapes chews gets feels had did went needs"
    )
    private static let habitual = Lexicon.set(
        "beer beers wine alcohol liquor vodka whiskey pack packs glass glasses cigarettes"
    )
    static let vitalNames = [
        ("vital", ""), ("blood pressure", "Blood pressure"), ("heart rate", "Heart rate"), ("pulse rate", "Heart rate"),
        ("respirations", "Respiratory rate"),
        ("respiratory rate", "Respiratory rate"), ("breathing rate", "Respiratory rate"),
        ("oxygen", "Oxygen saturation"), ("pulse ox", "Oxygen saturation"),
        ("spo2", "Oxygen saturation"), ("satting", "Oxygen saturation"), ("temperature", "Temperature"),
        ("running normal", "Temperature"), ("weight", "Weight"),
    ]
}
