internal import Artifacts

/// What the clinician dictates within the visit.
extension EncounterDrafter {
    /// What the clinician dictates, with the sections of an encounter's note.
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
            return Scored(
                candidate: .init(
                    kind: .dictated,
                    text: statement.text,
                    clauses: [clause],
                    tokens: statement.tokens
                ),
                worth: 1,
                kind: section
            )
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
