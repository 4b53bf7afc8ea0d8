internal import CCurl
internal import Synchronization

/// One call, from its first socket to its last byte.
///
/// `@unchecked Sendable`: the multi handle is used by the thread in `run`, and by `cancel()` only through
/// `curl_multi_wakeup`, the one call that libcurl allows from another thread. `deinit` runs when neither holds it.
@safe final class Transfer: @unchecked Sendable {
    private let multi: UnsafeMutableRawPointer
    private let cancelled = Atomic(false)

    init(name: String) throws(HTTPError) {
        guard let multi = unsafe curl_multi_init() else { throw HTTPError(.failed, name, "curl_multi_init") }
        unsafe self.multi = multi
    }

    deinit { unsafe curl_multi_cleanup(multi) }

    /// Ends the call from any thread. Before it began, too.
    func cancel() {
        cancelled.store(true, ordering: .releasing)
        unsafe curl_multi_wakeup(multi)
    }

    /// Makes the call, blocking the thread until it ends.
    func run(_ request: HTTPRequest, to endpoint: Endpoint, path: String) throws(HTTPError) -> HTTPResponse {
        let easy = try EasyHandle(request, to: endpoint, path: path)
        guard unsafe curl_multi_add_handle(multi, easy.raw) == CURLM_OK else {
            throw HTTPError(.failed, endpoint.name, "curl_multi_add_handle")
        }
        defer { unsafe curl_multi_remove_handle(multi, easy.raw) }
        var running: Int32 = 1
        while running > 0 {
            if cancelled.load(ordering: .acquiring) { throw HTTPError(.cancelled, endpoint.name) }
            guard unsafe curl_multi_perform(multi, &running) == CURLM_OK,
                unsafe running == 0 || curl_multi_poll(multi, nil, 0, 1000, nil) == CURLM_OK
            else { throw HTTPError(.failed, endpoint.name, "curl_multi_perform") }
        }
        return try easy.response(of: outcome())
    }

    private func outcome() -> CURLcode {
        var left: Int32 = 0
        while let message = unsafe curl_multi_info_read(multi, &left) {
            if unsafe message.pointee.msg == CURLMSG_DONE { return unsafe message.pointee.data.result }
        }
        return CURLE_FAILED_INIT
    }
}
