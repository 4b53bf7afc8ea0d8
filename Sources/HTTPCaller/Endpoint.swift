/// A server that may be called, and how far it is trusted. Everything here comes from the operator's configuration.
public struct Endpoint: Hashable, Sendable {
    /// The operator's name for it, as it stands in errors, in the audit log and in agreements. Not an address.
    public var name: String
    /// Scheme, host, port and a path before every call's own, such as `https://api.example.com` or
    /// `http://127.0.0.1:8080/speech`. HTTPS, except to this machine itself; no user, query or fragment.
    public var baseURL: String
    /// PEM file of the authorities to trust *instead of* the system's; `nil` trusts the system's.
    public var trustedAuthorities: String?
    /// Public keys that the server's certificate must have one of, in addition to its being valid:
    /// `sha256//` and the Base64 of the SHA-256 of the SubjectPublicKeyInfo. Empty pins nothing.
    public var pinnedKeys: [String] = []
    /// File that holds the API key, readable by its owner only; read anew for each call, so that it can be rotated.
    public var keyFile: String?
    /// How the key is shown.
    public var keyScheme = KeyScheme.bearer
    /// A longer body ends the call.
    public var maxResponseBytes = 8 << 20
    /// Ends a call that is not connected by then.
    public var connectTimeout = Duration.seconds(10)
    /// Ends a call that is not answered in full by then.
    public var timeout = Duration.seconds(600)
    /// Ends a call in which less than a byte a second has moved for so long. A recogniser at work sends nothing: this
    /// must be longer than its longest thought. Whole seconds.
    public var stallTimeout = Duration.seconds(300)

    /// The header field that an API key goes into.
    public enum KeyScheme: String, Sendable {
        /// `Authorization: Bearer KEY` (RFC 6750).
        case bearer
        /// `Authorization: Token KEY`, as Deepgram takes it.
        case token
        /// `api-key: KEY`, as Azure takes it.
        case apiKey

        func field(_ key: String) -> String {
            switch self {
            case .bearer: "Authorization: Bearer \(key)"
            case .token: "Authorization: Token \(key)"
            case .apiKey: "api-key: \(key)"
            }
        }
    }

    /// An endpoint with careful limits; change them on the value.
    public init(name: String, baseURL: String) {
        self.name = name
        self.baseURL = baseURL
    }
}
