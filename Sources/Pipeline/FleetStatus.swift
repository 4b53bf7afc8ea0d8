public import Artifacts
public import JobQueue
public import Postgres
public import Records
public import Retention

/// The queue, the workers and the turn-around at one moment.
public struct FleetStatus: Sendable {
    /// One stage of the pipeline.
    public struct StageStatus: Sendable {
        /// The stage.
        public let stage: Stage
        /// Its jobs by state.
        public let depth: JobQueue.Depth
    }

    /// Every stage, in the pipeline's order.
    public let stages: [StageStatus]
    /// Each priority against its target.
    public let turnAround: [TurnAround]
    /// Every worker.
    public let workers: [JobQueue.WorkerView]
    /// How many jobs are set aside for each reason.
    public let reasons: [(stage: String, code: String, count: Int)]
    /// What operators stopped.
    public let pauses: [JobQueue.Pause]
    /// The nightly purge.
    public let purge: PurgeState

    /// Reads all of it through one connection.
    public static func read(_ queue: JobQueue, _ targets: TurnAround.Targets, in session: Session) throws -> FleetStatus
    {
        FleetStatus(
            stages: try Stage.allCases.map { stage in
                StageStatus(stage: stage, depth: try queue.depth(stage: stage.rawValue, in: session))
            },
            turnAround: try TurnAround.read(targets, in: session),
            workers: try queue.workers(in: session),
            reasons: try queue.reasons(in: session),
            pauses: try queue.pauses(in: session),
            purge: try PurgeState.read(in: session)
        )
    }
}
