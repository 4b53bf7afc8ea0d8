internal import Artifacts

/// Drafts an encounter: every clause is worded for a note where a rule has a sure form for it, a trained model keeps what
/// clinicians' notes hold and names its section, and the grounding check has the last word. All else is left out.
struct EncounterDrafter {
    let source: DraftSource
    let clauses: [Spoken]
    let voice: PatientVoice
    let areSwapped: Bool
    let dictation: EncounterDictation
    let orders: EncounterOrders
    let retraction: EncounterRetraction
    /// Statements of less worth are left out; those that name a drug, a complaint or a number are left out seldom.
    static let worth = 0.02
    static let clinicalWorth = -0.2
    /// What begins with "it" or "that" must be worth more.
    static let pointingWorth = 0.3

    init(_ source: DraftSource) {
        self.source = source
        var spoken = SwappedSpeakers.corrected(source.sentences.map(Spoken.init), .shared)
        dictation = EncounterDictation(source, spoken: spoken.sentences)
        for at in dictation.stretches.joined() { spoken.sentences[at].isDictated = true }
        let said = spoken.sentences.flatMap { $0.clauses(.shared) }
        voice = PatientVoice(in: said)
        let marked = EncounterProxy.marked(said.map(\.withoutVocative), isByProxy: voice.isByProxy)
        orders = EncounterOrders(ExamStretch.recut(EncounterReply.corrected(marked), voice))
        clauses = EncounterTruth(orders).told
        retraction = EncounterRetraction(clauses, orders)
        areSwapped = spoken.areSwapped
    }

    /// Statements with their features; as names, `Scripts/train_encounters` reads them.
    func studied<Seen: Feature>(as _: Seen.Type) -> [(candidate: EncounterCandidate, features: [Seen])] {
        let candidates = EncounterCandidates(clauses: clauses, voice: voice, retraction: retraction).all()
        return zip(candidates, EncounterCandidate.dictatedSections(candidates)).map { candidate, place in
            (candidate, EncounterModel.features(candidate, of: clauses, dictatedIn: place))
        }
    }

    func draft() -> DraftNote {
        var writer = EncounterWriter(source: source)
        let recalled = EncounterMemory.shared.recalled(clauses, voice).compactMap { found in
            retraction.kept(found.candidate).map {
                Scored(candidate: $0, worth: 1, kind: EncounterPlacing.recalled($0, in: found.section))
            }
        }
        let placing = EncounterPlacing(clauses: clauses.count)
        let studied = studied(as: NameHash.self)
        let scored: [Scored] = studied.compactMap { entry in
            let score = EncounterModel.shared.score(entry.features)
            if let found = found(entry.candidate, score.worth, score.section) { return found }
            guard let section = placing.section(of: entry.candidate, scored: score.section),
                isOfNote(entry.candidate, section, worth: score.worth)
            else { return nil }
            return Scored(candidate: entry.candidate, worth: score.worth, kind: kind(of: entry.candidate, in: section))
        }
        var kept = EncounterRepeats.dropped(from: chosen(dictated() + recalled, scored, &writer), &writer).compactMap {
            EncounterPlanned.placed(EncounterStudied(clauses: clauses, voice: voice).placed($0))
        }
        kept = EncounterStory(clauses: clauses, voice: voice).told(kept, among: studied.map(\.candidate))
        kept = EncounterRepeats.orderedOnce(kept + missed(besides: kept.map(\.candidate)))
        let problems = EncounterProblem.named(in: clauses)
        var facts = EncounterFact.read(clauses).filter { !retraction.isOfOtherSide($0.name) }
        let parts = EncounterParts(clauses: clauses, voice: voice, retraction: retraction)
        let complaint = complaint(problems, &writer)
        kept.removeAll { isGreeting($0.candidate, complaint) }
        // Nobody comes for what is not there: a denial of it was read wrongly.
        if let complaint, !complaint.name.contains("ollow") {
            facts.removeAll { $0.isDenied && complaint.name.lowercased().contains($0.name) }
        }
        kept = withOnset(kept, of: complaint)
        let history = introduced(kept.filter { $0.kind == .history && !$0.isAnswerOnly }, complaint, &writer)
        if let complaint, complaint.isSymptom || complaint.isCondition, !history.contains(where: \.isReason) {
            writer.write("The patient presents today for \(complaint.name).", complaint.tokens, to: .history)
        }
        let joined = EncounterJoining(clauses: clauses, voice: voice).joined(history, { writer.bears($0, $1) })
        self.history(joined, &writer)
        parts.denials(facts, &writer)
        let frame = history.first { $0.candidate.kind == .frame }?.candidate
        if frame.map({ parts.pastHistory($0, &writer) }) != true, !parts.toldHistory(&writer) {
            parts.conditions(&writer)
        }
        parts.medications(kept.map(\.candidate), &writer)
        parts.allergies(&writer)
        parts.reviewOfSystems(facts, &writer)
        if let complaint, complaint.isSymptom, !facts.contains(where: { complaint.name.contains($0.name) }),
            !EncounterFact.isGone(complaint.name.lowercased(), clauses)
        {
            writer.write("Reports \(complaint.name).", complaint.tokens, to: .reviewOfSystems)
        }
        answers(scored, facts, &writer)
        unasked(kept, facts, &writer)
        let vitals = parts.vitals(&writer)
        findings(kept, vitals, &writer)
        plan(kept, problems, frame, &writer)
        restOfDictated(kept, &writer)
        var note = writer.note
        note.divideBySystem()
        note.flags += flags
        return note
    }

