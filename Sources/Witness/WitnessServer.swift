internal import Glibc
public import Observability

/// A small HTTP/1.1 server for a ``WitnessBook``: `POST …/add-checkpoint`, one request a connection, one connection at a
/// time, nothing read beyond 160 KiB or five seconds.
///
/// It has a thread of its own. It speaks in clear: keep it on a loopback address behind a proxy that speaks TLS, for
/// clients call nothing else beyond their own machine.
public final class WitnessServer: Sendable {
    /// The port that it listens on.
    public var port: Int { loop.port }
    private let loop: ConnectionLoop

    /// Listens, and answers from now on.
    public init(_ address: ListenAddress, book: WitnessBook) throws(ListenError) {
        loop = try ConnectionLoop(address, label: "dictum.witness", patience: 5) { client in
            ConnectionLoop.send(Self.answer(client, book), to: client)
            // What the client still sends would turn our close into a reset that takes the answer with it.
            shutdown(client, Int32(SHUT_WR))
            var rest = [UInt8](repeating: 0, count: 4096)
            for _ in 0..<64 where unsafe recv(client, &rest, rest.count, 0) <= 0 { break }
        }
    }

    /// Answers no more.
    public func stop() { loop.stop() }

    private static func answer(_ client: Int32, _ book: WitnessBook) -> [UInt8] {
        guard let request = WitnessHTTPRequest(readingFrom: client) else {
            return response(400, "text/plain", "bad request\n")
        }
        guard request.path.hasSuffix("/add-checkpoint") else { return response(404, "text/plain", "not found\n") }
        guard request.method == "POST" else { return response(405, "text/plain", "POST\n") }
        let answer = book.add(request.body)
        return response(answer.status, answer.type, answer.body)
    }

    private static func response(_ status: Int, _ type: String, _ body: String) -> [UInt8] {
        var text = "HTTP/1.1 \(status) \(status == 200 ? "OK" : "Refused")\r\nContent-Type: \(type)\r\n"
        text += "Content-Length: \(body.utf8.count)\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n"
        return Array((text + body).utf8)
    }
}
