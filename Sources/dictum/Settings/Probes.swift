import ArgumentParser
import JobQueue
import Logging
import Metrics
import Observability
import Pipeline
import Postgres

/// Where a worker tells how it does.
struct ProbeOptions: ParsableArguments {
    @Option(help: ArgumentHelp(Setting.listen.help + " Off by default.", valueName: "address")) var listen: String?
    @Option(help: ArgumentHelp(Setting.queueSample.help, valueName: "seconds")) var queueSample: String?

    var flags: [String: String?] { ["listen": listen, "queueSample": queueSample] }
}

/// The listener, the registry behind it and what keeps them up to date; only where a listener is asked for.
struct Probes {
    let health: WorkerHealth
    let server: ProbeServer
    let preparesStatements: Bool

    /// `nil` where nothing is to listen. Call it before the first metric is made.
    static func start(
        _ settings: Settings,
        _ options: WorkerOptions,
        _ health: WorkerHealth,
        _ logger: Logger
    ) throws -> Probes? {
        guard let text = settings.value(of: .listen) else { return nil }
        guard let address = ListenAddress(text) else {
            throw SettingsError("\(Setting.listen.flag) takes a numeric address and a port, such as 127.0.0.1:9464")
        }
        let registry = MetricsRegistry(WorkerMetrics.descriptions)
        MetricsSystem.bootstrap(registry)
        WorkerMetrics.announce(options)
        let server = try ProbeServer(address) { health.reply(to: $0, registry) }
        logger.info("listening for probes", metadata: ["address": "\(address.host)", "port": "\(server.port)"])
        return Probes(health: health, server: server, preparesStatements: !options.pollOnly)
    }

    /// What runs beside the worker.
    func check(_ settings: Settings, _ logger: Logger) throws -> HealthCheck {
        HealthCheck(
            health: health,
            database: Pool(try settings.required(.database), size: 1, preparesStatements: preparesStatements),
            queue: JobQueue(),
            targets: try TargetOptions.targets(settings),
            sample: try Self.sample(settings),
            logger: logger
        )
    }

    private static func sample(_ settings: Settings) throws -> Duration? {
        if settings.value(of: .queueSample) == "off" { return nil }
        return .seconds(try settings.count(.queueSample) ?? 15)
    }
}
