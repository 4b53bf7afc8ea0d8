public import Artifacts

/// A note by a chat model that somebody else runs, held to the same evidence as the embedded generator's.
///
/// The transcript goes out as numbered lines with its identifiers replaced (45 CFR 164.514(b)(2), as far as rules find
/// them), each statement comes back citing lines, and what the grounding check does not find in them is not in the note but
/// in a list for the reviewer. Where no usable answer comes, the embedded generator drafts, and the note says so.
public struct EndpointGenerator: NoteGenerator {
    private static let attempts = 2
    private let service: any ChatService
    private let fallback: GroundedGenerator
    private let sendsIdentifiers: Bool

    /// A generator that asks `service`.
    ///
    /// - Parameters:
    ///   - fallback: drafts where the service does not.
    ///   - sendsIdentifiers: leave names, dates and numbers of identity as they were said. Only for a service that may know
    ///     them; by default surrogates go out.
    public init(service: any ChatService, fallback: GroundedGenerator = .init(), sendsIdentifiers: Bool = false) {
        self.service = service
        self.fallback = fallback
        self.sendsIdentifiers = sendsIdentifiers
    }

    /// Endpoint and model.
    public var name: String { service.name }

    /// Drafts by the service, else by the embedded generator: then ``Note/generator`` names both and the failure's code.
    ///
    /// - Throws: `invalid_transcript`; `generator_unavailable` when the task is cancelled.
    public func draft(
        from transcript: Protected<Transcript>,
        kind: DictationKind
    ) async throws(DraftError) -> Protected<Note> {
        guard transcript.revealed.isConsistent else { throw DraftError(.invalidTranscript) }
        do throws(ChatFailure) {
            return Protected(try await ask(transcript.revealed, kind: kind))
        } catch {
            if Task.isCancelled || error.code == .cancelled { throw DraftError(.unavailable) }
            return try await Self.draft(from: transcript, kind: kind, by: fallback, insteadOf: name, because: error)
        }
    }

    /// The embedded generator's draft, which says whose place it takes and why.
    public static func draft(
        from transcript: Protected<Transcript>,
        kind: DictationKind,
        by fallback: GroundedGenerator,
        insteadOf name: String,
        because failure: ChatFailure
    ) async throws(DraftError) -> Protected<Note> {
        var note = try await fallback.draft(from: transcript, kind: kind).revealed
        note.generator = "\(fallback.name) (instead of \(name): \(failure.code.rawValue))"
        return Protected(note)
    }

    private func ask(_ transcript: Transcript, kind: DictationKind) async throws(ChatFailure) -> Note {
        let bytes = transcript.words.reduce(0) { $0 + $1.text.utf8.count + 1 }
        guard bytes <= NotePrompt.longestLines else { throw ChatFailure(.tooLong) }
        let question = NoteQuestion(transcript, replacesIdentifiers: !sendsIdentifiers)
        guard !question.lines.isEmpty else { throw ChatFailure(.nothingSupported) }
        guard question.hasNoResidue else { throw ChatFailure(.identifierLeft) }
        let prompt = NotePrompt(kind: kind, lines: question.lines)
        var failure = ChatFailure(.malformed)
        for attempt in 0..<Self.attempts {
            let body = try prompt.body(model: service.model, attempt: attempt)
            let answer = try await service.complete(Protected(body))
            do throws(ChatFailure) {
                let statements = try NoteAnswer(completion: answer.revealed).statements
                return try NoteAssembly(question: question, kind: kind, generator: name).note(of: statements)
            } catch {
                guard error.mayHelpToAskAgain else { throw error }
                failure = error
            }
        }
        throw failure
    }
}
