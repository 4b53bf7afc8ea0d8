internal import Dispatch
internal import Glibc

/// Accepts connections and has them answered one after the other, on a thread of its own.
public struct ConnectionLoop: Sendable {
    /// The port that it listens on.
    public let port: Int
    private let descriptor: Int32

    /// Listens, and answers from now on.
    ///
    /// - Parameters:
    ///   - label: of the thread, such as `dictum.probes`.
    ///   - patience: seconds that one receive or send may wait.
    ///   - answer: speaks with one client; the loop closes its socket.
    public init(
        _ address: ListenAddress,
        label: String,
        patience: Int,
        answer: @escaping @Sendable (_ client: Int32) -> Void
    ) throws(ListenError) {
        (descriptor, port) = try address.listen()
        DispatchQueue(label: label).async { [descriptor] in Self.serve(descriptor, patience, answer) }
    }

    /// Answers no more. The thread that is waiting in accept(2) comes back with an error and closes the socket.
    public func stop() { shutdown(descriptor, Int32(SHUT_RDWR)) }

    /// Sends all of it, as far as the client takes it.
    public static func send(_ bytes: [UInt8], to client: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes {
                unsafe Glibc.send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    private static func serve(_ listener: Int32, _ patience: Int, _ answer: (Int32) -> Void) {
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
            var limit = timeval(tv_sec: patience, tv_usec: 0)
            for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
                unsafe setsockopt(client, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
            }
            answer(client)
            close(client)
        }
        close(listener)
    }
}
