internal import JobQueue
internal import Postgres

/// Claims for all free slots of a stage at once: one statement, however many of them wait. Nothing is claimed ahead of a
/// free slot, so no lease runs while nobody works under it.
actor ClaimDesk {
    private let stage: String
    private let queue: JobQueue
    private let database: Pool
    private let options: WorkerOptions
    private var cursor = ClaimCursor()
    private var wasWoken = false
    private var isClaiming = false
    private var line: [CheckedContinuation<Result<Lease?, any Error>, Never>] = []

    init(stage: String, queue: JobQueue, database: Pool, options: WorkerOptions) {
        self.stage = stage
        self.queue = queue
        self.database = database
        self.options = options
    }

    /// The next job for one slot; `nil` when there is none.
    func next() async throws -> Lease? {
        try await withCheckedContinuation { continuation in
            line.append(continuation)
            guard !isClaiming else { return }
            isClaiming = true
            Task { await claimForAll() }
        }.get()
    }

    /// The next claim looks at the whole queue: something has arrived.
    func wake() {
        cursor.wake()
        wasWoken = true
    }

    private func claimForAll() async {
        while !line.isEmpty {
            let slots = line
            line = []
            do {
                let leases = try await claim(slots.count)
                for (index, slot) in slots.enumerated() {
                    slot.resume(returning: .success(index < leases.count ? leases[index] : nil))
                }
            } catch {
                for slot in slots { slot.resume(returning: .failure(error)) }
            }
        }
        isClaiming = false
    }

    private func claim(_ limit: Int) async throws -> [Lease] {
        wasWoken = false
        let (leases, moved) = try await database.run { [stage, queue, options, cursor] session in
            var moved = cursor
            let leases = try queue.claim(
                stage: stage,
                limit: limit,
                worker: options.name,
                lease: options.lease,
                from: &moved,
                in: session
            )
            return (leases, moved)
        }
        cursor = moved
        // The notification may speak of a job that this claim was too early to see.
        if wasWoken { cursor.wake() }
        return leases
    }
}
