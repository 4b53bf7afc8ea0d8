internal import Artifacts
public import ClinicalNotes
internal import FoundationEssentials
public import HTTPCaller
internal import Metrics
internal import Records
internal import Speech

/// Who drafts the notes.
public enum NoteSource: Sendable {
    /// The embedded generator: nothing leaves the machine.
    case embedded(GroundedGenerator)
    /// A chat model: each practice's agreement is asked for before each use. Where it can't draft, the embedded one does.
    case endpoint(EndpointNotes)

    /// The generator for one dictation.
    func generator(for dictation: Dictation, _ records: Records, now: Date) async throws -> any NoteGenerator {
        switch self {
        case .embedded(let generator): generator
        case .endpoint(let endpoint): try await endpoint.generator(for: dictation, records, now: now)
        }
    }
}

/// A chat model that may see transcripts, where an agreement allows it.
public struct EndpointNotes: Sendable {
    private let endpoint: Endpoint
    private let model: String
    private let path: String
    private let sendsIdentifiers: Bool
    private let caller: HTTPCaller
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
        self.endpoint = endpoint
        self.model = model
        self.path = path
        self.sendsIdentifiers = sendsIdentifiers
        caller = try HTTPCaller(allowing: [endpoint])
        governor = CallGovernor(limits)
    }

    func generator(for dictation: Dictation, _ records: Records, now: Date) async throws -> any NoteGenerator {
        do {
            let proof = try await EndpointAgreement.authorisation(
                of: endpoint.name,
                for: dictation.id.practice,
                records,
                now: now
            )
            return generator(by: proof)
        } catch let error as SpeechError where error.code == .subprocessorRefused {
            return EndpointGenerator(service: RefusedService(name: name, model: model))
        }
    }

    /// The generator that a proof of an agreement is for.
    func generator(by proof: EndpointAuthorisation) -> any NoteGenerator {
        guard proof.subprocessor == endpoint.name else {
            return EndpointGenerator(service: RefusedService(name: name, model: model))
        }
        let service = ChatCaller(
            name: name,
            model: model,
            path: path,
            endpoint: endpoint,
            caller: caller,
            governor: governor
        )
        return EndpointGenerator(service: service, sendsIdentifiers: sendsIdentifiers)
    }

    private var name: String { "\(endpoint.name)/\(model)" }
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
