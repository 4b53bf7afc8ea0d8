internal import Artifacts
internal import FoundationEssentials
internal import JobQueue
internal import Logging
internal import Postgres

/// One place for work: claims a job of its stage, runs it, writes its end, and looks for the next.
struct Slot: Sendable {
    let worker: Worker
    let work: any StageWork
    let desk: ClaimDesk

    private var stage: String { work.stage.rawValue }

    func run() async {
        while !worker.life.isStopping, !Task.isCancelled {
            do {
                if let lease = try await desk.next() {
                    worker.metrics.claimed(stage)
                    if lease.deaths > 0 { worker.metrics.rescued(stage) }
                    await worker.metrics.busy(stage) { await process(lease) }
                    await desk.end(lease)
                } else if worker.options.drain, try await isDrained() {
                    return
                } else {
                    await worker.wakeUp.wait(atMost: worker.options.poll)
                }
            } catch {
                worker.logger.warning("the queue can't be reached; trying again", metadata: ["error": "\(error)"])
                try? await Task.sleep(for: worker.options.poll)
            }
        }
    }

    /// A stage is drained when no job of it or of an earlier stage waits or runs anywhere.
    private func isDrained() async throws -> Bool {
        let stages = Stage.allCases.prefix { $0 != work.stage }.map(\.rawValue) + [stage]
        return try await worker.database.run { [queue = worker.queue] in try queue.isDrained(stages, in: $0) }
    }

    /// Runs one job to one of its ends. The end is written even when the task is cancelled meanwhile.
    private func process(_ lease: Lease) async {
        let id = DictationID(practice: PracticeID(lease.tenant), uuid: lease.subject)
        let start = ContinuousClock.now
        let task = Task { try await work.perform(on: id) }
        worker.leases.hold(lease) { task.cancel() }
        let result = await withTaskCancellationHandler {
            await task.result
        } onCancel: {
            task.cancel()
        }
        worker.leases.beginEnd(of: lease)
        await Task { [self] in
            switch result {
            case .success(let result): await complete(lease, result, since: start)
            case .failure(let error): await end(lease, after: error, wasCancelled: task.isCancelled)
            }
        }.value
        worker.leases.drop(lease)
    }

    /// One transaction: artifact, status, audit row, next job, and this job gone, or nothing of it.
    private func complete(_ lease: Lease, _ result: StageResult, since start: ContinuousClock.Instant) async {
        do {
            try await persistently { [queue = worker.queue] session in
                try result.store(session)
                try queue.complete(lease, in: session)
            }
            let seconds = (ContinuousClock.now - start).inSeconds
            worker.metrics.completed(stage)
            worker.metrics.took(stage, seconds: seconds)
            worker.logger.info("job completed", metadata: metadata(lease, ["seconds": "\(seconds)"]))
        } catch let error as LeaseLost {
            fencedOff(lease, error)
        } catch {
            await end(lease, after: error, wasCancelled: false)
        }
    }

    private func end(_ lease: Lease, after error: any Error, wasCancelled: Bool) async {
        let failure = StageFailure(error)
        // What fails once the grace time is over was mostly made to fail.
        let wasCancelled = wasCancelled || worker.life.isOver
        do {
            let ending = try await persistently { [self] session in
                if wasCancelled { try worker.queue.release(lease, in: session) }
                return wasCancelled ? nil : try write(failure, of: lease, in: session)
            }
            if let ending {
                worker.metrics.failed(stage, code: failure.code, ending: ending)
            } else {
                worker.metrics.released(stage)
            }
            let outcome = ending == nil ? "released" : failure.code
            worker.logger.warning("job not completed", metadata: metadata(lease, ["code": "\(outcome)"]))
        } catch let error as LeaseLost {
            fencedOff(lease, error)
        } catch {
            // The lease ends by itself, and the job is claimed again.
            worker.logger.warning(
                "the end of a job could not be written",
                metadata: metadata(lease, ["error": "\(error)"])
            )
        }
        if !wasCancelled { await rest(after: failure) }
    }

    /// Writes a failure, and says what becomes of the job.
    private func write(
        _ failure: StageFailure,
        of lease: Lease,
        in session: Session
    ) throws -> WorkerMetrics.FailureEnding {
        let queue = worker.queue
        switch failure.fault {
        case .dictation: try queue.fail(lease, code: failure.code, in: session)
        case .surroundings: try queue.snooze(lease, for: Self.moment, in: session)
        case .worker: try queue.snooze(lease, for: Self.rest, in: session)
        case .passing:
            guard let delay = failure.retryAfter else {
                let retry = try queue.retry(lease, code: failure.code, in: session)
                return retry == .setAside ? .setAside : .retried
            }
            // However little the other side asked for, never in a tight loop.
            try queue.snooze(lease, for: max(delay, queue.backoff.first), in: session)
        }
        return failure.fault == .dictation ? .setAside : .snoozed
    }

    /// How long a slot that met its own worker's fault leaves the jobs to others.
    private static let rest = Duration.seconds(30)
    /// How long it waits for a database that was away.
    private static let moment = Duration.seconds(5)

    private func rest(after failure: StageFailure) async {
        switch failure.fault {
        case .dictation, .passing: return
        case .worker where worker.options.drain: worker.life.giveUp(WorkerFault(code: failure.code))
        case .worker:
            worker.logger.error("this worker can't do its work; resting", metadata: ["code": "\(failure.code)"])
            await worker.life.rest(for: Self.rest)
        case .surroundings: await worker.life.rest(for: Self.moment)
        }
    }

    /// Runs a transaction again while the database is away: the work in hand is worth the wait, and if another worker
    /// has taken over meanwhile, the lease token says so.
    private func persistently<R: Sendable>(_ body: @Sendable (Session) throws -> R) async throws -> R {
        for wait in [1, 2, 4, 8, 15] {
            do { return try await transaction(body) } catch let error as PostgresError where error.isTransient {
                if worker.life.isOver { break }
                worker.logger.warning("the database is away; trying again", metadata: ["error": "\(error)"])
                await worker.life.wait(for: .seconds(wait))
            }
        }
        return try await transaction(body)
    }

    /// Once the grace time is over, a lock is waited for only a moment: who holds it may outlive this worker.
    private func transaction<R: Sendable>(_ body: @Sendable (Session) throws -> R) async throws -> R {
        let isOver = worker.life.isOver
        return try await worker.database.transaction { session in
            if isOver { try session.query("SET LOCAL lock_timeout = '2s'") }
            return try body(session)
        }
    }

    private func fencedOff(_ lease: Lease, _ error: LeaseLost) {
        worker.metrics.fencedOff(stage)
        worker.logger.warning("the lease had passed on; the result is thrown away", metadata: metadata(lease, [:]))
    }

    private func metadata(_ lease: Lease, _ more: Logger.Metadata) -> Logger.Metadata {
        let own: Logger.Metadata = [
            "stage": "\(stage)", "job": "\(lease.id)", "dictation": "\(lease.subject.uuidString.lowercased())",
            "attempt": "\(lease.attempts)",
        ]
        return own.merging(more) { $1 }
    }
}
