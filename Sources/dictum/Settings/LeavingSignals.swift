import Dispatch
import Glibc
import Synchronization

/// SIGTERM and SIGINT: the first asks the worker to finish, the second leaves at once, and so does the end of its
/// patience.
///
/// Made before anything else, so that a signal that comes while the worker gets ready is not lost: a group of services
/// would listen only once it runs. Leaving at once needs no task of ours to run, for perhaps none does.
final class LeavingSignals {
    private let sources: [any DispatchSourceSignal]

    /// - Parameters:
    ///   - patience: how long after the first the process ends, whatever it still does.
    ///   - first: called once, when the first comes.
    init(patience: Int, first: @escaping @Sendable () -> Void) {
        let count = CountOfSignals()
        let queue = DispatchQueue(label: "dictum.signals")
        sources = [SIGTERM, SIGINT].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                guard count.next() == 1 else {
                    Terminal.complain("a second signal: leaving at once; leases end by themselves")
                    _exit(128 + number)
                }
                queue.asyncAfter(deadline: .now() + .seconds(patience)) {
                    Terminal.complain("still busy after the grace time: leaving; leases end by themselves")
                    _exit(128 + number)
                }
                first()
            }
            source.activate()
            return source
        }
    }
}

private final class CountOfSignals: Sendable {
    private let count = Atomic(0)

    func next() -> Int { count.add(1, ordering: .relaxed).newValue }
}
