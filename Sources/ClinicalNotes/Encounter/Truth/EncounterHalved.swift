internal import Artifacts

/// "Start it if the cough turns green | and you're short of breath", "30 mg a day for a week | and then 60": an order whose
/// condition or dose goes on in the next clause.
struct EncounterHalved {
    let clauses: [Spoken]
    let voice: PatientVoice

    /// The statement with its whole condition or dose; `nil` where that cannot be worded.
    func completed(_ candidate: EncounterCandidate) -> EncounterCandidate? {
        guard let at = candidate.clauses.last, let rest = rest(of: candidate, at) ?? step(of: candidate, at) else {
            return candidate
        }
        guard rest.count < 13, let parts = voice.words(rest, byPatient: false) else { return nil }
        var candidate = candidate
        candidate.text = candidate.text.dropLast() + " and " + parts.joined(separator: " ").firstLowercased + "."
        candidate.tokens += rest.tokens
        return EncounterGrammar.isFluent(candidate.text.bareWords) ? candidate : nil
    }

    /// What the next clause adds to a condition that ends the statement.
    private func rest(of candidate: EncounterCandidate, _ at: Int) -> [SpokenWord]? {
        guard at + 1 < clauses.count, !clauses[at].isOfPatient, clauses[at + 1].speaker == clauses[at].speaker,
            clauses[at + 1].continuesSentence
        else { return nil }
        let (own, next) = (clauses[at].lower, clauses[at + 1].lower)
        guard let condition = own.lastIndex(of: "if"), condition > 2,
            !["see", "sees", "check", "know"].contains(own[condition - 1]),
            next.count > 2, next[0] == "and", Self.states.contains(next[1]),
            candidate.text.bareWords.contains("if"), candidate.text.bareWords.last == own.last
        else { return nil }
        return Array(clauses[at + 1].words.dropFirst()).trimmed()
    }

    /// "And then 60", after a dose that ends the statement.
    private func step(of candidate: EncounterCandidate, _ at: Int) -> [SpokenWord]? {
        guard [.order, .advice].contains(candidate.kind), at + 1 < clauses.count, !clauses[at].isOfPatient,
            clauses[at + 1].speaker == clauses[at].speaker, clauses[at + 1].continuesSentence
        else { return nil }
        let (own, next) = (clauses[at].lower, clauses[at + 1].lower)
        guard (3...10).contains(next.count), next.starts(with: ["and", "then"]),
            EncounterCorrection.isNumber(next[2]) || ["once", "twice", "half"].contains(next[2]),
            own.contains(where: Self.dosed.contains), candidate.text.bareWords.last == own.last,
            !next.contains(where: { EncounterWords.finite.contains($0) || EncounterWords.pronouns.contains($0) })
        else { return nil }
        return Array(clauses[at + 1].words.dropFirst())
    }

    private static let dosed = Lexicon.set("mg mcg g milligrams micrograms ml units puff puffs tablet tablets drops")
    private static let states = Lexicon.set("you're you've it's there's")
}
