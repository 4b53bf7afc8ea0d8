internal import CCurl

/// What makes a call safe. Every option is set, libcurl's own defaults too where the environment or a build could
/// change them; HSTS, Alt-Svc and cookies stay off as long as no file or list of theirs is named.
extension EasyHandle {
    func aim(at endpoint: Endpoint, path: String) throws(HTTPError) {
        try set(CURLOPT_URL, try endpoint.url(of: path))
        try set(CURLOPT_PROTOCOLS_STR, try endpoint.scheme())
        try set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1)
        if let file = endpoint.trustedAuthorities {
            try set(CURLOPT_CAINFO, file)
            try set(CURLOPT_CAPATH, nil)  // else the system's authorities would be trusted besides
        }
        if !endpoint.pinnedKeys.isEmpty {
            try set(CURLOPT_PINNEDPUBLICKEY, endpoint.pinnedKeys.joined(separator: ";"))
        }
    }

    func harden() throws(HTTPError) {
        try set(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
        try set(CURLOPT_SSL_VERIFYPEER, 1)
        try set(CURLOPT_SSL_VERIFYHOST, 2)
        try set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1)
        try set(CURLOPT_HTTP09_ALLOWED, 0)
        try set(CURLOPT_FOLLOWLOCATION, 0)
        try set(CURLOPT_PROXY, "")  // empty, not nil: nil asks the environment
        try set(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
        try set(CURLOPT_ACCEPT_ENCODING, nil)
        try set(CURLOPT_HTTP_CONTENT_DECODING, 0)
        try set(CURLOPT_FRESH_CONNECT, 1)
        try set(CURLOPT_FORBID_REUSE, 1)
        try set(CURLOPT_NOSIGNAL, 1)
    }

    func limit(to endpoint: Endpoint) throws(HTTPError) {
        try set(CURLOPT_CONNECTTIMEOUT_MS, endpoint.connectTimeout.milliseconds)
        try set(CURLOPT_TIMEOUT_MS, endpoint.timeout.milliseconds)
        try set(CURLOPT_LOW_SPEED_LIMIT, 1)
        try set(CURLOPT_LOW_SPEED_TIME, max(1, endpoint.stallTimeout.milliseconds / 1000))
    }

    /// Sends body and headers to the sink, which outlives the handle.
    func listen() throws(HTTPError) {
        let target = unsafe UnsafeRawPointer(Unmanaged.passUnretained(sink).toOpaque())
        unsafe try set(CURLOPT_WRITEDATA, pointer: target)
        unsafe try set(CURLOPT_HEADERDATA, pointer: target)
        try check(
            unsafe dictum_curl_set_sink(raw, CURLOPT_WRITEFUNCTION) { bytes, size, count, target in
                guard let target = unsafe target else { return 0 }
                let sink = unsafe Unmanaged<ResponseSink>.fromOpaque(target).takeUnretainedValue()
                return unsafe sink.take(body: UnsafeRawBufferPointer(start: bytes, count: size * count))
                    ? size * count : 0
            }
        )
        try check(
            unsafe dictum_curl_set_sink(raw, CURLOPT_HEADERFUNCTION) { bytes, size, count, target in
                guard let target = unsafe target else { return 0 }
                let sink = unsafe Unmanaged<ResponseSink>.fromOpaque(target).takeUnretainedValue()
                return unsafe sink.take(header: UnsafeRawBufferPointer(start: bytes, count: size * count))
                    ? size * count : 0
            }
        )
    }
}

extension Duration {
    /// Whole milliseconds, at least one: libcurl reads zero as "no limit".
    fileprivate var milliseconds: Int { max(1, Int(self / .milliseconds(1))) }
}
