internal import Synchronization

/// Whether the worker goes on.
final class WorkerLife: Sendable {
    private struct State {
        var isStopping = false
        var isOver = false
        var fault: WorkerFault?
    }
    private let state = Mutex(State())

    var isStopping: Bool { state.withLock { $0.isStopping } }

    /// Whether the grace time after a stop has passed too.
    var isOver: Bool { state.withLock { $0.isOver } }

    /// Why the worker gave up; `nil` when it did not.
    var fault: WorkerFault? { state.withLock { $0.fault } }

    func stop() { state.withLock { $0.isStopping = true } }

    func endGraceTime() { state.withLock { $0.isOver = true } }

    /// Stops, and lets ``Worker/run()`` say why.
    func giveUp(_ fault: WorkerFault) {
        state.withLock { state in
            state.isStopping = true
            state.fault = state.fault ?? fault
        }
    }

    /// Sleeps, and wakes when the worker stops.
    func rest(for duration: Duration) async { await sleep(for: duration) { self.isStopping } }

    /// Sleeps, and wakes when the grace time has passed.
    func wait(for duration: Duration) async { await sleep(for: duration) { self.isOver } }

    private func sleep(for duration: Duration, unless isEnough: () -> Bool) async {
        let end = ContinuousClock.now + duration
        while ContinuousClock.now < end, !isEnough(), !Task.isCancelled {
            try? await Task.sleep(for: .milliseconds(200))
        }
    }
}

/// What keeps a worker from its work: its own keys, rights or programs, and nobody's dictation.
public struct WorkerFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// A snake_case code.
    public let code: String

    /// The reason and the cure.
    public var description: String {
        "this worker can't do its work (\(code)); check its keys, its database role, its models and its endpoint"
    }
}
