internal import Artifacts

/// Why the patient comes.
struct EncounterComplaint {
    /// In the middle of a sentence: "right knee pain".
    var name: String
    var tokens: [Transcript.Token]
    /// A complaint that a review of systems lists.
    var isSymptom: Bool {
        let words = name.lowercased().cutAtSpaces
        return words.count < 4 && words.last.map(Self.symptoms.contains) == true
    }

    /// A lasting condition by its plain name.
    var isCondition: Bool {
        let words = name.lowercased().cutAtSpaces
        return !words.contains(where: EncounterCondition.others.contains)
            && words.indices.contains { EncounterParts.conditions.contains(Array(words[$0...])) }
    }

    private static let symptoms = Lexicon.set(
        """
        pain cough headache headaches fever rash nausea vomiting diarrhea constipation dizziness fatigue swelling numbness throat
        wheezing weakness stiffness itching congestion palpitations
        """
    )
}

extension EncounterDrafter {
    /// The chief complaint, as it was written: of the introduction, else the first problem, else the first complaint, else
    /// what hurts.
    func complaint(
        _ kept: [Scored],
        _ problems: [EncounterProblem],
        _ facts: [EncounterFact],
        _ writer: inout EncounterWriter
    ) -> EncounterComplaint? {
        for entry in kept where entry.isReason {
            if let found = followedUp(entry.candidate) ?? introduced(entry.candidate) {
                if let sore = sorePart(found, entry.candidate.tokens),
                    let written = written([sore.name], sore.tokens, &writer)
                {
                    return written
                }
                return written(found, entry.candidate.tokens, &writer)
            }
        }
        // What the visit is for, as the clinician says, goes before what else is told.
        if let sent = sentFor() { return sent.words.isEmpty ? nil : written(sent.words, sent.tokens, &writer) }
        if let opened = opened() {
            let (name, tokens) = sided(opened.name, opened.tokens)
            if let written = written([name], tokens, &writer) { return written }
            if let written = written([opened.name], opened.tokens, &writer) { return written }
        }
        if problems.first?.isDiagnosed == false,
            let problem = problems.first(where: {
                !$0.isDiagnosed && !$0.isBare && isNamedEarly($0.name)
                    // "And then again for your diabetes": what is seen to besides.
                    && !clauses[$0.clause].lower.prefix(4).contains(where: ["again", "also", "lastly"].contains)
                    && !Self.measured.contains($0.name.phrase.lowercased())
            })
        {
            return written([problem.name.phrase], problem.name.tokens, &writer)
        }
        // What is told late, or comes with something else, is hardly what brings the patient.
        let early = kept.filter { 3 * $0.candidate.clauses[0] < clauses.count || clauses.count < 30 }
        let endorsed = early.flatMap { entry in
            EncounterSymptoms.endorsed(in: entry.candidate).prefix(1).map { (name: $0, tokens: entry.candidate.tokens) }
        }
        let denied = Set(facts.filter(\.isDenied).map(\.name))
        let found: [(name: String, tokens: [Transcript.Token])?] = [
            endorsed.first { !EncounterFact.besides.contains($0.name) },
            EncounterFact.mostNamed(in: clauses), hurtingPart(), foretold(), endorsed.first,
            clauses.count < 30
                ? facts.first { !$0.isDenied && !isCondition($0.name) }.map { ($0.name, $0.tokens) } : nil,
        ]
        for case let complaint? in found where !denied.contains(complaint.name) {
            let (name, tokens) = sided(complaint.name, complaint.tokens)
            if let written = written([name], tokens, &writer) { return written }
            if let written = written([complaint.name], complaint.tokens, &writer) { return written }
        }
        return nil
    }

    /// What is named only after the first third of the talk is something that the patient has besides.
    private func isNamedEarly(_ name: [SpokenWord]) -> Bool {
        guard let last = name.last?.lower, clauses.count > 40 else { return true }
        return clauses.prefix(clauses.count / 3).contains { $0.lower.contains { $0.prefix(5) == last.prefix(5) } }
    }

