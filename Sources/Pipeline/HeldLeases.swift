internal import JobQueue
internal import Synchronization

/// The leases that this worker holds, and how to stop the work under each when it is lost.
final class HeldLeases: Sendable {
    private struct Held {
        let lease: Lease
        let cancel: @Sendable () -> Void
        /// Its end is being written: a heartbeat that doesn't find the job any more has lost nothing.
        var isEnding = false
    }
    private let held = Mutex<[Int64: Held]>([:])

    /// The leases to extend.
    var all: [Lease] { held.withLock { $0.values.map(\.lease) } }

    /// Keeps `cancel` to be called when the lease is lost.
    func hold(_ lease: Lease, cancel: @escaping @Sendable () -> Void) {
        held.withLock { $0[lease.token] = Held(lease: lease, cancel: cancel) }
    }

    /// From here on the lease is still extended, but missing it is no loss: its holder is writing its end.
    func beginEnd(of lease: Lease) { held.withLock { $0[lease.token]?.isEnding = true } }

    /// Forgets a lease that has ended.
    func drop(_ lease: Lease) { held.withLock { _ = $0.removeValue(forKey: lease.token) } }

    /// Cancels the work under each of `leases` whose token is not in `stillHeld`, and returns how many there were.
    @discardableResult
    func cancel(_ leases: [Lease], except stillHeld: Set<Int64> = []) -> Int {
        let lost = held.withLock { held in
            leases.filter { !stillHeld.contains($0.token) && held[$0.token]?.isEnding == false }
                .compactMap { held.removeValue(forKey: $0.token) }
        }
        for one in lost { one.cancel() }
        return lost.count
    }
}
