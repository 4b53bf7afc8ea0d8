internal import Artifacts
public import ClinicalNotes
internal import FoundationEssentials
public import HTTPCaller
internal import Metrics
internal import Retention

/// Who drafts the notes.
public enum NoteSource: Sendable {
    /// The embedded generator: nothing leaves the machine.
    case embedded(GroundedGenerator)
    /// A chat model, for dictations that the gate lets leave. Where it may not or can't draft, the embedded one does.
    case endpoint(EndpointNotes)

    /// The names that policies know them by, the one to use first before the other.
    var engines: [String] {
        switch self {
        case .embedded: [PracticePolicy.Engines.embedded]
        case .endpoint(let endpoint): [endpoint.name, PracticePolicy.Engines.embedded]
        }
    }

    /// The generator for a dictation of a practice, by what the gate permits: at least one of ``engines``.
    func generator(
        for practice: PracticeID,
        by permits: [EngineChoice.Permit],
        now: Date
    ) throws -> any NoteGenerator {
        switch self {
        case .embedded(let generator): generator
        case .endpoint(let endpoint):
            if let permit = permits.first(where: { $0.engine == endpoint.name }) {
                try endpoint.generator(by: permit, for: practice, now: now)
            } else {
                endpoint.refused
            }
        }
    }
}

/// A chat model that may see transcripts, where an agreement allows it.
public struct EndpointNotes: Sendable {
    private let endpoint: Endpoint
    private let model: String
    private let path: String
    private let sendsIdentifiers: Bool
    private let governor: CallGovernor

    /// A chat model at an OpenAI-compatible endpoint.
    ///
    /// - Parameters:
    ///   - sendsIdentifiers: send names, dates and numbers of identity as they were said, not surrogates.
    ///   - limits: how many calls it bears, for all of this process together.
    /// - Throws: `HTTPError` when the endpoint's address is not allowed.
    public init(
        endpoint: Endpoint,
        model: String,
        path: String = "/v1/chat/completions",
        sendsIdentifiers: Bool = false,
        limits: CallGovernor.Limits = .init()
    ) throws {
        // What can never be called is known at the start.
        _ = try HTTPCaller(allowing: [endpoint])
        self.endpoint = endpoint
        self.model = model
        self.path = path
        self.sendsIdentifiers = sendsIdentifiers
        governor = CallGovernor(limits)
    }

    var name: String { endpoint.name }

    /// Drafts by the embedded generator, and the note says that the model was refused.
    var refused: any NoteGenerator { EndpointGenerator(service: RefusedService(name: label, model: model)) }

    func generator(
        by permit: EngineChoice.Permit,
        for practice: PracticeID,
        now: Date
    ) throws -> any NoteGenerator {
        guard permit.engine == name, (try? permit.authorisation(for: practice, now: now)) != nil else { return refused }
        let pinned = permit.pinned(endpoint)
        let service = ChatCaller(
            name: label,
            model: model,
            path: path,
            endpoint: pinned,
            caller: try HTTPCaller(allowing: [pinned]),
            governor: governor
        )
        return EndpointGenerator(service: service, sendsIdentifiers: sendsIdentifiers)
    }

    private var label: String { "\(name)/\(model)" }
}

/// A chat model that must not be called.
private struct RefusedService: ChatService {
    let name: String
    let model: String

    func complete(_ body: Protected<[UInt8]>) async throws(ChatFailure) -> Protected<[UInt8]> {
        throw ChatFailure(.subprocessorRefused)
    }
}

/// Chat completions over HTTPS, counted and timed.
private struct ChatCaller: ChatService {
    let name: String
    let model: String
    let path: String
    let endpoint: Endpoint
    let caller: HTTPCaller
    let governor: CallGovernor

    func complete(_ body: Protected<[UInt8]>) async throws(ChatFailure) -> Protected<[UInt8]> {
        let start = ContinuousClock.now
        do throws(ChatFailure) {
            let answer = try await call(body)
            note("ok", since: start)
            return answer
        } catch {
            note(error.code.rawValue, since: start)
            throw error
        }
    }

    private func call(_ body: Protected<[UInt8]>) async throws(ChatFailure) -> Protected<[UInt8]> {
        let response: HTTPResponse
        do {
            response = try await governor.post(.json(body.revealed), by: caller, to: endpoint, path: path)
        } catch { throw ChatFailure(error) }
        switch response.status {
        case 200: return Protected(response.body)
        case 401, 403, 404, 407: throw ChatFailure(.misconfigured)
        case 408, 425, 429, 500...: throw ChatFailure(.unavailable)
        default: throw ChatFailure(.rejected)
        }
    }

    private func note(_ outcome: String, since start: ContinuousClock.Instant) {
        Counter(label: "dictum_note_endpoint_calls_total", dimensions: [("outcome", outcome)]).increment()
        let seconds = (ContinuousClock.now - start).inSeconds
        Metrics.Timer(label: "dictum_note_endpoint_call_duration_seconds").recordSeconds(seconds)
    }
}

extension ChatFailure {
    fileprivate init(_ error: HTTPError) {
        switch error.kind {
        case .cancelled: self.init(.cancelled)
        case .refusedURL, .notAllowed, .misconfigured, .unusableKey, .redirected, .untrustedServer:
            self.init(.misconfigured)
        case .unreachable, .timedOut, .resting, .responseTooLarge, .brokenResponse, .failed: self.init(.unavailable)
        }
    }
}
