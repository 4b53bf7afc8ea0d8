internal import CCurl
internal import Glibc

/// libcurl's process-wide state.
enum Library {
    private static let status = dictum_curl_global_init()

    /// Starts libcurl once, before any thread uses it.
    static func prepare() throws(HTTPError) {
        // With this variable libcurl would write every session's keys to a file, for anyone to open recorded traffic.
        guard unsafe getenv("SSLKEYLOGFILE") == nil else {
            throw HTTPError(.misconfigured, "any endpoint", "the environment sets SSLKEYLOGFILE")
        }
        guard status == CURLE_OK else { throw HTTPError(.failed, "any endpoint", "libcurl \(status.rawValue)") }
    }
}
