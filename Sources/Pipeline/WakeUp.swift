internal import Synchronization

/// Lets slots sleep until there may be work: a notification, the end of the poll interval, or the end of the worker.
final class WakeUp: Sendable {
    private struct State {
        var sleepers: [UInt64: CheckedContinuation<Void, Never>] = [:]
        var next: UInt64 = 0
    }
    private let state = Mutex(State())

    /// Wakes every sleeper.
    func wakeAll() {
        let sleepers = state.withLock { state in
            defer { state.sleepers = [:] }
            return state.sleepers.values
        }
        for sleeper in sleepers { sleeper.resume() }
    }

    /// Returns after `wakeAll()`, after `timeout` at the latest, and at once when the task is cancelled.
    func wait(atMost timeout: Duration) async {
        let id = state.withLock { state in
            state.next += 1
            return state.next
        }
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.sleep(id) }
            group.addTask { try? await Task.sleep(for: timeout) }
            await group.next()
            wake(id)
            group.cancelAll()
        }
    }

    private func sleep(_ id: UInt64) async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                state.withLock { $0.sleepers[id] = continuation }
                // The cancellation may have come before there was anything to wake.
                if Task.isCancelled { wake(id) }
            }
        } onCancel: {
            wake(id)
        }
    }

    private func wake(_ id: UInt64) { state.withLock { $0.sleepers.removeValue(forKey: id) }?.resume() }
}
