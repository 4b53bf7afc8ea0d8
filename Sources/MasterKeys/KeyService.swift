internal import Custody
internal import HTTPCaller

/// A key service behind HTTPS. Whatever it answers, a caller gets a body of status 200 or 400, or a typed error.
struct KeyService: Sendable {
    private let caller: HTTPCaller
    private let endpoint: Endpoint
    /// The service as errors name it.
    let name: String

    /// - Parameter authorities: PEM file of the authorities to trust instead of the system's.
    init(name: String, baseURL: String, authorities: String?, timeout: Duration) throws {
        var endpoint = Endpoint(name: name, baseURL: baseURL)
        endpoint.trustedAuthorities = authorities
        endpoint.maxResponseBytes = 64 << 10
        endpoint.connectTimeout = .seconds(5)
        endpoint.timeout = timeout
        endpoint.stallTimeout = .seconds(10)
        do { caller = try HTTPCaller(allowing: [endpoint]) } catch {
            throw CustodyError(.masterKeyUnavailable, "the master key's service cannot be called: \(error)")
        }
        self.endpoint = endpoint
        self.name = name
    }

    /// Posts JSON; the answer's status is 200 or 400.
    func post(_ request: HTTPRequest, to path: String) async throws -> HTTPResponse {
        let response: HTTPResponse
        do { response = try await caller.post(request, to: endpoint, path: path) } catch {
            throw Self.translated(error, name)
        }
        switch response.status {
        case 200, 400: return response
        case 401, 403:
            throw refused(
                "answered HTTP \(response.status)",
                "renew its token, or grant encrypt and decrypt with the key"
            )
        case 404: throw refused("knows no such path", "check the address, the mount and the key's name")
        default:
            throw unreachable("answered HTTP \(response.status)")
        }
    }

    /// An answer that is not what the service promises.
    func unreachable(_ what: String) -> CustodyError {
        CustodyError(
            .masterKeyUnreachable,
            "the master key's service \(name) \(what); dictum tries again, check the service and what stands between"
        )
    }

    /// A service that is up and refuses.
    func refused(_ what: String, _ cure: String) -> CustodyError {
        CustodyError(.masterKeyUnavailable, "the master key's service \(name) \(what); \(cure)")
    }

    private static func translated(_ error: HTTPError, _ name: String) -> any Error {
        switch error.kind {
        case .cancelled: CancellationError()
        case .refusedURL, .notAllowed, .misconfigured, .unusableKey:
            CustodyError(.masterKeyUnavailable, "the master key's service cannot be called: \(error)")
        default: CustodyError(.masterKeyUnreachable, "the master key's service does not answer: \(error)")
        }
    }
}
