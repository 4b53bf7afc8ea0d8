internal import Artifacts

/// "Start it if the cough turns green | and you're short of breath", "30 mg a day for a week | and then 60": an order whose
/// condition or dose goes on in the next clause.
struct EncounterHalved {
    let clauses: [Spoken]
    let voice: PatientVoice

    /// The statement with its whole condition or dose; `nil` where that cannot be worded.
    func completed(_ candidate: EncounterCandidate) -> EncounterCandidate? {
        guard let at = candidate.clauses.last else { return candidate }
        if let step = step(of: candidate, at) { return added([step[0].said("and")] + step, to: candidate) }
        if let last = clauses[at].words.last, opensTime(candidate, at, last.lower) {
            return clauses[at + 1].continuesSentence
                ? added([last] + clauses[at + 1].words.trimmed(), to: candidate) : nil
        }
        guard let rest = rest(of: candidate, at) else { return candidate }
        return added([clauses[at + 1].words[0]] + rest, to: candidate)
    }

    /// "Refer you to therapy once | we get the results": whether the next clause says when.
    private func opensTime(_ candidate: EncounterCandidate, _ at: Int, _ last: String) -> Bool {
        [.order, .advice].contains(candidate.kind) && ["once", "until", "unless"].contains(last)
            && at + 1 < clauses.count && clauses[at + 1].speaker == clauses[at].speaker
            && candidate.words.last == clauses[at].lower.dropLast().last
    }

    /// The statement with its rest; `nil` where that cannot be worded.
    private func added(_ rest: [SpokenWord], to candidate: EncounterCandidate) -> EncounterCandidate? {
        guard rest.count < 16, let parts = voice.words(rest, byPatient: false) else { return nil }
        var candidate = candidate
        candidate.text = (candidate.text.dropLast() + " " + parts.joined(separator: " ")).trimming(",.") + "."
        candidate.tokens += rest.tokens
        return EncounterGrammar.isFluent(candidate.words) ? candidate : nil
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
            candidate.words.contains("if"), candidate.words.last == own.last
        else { return nil }
        return Array(clauses[at + 1].words.dropFirst()).trimmed()
    }

    /// "And then 60", "then 5 mg for two weeks", "and then we'll bring it down by 10 mg a day": the dose after a dose.
    private func step(of candidate: EncounterCandidate, _ at: Int) -> [SpokenWord]? {
        guard [.order, .advice].contains(candidate.kind), at + 1 < clauses.count, !clauses[at].isOfPatient,
            clauses[at + 1].speaker == clauses[at].speaker, clauses[at + 1].continuesSentence,
            clauses[at].lower.contains(where: Self.dosed.contains),
            candidate.words.last == clauses[at].lower.last
        else { return nil }
        let next = clauses[at + 1].words.drop { $0.lower == "and" }
        guard (2...14).contains(next.count), let first = next.first, first.lower == "then" else { return nil }
        let dose = Array(next.dropFirst())
        let isDose =
            EncounterCorrection.isNumber(dose[0].lower) || ["once", "twice", "half"].contains(dose[0].lower)
            || dose.count > 2 && ["we'll", "you'll"].contains(dose[0].lower) && Self.changing.contains(dose[1].lower)
        let pronouns = dose.filter { EncounterWords.pronouns.contains($0.lower) }
        return isDose && pronouns.allSatisfy { ["it", "you", "we"].contains($0.lower) } ? Array(next) : nil
    }

    private static let changing = Lexicon.set("go bring taper increase decrease cut drop come reduce double")
    private static let dosed = Lexicon.set("mg mcg g milligrams micrograms ml units puff puffs tablet tablets drops")
    private static let states = Lexicon.set("you're you've it's there's")
}
