internal import Artifacts

/// Writes statements into a note: each with its evidence, none that its evidence does not bear.
struct EncounterWriter {
    let source: DraftSource
    private(set) var note = DraftNote()

    init(source: DraftSource) { self.source = source }

    mutating func words(of text: String) -> GroundedWords { note.said.words(of: text) }

    /// Whether its evidence bears it.
    mutating func bears(_ text: String, _ tokens: [Transcript.Token]) -> Bool {
        bears(Note.Statement(text: text, evidence: source.evidence(tokens, bridgesPauses: true)))
    }

    private mutating func bears(_ statement: Note.Statement) -> Bool {
        let claim = GroundingCheck.Borne(statement)
        if note.borne.contains(claim) { return true }
        let said = words(of: EncounterPlanned.withoutLabel(statement.text))
        guard GroundingCheck().violations(of: statement, saying: said, in: source.transcript).isEmpty else {
            return false
        }
        note.borne.insert(claim)
        return true
    }

    /// Whether it was written.
    @discardableResult
    mutating func write(
        _ text: String,
        _ tokens: [Transcript.Token],
        to kind: SectionKind,
        item: Int? = nil,
        heading: String? = nil
    ) -> Bool {
        let evidence = source.evidence(tokens, bridgesPauses: true)
        let said = asSaid(text, evidence, kind)
        let statement = Note.Statement(text: said, item: item, heading: heading, evidence: evidence)
        guard EncounterReader.isClear(statement, in: kind, after: note), bears(statement) else { return false }
        note.append(statement, to: kind, title: kind == .vitals ? "Vitals" : nil)
        return true
    }

    /// "A thousand" as it was said, not as a formatter writes it: a long number is easily misread.
    private func asSaid(_ text: String, _ evidence: [Note.Evidence], _ kind: SectionKind) -> String {
        let text = EncounterWording.owned(EncounterReader.introducing(text, in: kind, after: note))
        guard text.contains(" 1000 "), evidence.contains(where: { source.heard($0.words).contains("thousand") }) else {
            return text
        }
        return text.split(separator: " ").map { $0 == "1000" ? "a thousand" : $0 }.joined(separator: " ")
    }

    mutating func leaveOut(_ tokens: [Transcript.Token], _ reason: Note.LeftOut.Reason) {
        note.leftOut += source.evidence(tokens).map {
            .init(text: source.heard($0.words), reason: reason, words: $0.words)
        }
    }
}
