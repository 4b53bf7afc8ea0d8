public import Artifacts
internal import ClinicalNotes
internal import FoundationEssentials
public import Records
internal import Retention

/// Transcript to note: opens the transcript, drafts a note whose statements show their evidence, and seals it.
public struct DraftStage: StageWork {
    /// Always ``Stage/draft``.
    public let stage = Stage.draft
    private let records: Records
    private let gate: EngineGate
    private let notes: NoteSource

    /// The stage over its rooms.
    public init(records: Records, gate: EngineGate, notes: NoteSource) {
        self.records = records
        self.gate = gate
        self.notes = notes
    }

    /// Drafts the note of one dictation.
    public func perform(on id: DictationID) async throws -> StageResult {
        let start = ContinuousClock.now
        let dictation = try await records.dictation(id)
        let choice = try await gate.choose(for: stage, of: id, among: notes.engines)
        let generator = try notes.generator(for: id.practice, by: choice.permits, now: Date())
        let transcript = try await records.openTranscript(of: id)
        let drafted = try await generator.draft(from: transcript, kind: dictation.kind)
        let template = choice.policy.notes.template(for: dictation.kind)
        let note = template.map { Protected($0.applied(to: drafted.revealed)) } ?? drafted
        let artifact = try await records.seal(note, of: id, version: 1)
        let seconds = (ContinuousClock.now - start).inSeconds
        return StageResult { [records] session in
            try records.store(artifact, stageSeconds: seconds, in: session)
            try records.setStatus(of: id, to: .readyForReview, in: session)
        }
    }
}
