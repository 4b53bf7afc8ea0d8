/// Takes in what the server sends, and refuses more than the limits. Used from the transfer's thread only.
final class ResponseSink {
    private static let maxHeaderBytes = 64 << 10

    private(set) var body: [UInt8] = []
    private(set) var retryAfter: String?
    private(set) var overflowed = false
    private var headerBytes = 0
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    /// Whether this piece of the body still fits.
    func take(body bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count <= limit - body.count else {
            overflowed = true
            return false
        }
        unsafe body.append(contentsOf: bytes)
        return true
    }

    /// Whether this header line, or trailer, still fits.
    func take(header bytes: UnsafeRawBufferPointer) -> Bool {
        headerBytes += bytes.count
        guard headerBytes <= Self.maxHeaderBytes else {
            overflowed = true
            return false
        }
        let line = unsafe String(decoding: bytes, as: UTF8.self)
        if line.hasPrefix("HTTP/") { retryAfter = nil }  // of an interim response
        let halves = line.split(separator: ":", maxSplits: 1)
        if halves.count == 2, halves[0].lowercased() == "retry-after" {
            retryAfter = String(halves[1].drop(while: \.isWhitespace).prefix { !$0.isNewline })
        }
        return true
    }
}
