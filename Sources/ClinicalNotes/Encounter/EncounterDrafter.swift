internal import Artifacts

/// Drafts an encounter: every clause is worded for a note where a rule has a sure form for it, a trained model keeps what
/// clinicians' notes hold and names its section, and the grounding check has the last word. All else is left out.
struct EncounterDrafter {
    private let source: DraftSource
    private let clauses: [Spoken]
    private let voice: PatientVoice
    /// Statements of less worth are left out; those that name a drug, a complaint or a number are left out seldom.
    static let worth = 0.06
    static let clinicalWorth = -0.4

    init(_ source: DraftSource) {
        self.source = source
        clauses = SwappedSpeakers.corrected(source.sentences).map(Spoken.init).flatMap { $0.clauses(.shared) }
        voice = PatientVoice(gender: .said(in: clauses))
    }

    /// Statements with their features, as `Scripts/train_encounters` reads them.
    var studied: [(candidate: EncounterCandidate, features: [String])] {
        EncounterCandidates(clauses: clauses, voice: voice).all().map {
            ($0, EncounterModel.features($0, of: clauses))
        }
    }

    func draft() -> DraftNote {
        var writer = EncounterWriter(source: source)
        let scored = studied.map { entry in
            let score = EncounterModel.shared.score(entry.features)
            // What the patient tells is history, wherever it is told.
            let isTold = [.patient, .answer, .frame].contains(entry.candidate.kind)
            return Scored(candidate: entry.candidate, worth: score.worth, kind: isTold ? .history : score.section)
        }
        let kept = chosen(scored, &writer)
        let problems = EncounterProblem.named(in: clauses)
        complaint(kept, problems, &writer)
        for entry in kept where entry.kind == .history && !entry.isAnswerOnly {
            writer.write(entry.candidate.text, entry.candidate.tokens, to: .history)
        }
        reviewOfSystems(scored, &writer)
        for kind in [SectionKind.exam, .results] {
            for entry in kept where entry.kind == kind && !entry.isAnswerOnly {
                let label = entry.candidate.label
                let prefix = label.isEmpty ? "" : label.prefix(1).uppercased() + label.dropFirst() + ": "
                writer.write(prefix + entry.candidate.text, entry.candidate.tokens, to: kind)
            }
        }
        plan(kept.filter { $0.kind == .assessmentAndPlan && !$0.isAnswerOnly }, problems, &writer)
        var note = writer.note
        if SwappedSpeakers.areIn(source.sentences) {
            note.flags.append(.init(.swappedSpeakers, detail: "patient, clinician"))
        }
        return note
    }

    private struct Scored {
        var candidate: EncounterCandidate
        var worth: Double
        var kind: SectionKind
        var isAnswerOnly: Bool { [.denial, .affirmation].contains(candidate.kind) }
    }

    /// What is worth a statement, each fact once; a statement that points back stands only where what it points at does.
    private func chosen(_ scored: [Scored], _ writer: inout EncounterWriter) -> [Scored] {
        var kept: [Scored] = []
        var seen: [Set<String>] = []
        var places: Set<Int> = []
        for entry in scored where entry.worth > (isClinical(entry.candidate) ? Self.clinicalWorth : Self.worth) {
            let stems = GroundedWords(text: entry.candidate.text)
            let content = stems.stems.union(stems.numbers).subtracting(["order", "presc"])
            guard !content.isEmpty else { continue }
            let first = entry.candidate.clauses[0]
            let opening = entry.candidate.text.prefix { $0 != " " }.lowercased()
            if Self.pointing.contains(opening), !(1...3).contains(where: { places.contains(first - $0) }) { continue }
            if seen.contains(where: { 4 * content.intersection($0).count >= 3 * content.count }) {
                writer.leaveOut(entry.candidate.tokens, .repeated)
                continue
            }
            seen.append(content)
            places.insert(first)
            kept.append(entry)
        }
        return kept
    }

    private func isClinical(_ candidate: EncounterCandidate) -> Bool {
        let words = GroundedWords(text: candidate.text)
        return candidate.kind == .frame || !words.drugs.isEmpty || !words.numbers.isEmpty
            || Cues.read(candidate.text.dropLast().lowercased().split(separator: " ").map(String.init)).contains(
                .finding
            )
            || candidate.text.lowercased().split(separator: " ").contains {
                Lexicon.symptoms.contains($0.trimming(",."))
            }
    }

