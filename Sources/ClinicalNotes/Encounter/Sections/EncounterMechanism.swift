internal import Artifacts

/// How an injury came about, said within what runs on: "somebody kicked my legs and I fell and landed on my arm".
struct EncounterMechanism {
    let clauses: [Spoken]
    let voice: PatientVoice

    /// The first of it, where none of `told` tells of a fall or a blow.
    func told(besides told: [EncounterCandidate]) -> EncounterCandidate? {
        guard
            !told.contains(where: {
                let words = Set($0.words)
                return !words.isDisjoint(with: Self.telling) && words.isDisjoint(with: Lexicon.negations)
            })
        else { return nil }
        for at in clauses.indices where 3 * at < clauses.count || at < 12 {
            if let candidate = candidate(at) { return candidate }
        }
        return nil
    }

    private func candidate(_ at: Int) -> EncounterCandidate? {
        let clause = clauses[at]
        guard clause.isOfPatient, !clause.isQuestion, !clause.isConditional, !clause.isOfCompanion,
            let verb = clause.lower.firstIndex(where: { Self.moved.contains($0) }), isOfPatient(verb, in: clause.lower),
            // "I fell asleep", "I stepped on the scale", "I slipped last winter".
            !clause.lower[(verb + 1)...].contains(where: Self.otherwise.contains)
        else { return nil }
        let end = end(of: verb, in: clause.lower)
        let said = Array(clause.words[verb..<end]).trimmed()
        guard !isOpen(verb, end, in: clause.lower), let parts = voice.words(said, byPatient: true) else { return nil }
        return .init(
            kind: .patient,
            text: ([voice.subject] + parts).sentence,
            clauses: [at],
            tokens: (clause.words[..<verb].filter { $0.lower == "i" } + said).flatMap(\.tokens).inOrder
        )
    }

    /// "I just slipped", "I was talking to her and stepped off the curb": not what someone else did, nor when it was.
    private func isOfPatient(_ verb: Int, in lower: [String]) -> Bool {
        let before = lower[..<verb]
        guard let subject = before.lastIndex(of: "i"), !before.contains(where: Self.open.contains),
            !lower.contains("years")
        else { return false }
        let between = before[(subject + 1)...].drop { Self.fillers.contains($0) }
        if between.isEmpty { return true }
        guard let joined = between.lastIndex(where: { ["and", "then"].contains($0) }) else { return false }
        return between[(joined + 1)...].allSatisfy(Self.fillers.contains)
            && !between.contains { EncounterWords.pronouns.contains($0) && !["her", "him", "them"].contains($0) }
    }

    /// Behind the verb, where it happened, and the verb that is joined to it.
    private func end(of verb: Int, in lower: [String]) -> Int {
        var end = place(after: verb, in: lower)
        while end + 1 < lower.count, lower[end] == "and", Self.moved.contains(lower[end + 1]) {
            let next = place(after: end + 1, in: lower)
            if isOpen(end + 1, next, in: lower) { break }
            end = next
        }
        return end
    }

    /// "Landed": on what?
    private func isOpen(_ verb: Int, _ end: Int, in lower: [String]) -> Bool {
        end == verb + 1 && ["landed", "stepped", "crashed"].contains(lower[verb])
    }

    /// "Off the curb", "on my left arm": nothing that points elsewhere.
    private func place(after verb: Int, in lower: [String]) -> Int {
        let start = verb + 1
        guard start + 2 < lower.count, Self.prepositions.contains(lower[start]) else { return start }
        guard Self.determiners.contains(lower[start + 1]) else {
            return Self.grounds.contains(lower[start + 1]) ? start + 2 : start
        }
        let noun = lower[(start + 2)...].prefix(3).prefix {
            !Self.ends.contains($0) && !EncounterWords.finite.contains($0) && !EncounterWords.talk.contains($0)
        }
        return noun.isEmpty ? start : noun.endIndex
    }

    private static let otherwise = Lexicon.set(
        """
        asleep behind short apart love last ago when years kid child school college scale away aside past once year winter summer
        """
    )
    private static let moved = Lexicon.set("fell slipped tripped landed stumbled stepped collapsed crashed")
    private static let telling = moved.union(
        Lexicon.set(
            "fall falling slipping tripping twisted twisting rolled hit hurt injured accident rear-ended struck"
        )
    )
    private static let fillers = Lexicon.set("just then like kinda actually accidentally basically suddenly")
    private static let open = Lexicon.set("when if almost nearly never not whenever thought think before could until")
    private static let prepositions = Lexicon.set("on off onto over down from in into against out")
    private static let determiners = Lexicon.set("my the a an some")
    private static let grounds = Lexicon.set("ice stairs snow concrete")
    private static let ends = Lexicon.set(
        "and but so as when because it that this i with which while or then again before after like right to the my yesterday last"
    )
}
