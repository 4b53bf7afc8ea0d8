internal import Dispatch

/// The one way out of the process: HTTPS calls to the endpoints that the operator named, and to nothing else.
///
/// No redirect is followed; no proxy, cookie jar, netrc or certificate directory of the environment is used; each call
/// has a connection of its own, closed at its end; time and size are bounded. Calls may run at once: each has a thread
/// of its own, so the cooperative pool never waits.
public struct HTTPCaller: Sendable {
    private let allowed: Set<Endpoint>

    /// A caller of `endpoints`.
    ///
    /// - Throws: ``HTTPError`` of kind `refusedURL` or `misconfigured` when one of them can never be called, or when
    ///   the environment would weaken TLS.
    public init(allowing endpoints: [Endpoint]) throws(HTTPError) {
        try Library.prepare()
        for endpoint in endpoints { try endpoint.check() }
        allowed = Set(endpoints)
    }

    /// Posts `request` to `path` of `endpoint`.
    ///
    /// - Parameter path: appended to the base URL; starts with `/`, may have a query, never holds PHI.
    /// - Returns: the response, whatever its status, redirects excepted.
    /// - Throws: ``HTTPError``; `cancelled` at once when the task is.
    public func post(
        _ request: HTTPRequest,
        to endpoint: Endpoint,
        path: String
    ) async throws(HTTPError) -> HTTPResponse {
        guard allowed.contains(endpoint) else { throw HTTPError(.notAllowed, endpoint.name) }
        let transfer = try Transfer(name: endpoint.name)
        let outcome: Result<HTTPResponse, HTTPError> = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                DispatchQueue(label: "dictum.http").async {
                    let outcome = Result { () throws(HTTPError) in
                        try transfer.run(request, to: endpoint, path: path)
                    }
                    continuation.resume(returning: outcome)
                }
            }
        } onCancel: {
            transfer.cancel()
        }
        return try outcome.get()
    }
}
