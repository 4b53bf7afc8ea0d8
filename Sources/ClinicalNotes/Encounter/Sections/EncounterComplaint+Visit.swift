internal import Artifacts

/// Why the patient comes, as the clinician says it.
extension EncounterDrafter {
    typealias Reason = (name: String, tokens: [Transcript.Token])

    /// How many clauses open the talk.
    var opening: Int { min(clauses.count, max(14, clauses.count / 7)) }

    /// Of the words behind "here for"; a bare follow-up or flare is of the conditions that were named before it. The condition
    /// that introduces a patient is taken where nothing else is said.
    func visitReason(isIntroduced: Bool) -> Reason? {
        let sides = EncounterSide(clauses: clauses)
        for at in clauses.prefix(opening).indices
        where !clauses[at].isOfPatient && !clauses[at].lower.contains("or") && !sides.isSetRight(at) {
            if isTurnedDown(at) { continue }
            let words = saying(at)
            let reason = EncounterVisitReason(words.map(\.lower))
            guard let found = reason.words ?? (isIntroduced ? reason.condition : nil) else { continue }
            let name = Array(words[found])
            let lower = name.map(\.lower)
            let isOfMany = lower.contains("follow-up") && lower.conditionRuns.contains { $0.count > 1 }
            if isOfMany || EncounterVisitReason.isBare(lower) {
                if let whole = known(at, name) { return whole }
                continue
            }
            let told = named(name, words.tokens)
            let isFollowed = words.map(\.lower)[..<found.lowerBound].contains(sequence: ["follow", "for"])
            return (isFollowed ? "follow-up of " + told.name : told.name, told.tokens)
        }
        return nil
    }

    /// A clause, with the next where the sentence was cut behind its verb: "your doctor sent | you over for a tremor".
    func saying(_ at: Int) -> [SpokenWord] {
        let words = clauses[at].words
        guard at + 1 < clauses.count, clauses[at + 1].speaker == clauses[at].speaker,
            words.last.map({ ["sent", "referred", "hurt", "injured", "because", "'cause"].contains($0.lower) }) == true
        else { return words }
        return words + clauses[at + 1].words
    }

    /// "Here for her follow-up", "for a flare-up": of the conditions that introduce the patient.
    private func known(_ at: Int, _ name: [SpokenWord]) -> Reason? {
        let told = clauses[max(0, at - 2)...at].filter { !$0.isOfPatient }
        let words = told.flatMap(\.lower).conditionsListed
        let runs = words.conditionRuns.filter { words[$0[0].upperBound - 1] != "diagnosis" }
        guard let run = runs.max(by: { $0.count < $1.count }), let last = run.last else { return nil }
        let near = words[..<run[0].lowerBound].suffix(6)
        if near.contains(where: { $0 == "ruled" || Lexicon.relatives[$0] != nil }) { return nil }
        let kinds = words[..<run[0].lowerBound].reversed().prefix { !Lexicon.functionWords.contains($0) }.count
        let start = kinds < 6 ? run[0].lowerBound - kinds : run[0].lowerBound
        let conditions = words[start..<last.upperBound].joined(separator: " ").trimming(",")
        let isFlare = name.contains { $0.lower == "flare" }
        guard !isFlare || run.count == 1 else { return nil }
        return (isFlare ? conditions + " flare" : "follow-up of " + conditions, told.flatMap(\.words).tokens)
    }

    /// As a note has it: "the bottom of the right foot", "low platelets" of platelets that "have been low", and what was said
    /// to hurt where no more than a part was named.
    private func named(_ name: [SpokenWord], _ tokens: [Transcript.Token]) -> Reason {
        var words = name.filter { $0.lower != "some" }
        // "Back pain evaluation".
        if words.last?.lower == "evaluation" { words.removeLast() }
        for at in words.indices where ["your", "my"].contains(words[at].lower) { words[at].text = "the" }
        let text = words.phrase.cutAtSpaces.conditionsListed.joined(separator: " ")
        if let sore = sorePart(words.map(\.lower), tokens) { return sore }
        if words.count == 1, let told = EncounterFact.paraphrased([words[0].lower]).first {
            return (told == "fatigue" ? "tiredness" : told, tokens)
        }
        if words.count < 4, let last = words.last?.lower, let off = value(of: last),
            !words.contains(where: { $0.lower == off.name })
        {
            return (off.name + " " + text, (tokens + off.tokens).inOrder)
        }
        return (text, tokens)
    }

    /// "My platelets were low".
    private func value(of name: String) -> Reason? {
        for clause in clauses.prefix(clauses.count / 3) {
            let lower = clause.lower
            guard !lower.contains(where: { ["normal", "before", "ago"].contains($0) || Self.isYear($0) }),
                let at = lower.firstIndex(of: name), at + 1 < lower.count,
                ["is", "are", "was", "were", "have", "has", "been"].contains(lower[at + 1]),
                let value = lower[(at + 1)...].prefix(5).first(where: {
                    EncounterVisitReason.values.contains($0) || Lexicon.negations.contains($0)
                }), !Lexicon.negations.contains(value)
            else { continue }
            return (value, clause.words.tokens)
        }
        return nil
    }
}
