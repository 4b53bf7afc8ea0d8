/// Where a dictated statement belongs, which its words and the statement before say better than the model of dictations.
extension EncounterPlacing {
    /// - Parameters:
    ///   - section: where a dictation would have it.
    ///   - heading: the section that was named before it.
    ///   - isFirst: nobody else has spoken yet: nothing is planned.
    ///   - last: where the statement before it stands, in the same stretch.
    static func dictated(
        _ words: [String],
        _ section: SectionKind,
        under heading: SectionKind?,
        isFirst: Bool,
        after last: SectionKind?
    ) -> SectionKind {
        // What follows "assessment" says why, wherever it would stand alone.
        if let heading, judging.contains(heading), toldOrFound.contains(section) { return .assessmentAndPlan }
        let cues = Cues.read(words)
        let isJudged = heading != nil || !cues.isDisjoint(with: [.planVerb, .assessment])
        let section = isFirst && !isJudged && section == .assessmentAndPlan ? .history : section
        // "2, left lower pole stone, observe": an item of the plan.
        if section == .results, let first = words.first, first.count == 1, first.first?.isNumber == true,
            words.contains(where: managed.contains)
        {
            return .assessmentAndPlan
        }
        let isNow = !words.contains(where: past.contains)
        // Behind an impression, "possible contribution of a neuropathy" is none of what was examined before it.
        if heading == .exam, last != .assessmentAndPlan, [.history, .assessmentAndPlan].contains(section), isNow,
            cues.isDisjoint(with: elsewhere)
        {
            return .exam
        }
        switch section {
        case .history, .assessmentAndPlan, .exam, .vitals, .pastHistory:
            if section != .vitals, isShown(words, cues) { return .results }
            // "The ventricles are normal in size", after what a scan showed.
            let isOfScan =
                last == .results && cues.isDisjoint(with: elsewhere.union([.personSubject, .finding, .vital]))
            if [.history, .pastHistory, .exam].contains(section), isOfScan, words.contains(where: normal.contains) {
                return .results
            }
            if section == .exam { return section }
            if section != .vitals, isFound(words, cues, after: last) { return .exam }
            // "She was increasingly short of breath" is no illness that she had.
            let isTold = section == .pastHistory && cues.contains(.personSubject) && cues.isDisjoint(with: [.past])
            return isTold && !words.contains { Lexicon.isDisease($0) } ? .history : section
        case .results:
            if cues.isDisjoint(with: [.study]), isFound(words, cues, after: last) { return .exam }
            // "Patient was last seen in May".
            return cues.isDisjoint(with: [.study]) && words.contains("seen") && words.contains("last")
                ? .history : section
        default: return section
        }
    }

    /// "An MRI was obtained, which showed a tear", "the ultrasound reveals stones".
    private static func isShown(_ words: [String], _ cues: Cues) -> Bool {
        let back = words.contains(sequence: ["came", "back"]) ? words.firstIndex(of: "came") : nil
        guard let verb = back ?? words.firstIndex(where: shown.contains), cues.isDisjoint(with: [.planVerb]) else {
            return false
        }
        let before = words[..<verb]
        return before.contains {
            EncounterCandidates.studies.contains($0) && $0 != "examination" || ofBlood.contains($0)
        }
            && !before.contains { ["will", "if", "may", "should"].contains($0) }
    }

    /// "The patient is alert", "no focal deficit is noted", and after a finding what names a part of the body.
    private static func isFound(_ words: [String], _ cues: Cues, after last: SectionKind?) -> Bool {
        let placing = EncounterPlacing(clauses: 1)
        if placing.isComplaintOnly(words) || !cues.isDisjoint(with: elsewhere) { return false }
        if placing.isFoundPlainly(words) || words.starts(with: ["otherwise", "normal", "exam"]) { return true }
        if words[0] == "no", ["noted", "appreciated", "palpated"].contains(words[words.count - 1]) { return true }
        if words.contains(where: { $0.hasPrefix("reflex") }), words.contains(where: { $0.hasSuffix("+") }) {
            return true
        }
        let isOfThen = words.contains(where: past.contains)
        if last == .exam, cues.contains(.finding), !isOfThen { return true }
        guard let verb = words.firstIndex(where: { ["is", "are"].contains($0) }), !isOfThen else { return false }
        return cues.contains(.examSubject) && !["his", "her", "this", "it"].contains(words[0])
            && !words[..<verb].contains(where: Lexicon.symptoms.contains)
    }

    private static let judging: [SectionKind] = [.assessment, .plan, .assessmentAndPlan]
    private static let elsewhere: Cues = [
        .told, .home, .past, .family, .takes, .planVerb, .surgery, .study, .assessment, .drug,
    ]
    private static let managed = Lexicon.set("observe continue start stop repeat refer monitor increase decrease hold")
    private static let shown = Lexicon.showing.union(["reveal", "demonstrate"])
    private static let ofBlood = Lexicon.set("bloodwork blood labs profile")
    private static let toldOrFound: [SectionKind] = [.history, .exam, .pastHistory, .assessmentAndPlan]
    private static let normal = Lexicon.set("normal abnormality abnormalities unremarkable intact")
    private static let past = Lexicon.set("was were had will did would")
}
