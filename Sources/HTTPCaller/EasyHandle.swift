internal import CCurl
internal import Glibc

/// Owns libcurl's handle of one request, and everything that it points at. Used from the transfer's thread only.
@safe final class EasyHandle {
    let raw: UnsafeMutableRawPointer
    let name: String
    let sink: ResponseSink
    private var form: OpaquePointer?
    private var headers: UnsafeMutablePointer<curl_slist>?

    init(_ request: HTTPRequest, to endpoint: Endpoint, path: String) throws(HTTPError) {
        guard let raw = unsafe curl_easy_init() else { throw HTTPError(.failed, endpoint.name, "curl_easy_init") }
        unsafe self.raw = raw
        name = endpoint.name
        sink = ResponseSink(limit: endpoint.maxResponseBytes)
        try aim(at: endpoint, path: path)
        try harden()
        try limit(to: endpoint)
        try listen()
        var lines = ["Expect:", "Accept: application/json"]
        if let file = endpoint.keyFile { lines.append(endpoint.keyScheme.field(try KeyFile.read(file, for: name))) }
        switch request.body {
        case .form(let parts): try attach(parts)
        case .json(let bytes, let type):
            lines.append("Content-Type: \(type)")
            try attach(bytes)
        case .audio(let bytes):
            lines.append("Content-Type: audio/wav")
            try attach(bytes)
        case .text(let bytes):
            lines.append("Content-Type: text/plain; charset=utf-8")
            try attach(bytes)
        }
        lines += request.headers.map { "\($0.name): \($0.value)" }
        guard lines.allSatisfy({ $0.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7f } }) else {
            throw HTTPError(.misconfigured, name, "a header")
        }
        try attach(lines)
    }

    deinit {
        unsafe curl_easy_cleanup(raw)
        unsafe curl_mime_free(form)
        unsafe curl_slist_free_all(headers)
    }

    private func attach(_ parts: [HTTPRequest.Part]) throws(HTTPError) {
        guard let form = unsafe curl_mime_init(raw) else { throw HTTPError(.failed, name, "curl_mime_init") }
        unsafe self.form = form
        for part in parts {
            guard let field = unsafe curl_mime_addpart(form) else {
                throw HTTPError(.failed, name, "curl_mime_addpart")
            }
            try check(unsafe curl_mime_name(field, part.name))
            if let type = part.contentType { try check(unsafe curl_mime_type(field, type)) }
            if let fileName = part.fileName { try check(unsafe curl_mime_filename(field, fileName)) }
            let status = unsafe part.bytes.withUnsafeBytes { bytes in
                unsafe curl_mime_data(field, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
            }
            try check(status)
        }
        unsafe try set(CURLOPT_MIMEPOST, pointer: UnsafeRawPointer(form))
    }

    private func attach(_ bytes: [UInt8]) throws(HTTPError) {
        try check(unsafe dictum_curl_set_offset(raw, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(bytes.count)))
        let status = unsafe bytes.withUnsafeBytes { buffer in
            unsafe dictum_curl_set_pointer(raw, CURLOPT_COPYPOSTFIELDS, buffer.baseAddress)
        }
        try check(status)
    }

    private func attach(_ lines: [String]) throws(HTTPError) {
        for line in lines {
            guard let longer = unsafe curl_slist_append(headers, line) else {
                throw HTTPError(.failed, name, "curl_slist_append")
            }
            unsafe headers = longer
        }
        unsafe try set(CURLOPT_HTTPHEADER, pointer: UnsafeRawPointer(headers))
    }

    func set(_ option: CURLoption, _ value: Int) throws(HTTPError) {
        try check(unsafe dictum_curl_set_long(raw, option, value))
    }

    func set(_ option: CURLoption, _ value: String?) throws(HTTPError) {
        try check(unsafe dictum_curl_set_string(raw, option, value))
    }

    func set(_ option: CURLoption, pointer: UnsafeRawPointer?) throws(HTTPError) {
        try check(unsafe dictum_curl_set_pointer(raw, option, pointer))
    }

    func check(_ code: CURLcode) throws(HTTPError) {
        guard code == CURLE_OK else { throw HTTPError(.misconfigured, name, "libcurl \(code.rawValue)") }
    }
}