    private func isCondition(_ name: String) -> Bool {
        EncounterParts.conditions.contains(name.cutAtSpaces)
    }

    private func written(
        _ words: [String],
        _ tokens: [Transcript.Token],
        _ writer: inout EncounterWriter
    )
        -> EncounterComplaint?
    {
        let (words, tokens) = retraction.righted(words, tokens)
        // Nobody comes for "eyes": what of them?
        guard
            words.contains(where: { word in
                let lower = word.trimming(",.").lowercased()
                return !EncounterWords.notStart.contains(lower) && !EncounterSite.isPart(lower)
                    && Lexicon.sides[lower] == nil
                    && !Lexicon.functionWords.contains(lower)
            }),
            writer.write(words.sentence, tokens, to: .chiefComplaint)
        else { return nil }
        return .init(name: words.joined(separator: " ").trimming(",. "), tokens: tokens)
    }

    /// "Here for follow-up on her gout and her reflux", "with asthma and gout, who presents for a 4 month check": of which conditions.
    private func followedUp(_ candidate: EncounterCandidate) -> [String]? {
        let words = candidate.text.dropLast().cutAtSpaces
        guard let run = words.conditionRuns.first(where: { $0.count > 1 }), let first = run.first, let last = run.last
        else { return nil }
        let before = words[..<first.lowerBound].drop { !Self.checks.contains($0) }
        let isOfThem = before.count == 2 || before.count == 3 && ["her", "his"].contains(before.last)
        let after = words.indices.contains(last.upperBound) ? words[last.upperBound] : ""
        guard !["which", "that"].contains(after), isOfThem || words.last.map(Self.checks.contains) == true else {
            return nil
        }
        return ["follow-up", "of"] + words[first.lowerBound..<last.upperBound]
    }

    /// "back pain" of "who presents today with back pain that ...".
    private func introduced(_ candidate: EncounterCandidate) -> [String]? {
        let words = candidate.text.dropLast().cutAtSpaces
        guard let visit = words.firstIndex(where: { Self.visits.contains($0) && $0 != "in" }) else { return nil }
        var reason = words[visit...].drop { marked in
            let word = marked.trimming(",")
            return Self.visits.contains(word) || Self.beforeComplaint.contains(word) || word.first?.isNumber == true
                || Self.periods.contains(word)
                // "Here with his mother for ear pain".
                || Lexicon.relatives[word] != nil
        }
        // "Here as a new patient for a cough".
        if reason.first == "as", let purpose = reason.firstIndex(of: "for") {
            reason = reason[(purpose + 1)...].drop { ["a", "an"].contains($0) }
        }
        if let end = reason.firstIndex(where: { $0.hasSuffix(",") || Self.afterComplaint.contains($0) }) {
            reason = reason[..<end]
        }
        while let last = reason.last, ["and", "or", "with"].contains(last) { reason.removeLast() }
        // "Referred by Dr. Patel for an abnormal test".
        if reason.first == "by" {
            guard let purpose = reason.firstIndex(of: "for") else { return nil }
            reason = reason[(purpose + 1)...].drop { ["a", "an"].contains($0) }
        }
        // "Presents for follow-up during chemotherapy".
        if reason.first == "during", words[..<reason.startIndex].last == "follow-up" {
            reason = words[(reason.startIndex - 1)..<reason.endIndex]
        }
        guard (1...7).contains(reason.count), reason.first != "during" else { return nil }
        return Array(reason)
    }

    private static let checks = Lexicon.set("follow-up followup check checkup")
    private static let periods = Lexicon.set("week weeks month months year years")
    /// They are measured; nobody comes with one.
    private static let measured: Set<String> = ["blood pressure", "cholesterol", "blood sugar", "weight", "heart rate"]
    private static let visits = Lexicon.set(
        "presents presenting presented here visit evaluation follow-up comes in coming referred"
    )
    private static let afterComplaint = Lexicon.set("that which who after has also evaluation he she")
    private static let beforeComplaint = Lexicon.set(
        "today for with of a an the his her some complaints complaint in to clinic office this morning"
    )
}
