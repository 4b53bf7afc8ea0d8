internal import Artifacts
internal import FoundationEssentials
public import HTTPCaller
internal import Records
public import Speech

/// Which engine hears the recordings.
public enum SpeechSource: Sendable {
    /// The embedded Whisper: nothing leaves the machine.
    case embedded(Transcriber)
    /// An endpoint: each practice's agreement is asked for before each use.
    case endpoint(EndpointSpeech)

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
    private let path: String
    private let caller: HTTPCaller
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
        caller = try HTTPCaller(allowing: [endpoint])
    }

    func transcriber(for dictation: Dictation, _ records: Records, now: Date) async throws -> Transcriber {
        let practice = dictation.id.practice
        let dates = try await records.agreement(of: practice, with: endpoint.name, now: now)
        let agreement = dates.map {
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
            caller: caller,
            endpoint: endpoint,
            model: model,
            path: path,
            authorisation: authorisation
        )
        return Transcriber(decoder: decoder, detector: detector, engine: MeteredEngine(engine: engine))
    }
}
