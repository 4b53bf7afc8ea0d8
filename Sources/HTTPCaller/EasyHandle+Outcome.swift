internal import CCurl
internal import Glibc

extension EasyHandle {
    /// The response, once libcurl has ended with `code`.
    func response(of code: CURLcode) throws(HTTPError) -> HTTPResponse {
        guard code == CURLE_OK else { throw HTTPError(kind(of: code), name, "libcurl \(code.rawValue)") }
        var status = 0
        try check(unsafe dictum_curl_get_long(raw, CURLINFO_RESPONSE_CODE, &status))
        guard !(300..<400).contains(status) else { throw HTTPError(.redirected, name, "HTTP \(status)") }
        let now = Int64(time(nil))
        let retryAfter = sink.retryAfter.flatMap { RetryAfter.parse($0, now: now) }
        return HTTPResponse(status: status, body: sink.body, retryAfter: retryAfter)
    }

    private func kind(of code: CURLcode) -> HTTPError.Kind {
        if sink.overflowed { return .responseTooLarge }
        switch code {
        case CURLE_URL_MALFORMAT: return .refusedURL
        case CURLE_OPERATION_TIMEDOUT: return .timedOut
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_ISSUER_ERROR:
            return .untrustedServer
        case CURLE_SSL_CACERT_BADFILE: return .misconfigured
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT, CURLE_SSL_CONNECT_ERROR: return .unreachable
        case CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_WEIRD_SERVER_REPLY,
            CURLE_UNSUPPORTED_PROTOCOL:  // libcurl's word for an answer without an HTTP header
            return .brokenResponse
        default: return .failed
        }
    }
}
