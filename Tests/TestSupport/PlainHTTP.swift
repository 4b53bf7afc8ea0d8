internal import Glibc

/// The plainest client there is, for servers under test on this machine.
public enum PlainHTTP {
    /// Nobody listens.
    public struct NotListening: Error {}

    /// The status and the body of a path, such as `200 ready`.
    public static func get(_ port: Int, _ path: String) throws -> String {
        let answer = try exchange(port, "GET \(path) HTTP/1.1\r\nHost: localhost\r\n\r\n")
        let status = answer.split(separator: " ").dropFirst().first ?? ""
        guard let head = answer.firstRange(of: "\r\n\r\n") else { return "" }
        return "\(status) \(answer[head.upperBound...])"
    }

    /// Sends `request`, closes that direction, and returns what comes back until the other side closes.
    public static func exchange(_ port: Int, _ request: String) throws -> String {
        let client = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(client) }
        guard unsafe Loopback.withAddress(port, { unsafe connect(client, $0, $1) }) == 0 else { throw NotListening() }
        // Who does not answer must not keep the test's thread.
        var limit = timeval(tv_sec: 30, tv_usec: 0)
        unsafe setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        let bytes = Array(request.utf8)
        _ = unsafe send(client, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        shutdown(client, Int32(SHUT_WR))
        var (answer, chunk): ([UInt8], [UInt8]) = ([], [UInt8](repeating: 0, count: 4096))
        while true {
            let count = unsafe recv(client, &chunk, chunk.count, 0)
            guard count > 0 else { break }
            answer += chunk[..<count]
        }
        return String(decoding: answer, as: UTF8.self)
    }
}