    struct Scored {
        var candidate: EncounterCandidate
        var worth: Double
        var kind: SectionKind
        /// It says why the patient comes.
        var isReason: Bool { candidate.kind == .frame || candidate.text.hasPrefix("The patient presents ") }
        var isAnswerOnly: Bool { [.denial, .affirmation].contains(candidate.kind) }
    }

    /// The history as it was told; every other statement says whose it is.
    private func history(_ kept: [Scored], _ writer: inout EncounterWriter) {
        var told = 0
        var topics = EncounterTopics(clauses)
        let frames = kept.filter { $0.candidate.kind == .frame }
        for entry in frames + kept.filter({ $0.candidate.kind != .frame }) {
            let (text, tokens) = (entry.candidate.text, entry.candidate.tokens)
            let opening = text.prefix { $0 != " " }.lowercased()
            let isTold = [.patient, .answer].contains(entry.candidate.kind)
            let section =
                EncounterPlacing.isResult(text, isTold: isTold)
                ? .results : EncounterBackground.section(of: entry.candidate)
            if section != .history, writer.write(text, tokens, to: section) { continue }
            if isTold, writesTopic(entry, &topics, &writer) { continue }
            if entry.candidate.kind == .patient, [voice.subject, voice.possessive].contains(opening),
                ![" reports ", " thinks ", " says "].contains(where: text.contains)
            {
                told += 1
                if writer.write(said(text, told), tokens, to: .history) { continue }
            }
            // "You have a past history of gout": the patient has it.
            let isHad =
                entry.candidate.kind == .possession && !text.hasPrefix("No ")
                && 10 * entry.candidate.clauses[0] < 7 * clauses.count
            let whole = isHad ? "The patient has " + text.prefix(1).lowercased() + text.dropFirst() : text
            writer.write(whole, tokens, to: .history)
        }
    }

    /// "Regarding her depression, she has been going every week.": whether it was written.
    private func writesTopic(_ entry: Scored, _ topics: inout EncounterTopics, _ writer: inout EncounterWriter) -> Bool
    {
        let (text, tokens) = (entry.candidate.text, entry.candidate.tokens)
        guard let topic = topics.next(entry.candidate.clauses[0], text) else { return false }
        let rest = text.prefix(1).lowercased() + text.dropFirst()
        return writer.write("Regarding \(voice.possessive) \(topic.name), \(rest)", topic.tokens + tokens, to: .history)
    }

    /// A statement of the patient, with whose it is as notes say it, not each in the same way.
    private func said(_ text: String, _ told: Int) -> String {
        let subject = voice.subject.firstUppercased
        let rest = text.prefix(1).lowercased() + text.dropFirst()
        switch told % 4 {
        case 1:
            return rest.hasPrefix(voice.subject + " ") ? "The patient" + rest.dropFirst(voice.subject.count) : text
        case 3: return "The patient states that " + rest
        default: return "\(subject) reports that " + rest
        }
    }

