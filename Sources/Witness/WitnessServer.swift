internal import Dispatch
internal import Glibc
public import Observability

/// A small HTTP/1.1 server for a ``WitnessBook``: `POST …/add-checkpoint`, one request a connection, one connection at a
/// time, nothing read beyond 160 KiB or five seconds.
///
/// It has a thread of its own. It speaks in clear: keep it on a loopback address behind a proxy that speaks TLS, for
/// clients call nothing else beyond their own machine.
public final class WitnessServer: Sendable {
    /// The port that it listens on.
    public let port: Int
    private let descriptor: Int32

    /// Listens, and answers from now on.
    public init(_ address: ListenAddress, book: WitnessBook) throws(ListenError) {
        (descriptor, port) = try address.listen()
        DispatchQueue(label: "dictum.witness").async { [descriptor] in Self.serve(descriptor, book) }
    }

    /// Answers no more. The thread that waits in accept(2) comes back with an error and closes the socket.
    public func stop() { shutdown(descriptor, Int32(SHUT_RDWR)) }

    private static func serve(_ listener: Int32, _ book: WitnessBook) {
        while true {
            let client = accept(listener, nil, nil)
            if client < 0 {
                if [EINTR, ECONNABORTED].contains(errno) { continue }
                if [EMFILE, ENFILE, ENOBUFS, ENOMEM].contains(errno) {
                    usleep(100_000)
                    continue
                }
                break
            }
            _ = fcntl(client, F_SETFD, FD_CLOEXEC)
            let patience = timeval(tv_sec: 5, tv_usec: 0)
            for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
                var patience = patience
                unsafe setsockopt(client, SOL_SOCKET, option, &patience, socklen_t(MemoryLayout<timeval>.size))
            }
            send(answer(client, book), to: client)
            // What the client still sends would turn our close into a reset that takes the answer with it.
            shutdown(client, Int32(SHUT_WR))
            var rest = [UInt8](repeating: 0, count: 4096)
            for _ in 0..<64 where unsafe recv(client, &rest, rest.count, 0) <= 0 { break }
            close(client)
        }
        close(listener)
    }

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

    private static func send(_ bytes: [UInt8], to client: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes {
                unsafe Glibc.send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
