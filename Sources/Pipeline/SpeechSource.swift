internal import Artifacts
internal import FoundationEssentials
public import HTTPCaller
internal import Retention
public import Speech

/// Which engines hear the recordings: in this order, each where those before it may not.
public struct SpeechSource: Sendable {
    /// One of them.
    public enum Engine: Sendable {
        /// The embedded Whisper: nothing leaves the machine.
        case embedded(Transcriber)
        /// An endpoint, for dictations that the gate lets leave.
        case endpoint(EndpointSpeech)
    }

    let engines: [Engine]

    /// A source of at least one engine.
    public init(_ engines: [Engine]) { self.engines = engines }
}

extension SpeechSource.Engine {
    /// The name that policies know it by.
    var name: String {
        switch self {
        case .embedded: PracticePolicy.Engines.embedded
        case .endpoint(let endpoint): endpoint.name
        }
    }

    /// The transcriber for one dictation of a practice.
    ///
    /// - Parameter permit: the gate's, for this engine; an endpoint without a line of the register can't be had.
    func transcriber(for practice: PracticeID, by permit: EngineChoice.Permit, now: Date) throws -> Transcriber {
        switch self {
        case .embedded(let transcriber): transcriber
        case .endpoint(let endpoint): try endpoint.transcriber(for: practice, permit.entry, now: now)
        }
    }
}

/// An endpoint that may see recordings, where an agreement allows it.
public struct EndpointSpeech: Sendable {
    private let endpoint: Endpoint
    private let model: String
    private let path: String
    private let decoder: AudioDecoder
    private let detector: SpeechDetector

    /// An endpoint behind the same decoder, speech detection and coverage check as the embedded engine.
    ///
    /// - Throws: `HTTPError` when the endpoint's address is not allowed.
    public init(endpoint: Endpoint, model: String, path: String, decoder: AudioDecoder, detector: SpeechDetector) throws
    {
        self.endpoint = endpoint
        self.model = model
        self.path = path
        self.decoder = decoder
        self.detector = detector
        // What can never be called is known at the start.
        _ = try HTTPCaller(allowing: [endpoint])
    }

    var name: String { endpoint.name }

    func transcriber(
        for practice: PracticeID,
        _ entry: SubprocessorRegister.Entry?,
        now: Date
    ) throws -> Transcriber {
        var endpoint = endpoint
        endpoint.pinnedKeys += entry?.subprocessor.pins ?? []
        let agreement = entry?.agreement.map {
            BusinessAssociateAgreement(
                subprocessor: endpoint.name,
                practice: practice,
                signedOn: $0.signed,
                expiresOn: $0.expires
            )
        }
        let authorisation = try EndpointAuthorisation(
            agreement,
            subprocessor: endpoint.name,
            practice: practice,
            now: now
        )
        let engine = try EndpointSpeechEngine(
            caller: try HTTPCaller(allowing: [endpoint]),
            endpoint: endpoint,
            model: model,
            path: path,
            authorisation: authorisation
        )
        return Transcriber(decoder: decoder, detector: detector, engine: MeteredEngine(engine: engine))
    }
}
