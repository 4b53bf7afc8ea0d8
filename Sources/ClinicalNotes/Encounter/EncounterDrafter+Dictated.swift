internal import Artifacts

/// What the clinician dictates within the visit.
extension EncounterDrafter {
    /// What the clinician dictates and nobody takes back, with the sections of an encounter's note.
    func dictated() -> [Scored] {
        let other = clauses.first { $0.speaker == .patient || $0.speaker == .other }
        let first = other?.words.first?.tokens.first?.words.lowerBound ?? 0
        return dictation.statements().flatMap { stretch in
            var last: SectionKind?
            return stretch.statements.compactMap { statement -> Scored? in
                let section = EncounterPlacing.dictated(
                    statement.sentence.words,
                    Self.ofVisit(statement.section),
                    under: stretch.heading,
                    isFirst: statement.start < first,
                    after: last
                )
                last = section
                return scored(statement, section)
            }
        }
    }

    private func scored(_ statement: EncounterDictation.Statement, _ section: SectionKind) -> Scored? {
        guard
            let clause = clauses.lastIndex(where: {
                ($0.words.first?.tokens.first?.words.lowerBound ?? .max) <= statement.start
            })
        else { return nil }
        let candidate = EncounterCandidate(
            kind: .dictated,
            text: statement.sentence.written,
            clauses: [clause],
            tokens: statement.tokens
        )
        let warning = EncounterWarning(clauses: clauses)
        if warning.listsRisks(clause) {
            return warning.worded(candidate, clause).map { Scored(candidate: $0, worth: 1, kind: .assessmentAndPlan) }
        }
        return retraction.kept(candidate).map {
            Scored(candidate: $0, worth: 1, kind: section)
        }
    }

    /// The section of an encounter's note for one of a dictation's.
    private static func ofVisit(_ section: SectionKind) -> SectionKind {
        switch section {
        case .chiefComplaint, .subjective, .hospitalCourse, .unsorted: .history
        case .objective, .mentalStatus: .exam
        case .assessment, .plan: .assessmentAndPlan
        default: section
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
            let tokens = candidate.text.cutAtSpaces.map {
                Transcript.Token(text: $0.trimming(",."), kind: .word, words: 0..<0)
            }
            let sentence = DraftSource.Sentence(tokens, beginsLine: false)
            let words = sentence.lowercased
            let next = Placement(kind: kind, isSaid: false, isFirst: false).section(for: words, Cues.read(words))
            defer { kind = next }
            return PlacedClause(sentence: sentence, rule: next, isMoved: next != kind)
        }
        return PlacementRules(clauses: clauses, frame: "").sections()
    }
}
