internal import Glibc

/// What a probe is answered.
public struct ProbeReply: Sendable, Hashable {
    /// The HTTP status.
    public let status: Int
    /// The media type.
    public let type: String
    /// The text.
    public let body: String

    /// A reply; plain text unless told otherwise.
    public init(status: Int = 200, type: String = "text/plain; charset=utf-8", body: String) {
        self.status = status
        self.type = type
        self.body = body
    }
}

/// A very small HTTP/1.1 server for `/metrics` and probes: GET and HEAD, one request a connection, one connection at a
/// time, nothing read beyond 8 KiB or 2 seconds.
///
/// It has a thread of its own, so it answers even while the cooperative pool is stuck, which is just what a liveness
/// probe should find out. It speaks in clear and asks nobody who he is: numbers only, on a loopback or inner address.
public final class ProbeServer: Sendable {
    /// What answers a path; `nil` is 404.
    public typealias Handler = @Sendable (_ path: String) -> ProbeReply?

    /// The port that it listens on.
    public var port: Int { loop.port }
    private let loop: ConnectionLoop

    /// Listens, and answers from now on.
    public init(_ address: ListenAddress, handler: @escaping Handler) throws(ListenError) {
        loop = try ConnectionLoop(address, label: "dictum.probes", patience: 2) { Self.answer($0, handler) }
    }

    /// Answers no more.
    public func stop() { loop.stop() }

    private static func answer(_ client: Int32, _ handler: Handler) {
        guard let request = ProbeRequest(readingFrom: client) else { return }
        let reply = reply(to: request, handler)
        var head = "HTTP/1.1 \(reply.status) \(reason(reply.status))\r\nContent-Type: \(reply.type)\r\n"
        head += "Content-Length: \(reply.body.utf8.count)\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n"
        ConnectionLoop.send(Array((request.method == "HEAD" ? head : head + reply.body).utf8), to: client)
    }

    private static func reply(to request: ProbeRequest, _ handler: Handler) -> ProbeReply {
        guard ["GET", "HEAD"].contains(request.method) else { return ProbeReply(status: 405, body: "GET or HEAD\n") }
        return handler(request.path) ?? ProbeReply(status: 404, body: "not found\n")
    }

    private static func reason(_ status: Int) -> String {
        [200: "OK", 404: "Not Found", 405: "Method Not Allowed", 503: "Service Unavailable"][status] ?? "Error"
    }
}

/// The first line of a request.
struct ProbeRequest {
    let method: String
    let path: String

    /// `nil` when no whole head arrives within 8 KiB and about 2 seconds.
    init?(readingFrom client: Int32) {
        var head: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 2048)
        let end = Array("\r\n\r\n".utf8)
        let deadline = ContinuousClock.now + .seconds(2)
        while !head.contains(end) {
            let count = unsafe recv(client, &chunk, chunk.count, 0)
            guard count > 0, head.count < 8192, ContinuousClock.now < deadline else { return nil }
            head += chunk[..<count]
        }
        let line = String(decoding: head.prefix { $0 != UInt8(ascii: "\r") }, as: UTF8.self).split(separator: " ")
        guard line.count == 3, line[2].hasPrefix("HTTP/1.") else { return nil }
        method = String(line[0])
        path = String(line[1].prefix { $0 != "?" })
    }
}
