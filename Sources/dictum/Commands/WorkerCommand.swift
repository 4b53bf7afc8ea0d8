import ArgumentParser
import Artifacts
import AuditLog
import Custody
import FoundationEssentials
import JobQueue
import Logging
import Pipeline
import Postgres
import Records
import ServiceLifecycle
import Speech

struct WorkerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "worker",
        abstract: "Transcribe and draft until SIGTERM.",
        discussion: """
            Workers hold no state: start as many as you like, on as many machines as you like. SIGTERM stops claiming, \
            finishes what is in hand within the grace time and releases the rest; a second signal leaves at once. \
            With --listen, http://ADDRESS/metrics, /ready and /live tell how it does.

            Example: dictum worker --transcribe-slots 2 --draft-slots 1
            """
    )
    @OptionGroup var stores: StoreOptions
    @OptionGroup var speech: SpeechOptions
    @OptionGroup var notes: NoteOptions
    @OptionGroup var slots: SlotOptions
    @OptionGroup var probes: ProbeOptions
    @OptionGroup var targets: TargetOptions
    @Flag(help: "Stop when the queue is empty.") var drain = false

    func run() async throws {
        LoggingSystem.bootstrap { JSONLogHandler(label: $0) }
        let logger = Logger(label: "dictum.worker")
        let health = WorkerHealth()
        let (stops, stop) = AsyncStream.makeStream(of: Void.self)
        // Time for the releases after the grace time, and less than the 30 s after which systemd and Kubernetes kill.
        // No test waits for it: like the second signal, which tests do send, its handler needs no task of ours.
        let signals = LeavingSignals(patience: slots.grace + 20) {
            health.stopping()
            stop.yield()
        }
        defer { withExtendedLifetime(signals) {} }
        let settings = try await stores.settings(
            with: speech,
            more: probes.flags.merging(targets.flags) { $1 }.merging(notes.flags) { $1 }
        )
        let options = slots.options(drain: drain)
        let probes = try Probes.start(settings, options, health, logger)
        try await Self.recordStart(settings, slots, options, drain: drain)
        let worker = try Self.worker(settings, options: options, logger: logger)
        health.loaded()
        var services = [
            ServiceGroupConfiguration.ServiceConfiguration(
                service: worker,
                successTerminationBehavior: .gracefullyShutdownGroup
            )
        ]
        if let probes { services.insert(.init(service: try probes.check(settings, logger)), at: 0) }
        var configuration = ServiceGroupConfiguration(services: services, logger: logger)
        configuration.maximumGracefulShutdownDuration = .seconds(slots.grace + 10)
        let group = ServiceGroup(configuration: configuration)
        // A signal that came before there was a group waits in the stream, and then the worker stops as soon as it begins.
        let stopping = Task { for await _ in stops { await group.triggerGracefulShutdown() } }
        defer { stopping.cancel() }
        try await group.run()
    }

    /// Checks that the key store can be used, and records the configuration that this worker starts with.
    private static func recordStart(
        _ settings: Settings,
        _ slots: SlotOptions,
        _ options: WorkerOptions,
        drain: Bool
    ) async throws {
        let stores = try Stores(settings, connections: 1, preparesStatements: !options.pollOnly)
        try await stores.keyStore.checkAccess()
        let configuration = StartingConfiguration(settings, slots, drain: drain)
        try await stores.record(configuration.entries(of: "worker/\(options.name)"))
        await stores.database.close()
    }

    /// Puts the rooms together.
    static func worker(_ settings: Settings, options: WorkerOptions, logger: Logger) throws -> Worker {
        let stores = try Stores(
            settings,
            connections: options.transcribeSlots + options.draftSlots + 2,
            preparesStatements: !options.pollOnly
        )
        let records = stores.records(as: Access(actor: "worker/\(options.name)", purpose: .treatment))
        let queue = JobQueue()
        let gate = EngineGate(database: stores.database, actor: "worker/\(options.name)")
        return Worker(
            conninfo: stores.conninfo,
            database: stores.database,
            queue: queue,
            transcribe: TranscribeStage(
                records: records,
                queue: queue,
                gate: gate,
                speech: try Engines(settings).source(),
                formatter: SpokenFormatter()
            ),
            draft: DraftStage(records: records, gate: gate, notes: try Engines(settings).notes()),
            options: options,
            logger: logger
        )
    }
}

/// How much a worker does at once.
struct SlotOptions: ParsableArguments {
    @Option(help: "The worker's name; by default made of the host's name and the process id.") var name: String?
    @Option(help: "Recordings transcribed at once.") var transcribeSlots = 1
    @Option(help: "Notes drafted at once.") var draftSlots = 1
    @Option(help: "Seconds that a claim lives without a heartbeat.") var lease = 30
    @Option(help: "Seconds that an idle slot sleeps at most; a notification wakes it earlier.") var poll = 1
    @Option(help: "Seconds that work in hand may go on after SIGTERM.") var grace = 60
    @Flag(help: "Don't LISTEN: for transaction-mode poolers.") var pollOnly = false

    func validate() throws {
        guard transcribeSlots >= 0, draftSlots >= 0, transcribeSlots + draftSlots > 0 else {
            throw ValidationError("a worker needs at least one slot: --transcribe-slots or --draft-slots")
        }
        guard lease >= 3, poll >= 1, grace >= 0 else {
            throw ValidationError("--lease takes 3 seconds or more, --poll 1 or more, --grace 0 or more")
        }
        guard name.map(WorkerOptions.isName) ?? true else {
            throw ValidationError("--name takes 1 to 64 lower-case letters, digits, dots, hyphens and underscores")
        }
    }

    func options(drain: Bool) -> WorkerOptions {
        let host = ProcessInfo.processInfo.hostName.split(separator: ".").first.map(String.init) ?? "host"
        return WorkerOptions(
            name: name ?? WorkerOptions.name(host: host, process: Int(ProcessInfo.processInfo.processIdentifier)),
            version: Version.current,
            host: host,
            transcribeSlots: transcribeSlots,
            draftSlots: draftSlots,
            lease: .seconds(lease),
            heartbeat: .seconds(max(1, lease / 3)),
            poll: .seconds(poll),
            grace: .seconds(grace),
            drain: drain,
            pollOnly: pollOnly
        )
    }
}
