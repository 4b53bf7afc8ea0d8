internal import Artifacts
internal import FoundationEssentials
public import HTTPCaller
internal import Records
public import Speech

/// Which engines hear the recordings: in this order, each where those before it can't.
public struct SpeechSource: Sendable {
    /// One of them.
    public enum Engine: Sendable {
        /// The embedded Whisper: nothing leaves the machine.
        case embedded(Transcriber)
        /// An endpoint: each practice's agreement is asked for before each use.
        case endpoint(EndpointSpeech)
    }

    let engines: [Engine]

    /// A source of at least one engine.
    public init(_ engines: [Engine]) { self.engines = engines }
}

extension SpeechSource.Engine {
    /// The transcriber for one dictation.
    ///
    /// - Throws: `subprocessor_refused` before any socket opens, where the practice has no agreement in force.
    func transcriber(for dictation: Dictation, _ records: Records, now: Date) async throws -> Transcriber {
        switch self {
        case .embedded(let transcriber): transcriber
        case .endpoint(let endpoint): try await endpoint.transcriber(for: dictation, records, now: now)
        }
    }
}

/// An endpoint that may see recordings, where an agreement allows it.
public struct EndpointSpeech: Sendable {
    private let endpoint: Endpoint
    private let model: String
    private let path: String?
    private let dialect: SpeechDialect
    private let caller: HTTPCaller
    private let governor: CallGovernor
    private let decoder: AudioDecoder
    private let detector: SpeechDetector

    /// An endpoint behind the same decoder, speech detection and coverage check as the embedded engine.
    ///
    /// - Parameters:
    ///   - path: of its transcription call; `nil` for the dialect's own.
    ///   - limits: how many calls it bears, for all of this process together.
    /// - Throws: `HTTPError` when the endpoint's address is not allowed.
    public init(
        endpoint: Endpoint,
        model: String,
        path: String?,
        dialect: SpeechDialect,
        limits: CallGovernor.Limits,
        decoder: AudioDecoder,
        detector: SpeechDetector
    ) throws {
        self.endpoint = endpoint
        self.model = model
        self.path = path
        self.dialect = dialect
        self.decoder = decoder
        self.detector = detector
        caller = try HTTPCaller(allowing: [endpoint])
        governor = CallGovernor(limits)
    }

    func transcriber(for dictation: Dictation, _ records: Records, now: Date) async throws -> Transcriber {
        let engine = try EndpointSpeechEngine(
            caller: caller,
            endpoint: endpoint,
            model: model,
            path: path,
            dialect: dialect,
            governor: governor,
            authorisation: try await EndpointAgreement.authorisation(
                of: endpoint.name,
                for: dictation.id.practice,
                records,
                now: now
            )
        )
        return Transcriber(decoder: decoder, detector: detector, engine: MeteredEngine(engine: engine))
    }
}
