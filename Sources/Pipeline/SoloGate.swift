/// Lets a suspect run alone in its worker.
///
/// A suspect is a job under which a worker has died before. It may take this one down too, and whatever else is in hand
/// would share the death, and come nearer to its quarantine without being at fault. So while a suspect runs nothing else
/// does, in any stage, and none is held that has yet to begin. What is innocent shares a death once at most: then it is a
/// suspect itself, runs alone, and is done.
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
