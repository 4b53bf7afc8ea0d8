internal import Artifacts
public import JobQueue
public import Logging
public import Postgres
public import ServiceLifecycle

/// A stateless worker: slots that claim jobs and run their stages, one heartbeat for all its leases, one listener.
///
/// Any number of workers may run. Each is stopped by SIGTERM: it claims nothing more, finishes what is in hand within the
/// grace time, and releases the rest without spending an attempt. Killed outright, it loses nothing: its leases end by
/// themselves, and whatever it had not committed is done again by another.
public struct Worker: Service {
    let database: Pool
    let conninfo: String
    let queue: JobQueue
    let stages: [(work: any StageWork, slots: Int, desk: ClaimDesk)]
    let options: WorkerOptions
    let logger: Logger
    let metrics = WorkerMetrics()
    let wakeUp = WakeUp()
    let leases = HeldLeases()
    let life = WorkerLife()

    /// A worker over its stages.
    ///
    /// - Parameters:
    ///   - conninfo: for the listening connection, which belongs to no pool.
    ///   - database: the pool for claims, heartbeats and the transactions that end a stage.
    public init(
        conninfo: String,
        database: Pool,
        queue: JobQueue,
        transcribe: TranscribeStage,
        draft: DraftStage,
        options: WorkerOptions,
        logger: Logger
    ) {
        self.init(
            conninfo: conninfo,
            database: database,
            queue: queue,
            stages: [(transcribe, options.transcribeSlots), (draft, options.draftSlots)],
            options: options,
            logger: logger
        )
    }

    /// A worker over any stages.
    init(
        conninfo: String,
        database: Pool,
        queue: JobQueue,
        stages: [(any StageWork, Int)],
        options: WorkerOptions,
        logger: Logger
    ) {
        self.conninfo = conninfo
        self.database = database
        self.queue = queue
        let (life, gate) = (life, SoloGate())
        self.stages = stages.map { work, slots in
            let desk = ClaimDesk(
                stage: work.stage.rawValue,
                queue: queue,
                database: database,
                options: options,
                life: life,
                gate: gate
            )
            return (work, slots, desk)
        }
        self.options = options
        self.logger = logger
    }

    /// Works until the task is cancelled, the service group shuts down, or, when draining, nothing is left.
    ///
    /// - Throws: ``WorkerFault`` when a draining worker can't do its work.
    public func run() async throws {
        let (queue, row) = (queue, row)
        try await register()
        logger.info("worker is ready", metadata: ["worker": "\(options.name)"])
        await withGracefulShutdownHandler {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await keepLeasesAlive() }
                if !options.pollOnly { group.addTask { await listen() } }
                group.addTask { await endGraceTime() }
                await runSlots()
                group.cancelAll()
            }
        } onGracefulShutdown: {
            life.stop()
            wakeUp.wakeAll()
            logger.info("asked to stop; finishing what is in hand", metadata: ["grace": "\(options.grace)"])
        }
        try? await database.run { try queue.unregister(row, in: $0) }
        logger.info("worker has stopped", metadata: ["worker": "\(options.name)"])
        if let fault = life.fault { throw fault }
    }

    /// A database without room for the worker's row is no reason not to wait for it: the first heartbeat that gets through
    /// adds the row.
    private func register() async throws {
        let (queue, row) = (queue, row)
        do { try await database.run { try queue.register(row, in: $0) } } catch let error as PostgresError
            where error.isTransient && error.code == .server
        {
            logger.warning("the worker's row could not be written yet", metadata: ["error": "\(error)"])
        }
    }

    private func runSlots() async {
        await withTaskGroup(of: Void.self) { slots in
            for (work, count, desk) in stages {
                for _ in 0..<count { slots.addTask { await Slot(worker: self, work: work, desk: desk).run() } }
            }
        }
    }

    /// Extends every lease in one statement. A lease that is no longer ours ends the work under it.
    private func keepLeasesAlive() async {
        while !Task.isCancelled {
            try? await Task.sleep(for: options.heartbeat)
            let asked = leases.all
            do {
                let held = try await beat(for: asked)
                let lost = leases.cancel(asked, except: held)
                if lost > 0 { logger.warning("leases were lost to other workers", metadata: ["count": "\(lost)"]) }
            } catch {
                logger.warning("a heartbeat failed", metadata: ["error": "\(error)"])
            }
        }
    }

    /// One round trip: the worker's own row, and all its leases.
    private func beat(for held: [Lease]) async throws -> Set<Int64> {
        let (queue, row, duration) = (queue, row, options.lease)
        return try await database.run { session in
            try queue.heartbeat(row, in: session)
            return held.isEmpty ? [] : try queue.heartbeat(held, for: duration, in: session)
        }
    }

    /// What people see of this worker.
    private var row: JobQueue.Worker {
        JobQueue.Worker(
            name: options.name,
            version: options.version,
            host: options.host,
            slots: stages.reduce(0) { $0 + $1.slots }
        )
    }

    /// Wakes the slots whenever a job arrives, and once more for those whose notification was held back (see
    /// `JobQueue.echo`); a lost connection is made again.
    private func listen() async {
        await withDiscardingTaskGroup { echoes in
            while !Task.isCancelled {
                do {
                    for try await _ in Listener.messages(conninfo, channel: JobQueue.channel) {
                        await wakeSlots()
                        echoes.addTask {
                            guard (try? await Task.sleep(for: JobQueue.echo)) != nil else { return }
                            await wakeSlots()
                        }
                    }
                } catch {
                    logger.warning(
                        "the listening connection was lost; polling goes on",
                        metadata: ["error": "\(error)"]
                    )
                }
                try? await Task.sleep(for: .seconds(1))
            }
        }
    }

    private func wakeSlots() async {
        for (_, _, desk) in stages { await desk.wake() }
        wakeUp.wakeAll()
    }

    /// After a stop, gives the jobs in hand the grace time, and then cancels them; each releases its lease. Statements that
    /// wait at a lock are cancelled too, again and again, for one may have begun after it was looked for.
    private func endGraceTime() async {
        while !life.isStopping {
            if Task.isCancelled { return }
            await wakeUp.wait(atMost: options.poll)
        }
        guard (try? await Task.sleep(for: options.grace)) != nil else { return }
        logger.warning("the grace time is over; releasing what is in hand")
        life.endGraceTime()
        while !Task.isCancelled {
            await database.interrupt()
            leases.cancel(leases.all)
            try? await Task.sleep(for: .seconds(3))
        }
    }
}
