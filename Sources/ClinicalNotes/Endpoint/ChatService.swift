public import Artifacts

/// A chat model somewhere else: the body of an OpenAI-compatible chat completion in, the body of its answer out.
///
/// The room reaches no network. Whoever implements this has asked for the practice's agreement, calls only where the
/// operator allows it, retries what may pass, and bounds time and size.
public protocol ChatService: Sendable {
    /// Endpoint and model, as the note keeps them, such as `notes.example/large`. Never an address.
    var name: String { get }
    /// What the endpoint calls its model.
    var model: String { get }

    /// Sends one completion and returns the body of a `200`.
    func complete(_ body: Protected<[UInt8]>) async throws(ChatFailure) -> Protected<[UInt8]>
}

/// Why a chat model made no note. Holds no PHI.
public struct ChatFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The reason; the raw value is the stable code that the note keeps.
    public enum Code: String, Sendable, CaseIterable {
        /// The practice has no agreement in force with the subprocessor.
        case subprocessorRefused = "subprocessor_refused"
        /// It cannot be reached, is overloaded, slow, or answers something that is not HTTP.
        case unavailable = "endpoint_unavailable"
        /// Its address, key or certificate is not as configured.
        case misconfigured = "endpoint_misconfigured"
        /// It refused the request for good.
        case rejected = "endpoint_rejected"
        /// The answer is no chat completion, or its content is not the JSON that was asked for.
        case malformed = "answer_malformed"
        /// The answer ends before its time.
        case truncated = "answer_truncated"
        /// The model, or a filter before it, would not answer.
        case declined = "answer_declined"
        /// No statement of the answer passed the grounding check.
        case nothingSupported = "nothing_supported"
        /// The transcript is longer than is sent.
        case tooLong = "transcript_too_long"
        /// After de-identification something of an identifier was left; nothing was sent.
        case identifierLeft = "identifier_left"
        /// The task was cancelled.
        case cancelled
    }

    /// Why.
    public let code: Code

    /// A failure for `code`.
    public init(_ code: Code) { self.code = code }

    /// Whether the same question, asked a little differently, may bring a better answer.
    var mayHelpToAskAgain: Bool { code == .malformed }

    /// Code and cure in one line.
    public var description: String {
        switch code {
        case .subprocessorRefused: "\(code.rawValue): record an unexpired agreement for this subprocessor"
        case .unavailable: "\(code.rawValue): check that the endpoint is up"
        case .misconfigured: "\(code.rawValue): check the endpoint's address, key file and certificate"
        case .rejected: "\(code.rawValue): check the endpoint's model name and limits"
        case .malformed: "\(code.rawValue): use a server that supports response_format json_schema"
        case .truncated: "\(code.rawValue): raise the server's limit on tokens"
        case .declined: "\(code.rawValue): read the endpoint's content policy"
        case .nothingSupported: "\(code.rawValue): use a larger model"
        case .tooLong: "\(code.rawValue): the embedded generator takes transcripts of any length"
        case .identifierLeft: "\(code.rawValue): report the kind of identifier"
        case .cancelled: "\(code.rawValue): nothing to do"
        }
    }
}
