/// What was read at an examination, as a note has it.
extension EncounterCandidates {
    func read(_ at: Int) -> EncounterCandidate? {
        guard let found = clauses[at].finding, var parts = voice.words(found.words, byPatient: false) else {
            return nil
        }
        for part in parts.indices where [voice.possessive, "your"].contains(parts[part].lowercased()) {
            parts[part] = "the"
        }
        if found.isAbsent {
            parts.insert("no", at: 0)
        } else if !found.isSentence {
            parts = Self.begun(EncounterReading(parts).restated.parts)
        }
        parts = EncounterFused.first(of: EncounterReading(parts.listed)).parts
        let bare = parts.sentence.bareWords
        guard EncounterShape.stands(parts.sentence), EncounterGrammar.isFluent(bare), !EncounterBroken.isBroken(bare)
        else { return nil }
        return EncounterCandidate(
            kind: found.isSentence ? .subject : .finding,
            text: parts.sentence,
            label: found.part.map(\.lower).joined(separator: " "),
            clauses: [at],
            tokens: (clauses[at].words + found.part + found.words).tokens.inOrder
        )
    }
}
