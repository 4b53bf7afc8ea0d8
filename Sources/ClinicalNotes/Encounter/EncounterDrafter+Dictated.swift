internal import Artifacts

/// What the clinician dictates within the visit.
extension EncounterDrafter {
    /// What the clinician dictates and nobody takes back, with the sections of an encounter's note.
    func dictated() -> [Scored] {
        dictation.statements().compactMap { statement in
            guard let word = statement.tokens.first?.words.lowerBound,
                let clause = clauses.lastIndex(where: {
                    ($0.words.first?.tokens.first?.words.lowerBound ?? .max) <= word
                })
            else { return nil }
            let section: SectionKind =
                switch statement.section {
                case .chiefComplaint, .subjective, .hospitalCourse, .unsorted: .history
                case .objective, .mentalStatus: .exam
                case .assessment, .plan: .assessmentAndPlan
                default: statement.section
                }
            let candidate = EncounterCandidate(
                kind: .dictated,
                text: statement.text,
                clauses: [clause],
                tokens: statement.tokens
            )
            let warning = EncounterWarning(clauses: clauses)
            if warning.listsRisks(clause) {
                return warning.worded(candidate, clause).map {
                    Scored(candidate: $0, worth: 1, kind: .assessmentAndPlan)
                }
            }
            return retraction.kept(candidate).map { Scored(candidate: $0, worth: 1, kind: section) }
        }
    }

    /// What was dictated of sections that no other rule writes.
    func restOfDictated(_ kept: [Scored], _ writer: inout EncounterWriter) {
        for entry in kept where entry.candidate.kind == .dictated && Self.others.contains(entry.kind) {
            writer.write(entry.candidate.text, entry.candidate.tokens, to: entry.kind)
        }
    }

    private static let others: [SectionKind] = [
        .pastHistory, .surgicalHistory, .familyHistory, .socialHistory, .medications, .allergies, .procedure,
        .instructions,
    ]
}

extension EncounterCandidate {
    /// The sections that they would stand in, had they been dictated one after the other.
    static func dictatedSections(_ candidates: [EncounterCandidate]) -> [SectionKind] {
        var kind = SectionKind.history
        let clauses = candidates.map { candidate -> PlacedClause in
            let tokens = candidate.text.split(separator: " ").map {
                Transcript.Token(text: $0.trimming(",."), kind: .word, words: 0..<0)
            }
            let sentence = DraftSource.Sentence(tokens: tokens, beginsLine: false)
            let words = sentence.lowercased
            let next = Placement(kind: kind, isSaid: false, isFirst: false).section(for: words, Cues.read(words))
            defer { kind = next }
            return PlacedClause(sentence: sentence, rule: next, isMoved: next != kind)
        }
        return PlacementRules(clauses: clauses, frame: "").sections()
    }
}
