internal import Artifacts

/// What the clinician calls the illness: "what you have is medial epicondylitis", "your diagnosis is gout".
enum EncounterDiagnosis {
    /// The diagnoses of the second half of the talk, with the clauses that tell them.
    static func named(in clauses: [Spoken]) -> [(clause: Int, name: [SpokenWord], isLikely: Bool)] {
        clauses.indices.compactMap { at in
            let clause = clauses[at]
            guard at * 20 >= clauses.count * 9, clause.speaker == .clinician, !clause.isQuestion, !clause.isConditional,
                !clause.lower.contains(where: { Lexicon.negations.contains($0) || open.contains($0) }),
                !EncounterTruth(clauses: clauses).isOpen(at), let name = name(clause.words)
            else { return nil }
            return (at, name, clause.lower.contains { likely.contains($0) })
        }
    }

    private static func name(_ words: [SpokenWord]) -> [SpokenWord]? {
        let lower = words.map(\.lower)
        for opening in openings {
            guard let start = lower.indices.first(where: { lower[$0...].starts(with: opening) }) else { continue }
            let told = words[(start + opening.count)...].drop { leads.contains($0.lower) }
            let named = told.prefix { !ends.contains($0.lower) }
            let comma = named.firstIndex(where: \.hasComma).map { $0 + 1 } ?? named.endIndex
            let name = Array(named[..<comma]).trimmed()
            guard (1...5).contains(name.count), let last = name.last?.lower, isIllness(last),
                // "A fracture" of what?
                name.count > 1 || !illnesses.contains(last) || Lexicon.isDisease(last),
                name.allSatisfy({ !EncounterWords.talk.contains($0.lower) && !EncounterWords.finite.contains($0.lower) }
                )
            else { continue }
            return name
        }
        return nil
    }

    private static func isIllness(_ word: String) -> Bool {
        Lexicon.isDisease(word, longerThan: 4) || illnesses.contains(word)
            || EncounterParts.conditions.contains { $0.last == word && $0.count > 1 }
    }

    private static let openings = EncounterCandidates.phrases(
        """
        what you have is|you have what we call|you have what's called|you have something called|your diagnosis is|the diagnosis is|
        you do have|you have|you've got|we call this|we call that|this is called|that's called|this is what we call|
        that's what we call|consistent with|due to|diagnosis of|this is|that's|that is|it's|together is|i'd call it|i'd call that
        """
    )
    private static let illnesses = Lexicon.set(
        """
        strain sprain fracture fractures tear infection cancer diabetes hypertension asthma gout reflux anemia pneumonia contusion
        stroke disease disorder syndrome injury stones stone hernia concussion
        """
    )
    private static let leads = Lexicon.set(
        "a an the some this likely probably most that is called what we call your definitely probable mild slight bit of little"
    )
    private static let ends = Lexicon.set(
        "i i'm you you're your we we'll it it's that that's this which and so but because for in on with from okay now is are to of based at as where"
    )
    private static let likely = Lexicon.set("likely probably suspect suspicious")
    private static let open = Lexicon.set(
        "if may might could possible possibly maybe rule unless would concerned risk history prevent family had"
    )
}
