/// "You had been taking the Effexor. Are you still taking that?" "Yes.": "She is still taking the Effexor."
struct EncounterStill {
    let clauses: [Spoken]
    let voice: PatientVoice

    /// Whether clause `at` says what was so and the next asks whether it still is.
    func isAsked(_ at: Int) -> Bool { former(at) != nil }

    func statement(_ at: Int) -> EncounterCandidate? {
        guard let former = former(at), at + 2 < clauses.count, clauses[at + 2].isOfPatient else { return nil }
        let reply = clauses[at + 2]
        guard let first = reply.lower.first, EncounterAnswers.yeses.contains(first), reply.words.count < 5,
            !reply.lower.contains(where: Lexicon.negations.contains), let said = voice.words(former, byPatient: false)
        else { return nil }
        let text = ([voice.subject, "is still"] + said).sentence
        guard EncounterGrammar.isSentence(text) else { return nil }
        return .init(
            kind: .answer,
            text: text,
            clauses: [at, at + 2],
            tokens: former.tokens + clauses[at + 1].words.tokens + reply.words.tokens
        )
    }

    /// "Taking the Effexor" of "you had been taking the Effexor".
    private func former(_ at: Int) -> [SpokenWord]? {
        guard at + 1 < clauses.count, !clauses[at].isOfPatient, clauses[at + 1].speaker == clauses[at].speaker,
            clauses[at + 1].lower.prefix(4).contains("still")
        else { return nil }
        let words = clauses[at].words.trimmed()
        let lower = words.map(\.lower)
        guard let opening = Self.openings.first(where: { lower.starts(with: $0) }), words.count > opening.count + 1,
            ["taking", "using", "on"].contains(lower[opening.count])
        else { return nil }
        return Array(words[opening.count...])
    }

    private static let openings = EncounterCandidates.phrases(
        "you had been|you have been|you've been|you were|you'd been"
    )
}