    /// Answers about what is no complaint of a system.
    private func answers(_ scored: [Scored], _ facts: [EncounterFact], _ writer: inout EncounterWriter) {
        var seen: Set<String> = []
        let known = Set(facts.map(\.name))
        for entry in scored where entry.isAnswerOnly {
            if !seen.insert(entry.candidate.text).inserted {
                writer.leaveOut(entry.candidate.tokens, .repeated)
            } else if !says(only: known, entry.candidate.words) {
                writer.write(entry.candidate.text, entry.candidate.tokens, to: .reviewOfSystems)
            }
        }
    }

    /// "Reports mild headaches", beside "reports headaches".
    private func says(only known: Set<String>, _ words: [String]) -> Bool {
        let named = EncounterFact.complaints(of: words).map(\.name)
        return !named.isEmpty && known.isSuperset(of: named) && !words.contains("or")
    }

    /// "No chest pain", said and not asked, where the review of systems does not have it yet.
    private func unasked(_ kept: [Scored], _ facts: [EncounterFact], _ writer: inout EncounterWriter) {
        for entry in kept where entry.kind == .reviewOfSystems {
            let named = EncounterFact.complaints(of: entry.candidate.words).map(\.name)
            guard !facts.contains(where: { named.contains($0.name) }) else { continue }
            writer.write(entry.candidate.text, entry.candidate.tokens, to: .reviewOfSystems)
        }
    }

    /// What is worth a statement, each fact once; a statement that points back stands only where what it points at does.
    private func chosen(_ recalled: [Scored], _ scored: [Scored], _ writer: inout EncounterWriter) -> [Scored] {
        var kept: [Scored] = []
        var seen: [Set<String>] = []
        var parts: Set<String> = []
        var places: [Int: SectionKind] = [:]
        for entry in recalled {
            let stems = writer.words(of: entry.candidate.text)
            let content = stems.stems.union(stems.numbers)
            guard content.count > 1,
                !seen.contains(where: { 5 * content.count(where: $0.contains) >= 3 * content.count }),
                writer.bears(entry.candidate.text, entry.candidate.tokens)
            else { continue }
            seen.append(content)
            _ = isOfNewPart(entry, &parts)
            kept.append(entry)
        }
        for entry in scored where entry.worth > Self.clinicalWorth {
            let stems = writer.words(of: entry.candidate.text)
            guard entry.worth > Self.worth || isClinical(entry.candidate, stems) else { continue }
            let content = Self.content(of: entry.candidate, stems)
            guard !content.isEmpty else { continue }
            let first = entry.candidate.clauses[0]
            let opening = entry.candidate.text.prefix { $0 != " " }.lowercased()
            if Self.pointing.contains(opening), entry.candidate.kind != .answer || opening != "this",
                entry.worth < Self.pointingWorth || EncounterVague.saysWhenOnly(entry.candidate.words)
                    || (1...3).lazy.compactMap({ places[first - $0] }).first != entry.kind
            {
                continue
            }
            if !isOfNewPart(entry, &parts),
                seen.contains(where: { 3 * content.count(where: $0.contains) >= 2 * content.count })
            {
                writer.leaveOut(entry.candidate.tokens, .repeated)
                continue
            }
            // What was recalled of the same clause gives way to what has its numbers.
            if !stems.numbers.isEmpty {
                kept.removeAll { other in
                    other.candidate.kind == .recalled && other.candidate.clauses.contains(first)
                        && writer.words(of: other.candidate.text).stems.isSubset(of: stems.stems)
                }
            }
            seen.append(content)
            places[first] = entry.kind
            kept.append(entry)
        }
        return kept.enumerated().sorted {
            ($0.element.candidate.clauses[0], $0.offset) < ($1.element.candidate.clauses[0], $1.offset)
        }.map(\.element)
    }

    private static let pointing = Lexicon.set("it it'd it'll that that'd this they they'd these those there he's")
}
