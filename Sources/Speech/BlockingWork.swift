internal import CLinux
internal import Glibc
internal import Synchronization

/// Runs blocking work on a thread of its own, so that the cooperative pool never waits.
enum BlockingWork {
    /// The result of `body`, which is told through its argument when the task is cancelled.
    static func run<Value: Sendable>(
        _ body: @escaping @Sendable (Cancellation) -> Result<Value, SpeechError>
    ) async throws(SpeechError) -> Value {
        let cancellation = Cancellation()
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isStarted = startThread { continuation.resume(returning: body(cancellation)) }
                if !isStarted {
                    continuation.resume(returning: .failure(SpeechError(.engineUnavailable, "no thread")))
                }
            }
        } onCancel: {
            cancellation.cancel()
        }
        return try cancellation.isCancelled ? Result.failure(SpeechError(.cancelled)).get() : result.get()
    }

    private final class Box: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    /// Runs `body` on a new detached thread; `false` when the system has none.
    static func startThread(_ body: @escaping @Sendable () -> Void) -> Bool {
        let box = unsafe Unmanaged.passRetained(Box(body))
        var thread = pthread_t()
        let status = unsafe pthread_create(
            &thread,
            nil,
            { argument in
                if let argument = unsafe argument {
                    unsafe Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().body()
                }
                return nil
            },
            unsafe box.toOpaque()
        )
        guard status == 0 else {
            unsafe box.release()
            return false
        }
        pthread_detach(thread)
        return true
    }
}

/// Whether the work is still wanted; asked and told from any thread.
final class Cancellation: Sendable {
    private struct State {
        var isCancelled = false
        var action: (@Sendable () -> Void)?
    }
    private let state = Mutex(State())

    /// Whether the task was cancelled.
    var isCancelled: Bool { state.withLock { $0.isCancelled } }

    /// Marks the work as unwanted and performs the action, if any.
    func cancel() {
        state.withLock { state in
            state.isCancelled = true
            state.action?()
            state.action = nil
        }
    }

    /// Performs `action` at cancellation, now if it came already. It runs under a lock: after ``disarm()`` never again.
    func whenCancelled(_ action: @escaping @Sendable () -> Void) {
        state.withLock { state in
            if state.isCancelled { action() } else { state.action = action }
        }
    }

    /// Forgets the action.
    func disarm() { state.withLock { $0.action = nil } }
}
