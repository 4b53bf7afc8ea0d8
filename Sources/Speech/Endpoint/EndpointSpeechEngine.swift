internal import Artifacts
public import HTTPCaller

/// Recognition by an OpenAI-compatible endpoint: `POST /v1/audio/transcriptions`, multipart, `verbose_json`.
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
    private let model: String
    private let path: String

    /// An engine that calls `endpoint` through `caller`, which must allow it.
    ///
    /// - Parameters:
    ///   - model: what the endpoint calls its model, such as `whisper-1`.
    ///   - path: of the transcription call, appended to the endpoint's base URL.
    ///   - authorisation: the proof that the endpoint, by its name, may see the practice's PHI.
    /// - Throws: `subprocessor_refused` when the authorisation is for another subprocessor.
    public init(
        caller: HTTPCaller,
        endpoint: Endpoint,
        model: String,
        path: String = "/v1/audio/transcriptions",
        authorisation: EndpointAuthorisation
    ) throws(SpeechError) {
        guard authorisation.subprocessor == endpoint.name else {
            throw SpeechError(.subprocessorRefused, "the agreement is another subprocessor's")
        }
        self.caller = caller
        self.endpoint = endpoint
        self.model = model
        self.path = path
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
        let request = HTTPRequest.form([
            .file("file", fileName: "audio.wav", contentType: "audio/wav", bytes: WaveFile.bytes(of: window.samples)),
            .field("model", model),
            .field("language", try Self.code(of: language)),
            .field("response_format", "verbose_json"),
            .field("timestamp_granularities[]", "word"),
            .field("timestamp_granularities[]", "segment"),
            .field("temperature", attempt > 0 ? "0.\(min(attempt * 2, 8))" : "0"),
        ])
        let response: HTTPResponse
        do {
            response = try await caller.post(request, to: endpoint, path: path)
        } catch { throw SpeechError(error) }
        try Self.check(response)
        return try EndpointReply(json: response.body).segments(duration: window.duration)
    }

    /// ISO 639 code of a BCP 47 tag, which is what these endpoints take.
    private static func code(of language: String) throws(SpeechError) -> String {
        let code = language.prefix { $0 != "-" }.lowercased()
        guard (2...3).contains(code.utf8.count), code.utf8.allSatisfy({ $0 >= 0x61 && $0 <= 0x7a }) else {
            throw SpeechError(.unsupportedLanguage)
        }
        return code
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
            case .unreachable, .timedOut, .responseTooLarge, .brokenResponse, .failed:
                .endpointUnavailable
            }
        self.init(code, code == .cancelled ? "" : error.kind.rawValue)
    }
}
