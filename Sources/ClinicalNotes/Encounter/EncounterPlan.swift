internal import Artifacts

/// The assessment and plan: what the clinician thinks, orders, and advises, a problem at a time.
extension EncounterDrafter {
    func plan(
        _ all: [Scored],
        _ problems: [EncounterProblem],
        _ frame: EncounterCandidate?,
        _ writer: inout EncounterWriter
    ) {
        let kept = all.filter { $0.kind == .assessmentAndPlan && !$0.isAnswerOnly }
        let returns = kept.filter { isReturn($0.candidate.text) }
        let planned = kept.filter { !isReturn($0.candidate.text) }
        if !kept.isEmpty, let frame, frame.text.contains("-old ") {
            writer.write(frame.text, frame.tokens, to: .assessmentAndPlan)
        }
        within(0..<(problems.first?.clause ?? clauses.count), nil, planned, nil, &writer)
        let stems = problems.isEmpty ? [] : all.map { GroundedWords(text: $0.candidate.text).stems }
        for (at, problem) in problems.enumerated() {
            let end = at + 1 < problems.count ? problems[at + 1].clause : clauses.count
            let reason = reasoned(problem, all, stems)
            guard reason != nil || planned.contains(where: { (problem.clause..<end).contains($0.candidate.clauses[0]) })
            else { continue }
            writer.write(problem.text, problem.name.tokens, to: .assessmentAndPlan, item: at + 1)
            within(problem.clause..<end, at + 1, planned, reason, &writer)
        }
        if !kept.isEmpty { agreement(after: kept.first?.candidate.clauses[0] ?? 0, &writer) }
        for entry in returns { writer.write(entry.candidate.text, entry.candidate.tokens, to: .instructions) }
    }

    private func isReturn(_ text: String) -> Bool {
        let lower = text.lowercased()
        return lower.contains("follow up in") || lower.contains("follow-up in") || lower.hasPrefix("return ")
            || lower.contains("follow up with me")
    }

    /// What was told or found earlier of a problem.
    private func reasoned(_ problem: EncounterProblem, _ all: [Scored], _ stems: [Set<String>]) -> Scored? {
        let named = GroundedWords(text: problem.text).stems
        return zip(all, stems).first { entry, stems in
            ![.frame, .denial, .affirmation, .recalled].contains(entry.candidate.kind)
                && entry.kind != .assessmentAndPlan && entry.candidate.clauses[0] < problem.clause
                && !stems.isDisjoint(with: named)
        }?.0
    }

    private func within(
        _ range: Range<Int>,
        _ item: Int?,
        _ planned: [Scored],
        _ reason: Scored?,
        _ writer: inout EncounterWriter
    ) {
        let mine = (reason.map { [$0] } ?? []) + planned.filter { range.contains($0.candidate.clauses[0]) }
        for (position, group) in Self.groups.enumerated() {
            var prefix = item == nil ? "" : group + ": "
            for entry in mine where self.group(entry) == position {
                let (text, tokens) = (entry.candidate.text, entry.candidate.tokens)
                let isWritten =
                    writer.write(prefix + text, tokens, to: .assessmentAndPlan, item: item)
                    || writer.write(text, tokens, to: .assessmentAndPlan, item: item)
                if isWritten { prefix = "" }
            }
        }
    }

    private func group(_ entry: Scored) -> Int {
        let words = entry.candidate.text.lowercased().split(separator: " ").map { $0.trimming(",.") }
        switch entry.candidate.kind {
        case .advice: return 3
        case .order: return words.contains(where: Self.tests.contains) ? 1 : 2
        case .recalled:
            let isOrder = words.prefix(3).contains { Self.ordering.contains($0) } || words.contains("ordered")
            if !isOrder { return words.contains("should") || words.contains("advised") ? 3 : 0 }
            return words.contains(where: Self.tests.contains) ? 1 : 2
        case .told:
            return Self.explained.isDisjoint(with: words.dropFirst().prefix(8)) ? 0 : 3
        default: return 0
        }
    }

    /// The patient agrees to what was planned, in the words that were used for it.
    private func agreement(after start: Int, _ writer: inout EncounterWriter) {
        guard
            let answer = clauses.indices.last(where: { at in
                at > start && clauses[at].isOfPatient && Self.agreeing.contains { clauses[at].lower.starts(with: $0) }
            })
        else { return }
        func said(_ stem: String) -> Int? {
            clauses.indices.last { $0 * 5 > clauses.count * 2 && clauses[$0].lower.contains { $0.hasPrefix(stem) } }
        }
        let recommended = said("recommend")
        let places = [said("understand"), recommended, said("plan"), said("treat"), said("medic"), answer]
        let tokens = Set(places.compactMap { $0 }).sorted().flatMap { clauses[$0].words.tokens }
        let plan = (recommended == nil ? "" : "recommended ") + "medical treatment plan."
        for text in ["understands and agrees with the \(plan)", "agrees with the \(plan)", "agrees with the plan."]
        where writer.write("The patient " + text, tokens, to: .assessmentAndPlan) { return }
    }

    private static let groups = [
        "Medical Reasoning", "Additional Testing", "Medical Treatment", "Patient Education and Counseling",
    ]
    private static let tests = Lexicon.set(
        """
        mri ct cat x-ray x-rays echocardiogram echo ekg lab labs panel blood test tests ultrasound a1c scan colonoscopy biopsy
        mammogram culture urinalysis imaging cbc swab
        """
    )
    /// Said of what is to come, it explains.
    private static let explained = Lexicon.set(
        "will help helps should can could may might important need needs effects"
    )
    private static let ordering = Lexicon.set(
        "will ordered order prescribe prescribed continue start increase decrease refer referral recommend repeat"
    )
    private static let agreeing = EncounterCandidates.phrases(
        """
        sounds good|that sounds good|okay sounds good|okay that sounds good|yeah that sounds good|sounds great|that sounds great|
        okay|all right|alright|sure|perfect|that works|yes that|that's fine|got it|great|no that sounds|no sounds good|sounds like a plan
        """
    )
}
