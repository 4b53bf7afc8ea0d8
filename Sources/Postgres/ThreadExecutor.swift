internal import Dispatch
internal import Glibc
internal import Synchronization

/// Runs an actor on one dedicated thread, so that its calls may block without starving the cooperative pool.
final class ThreadExecutor: SerialExecutor {
    private struct State {
        var jobs: [UnownedJob] = []
        var stopped = false
    }
    private let state = Mutex(State())
    private let wakeUps = DispatchSemaphore(value: 0)

    init() {
        startThread { [self] in
            while let job = next() { unsafe job.runSynchronously(on: asUnownedSerialExecutor()) }
        }
    }

    private func next() -> UnownedJob? {
        while true {
            let (job, stopped) = state.withLock { state in
                (state.jobs.isEmpty ? nil : state.jobs.removeFirst(), state.stopped)
            }
            if let job { return job }
            if stopped { return nil }
            wakeUps.wait()
        }
    }

    /// Ends the thread once the jobs that wait have run.
    func stop() {
        state.withLock { $0.stopped = true }
        wakeUps.signal()
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        state.withLock { $0.jobs.append(job) }
        wakeUps.signal()
    }
}

/// Runs `body` on a new detached thread.
func startThread(_ body: @escaping @Sendable () -> Void) {
    final class Box: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    let box = unsafe Unmanaged.passRetained(Box(body))
    var thread = pthread_t()
    let status = unsafe pthread_create(
        &thread,
        nil,
        { argument in
            if let argument = unsafe argument { unsafe Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().body() }
            return nil
        },
        unsafe box.toOpaque()
    )
    precondition(status == 0, "pthread_create failed: \(status)")
    pthread_detach(thread)
}
