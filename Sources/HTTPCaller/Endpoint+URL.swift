internal import CCurl
internal import Glibc

/// Which URLs may be called, decided before any socket is opened, by the parser that will also open it.
extension Endpoint {
    /// Whether this endpoint can be called at all.
    func check() throws(HTTPError) {
        _ = try scheme()
        for pin in pinnedKeys where !Self.isPin(pin) { throw HTTPError(.misconfigured, name, "pinnedKeys") }
        for time in [connectTimeout, timeout, stallTimeout] where time <= .zero || time > .seconds(86_400) {
            throw HTTPError(.misconfigured, name, "time limits must be between 0 and a day")
        }
        guard maxResponseBytes > 0 else { throw HTTPError(.misconfigured, name, "maxResponseBytes") }
    }

    /// The URL of `path`, which can change neither host nor scheme.
    func url(of path: String) throws(HTTPError) -> String {
        let base = baseURL.hasSuffix("/") ? String(baseURL.dropLast()) : baseURL
        guard path.first == "/", path.utf8.count <= 1024, path.utf8.allSatisfy(Self.isPathByte) else {
            throw HTTPError(.refusedURL, name, "path")
        }
        return base + path
    }

    /// `https`, or `http` when the host is this machine.
    func scheme() throws(HTTPError) -> String {
        guard let url = unsafe curl_url() else { throw HTTPError(.failed, name, "curl_url") }
        defer { unsafe curl_url_cleanup(url) }
        guard baseURL.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f }),
            unsafe curl_url_set(url, CURLUPART_URL, baseURL, 0) == CURLUE_OK
        else { throw HTTPError(.refusedURL, name, "malformed") }
        func part(_ part: CURLUPart) -> String? {
            var text: UnsafeMutablePointer<CChar>?
            guard unsafe curl_url_get(url, part, &text, 0) == CURLUE_OK, let text = unsafe text else { return nil }
            defer { unsafe curl_free(text) }
            return unsafe String(cString: text)
        }
        for forbidden in [CURLUPART_USER, CURLUPART_PASSWORD, CURLUPART_QUERY, CURLUPART_FRAGMENT]
        where part(forbidden) != nil { throw HTTPError(.refusedURL, name, "user, query or fragment") }
        guard let host = part(CURLUPART_HOST), let scheme = part(CURLUPART_SCHEME) else {
            throw HTTPError(.refusedURL, name, "malformed")
        }
        switch scheme {
        case "https": return scheme
        case "http" where Self.isLoopback(host): return scheme
        default: throw HTTPError(.refusedURL, name, "scheme")
        }
    }

    /// Names nothing but this machine: libcurl resolves `localhost` itself and never asks a name server.
    private static func isLoopback(_ host: String) -> Bool {
        if host == "localhost" || host == "[::1]" { return true }
        var address = in_addr()
        guard unsafe inet_pton(AF_INET, host, &address) == 1 else { return false }
        return UInt32(bigEndian: address.s_addr) >> 24 == 127
    }

    /// What RFC 3986 lets stand in a path and a query, percent signs included.
    private static func isPathByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: "/-._~%?=&:@".utf8.contains(byte)
        }
    }

    private static func isPin(_ pin: String) -> Bool {
        pin.hasPrefix("sha256//") && pin.utf8.count == 52
            && pin.utf8.dropFirst(8).allSatisfy { $0 != UInt8(ascii: ";") && $0 > 0x20 && $0 < 0x7f }
    }
}
