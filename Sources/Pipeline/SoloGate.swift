/// Lets a suspect run alone in its worker.
///
/// A suspect is a job whose next death would be the one that quarantines it. It may take this worker down too, and whatever
/// else is in hand would share the death without being at fault. So while a suspect runs nothing else does, in any stage,
/// and none is held that has yet to begin. What is innocent shares deaths until it is a suspect itself, runs alone, and is
/// done. One death alone makes no suspect: after an outage longer than a lease every rescued job has one, and a fleet that
/// ran them one at a time would be slow just when it has most to do.
actor SoloGate {
    private var inHand = 0
    private var isClosed = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// Before a claim: waits while a suspect runs or is waited for, and counts `count` jobs as in hand.
    func enter(_ count: Int) async {
        while isClosed { await change() }
        inHand += count
    }

    /// Counts `count` jobs as in hand no longer.
    func leave(_ count: Int) {
        inHand -= count
        changed()
    }

    /// Keeps everybody else out and waits until nothing is in hand; then counts one job.
    func enterAlone() async {
        while isClosed { await change() }
        isClosed = true
        while inHand > 0 { await change() }
        inHand = 1
    }

    /// Makes a claim for `count` that of one job alone, if nothing else is in hand.
    func stayAlone(insteadOf count: Int) -> Bool {
        guard !isClosed, inHand == count else { return false }
        (isClosed, inHand) = (true, 1)
        return true
    }

    /// Lets the others in again.
    func open() {
        isClosed = false
        changed()
    }

    private func change() async { await withCheckedContinuation { waiting.append($0) } }

    private func changed() {
        for one in waiting { one.resume() }
        waiting = []
    }
}
