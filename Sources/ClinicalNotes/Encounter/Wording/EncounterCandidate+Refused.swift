internal import Artifacts

/// What its words refuse of a statement: asked before it is worded, which takes longer.
extension EncounterCandidates {
    /// Whether `words`, or the `parts` that they are to be told in, make no statement of `kind`.
    func isRefused(
        _ kind: EncounterCandidate.Kind,
        _ parts: [String],
        _ words: [SpokenWord],
        _ at: Int,
        label: String
    ) -> Bool {
        // "That donut shop, right, I mean": talk.
        if kind == .told || kind == .subject, parts.dropFirst().contains(where: { ["i", "I"].contains($0) }) {
            return true
        }
        // "I work as a computer programmer" is no talk of the office.
        if kind != .frame, !parts.contains(sequence: ["works", "as"]),
            words.contains(where: { Self.ofTheOffice.contains($0.lower) })
        {
            return true
        }
        if Self.isGreeting(words) { return true }
        // "My heart rate might be up": measured, not guessed.
        if kind == .patient, parts.contains("might"), parts.contains(where: ["rate", "pressure", "pulse"].contains) {
            return true
        }
        // "Increase burden means that ...": the word is explained, and nothing is advised.
        if kind == .order || kind == .advice, parts.contains("means") { return true }
        // "I'll send her a letter", said to her: another is meant.
        if kind == .order || kind == .told, !voice.isByProxy, clauses[at].speaker == .clinician,
            !clauses[at].isDictated,
            words.indices.dropFirst().contains(where: { isOfThird(words, $0) })
        {
            return true
        }
        // A number may go on after a mark that an engine heard in it: "98. 2".
        if at + 1 < clauses.count, words.last?.lower.first?.isNumber == true,
            clauses[at + 1].words.first?.lower.first?.isNumber == true
        {
            return true
        }
        // A drug said twice is a slip.
        let bare = parts.map { $0.lowercased().trimming(",.") }
        if DictatedSentence.namesRisk(bare) { return true }
        let drugs = bare.filter(Lexicon.drugs.contains)
        if drugs.count > 1, Set(drugs).count < drugs.count { return true }
        // "She has a 4/5" of what?
        let isUnnamedGrade =
            label.isEmpty && bare.contains { $0.hasSuffix("/5") } && !bare.contains(where: Self.graded.contains)
        if isUnnamedGrade, [.subject, .told].contains(kind) { return true }
        // "He has the eye findings": which?
        if kind == .told, bare.starts(with: ["he", "has"]) || bare.starts(with: ["she", "has"]),
            bare.dropFirst(2).drop(while: { $0 == "the" }).allSatisfy(Self.empty.contains)
        {
            return true
        }
        guard kind == .finding || kind == .possession else { return false }
        if label.isEmpty, words.count < 4, !isMedical(words), !Self.namesAbsent(words) { return true }
        if bare.allSatisfy(Self.empty.contains) { return true }
        // "I see Toradol and Flomax": taken, given or asked?
        if label.isEmpty, bare.contains(where: Lexicon.drugs.contains),
            bare.allSatisfy({ Lexicon.drugs.contains($0) }) || bare.count == 3 && ["and", "or"].contains(bare[1])
        {
            return true
        }
        // "Left hand": nothing is found of it.
        if label.isEmpty,
            bare.allSatisfy({
                EncounterSystem.sided.contains($0) || Lexicon.functionWords.contains($0)
                    || ["left", "right"].contains($0)
            })
        {
            return true
        }
        return isUnnamedGrade
            || label.isEmpty && parts.contains("out") && (parts.last?.first?.isNumber == true || parts.contains("5"))
                && !bare.contains(where: Self.graded.contains)
    }

    /// "Send her a", "talked with him": no one whom these words name.
    private func isOfThird(_ words: [SpokenWord], _ at: Int) -> Bool {
        guard ["her", "him"].contains(words[at].lower), words.contains(where: { Self.addressed.contains($0.lower) })
        else { return false }
        return (at + 1 == words.count || ["a", "an", "the", "about", "know", "before"].contains(words[at + 1].lower))
            && !words[..<at].contains {
                Lexicon.relatives[$0.lower] != nil || ["dr", "dr.", "doctor"].contains($0.lower)
            }
    }

    private static let addressed = Lexicon.set("i'll you you'll you've you're your send call write ask")

    private static let graded = Lexicon.set("strength power grip murmur reflexes pulses edema pain")
}
