internal import Glibc

/// A request of HTTP/1.1 with a body of declared length, or none.
public struct WitnessHTTPRequest: Hashable, Sendable {
    /// `POST`, mostly.
    public let method: String
    /// The path without its query.
    public let path: String
    /// The body.
    public let body: [UInt8]

    static let maxHead = 8 << 10
    static let maxBytes = maxHead + AddCheckpointRequest.maxBytes

    /// Reads a whole request. Any input is safe.
    ///
    /// - Returns: `nil` for what is malformed or incomplete, or uses a transfer coding.
    public init?(bytes: [UInt8]) {
        guard let end = Self.headEnd(bytes), let head = String(validating: bytes[..<end], as: UTF8.self),
            let length = Self.bodyLength(head), bytes.count == end + 4 + length
        else { return nil }
        let words = head.prefix { $0 != "\r\n" }.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 3, words[2] == "HTTP/1.1" || words[2] == "HTTP/1.0", words[1].hasPrefix("/") else {
            return nil
        }
        method = String(words[0])
        path = String(words[1].prefix { $0 != "?" })
        body = Array(bytes[(end + 4)...])
    }

    init?(readingFrom client: Int32) {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 16 << 10)
        var wanted: Int?
        let deadline = ContinuousClock.now + .seconds(5)
        while wanted.map({ bytes.count < $0 }) ?? true {
            let count = unsafe recv(client, &chunk, chunk.count, 0)
            guard count > 0, bytes.count + count <= Self.maxBytes, ContinuousClock.now < deadline else { return nil }
            bytes += chunk[..<count]
            if wanted == nil, let end = Self.headEnd(bytes) {
                guard let head = String(validating: bytes[..<end], as: UTF8.self), let length = Self.bodyLength(head)
                else { return nil }
                wanted = end + 4 + length
            }
            if wanted == nil, bytes.count > Self.maxHead { return nil }
        }
        self.init(bytes: bytes)
    }

    private static func headEnd(_ bytes: [UInt8]) -> Int? {
        bytes.prefix(maxHead).firstRange(of: [13, 10, 13, 10])?.lowerBound
    }

    /// The one `Content-Length` there is; 0 without one, `nil` for two, for a wrong one, or beside a transfer coding.
    private static func bodyLength(_ head: String) -> Int? {
        var length: Int?
        for line in head.split(separator: "\r\n").dropFirst() {
            let halves = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            switch halves[0].lowercased() {
            case "transfer-encoding": return nil
            case "content-length":
                let value = halves.count == 2 ? halves[1].filter { $0 != " " } : ""
                guard length == nil, let number = Int(value), String(number) == value,
                    (0...AddCheckpointRequest.maxBytes).contains(number)
                else { return nil }
                length = number
            default: break
            }
        }
        return length ?? 0
    }
}
