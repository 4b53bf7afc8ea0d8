public import Artifacts

/// Drafts a note from a transcript.
public protocol NoteGenerator: Sendable {
    /// Name and version, as stored in ``Note/generator``.
    var name: String { get }

    /// A draft whose statements all carry evidence in `transcript`. The same transcript gives the same note where the
    /// generator is deterministic.
    func draft(
        from transcript: Protected<Transcript>,
        kind: DictationKind
    ) async throws(DraftError) -> Protected<Note>
}

/// Why there is no draft. Holds no PHI.
public struct DraftError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The reason.
    public enum Code: String, Sendable {
        /// Segments or tokens point outside the transcript's words: it was not made by this pipeline.
        case invalidTranscript = "invalid_transcript"
        /// The generator's service did not answer, or not as agreed; another attempt may help.
        case unavailable = "generator_unavailable"
    }

    /// Why, as a stable code: its raw value goes to the job's error column.
    public let code: Code
    /// Whether another attempt can help.
    public var isTransient: Bool { code == .unavailable }

    /// An error of `code`.
    public init(_ code: Code) { self.code = code }

    /// Code and cure in one line.
    public var description: String {
        switch code {
        case .invalidTranscript: "\(code.rawValue): the transcript's ranges leave its words; transcribe it again"
        case .unavailable: "\(code.rawValue): the note service did not answer; it will be tried again"
        }
    }
}
