internal import Artifacts

/// Drafts an encounter: every clause is worded for a note where a rule has a sure form for it, a trained model keeps what
/// clinicians' notes hold and names its section, and the grounding check has the last word. All else is left out.
struct EncounterDrafter {
    private let source: DraftSource
    let clauses: [Spoken]
    let voice: PatientVoice
    /// Statements of less worth are left out; those that name a drug, a complaint or a number are left out seldom.
    static let worth = 0.12
    static let clinicalWorth = 0.0
    /// What begins with "it" or "that" must be worth more.
    static let pointingWorth = 0.3

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
        let recalled = EncounterMemory.shared.recalled(clauses, voice).map {
            Scored(candidate: $0.candidate, worth: 1, kind: $0.section)
        }
        let scored = studied.map { entry in
            let score = EncounterModel.shared.score(entry.features)
            // What the patient tells is history, wherever it is told.
            let isTold = [.patient, .answer, .frame].contains(entry.candidate.kind)
            // A finding without a verb is no plan.
            let isPhrase = [.finding, .possession].contains(entry.candidate.kind)
            let section = isPhrase && score.section == .assessmentAndPlan ? .exam : score.section
            return Scored(candidate: entry.candidate, worth: score.worth, kind: isTold ? .history : section)
        }
        let kept = chosen(recalled, scored, &writer)
        let problems = EncounterProblem.named(in: clauses)
        let facts = EncounterFact.read(clauses)
        let parts = EncounterParts(clauses: clauses, voice: voice)
        complaint(kept, problems, &writer)
        let history = kept.filter { $0.kind == .history && !$0.isAnswerOnly }
        self.history(history, &writer)
        parts.denials(facts, &writer)
        let frame = history.first { $0.candidate.kind == .frame }?.candidate
        if let frame { parts.pastHistory(frame, &writer) }
        parts.medications(history.filter(\.isToldByPatient).map(\.candidate), &writer)
        parts.reviewOfSystems(facts, &writer)
        answers(scored, facts, &writer)
        let vitals = parts.vitals(&writer)
        findings(kept, vitals, &writer)
        plan(kept, problems, frame, &writer)
        var note = writer.note
        if SwappedSpeakers.areIn(source.sentences) {
            note.flags.append(.init(.swappedSpeakers, detail: "patient, clinician"))
        }
        return note
    }

    struct Scored {
        var candidate: EncounterCandidate
        var worth: Double
        var kind: SectionKind
        var isAnswerOnly: Bool { [.denial, .affirmation].contains(candidate.kind) }
        var isToldByPatient: Bool { [.patient, .answer].contains(candidate.kind) }
    }

    /// The history as it was told; every other statement says whose it is.
    private func history(_ kept: [Scored], _ writer: inout EncounterWriter) {
        var told = 0
        let frames = kept.filter { $0.candidate.kind == .frame }
        for entry in frames + kept.filter({ $0.candidate.kind != .frame }) {
            let (text, tokens) = (entry.candidate.text, entry.candidate.tokens)
            let opening = text.prefix { $0 != " " }.lowercased()
            if entry.candidate.kind == .patient, [voice.subject, voice.possessive].contains(opening),
                !text.contains(" reports ")
            {
                told += 1
                let subject = voice.subject.prefix(1).uppercased() + voice.subject.dropFirst()
                let says = told % 4 == 2 ? "The patient reports that " : told % 4 == 0 ? "\(subject) states that " : ""
                let rest = text.prefix(1).lowercased() + text.dropFirst()
                if !says.isEmpty, writer.write(says + rest, tokens, to: .history) { continue }
            }
            writer.write(text, tokens, to: .history)
        }
    }

    /// Answers about what is no complaint of a system.
    private func answers(_ scored: [Scored], _ facts: [EncounterFact], _ writer: inout EncounterWriter) {
        var seen: Set<String> = []
        let used = Set(facts.flatMap(\.tokens).map(\.words.lowerBound))
        for entry in scored where entry.isAnswerOnly {
            if !seen.insert(entry.candidate.text).inserted {
                writer.leaveOut(entry.candidate.tokens, .repeated)
            } else if !entry.candidate.tokens.dropLast().contains(where: { used.contains($0.words.lowerBound) }) {
                writer.write(entry.candidate.text, entry.candidate.tokens, to: .reviewOfSystems)
            }
        }
    }

    private func findings(_ kept: [Scored], _ vitals: Set<String>, _ writer: inout EncounterWriter) {
        for kind in [SectionKind.vitals, .exam, .results] {
            for entry in kept where !entry.isAnswerOnly {
                let lower = entry.candidate.text.lowercased()
                let vital = Self.vitalNames.first { lower.contains($0.0) }
                let section: SectionKind =
                    [.exam, .results].contains(entry.kind) && vital != nil ? .vitals : entry.kind
                if section != kind || section == .vitals && vitals.contains(vital?.1 ?? "") { continue }
                let label = entry.candidate.label
                let prefix = label.isEmpty ? "" : label.prefix(1).uppercased() + label.dropFirst() + ": "
                writer.write(prefix + entry.candidate.text, entry.candidate.tokens, to: kind)
            }
        }
    }

    private static let vitalNames = [
        ("vital", ""), ("blood pressure", "Blood pressure"), ("heart rate", "Heart rate"), ("pulse rate", "Heart rate"),
        ("respirations", "Respiratory rate"),
        ("respiratory rate", "Respiratory rate"), ("oxygen", "Oxygen saturation"), ("temperature", "Temperature"),
    ]

    /// What is worth a statement, each fact once; a statement that points back stands only where what it points at does.
    private func chosen(_ recalled: [Scored], _ scored: [Scored], _ writer: inout EncounterWriter) -> [Scored] {
        var kept: [Scored] = []
        var seen: [Set<String>] = []
        var places: Set<Int> = []
        for entry in recalled {
            let stems = GroundedWords(text: entry.candidate.text)
            let content = stems.stems.union(stems.numbers)
            guard content.count > 1,
                !seen.contains(where: { 5 * content.intersection($0).count >= 3 * content.count }),
                writer.bears(entry.candidate.text, entry.candidate.tokens)
            else { continue }
            seen.append(content)
            kept.append(entry)
        }
        for entry in scored
        where entry.worth > Self.worth || entry.worth > Self.clinicalWorth && isClinical(entry.candidate) {
            let stems = GroundedWords(text: entry.candidate.text)
            let content = stems.stems.union(stems.numbers).subtracting(["order", "presc"])
            guard !content.isEmpty else { continue }
            let first = entry.candidate.clauses[0]
            let opening = entry.candidate.text.prefix { $0 != " " }.lowercased()
            if Self.pointing.contains(opening),
                entry.worth < Self.pointingWorth || !(1...3).contains(where: { places.contains(first - $0) })
            {
                continue
            }
            if seen.contains(where: { 3 * content.intersection($0).count >= 2 * content.count }) {
                writer.leaveOut(entry.candidate.tokens, .repeated)
                continue
            }
            // What was recalled of the same clause gives way to what has its numbers.
            if !stems.numbers.isEmpty {
                kept.removeAll { other in
                    other.candidate.kind == .recalled && other.candidate.clauses.contains(first)
                        && GroundedWords(text: other.candidate.text).stems.isSubset(of: stems.stems)
                }
            }
            seen.append(content)
            places.insert(first)
            kept.append(entry)
        }
        return kept.enumerated().sorted {
            ($0.element.candidate.clauses[0], $0.offset) < ($1.element.candidate.clauses[0], $1.offset)
        }.map(\.element)
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

    private static let pointing = Lexicon.set("it that this they these those there he's")
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

    /// Whether its evidence bears it.
    func bears(_ text: String, _ tokens: [Transcript.Token]) -> Bool {
        let statement = Note.Statement(text: text, evidence: source.evidence(tokens))
        return GroundingCheck().violations(of: statement, in: source.transcript).isEmpty
    }

    /// Whether it was written.
    @discardableResult
    mutating func write(_ text: String, _ tokens: [Transcript.Token], to kind: SectionKind, item: Int? = nil) -> Bool {
        let evidence = source.evidence(tokens)
        let statement = Note.Statement(text: asSaid(text, evidence), item: item, evidence: evidence)
        guard GroundingCheck().violations(of: statement, in: source.transcript).isEmpty else { return false }
        note.append(statement, to: kind)
        return true
    }

    /// "A thousand" as it was said, not as a formatter writes it: a long number is easily misread.
    private func asSaid(_ text: String, _ evidence: [Note.Evidence]) -> String {
        guard text.contains(" 1000 "), evidence.contains(where: { source.heard($0.words).contains("thousand") }) else {
            return text
        }
        return text.split(separator: " ").map { $0 == "1000" ? "a thousand" : $0 }.joined(separator: " ")
    }

    mutating func leaveOut(_ tokens: [Transcript.Token], _ reason: Note.LeftOut.Reason) {
        note.leftOut += source.evidence(tokens).map {
            .init(text: source.heard($0.words), reason: reason, words: $0.words)
        }
    }
}
