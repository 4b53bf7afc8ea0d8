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
        var toPlan = kept.filter { !isReturn($0.candidate.text) }.map(toCome)
        let found = EncounterProblem.diagnosed(in: clauses, from: problems.first?.clause).filter {
            retraction.holds($0.text, of: $0.clause)
        }
        let agenda = EncounterAgenda(clauses, problems, found: found)
        let reasons = reasons(agenda)
        // "It is coming from her periods", of which the reason is told.
        toPlan.removeAll { entry in
            ![.order, .advice].contains(entry.candidate.kind)
                && reasons.contains { entry.candidate.clauses == [$0.clause] }
        }
        let standing = EncounterStanding(
            clauses,
            agenda,
            toPlan.map { ($0.candidate, clause(of: $0.candidate)) }
        )
        let problems = standing.problems
        let planned = zip(toPlan, standing.places).sorted {
            clause(of: $0.0.candidate) < clause(of: $1.0.candidate)
        }
        if !kept.isEmpty, let frame, frame.text.contains("-old ") {
            writer.write(EncounterFrame.summarized(frame.text) ?? frame.text, frame.tokens, to: .assessmentAndPlan)
        }
        let diagnoses = diagnoses(found, besides: problems)
        var unheaded: [Scored] = []
        let reasoning = EncounterPlanned.Group.reasoning.rawValue
        for (at, problem) in problems.enumerated() {
            let diagnosis = diagnoses.first { agenda.problem(at: $0.clause) == at }
            let fuller = found.first {
                agenda.problem(at: $0.clause) == at && $0.isSame(as: problem) && $0.name.count > problem.name.count
            }
            guard
                problem.isDiagnosed || problem.isNamed(in: clauses)
                    || (fuller ?? diagnosis) != nil || planned.contains(where: { $0.1 == at })
                    || reasons.contains(where: { agenda.problem(at: $0.clause) == at })
            else { continue }
            // "The osteoporosis | you don't have osteoporosis anymore | it's osteopenia".
            let isDenied = EncounterDiagnosis.isDenied(problem.name, clauses, problem.clause)
            let head = heading(fuller ?? problem, diagnosis, isDenied: isDenied)
            let named = writer.words(of: (fuller ?? problem).text).stems
                .union(diagnosis.map { writer.words(of: $0.text).stems } ?? [])
            // "Knee sprain", of whom only the right one was spoken of.
            let (name, tokens) = sided(head.text.prefix(1).lowercased() + head.text.dropFirst().dropLast(), head.tokens)
            let isHeaded =
                writer.write([name].sentence, tokens, to: .assessmentAndPlan, item: at + 1)
                || writer.write(head.text, head.tokens, to: .assessmentAndPlan, item: at + 1)
            guard isHeaded else {
                unheaded += planned.filter { $0.1 == at }.map(\.0)
                continue
            }
            if let diagnosis, head.text == (fuller ?? problem).text {
                let text = "\(reasoning): \(diagnosis.text)"
                writer.write(text, diagnosis.name.tokens, to: .assessmentAndPlan, item: at + 1)
            }
            for reason in reasons where agenda.problem(at: reason.clause) == at {
                writer.write(reason.text, reason.tokens, to: .assessmentAndPlan, item: at + 1)
            }
            let mine = planned.filter { $0.1 == at && !says(only: named, $0.0.candidate, &writer) }.map(\.0)
            write(mine, item: at + 1, &writer)
        }
        for diagnosis in diagnoses where agenda.problem(at: diagnosis.clause) == nil {
            writer.write(diagnosis.text, diagnosis.name.tokens, to: .assessmentAndPlan, heading: reasoning)
        }
        write(unheaded + planned.filter { $0.1 == nil }.map(\.0), item: nil, &writer)
        if !kept.isEmpty { agreement(after: kept.first?.candidate.clauses[0] ?? 0, &writer) }
        for entry in returns { writer.write(entry.candidate.text, entry.candidate.tokens, to: .instructions) }
    }

    /// What each problem is said to come from, and how it goes.
    private func reasons(_ agenda: EncounterAgenda) -> [EncounterCause.Reason] {
        let cause = EncounterCause(clauses: clauses, voice: voice)
        return clauses.indices.compactMap { at in
            guard let turn = agenda.turns.last(where: { $0.clause <= at }), let problem = turn.problem
            else { return nil }
            return cause.reason(at, since: turn.clause, of: agenda.problems[problem].name.map(\.lower))
        }
    }

    /// What is diagnosed and heads no problem yet.
    private func diagnoses(_ found: [EncounterProblem], besides problems: [EncounterProblem]) -> [EncounterProblem] {
        found.filter { found in !problems.contains { $0.isSame(as: found) } }
    }

    /// A complaint is headed by what the clinician takes it for: "Lumbar strain", not "Back pain".
    private func heading(
        _ problem: EncounterProblem,
        _ diagnosis: EncounterProblem?,
        isDenied: Bool
    ) -> (text: String, tokens: [Transcript.Token]) {
        guard let diagnosis, !problem.isDiagnosed,
            isDenied
                || problem.name.contains(where: { Lexicon.symptoms.contains($0.lower) })
                    && !EncounterParts.conditions.contains(problem.name.map(\.lower))
        else {
            return (problem.text, problem.name.tokens)
        }
        return (diagnosis.text, diagnosis.name.tokens + problem.name.tokens)
    }

    /// The clause that a statement is of: what is recalled of several ends where its words are complete.
    private func clause(of candidate: EncounterCandidate) -> Int {
        (candidate.kind == .recalled ? candidate.clauses.last : candidate.clauses.first) ?? 0
    }

    func isReturn(_ text: String) -> Bool {
        let lower = text.lowercased()
        return lower.contains("follow up in") || lower.contains("follow-up in") || lower.hasPrefix("return ")
            || lower.contains("follow up next") || lower.contains("follow up with me")
            || lower.contains("come back ") && lower.contains(" in ")
            || lower.contains("appointment in ") && lower.bareWords.last.map(EncounterReplies.units.contains) == true
            || lower.contains(" return in ")
                && ["he ", "she ", "the patient ", "we ", "i "].contains(where: lower.hasPrefix)
    }

    /// What is planned for a problem, or for no one problem.
    private func write(_ mine: [Scored], item: Int?, _ writer: inout EncounterWriter) {
        let planned = mine.map { (entry: $0, group: EncounterPlanned($0.candidate).group) }
        for group in EncounterPlanned.Group.allCases {
            var prefix = group.rawValue + ": "
            for (entry, own) in planned where own == group {
                let (text, tokens) = (entry.candidate.text, entry.candidate.tokens)
                guard let item else {
                    writer.write(text, tokens, to: .assessmentAndPlan, heading: group.rawValue)
                    continue
                }
                if writer.write(prefix + text, tokens, to: .assessmentAndPlan, item: item) { prefix = "" }
            }
        }
    }

    /// "She has a lumbar strain", under what it names.
    private func says(
        only named: Set<String>,
        _ candidate: EncounterCandidate,
        _ writer: inout EncounterWriter
    ) -> Bool {
        guard [.told, .possession].contains(candidate.kind) else { return false }
        let words = writer.words(of: candidate.text)
        return !words.stems.isEmpty && words.numbers.isEmpty
            && words.stems.subtracting(["think", "believe"]).isSubset(of: named)
    }

    /// The patient agreed to what was planned: as notes say it.
    private func agreement(after start: Int, _ writer: inout EncounterWriter) {
        guard let tokens = clauses.indices.reversed().lazy.compactMap({ $0 > start ? assent(at: $0) : nil }).first
        else {
            return
        }
        writer.write(
            "The patient understands and agrees with the recommended medical treatment plan.",
            tokens,
            to: .assessmentAndPlan,
            heading: "Patient Agreements"
        )
    }

    /// The words of the patient that agree, with the question that they answer.
    private func assent(at: Int) -> [Transcript.Token]? {
        let clause = clauses[at]
        guard clause.isOfPatient, !clause.isQuestion else { return nil }
        // "That sounds good, but I won't take it."
        if at + 1 < clauses.count, clauses[at + 1].isOfPatient, clauses[at + 1].lower.first == "but" { return nil }
        // "No, that sounds good": the "no" denies nothing of it.
        if let start = Assent.start(in: clause.lower) { return Array(clause.words[start...]).tokens }
        guard at > 0, !clauses[at - 1].isOfPatient, Assent.asks(clauses[at - 1].lower), Assent.isYes(clause.lower),
            Assent.start(in: clauses[at - 1].lower + clause.lower) != nil
        else { return nil }
        return clauses[at - 1].words.tokens + clause.words.tokens
    }
}
