internal import CLibPQ
internal import CLinux
internal import Glibc

/// One `NOTIFY` as it arrived.
public struct ChannelMessage: Sendable, Hashable {
    /// The channel's name.
    public let channel: String
    /// The payload; empty when there was none.
    public let payload: String
}

/// Waits for `NOTIFY` on a thread of its own, with `poll(2)`.
public enum Listener {
    /// Messages on `channel` until the consumer goes away; throws when the connection is lost.
    ///
    /// The first one, with an empty payload, says that listening has begun: what was sent before is not heard, so look
    /// once for what is there.
    ///
    /// The thread owns the connection from first to last, so it is never shared.
    public static func messages(
        _ conninfo: String,
        channel: String
    ) -> AsyncThrowingStream<ChannelMessage, any Error> {
        AsyncThrowingStream(bufferingPolicy: .bufferingNewest(64)) { continuation in
            let stop = eventfd(0, Int32(EFD_CLOEXEC))
            // The thread closes its own end, so the number stays ours until `onTermination` has written to it.
            let stopped = dup(stop)
            continuation.onTermination = { _ in
                var one: UInt64 = 1
                _ = unsafe write(stop, &one, 8)
                close(stop)
            }
            startThread {
                defer { close(stopped) }
                do throws(PostgresError) {
                    try run(conninfo, channel: channel, stop: stopped) { continuation.yield($0) }
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
        }
    }

    private static func run(
        _ conninfo: String,
        channel: String,
        stop: Int32,
        yield: (ChannelMessage) -> Void
    ) throws(PostgresError) {
        let handle = try Handle(connecting: conninfo)
        guard let result = unsafe PQexec(handle.raw, "LISTEN \"\(channel.replacing("\"", with: "\"\""))\"") else {
            throw handle.lastError(.connection)
        }
        _ = try unsafe Rows(adopting: result).checked()
        yield(ChannelMessage(channel: channel, payload: ""))
        while true {
            guard unsafe PQconsumeInput(handle.raw) == 1 else { throw handle.lastError(.connection) }
            while let note = unsafe PQnotifies(handle.raw) {
                let message = unsafe ChannelMessage(
                    channel: String(cString: note.pointee.relname),
                    payload: String(cString: note.pointee.extra)
                )
                unsafe PQfreemem(note)
                yield(message)
            }
            // Asked for afresh each time: libpq may have closed or replaced the socket.
            var watched = [
                pollfd(fd: unsafe PQsocket(handle.raw), events: Int16(POLLIN), revents: 0),
                pollfd(fd: stop, events: Int16(POLLIN), revents: 0),
            ]
            guard watched[0].fd >= 0 else { throw handle.lastError(.connection) }
            _ = unsafe poll(&watched, 2, -1)
            if watched[1].revents != 0 { return }
        }
    }
}
