internal import CLibPQ

/// Asks the server to cancel what a connection is doing, from any thread.
///
/// Sendable without a lock: a `PGcancel` never changes once it is made, `PQcancel` may be called from any thread, and
/// `PQfreeCancel` runs once, in `deinit`.
@safe final class Canceller: @unchecked Sendable {
    private let raw: OpaquePointer

    /// `nil` when the connection is closed.
    init?(_ handle: borrowing Handle) {
        guard let raw = unsafe PQgetCancel(handle.raw) else { return nil }
        unsafe self.raw = raw
    }

    deinit { unsafe PQfreeCancel(raw) }

    /// Connects to the server and tells it: blocks the thread. A statement under way then fails with 57014; when there is
    /// none, nothing happens.
    func cancel() {
        var message = [CChar](repeating: 0, count: 256)
        _ = unsafe PQcancel(raw, &message, Int32(message.count))
    }
}
