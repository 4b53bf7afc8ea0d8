public import Artifacts

/// The embedded generator: rules and word lists, no model, no network, no clock. The same transcript gives the
/// same note.
///
/// A dictation keeps the clinician's words and order: headings become sections, commands and struck words go to
/// `leftOut`, and no word is lost. An encounter is selected: what a rule can word well is stated, all else is left out.
public struct GroundedGenerator: NoteGenerator {
    /// A generator.
    public init() {}

    /// Name and version of the rules.
    public var name: String { "grounded/1" }

    /// Drafts at once; suspends nowhere. Fails only for a transcript whose ranges leave its words.
    public func draft(
        from transcript: Protected<Transcript>,
        kind: DictationKind
    ) async throws(DraftError) -> Protected<Note> {
        Protected(try draft(transcript.revealed, kind: kind))
    }

    private func draft(_ transcript: Transcript, kind: DictationKind) throws(DraftError) -> Note {
        guard transcript.isConsistent else { throw DraftError(.invalidTranscript) }
        let source = DraftSource(transcript)
        var draft =
            switch kind {
            case .dictation: DictationDrafter(source).draft()
            case .encounter: EncounterDrafter(source).reviewed()
            }
        draft.leaveOutTheRest(of: source)
        let document = DocumentType.choose(for: draft, kind: kind)
        var note = Note(
            title: draft.title ?? document.title,
            loinc: document.loinc,
            generator: name,
            sections: draft.sections,
            leftOut: draft.leftOut.sorted { $0.words.lowerBound < $1.words.lowerBound }
        )
        note.flags = draft.flags
        ReviewFlags(source: source).apply(to: &note, document: document, knowing: draft.said)
        return GroundingCheck().flagged(note, in: transcript, knowing: draft.borne).outlined()
    }
}
