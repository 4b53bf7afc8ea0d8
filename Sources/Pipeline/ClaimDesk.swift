internal import JobQueue
internal import Postgres

/// Claims for all free slots of a stage at once: one statement, however many of them wait. Nothing is claimed ahead of a
/// free slot, so no lease runs while nobody works under it.
actor ClaimDesk {
    private let stage: String
    private let queue: JobQueue
    private let database: Pool
    private let options: WorkerOptions
    private let life: WorkerLife
    private let gate: SoloGate
    private var hasSeenSuspect = false
    private var cursor = ClaimCursor()
    private var wasWoken = false
    private var isClaiming = false
    private var line: [CheckedContinuation<Result<Lease?, any Error>, Never>] = []

    init(
        stage: String,
        queue: JobQueue,
        database: Pool,
        options: WorkerOptions,
        life: WorkerLife,
        gate: SoloGate
    ) {
        self.stage = stage
        self.queue = queue
        self.database = database
        self.options = options
        self.life = life
        self.gate = gate
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

    /// The slot that got `lease` is free again.
    func end(_ lease: Lease) async {
        await gate.leave(1)
        if lease.isSuspect { await gate.open() }
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
        if hasSeenSuspect { return try await claimAlone() }
        await gate.enter(limit)
        let leases: [Lease]
        do { leases = try await claimNow(limit) } catch {
            await gate.leave(limit)
            throw error
        }
        let others = leases.filter { !$0.isSuspect }
        var suspects = leases.filter(\.isSuspect)
        if others.isEmpty, let suspect = suspects.first, await gate.stayAlone(insteadOf: limit) {
            suspects.removeFirst()
            await giveBack(suspects)
            return [suspect]
        }
        await giveBack(suspects)
        hasSeenSuspect = !suspects.isEmpty
        await gate.leave(limit - others.count)
        return others
    }

    /// Claims one job once nothing else is in hand. It may be another than was seen, which somebody else has taken by now.
    private func claimAlone() async throws -> [Lease] {
        await gate.enterAlone()
        hasSeenSuspect = false
        let leases: [Lease]
        do { leases = try await claimNow(1) } catch {
            await gate.leave(1)
            await gate.open()
            throw error
        }
        if leases.isEmpty { await gate.leave(1) }
        if leases.first?.isSuspect != true { await gate.open() }
        return leases
    }

    /// Suspects that have to wait are for others to take: held here, they would share this worker's fate.
    private func giveBack(_ suspects: [Lease]) async {
        guard !suspects.isEmpty else { return }
        // What can't be given back ends by itself.
        try? await database.run { [queue] session in
            for suspect in suspects {
                do { try queue.release(suspect, in: session) } catch is LeaseLost {}
            }
        }
    }

    private func claimNow(_ limit: Int) async throws -> [Lease] {
        if life.isStopping { return [] }
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

extension Lease {
    /// A worker has died with this job in hand, or lost it.
    fileprivate var isSuspect: Bool { deaths > 0 }
}
