/// Why a call brought no response. Never holds a body, a header, a key or an address.
public struct HTTPError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What went wrong; the raw value is the stable reason code.
    public enum Kind: String, Sendable, CaseIterable {
        /// The endpoint's URL or the path is not one that may be called; no socket was opened.
        case refusedURL = "refused_url"
        /// The endpoint is not on the caller's list; no socket was opened.
        case notAllowed = "endpoint_not_allowed"
        /// An option, a file or the environment is wrong; no socket was opened.
        case misconfigured
        /// The API key file cannot be read, is open to others or holds no key; no socket was opened.
        case unusableKey = "unusable_key"
        /// The certificate is expired, for another host, of an unknown authority or not a pinned one.
        case untrustedServer = "untrusted_server"
        /// No address, no connection, or no handshake.
        case unreachable
        /// One of the three time limits passed.
        case timedOut = "timed_out"
        /// Body or headers over their limits.
        case responseTooLarge = "response_too_large"
        /// The server pointed elsewhere; nobody went there.
        case redirected
        /// The connection ended before the response did, or what came was not HTTP.
        case brokenResponse = "broken_response"
        /// It failed so often that it is left alone for a while; no socket was opened.
        case resting = "endpoint_resting"
        /// The task was cancelled.
        case cancelled
        /// libcurl failed for a reason of its own, such as memory.
        case failed = "transfer_failed"
    }

    /// What went wrong.
    public var kind: Kind
    /// The operator's name of the endpoint.
    public var endpoint: String
    /// libcurl's code, the HTTP status or the name of an option; empty when the kind says all.
    public var detail: String

    /// How long it is to be left alone, where that is known.
    public var retryAfter: Duration?

    init(_ kind: Kind, _ endpoint: String, _ detail: String = "", retryAfter: Duration? = nil) {
        self.kind = kind
        self.endpoint = endpoint
        self.detail = detail
        self.retryAfter = retryAfter
    }

    /// What the reader can do about it.
    public var cure: String {
        switch kind {
        case .refusedURL:
            "Use https:// (http:// only to this machine), without user, query or fragment in the base URL."
        case .notAllowed: "Name the endpoint in the configuration."
        case .misconfigured: "Correct the option that is named."
        case .unusableKey: "Put the key alone into a file of mode 0600 that belongs to the worker's user."
        case .untrustedServer: "Renew the server's certificate, or name its authority's PEM file and the right pins."
        case .unreachable: "Check the endpoint's address, the network and that the server is up."
        case .timedOut: "Check the server's load, or raise the time limit."
        case .responseTooLarge: "Check that the address is the right one, or raise the size limit."
        case .redirected: "Use the address that the server redirects to, if it is to be trusted."
        case .brokenResponse: "Check the server and what stands between."
        case .resting: "Check that the server is up; it is called again by itself."
        case .cancelled: "Nothing: the caller gave up."
        case .failed: "Look the code up among libcurl's errors."
        }
    }

    /// Code, endpoint, detail and cure in one line.
    public var description: String {
        "\(kind.rawValue) calling \(endpoint)\(detail.isEmpty ? "" : " (\(detail))"). \(cure)"
    }
}