    private func complaint(_ kept: [Scored], _ problems: [EncounterProblem], _ writer: inout EncounterWriter) {
        for entry in kept where entry.candidate.kind == .frame {
            let words = entry.candidate.text.dropLast().split(separator: " ").map(String.init)
            guard let visit = words.firstIndex(where: { Self.visits.contains($0) }) else { continue }
            var reason = words[visit...].drop { Self.visits.contains($0) || Self.beforeComplaint.contains($0) }
            if let end = reason.firstIndex(where: {
                $0.hasSuffix(",") || ["that", "which", "who", "after"].contains($0)
            }) {
                reason = reason[..<end]
            }
            guard (1...7).contains(reason.count), reason.first != "during" else { continue }
            writer.write(Array(reason).sentence, entry.candidate.tokens, to: .chiefComplaint)
            return
        }
        if let problem = problems.first {
            writer.write(problem.text, problem.name.tokens, to: .chiefComplaint)
            return
        }
        for entry in kept {
            guard let complaint = EncounterSymptoms.endorsed(in: entry.candidate).first else { continue }
            writer.write([complaint].sentence, entry.candidate.tokens, to: .chiefComplaint)
            return
        }
    }

    private func reviewOfSystems(_ scored: [Scored], _ writer: inout EncounterWriter) {
        var seen: Set<String> = []
        for entry in scored {
            if entry.isAnswerOnly {
                if seen.insert(entry.candidate.text).inserted {
                    writer.write(entry.candidate.text, entry.candidate.tokens, to: .reviewOfSystems)
                } else {
                    writer.leaveOut(entry.candidate.tokens, .repeated)
                }
                continue
            }
            guard entry.worth > Self.worth else { continue }
            for complaint in EncounterSymptoms.endorsed(in: entry.candidate) where seen.insert(complaint).inserted {
                writer.write("Endorses \(complaint).", entry.candidate.tokens, to: .reviewOfSystems)
            }
        }
    }

    /// Statements under the problem that was named last before them: what the clinician thinks, orders and advises.
    private func plan(_ kept: [Scored], _ problems: [EncounterProblem], _ writer: inout EncounterWriter) {
        func within(_ range: Range<Int>, _ item: Int?) {
            let mine = kept.filter { range.contains($0.candidate.clauses[0]) }
            for (label, kinds) in Self.groups {
                var prefix = item == nil ? "" : label + ": "
                for entry in mine where kinds.contains(entry.candidate.kind) {
                    let (text, tokens) = (entry.candidate.text, entry.candidate.tokens)
                    let isWritten =
                        writer.write(prefix + text, tokens, to: .assessmentAndPlan, item: item)
                        || writer.write(text, tokens, to: .assessmentAndPlan, item: item)
                    if isWritten { prefix = "" }
                }
            }
        }
        within(0..<(problems.first?.clause ?? clauses.count), nil)
        for (at, problem) in problems.enumerated() {
            let end = at + 1 < problems.count ? problems[at + 1].clause : clauses.count
            guard kept.contains(where: { (problem.clause..<end).contains($0.candidate.clauses[0]) }) else { continue }
            writer.write(problem.text, problem.name.tokens, to: .assessmentAndPlan, item: at + 1)
            within(problem.clause..<end, at + 1)
        }
    }

    private static let groups: [(String, Set<EncounterCandidate.Kind>)] = [
        ("Medical Reasoning", [.frame, .answer, .patient, .finding, .possession, .subject, .told]),
        ("Medical Treatment", [.order]), ("Patient Education and Counseling", [.advice]),
    ]
    private static let pointing = Lexicon.set("it that this they these those he's")
    private static let visits = Lexicon.set(
        "presents presenting presented here visit evaluation follow-up comes in coming"
    )
    private static let beforeComplaint = Lexicon.set(
        "today for with of a an the his her some complaints complaint in to clinic office this morning"
    )
}

/// Writes statements into a note: each with its evidence, none that its evidence does not bear.
struct EncounterWriter {
    let source: DraftSource
    private(set) var note = DraftNote()

    init(source: DraftSource) { self.source = source }

    /// Whether it was written.
    @discardableResult
    mutating func write(_ text: String, _ tokens: [Transcript.Token], to kind: SectionKind, item: Int? = nil) -> Bool {
        let statement = Note.Statement(text: text, item: item, evidence: source.evidence(tokens))
        guard GroundingCheck().violations(of: statement, in: source.transcript).isEmpty else { return false }
        note.append(statement, to: kind)
        return true
    }

    mutating func leaveOut(_ tokens: [Transcript.Token], _ reason: Note.LeftOut.Reason) {
        note.leftOut += source.evidence(tokens).map {
            .init(text: source.heard($0.words), reason: reason, words: $0.words)
        }
    }
}
