internal import Artifacts

/// What the patient tells.
extension EncounterCandidates {
    func patient(_ spoken: [SpokenWord], _ at: Int) -> EncounterCandidate? {
        // After the examination the patient asks, thanks and jokes.
        let isLate = clauses.count > 40 && at * 10 > clauses.count * 7
        guard spoken.count <= 40, !isLate || spoken.contains(where: { Lexicon.drugs.contains($0.lower) }) else {
            return nil
        }
        var words = spoken
        // What follows a conjunction may be talk: the part before it can stand.
        if let bad = words.firstIndex(where: {
            EncounterWords.talk.contains($0.lower) || Self.toOthers.contains($0.lower)
        }) {
            guard let end = words[..<bad].lastIndex(where: { ["and", "but", "so", "because"].contains($0.lower) })
            else {
                return nil
            }
            words = Array(words[..<end]).trimmed()
        }
        words = words.without(Self.opinions) { Self.afterOpinion.contains($0) }
        if let complaint = complaint(words, at) { return complaint }
        if words.count >= 2, EncounterWords.past.contains(words[0].lower), !Self.notDone.contains(words[0].lower),
            at > 0, clauses[at - 1].isOfPatient,
            clauses[at - 1].lower.contains(where: { ["i", "i've", "i'm"].contains($0) })
        {
            words.insert(.init(text: "i", lower: "i", hasComma: false, tokens: []), at: 0)
        }
        guard words.count >= 3, Self.patientStarts.contains(words[0].lower),
            !(words.count > 2 && words[1].lower == "don't"
                && ["know", "think", "mean", "remember"].contains(words[2].lower)),
            !["guess", "mean", "know", "thought", "think", "would", "said"].contains(words[1].lower)
        else { return nil }
        // Whom "he" or "them" means was said before.
        guard
            words.contains(where: { Lexicon.relatives[$0.lower] != nil })
                || words.allSatisfy({ !Self.thirdPersons.contains($0.lower) })
        else { return nil }
        let parts = voice.words(words, byPatient: true)
        if let parts, let lead = circumstance(before: at), let whole = sentence(lead, parts, words, at) { return whole }
        return candidate(.patient, parts, words, at)
    }

    /// "When my blood pressure gets high", said just before.
    private func circumstance(before at: Int) -> [SpokenWord]? {
        guard at > 0, clauses[at - 1].isOfPatient, !clauses[at - 1].isQuestion else { return nil }
        let words = clauses[at - 1].words.trimmed()
        guard (4...10).contains(words.count), ["when", "whenever", "after"].contains(words[0].lower),
            words.allSatisfy({
                !EncounterWords.talk.contains($0.lower) && !Self.toOthers.contains($0.lower)
                    && !Self.thirdPersons.contains($0.lower) && !Lexicon.negations.contains($0.lower)
            }), words[1...].contains(where: { ["i", "i'm", "my", "it", "i've"].contains($0.lower) })
        else { return nil }
        return words
    }

    private func sentence(
        _ lead: [SpokenWord],
        _ parts: [String],
        _ words: [SpokenWord],
        _ at: Int
    )
        -> EncounterCandidate?
    {
        guard var first = voice.words(lead, byPatient: true), let main = candidate(.patient, parts, words, at),
            EncounterGrammar.isFluent(first.map { $0.lowercased() })
        else { return nil }
        first[first.count - 1] += ","
        let text = first.joined(separator: " ") + " " + main.text.prefix(1).lowercased() + main.text.dropFirst()
        return .init(
            kind: .patient,
            text: text.prefix(1).uppercased() + text.dropFirst(),
            clauses: [at],
            tokens: lead.tokens + words.tokens
        )
    }

    /// "A little bit of weight gain over the summer", without a verb: what the patient reports.
    private func complaint(_ words: [SpokenWord], _ at: Int) -> EncounterCandidate? {
        guard (2...9).contains(words.count), let first = words.first?.lower,
            ["a", "some", "an", "mild", "sharp", "constant", "severe"].contains(first),
            words.contains(where: { Lexicon.symptoms.contains($0.lower) }),
            words.allSatisfy({
                !Lexicon.negations.contains($0.lower) && !EncounterWords.finite.contains($0.lower)
                    && !Self.notInComplaint.contains($0.lower)
            }), let parts = voice.words(words, byPatient: true)
        else { return nil }
        return candidate(.patient, [voice.subject, "reports"] + parts, words, at)
    }
}
