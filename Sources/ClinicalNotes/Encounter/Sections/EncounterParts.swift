internal import Artifacts

/// Sections that are made of single facts: review of systems, past history, medications, vital signs.
struct EncounterParts {
    let clauses: [Spoken]
    let voice: PatientVoice
    let retraction: EncounterRetraction

    /// "The patient denies any fever, chills, or cough."
    func denials(_ facts: [EncounterFact], _ writer: inout EncounterWriter) {
        let denied = facts.filter { $0.isDenied && writer.bears("Denies \($0.name).", $0.tokens) }
        guard denied.count > 1, !isDeniedAlready(Set(denied.map(\.name)), writer) else { return }
        let text = "The patient denies any \(denied.map(\.name).listed("or"))."
        writer.write(text, denied.flatMap(\.tokens).inOrder, to: .history)
    }

    /// "She has not felt any numbness or tingling in her foot" says it.
    private func isDeniedAlready(_ names: Set<String>, _ writer: EncounterWriter) -> Bool {
        writer.note.sections.lazy.flatMap(\.statements).contains { statement in
            let words = statement.text.bareWords
            return words.contains(where: Lexicon.negations.contains)
                && names.isSubset(of: EncounterFact.complaints(of: words).map(\.name))
        }
    }

    /// A statement a system, and each fact alone where they do not stand together.
    func reviewOfSystems(_ facts: [EncounterFact], _ writer: inout EncounterWriter) {
        for system in EncounterSystem.allCases {
            let mine = facts.filter { $0.system == system }
            // Swelling is of a part that the history names.
            let plural = mine.filter { fact in
                mine.contains { $0.name == fact.name + "s" && $0.isDenied == fact.isDenied }
            }
            let single = mine.filter { fact in !plural.contains { $0.name == fact.name && $0.isDenied == fact.isDenied }
            }
            let (has, denied) = (single.filter { !$0.isDenied && $0.name != "swelling" }, single.filter(\.isDenied))
            let reports = has.isEmpty ? "" : "Reports \(has.map(\.name).listed("and"))."
            let denies = denied.isEmpty ? "" : "Denies \(denied.map(\.name).listed("or"))."
            for (text, facts) in [(reports, has), (denies, denied)] where !text.isEmpty {
                let isWritten = writer.write(text, facts.flatMap(\.tokens).inOrder, to: .reviewOfSystems)
                guard !isWritten, facts.count > 1 else { continue }
                for fact in facts {
                    writer.write(
                        (fact.isDenied ? "Denies " : "Reports ") + fact.name + ".",
                        fact.tokens,
                        to: .reviewOfSystems
                    )
                }
            }
        }
    }

    /// "past medical history significant for gout and reflux, who": a statement of its own. Whether it was written.
    func pastHistory(_ frame: EncounterCandidate, _ writer: inout EncounterWriter) -> Bool {
        let words = frame.text.cutAtSpaces
        guard let history = words.firstIndex(of: "history"), history + 2 < words.count else {
            return knownConditions(words, frame.tokens, &writer)
        }
        let named = words[(history + 1)...].drop { ["significant", "for", "of"].contains($0) }
        let end = named.firstIndex { Self.afterHistory.contains($0.trimming(",.")) } ?? named.endIndex
        var parts = Array(named[..<end])
        while let last = parts.last, ["and", "or", "also"].contains(last.trimming(",.")) { parts.removeLast() }
        let text = parts.joined(separator: " ").trimming(",. ")
        guard !text.isEmpty, text.split(separator: " ").count < 25 else { return false }
        return writer.write("The patient has a history of \(text).", frame.tokens, to: .pastHistory)
    }

