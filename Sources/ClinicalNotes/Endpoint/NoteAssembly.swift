internal import Artifacts

/// From a model's statements to a note: what its evidence does not hold is listed for the reviewer and not stated.
struct NoteAssembly {
    let question: NoteQuestion
    let kind: DictationKind
    let generator: String

    /// The note.
    ///
    /// - Throws: `nothing_supported` when no statement is left.
    func note(of statements: [NoteAnswer.Statement]) throws(ChatFailure) -> Note {
        var draft = DraftNote()
        draft.frame = question.source.sentences.prefix(3)
            .map { Transcript.plainText(of: $0.tokens) }.joined(separator: " ")
        var unsupported: [Note.Flag] = []
        var seen: Set<String> = []
        for statement in statements {
            switch check(statement, under: statement.section.loinc) {
            case .supported(let supported):
                guard seen.insert(supported.text.lowercased()).inserted else { continue }
                draft.append(supported, to: statement.section)
            case .unsupported(let text, let reason):
                unsupported.append(.init(.notSupported, detail: "\(text) (\(reason))"))
            }
        }
        guard !draft.sections.isEmpty else { throw ChatFailure(.nothingSupported) }
        draft.sections.sort { Self.place($0) < Self.place($1) }
        draft.leaveOutTheRest(of: question.source)
        let document = DocumentType.choose(for: draft, kind: kind)
        var note = Note(
            title: document.title,
            loinc: document.loinc,
            generator: generator,
            sections: draft.sections,
            leftOut: draft.leftOut.sorted { $0.words.lowerBound < $1.words.lowerBound },
            flags: unsupported
        )
        ReviewFlags(source: question.source).apply(to: &note, document: document)
        return note.outlined()
    }

    private enum Verdict {
        case supported(Note.Statement)
        case unsupported(String, String)
    }

    private func check(_ stated: NoteAnswer.Statement, under section: String) -> Verdict {
        guard let text = question.restored(stated.text) else {
            return .unsupported(stated.text, "names something that was not said")
        }
        guard let evidence = question.evidence(stated.lines) else {
            return .unsupported(text, GroundingCheck.Violation.Reason.noEvidence.rawValue)
        }
        var statement = Note.Statement(text: text, evidence: evidence)
        let transcript = question.source.transcript
        let violations = GroundingCheck().violations(of: statement, under: section, in: transcript)
        guard violations.isEmpty else {
            let reasons = violations.map {
                $0.detail.isEmpty ? $0.reason.rawValue : "\($0.reason.rawValue): \($0.detail)"
            }
            return .unsupported(text, reasons.joined(separator: ", "))
        }
        // A model invents where rules can't: half of the words is not enough, and a short statement is not let off.
        let said = GroundedWords(text: text).stems
        let unsaid = said.subtracting(GroundedWords(evidence: evidence.map(\.words), of: transcript).stems).sorted()
        if !unsaid.isEmpty, unsaid.count * 2 >= said.count {
            return .unsupported(text, "words: \(unsaid.joined(separator: " "))")
        }
        statement.flags += unsaid.map { Note.Flag(.notSupported, detail: "words: \($0)") }
        return .supported(statement)
    }

    /// Sections stand in the order of a note, whatever order the model gave them.
    private static func place(_ section: Note.Section) -> Int {
        SectionKind.allCases.first { $0.loinc == section.loinc }?.rawValue ?? SectionKind.allCases.count
    }
}
