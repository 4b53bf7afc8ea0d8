internal import Artifacts
public import HTTPCaller

/// Recognition by an endpoint, in the ``SpeechDialect`` that it speaks.
///
/// Made per job, because it carries the job's authorisation. What is sent is the sound, the language and the names of
/// model and format: nothing that names the practice, the dictation or the patient.
public struct EndpointSpeechEngine: SpeechEngine {
    /// Endpoint and model, as the operator named them.
    public let name: String
    /// Ten minutes: 19.2 MB of sound, below the 25 MB that OpenAI takes.
    public let longestWindow: Double = 600

    private let caller: HTTPCaller
    private let endpoint: Endpoint
    private let governor: CallGovernor
    private let dialect: SpeechDialect
    private let model: String
    private let path: String

    /// An engine that calls `endpoint` through `caller`, which must allow it.
    ///
    /// - Parameters:
    ///   - model: what the endpoint calls its model, such as `whisper-1`.
    ///   - path: of the transcription call, appended to the endpoint's base URL; by default the dialect's own.
    ///   - dialect: how it is asked and answers.
    ///   - governor: shared by all engines of the endpoint, so that together they call it no more than it bears.
    ///   - authorisation: the proof that the endpoint, by its name, may see the practice's PHI.
    /// - Throws: `subprocessor_refused` when the authorisation is for another subprocessor.
    public init(
        caller: HTTPCaller,
        endpoint: Endpoint,
        model: String,
        path: String? = nil,
        dialect: SpeechDialect = .openAI,
        governor: CallGovernor = .init(),
        authorisation: EndpointAuthorisation
    ) throws(SpeechError) {
        guard authorisation.subprocessor == endpoint.name else {
            throw SpeechError(.subprocessorRefused, "the agreement is another subprocessor's")
        }
        self.caller = caller
        self.endpoint = endpoint
        self.model = model
        self.path = path ?? dialect.path
        self.dialect = dialect
        self.governor = governor
        name = "\(endpoint.name)/\(model)"
    }

    /// Sends the window and checks the answer. A later `attempt` asks for a higher temperature.
    public func recognise(
        _ window: AudioWindow,
        language: String,
        attempt: Int
    ) async throws(SpeechError) -> [RecognisedSegment] {
        guard window.duration <= longestWindow else { throw SpeechError(.tooLong, "limit \(longestWindow) s") }
        guard !window.samples.isEmpty else { return [] }
        let (request, query) = try dialect.question(window, model: model, language: language, attempt: attempt)
        let response: HTTPResponse
        do {
            response = try await governor.post(request, by: caller, to: endpoint, path: path + query)
        } catch { throw SpeechError(error) }
        try Self.check(response)
        return try dialect.reply(response.body).segments(duration: window.duration)
    }

    private static func check(_ response: HTTPResponse) throws(SpeechError) {
        let retryAfter = response.retryAfter.map { $0 / .seconds(1) }
        switch response.status {
        case 200: return
        case 408, 425, 429: throw SpeechError(.endpointUnavailable, "HTTP \(response.status)", retryAfter: retryAfter)
        case 401, 403, 404, 407: throw SpeechError(.endpointMisconfigured, "HTTP \(response.status)")
        case 400..<500: throw SpeechError(.endpointRejected, "HTTP \(response.status)")
        default: throw SpeechError(.endpointUnavailable, "HTTP \(response.status)", retryAfter: retryAfter)
        }
    }
}

extension SpeechError {
    /// What a failed call means for the job: wrong configuration is the operator's affair, the rest may pass.
    fileprivate init(_ error: HTTPError) {
        let code: Code =
            switch error.kind {
            case .cancelled: .cancelled
            case .refusedURL, .notAllowed, .misconfigured, .unusableKey, .redirected, .untrustedServer:
                .endpointMisconfigured
            case .unreachable, .timedOut, .resting, .responseTooLarge, .brokenResponse, .failed:
                .endpointUnavailable
            }
        self.init(
            code,
            code == .cancelled ? "" : error.kind.rawValue,
            retryAfter: error.retryAfter.map { $0 / .seconds(1) }
        )
    }
}