    /// Lasting conditions that the clinician calls the patient's: "your hypertension", "a history of asthma".
    func conditions(_ writer: inout EncounterWriter) {
        var names: [String] = []
        var tokens: [Transcript.Token] = []
        for (at, clause) in clauses.enumerated()
        where clause.speaker != .other && !clause.isConditional && !clause.isOfCompanion
            && !EncounterBackground.answersOfFamily(at, clauses)
        {
            let lower = clause.lower
            if clause.isOfPatient, clauses[at].isOpen || retraction.isOnlyFeared(lower) {
                continue
            }
            let isQuestion = clause.isQuestion || EncounterTruth.asks(clause)
            guard lower.contains(where: Self.conditionStarts.contains),
                !lower.contains(where: { Lexicon.negations.contains($0) || Lexicon.relatives[$0] != nil || $0 == "if" }
                ),
                !lower.contains("any"), !lower.contains("family")
            else { continue }
            // "How is your gout?" says that there is one; "do you have a history of gout?" asks.
            let owners =
                isQuestion
                ? clause.isOfPatient ? [] : ["your"]
                : clause.isOfPatient ? Self.ownersByPatient : ["your", "history of"]
            for name in Self.conditions where lower.contains(sequence: name) {
                let phrase = name.joined(separator: " ")
                guard !names.contains(where: { $0.contains(phrase) }),
                    owners.contains(where: { (lower.joined(separator: " ")).contains("\($0) \(phrase)") }),
                    !isFoundToday(name, at), !clause.isOfPatient || retraction.holds(phrase, of: at)
                else { continue }
                // "Heart failure" was congestive.
                names.removeAll { phrase.contains($0) }
                names.append(phrase)
                tokens += clause.words.tokens
            }
        }
        if names.contains("coronary artery disease") { names.removeAll { $0 == "heart disease" } }
        if names.contains("hypertension") { names.removeAll { $0 == "high blood pressure" } }
        guard !names.isEmpty else { return }
        writer.write("The patient has a history of \(names.listed("and")).", tokens.inOrder, to: .pastHistory)
    }

    /// "Last time your blood pressure was 160 over 90": no vital sign of this visit.
    private static let afterHistory = Lexicon.set("who who's presents presenting here coming that today")
    private static let ownersByPatient = ["my", "history of", "i have", "diagnosed with"]
    /// Longer names first.
    static let conditions = EncounterCandidates.phrases(
        """
        type 2 diabetes|type 1 diabetes|diabetes|high blood pressure|hypertension|asthma|copd|congestive heart failure|
        coronary artery disease|heart disease|depression|anxiety|hypothyroidism|hyperlipidemia|high cholesterol|osteoarthritis|
        rheumatoid arthritis|arthritis|gout|acid reflux|reflux|kidney disease|atrial fibrillation|migraines|sleep apnea|
        osteoporosis|bipolar disorder|lupus|psoriasis|crohn's disease|epilepsy|breast cancer|prostate cancer|heart failure|
        kidney stones|migraine|anemia|neuropathy|eczema|glaucoma|hyperthyroidism|irritable bowel syndrome|ibs|fibromyalgia|
        chronic kidney disease|seasonal allergies|carpal tunnel syndrome|celiac disease|ulcerative colitis|multiple sclerosis|
        parkinson's disease|emphysema|sciatica|scoliosis|adhd|ptsd|gerd|hepatitis c|hiv|plantar fasciitis|afib
        """
    )
    /// First words of the conditions.
    static let conditionStarts = Set(conditions.compactMap(\.first))
}

extension Collection<String> {
    func contains(sequence: [String]) -> Bool {
        indices.contains { self[$0] == sequence.first && self[$0...].starts(with: sequence) }
    }
}

extension [Transcript.Token] {
    /// In the order of the transcript, each once.
    var inOrder: [Transcript.Token] {
        var result: [Transcript.Token] = []
        for token in sorted(by: {
            ($0.words.lowerBound, $0.words.upperBound) < ($1.words.lowerBound, $1.words.upperBound)
        })
        where result.last?.words != token.words { result.append(token) }
        return result
    }
}
