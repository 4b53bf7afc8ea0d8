internal import Artifacts
internal import FoundationEssentials
public import HTTPCaller
internal import Retention
public import Speech

/// Which engines hear the recordings: in this order, each where those before it may not or can't.
public struct SpeechSource: Sendable {
    /// One of them.
    public enum Engine: Sendable {
        /// The embedded Whisper: nothing leaves the machine.
        case embedded(Transcriber)
        /// An endpoint, for dictations that the gate lets leave.
        case endpoint(EndpointSpeech)

        /// The name that policies know it by.
        var name: String {
            switch self {
            case .embedded: PracticePolicy.Engines.embedded
            case .endpoint(let endpoint): endpoint.name
            }
        }
    }

    let engines: [Engine]

    /// A source of at least one engine.
    public init(_ engines: [Engine]) { self.engines = engines }

    /// The transcriber of the engine that a permit of the gate is for.
    ///
    /// - Throws: ``EngineRefused`` when it is for none of these.
    func transcriber(for practice: PracticeID, by permit: EngineChoice.Permit, now: Date) throws -> Transcriber {
        switch engines.first(where: { $0.name == permit.engine }) {
        case .embedded(let transcriber): transcriber
        case .endpoint(let endpoint): try endpoint.transcriber(for: practice, by: permit, now: now)
        case nil: throw EngineRefused(refusal: .engineNotAllowed)
        }
    }
}

/// An endpoint that may see recordings, where an agreement allows it.
public struct EndpointSpeech: Sendable {
    private let endpoint: Endpoint
    private let model: String
    private let path: String?
    private let dialect: SpeechDialect
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
        // What can never be called is known at the start.
        _ = try HTTPCaller(allowing: [endpoint])
        self.endpoint = endpoint
        self.model = model
        self.path = path
        self.dialect = dialect
        self.decoder = decoder
        self.detector = detector
        governor = CallGovernor(limits)
    }

    var name: String { endpoint.name }

    func transcriber(for practice: PracticeID, by permit: EngineChoice.Permit, now: Date) throws -> Transcriber {
        let pinned = permit.pinned(endpoint)
        let engine = try EndpointSpeechEngine(
            caller: try HTTPCaller(allowing: [pinned]),
            endpoint: pinned,
            model: model,
            path: path,
            dialect: dialect,
            governor: governor,
            authorisation: try permit.authorisation(for: practice, now: now)
        )
        return Transcriber(decoder: decoder, detector: detector, engine: MeteredEngine(engine: engine))
    }
}
