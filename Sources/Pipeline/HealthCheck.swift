internal import Artifacts
public import JobQueue
public import Logging
public import Postgres
public import Records
internal import Retention
public import ServiceLifecycle

/// Keeps ``WorkerHealth`` and the queue's gauges up to date, beside the worker.
public struct HealthCheck: Service {
    /// How often the database is asked whether it is there.
    private static let pulse: Duration = .seconds(5)

    private let health: WorkerHealth
    private let database: Pool
    private let queue: JobQueue
    private let targets: TurnAround.Targets
    private let sample: Duration?
    private let logger: Logger

    /// A check beside one worker.
    ///
    /// - Parameters:
    ///   - sample: how often the whole queue is counted; `nil` never. One or two workers of a large fleet are enough.
    public init(
        health: WorkerHealth,
        database: Pool,
        queue: JobQueue,
        targets: TurnAround.Targets,
        sample: Duration?,
        logger: Logger
    ) {
        self.health = health
        self.database = database
        self.queue = queue
        self.targets = targets
        self.sample = sample
        self.logger = logger
    }

    /// Runs until the worker ends.
    public func run() async throws {
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await every(Self.pulse) { health.moved() } }
                group.addTask { await every(Self.pulse, askDatabase) }
                if let sample { group.addTask { await every(sample, sampleQueue) } }
            }
        }
    }

    private func every(_ interval: Duration, _ action: () async -> Void) async {
        while !Task.isCancelled {
            await action()
            try? await Task.sleep(for: interval)
        }
    }

    private func askDatabase() async {
        guard (try? await database.query("SELECT 1")) != nil else { return }
        health.databaseAnswered()
    }

    private func sampleQueue() async {
        do {
            for stage in Stage.allCases {
                WorkerMetrics.sample(stage, try await database.run { try queue.depth(stage: stage.rawValue, in: $0) })
            }
            for line in try await database.run({ try TurnAround.read(targets, in: $0) }) {
                WorkerMetrics.sampleLate(priority: line.priority, line.late)
            }
            WorkerMetrics.sample(try await database.run { try BrokenGlass.count(in: $0) })
            WorkerMetrics.sample(try await database.run { try PurgeState.read(in: $0) })
        } catch {
            logger.debug("the queue could not be counted", metadata: ["error": "\(error)"])
        }
    }
}
