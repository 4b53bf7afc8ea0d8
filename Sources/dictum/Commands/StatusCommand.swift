import ArgumentParser
import Artifacts
import AuditLog
import FoundationEssentials
import JobQueue
import Pipeline
import Postgres
import Records

struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "The queue, the workers, the turn-around times, and the newest dictations.",
        discussion: """
            With --fleet only --database is needed, neither key store nor key. At a standby the fleet alone is shown: who \
            lists dictations leaves an entry in the audit log, which only the primary can take.

            Example: dictum status --watch
            """
    )
    @OptionGroup var stores: StoreOptions
    @OptionGroup var targets: TargetOptions
    @Option(help: "How many dictations to list.") var limit = 20
    @Flag(help: "List no dictations.") var fleet = false
    @Flag(help: "Draw again every second until interrupted; with --json, an object a line.") var watch = false
    @Flag(help: "Print JSON.") var json = false

    func run() async throws {
        let settings = try await stores.settings(more: targets.flags)
        let targets = try TargetOptions.targets(settings)
        let database = Pool(try settings.required(.database), size: 1)
        let isStandby = try await database.query("SELECT pg_is_in_recovery()")[0].get(0, as: Bool.self)
        if isStandby && !fleet { Terminal.complain("a standby: dictations are listed at the primary only") }
        let records =
            try fleet || isStandby ? nil : Stores(settings).records(as: Access(actor: "operator", purpose: .operations))
        try await records?.recordListing()
        if watch { try await goOn(database, records, targets) } else { try await showOnce(database, records, targets) }
    }

    private func goOn(_ database: Pool, _ records: Records?, _ targets: TurnAround.Targets) async throws {
        let screen = json ? nil : Screen()
        defer { screen?.close() }
        var trend = FleetTrend()
        var page: [String] = []
        repeat {
            do {
                let status = try await read(database, records, targets)
                trend.note(status.fleet)
                page = lines(status, trend)
                if json { try JSONOutput.print(FleetReport(status.fleet, status.dictations), isLine: true) }
                screen?.show(page)
            } catch let error as PostgresError where error.isTransient && !page.isEmpty {
                // Whoever watches wants to see the end of a fail-over, too. What was shown stays.
                if let screen { screen.complain("\(error)", above: page) } else { Terminal.complain("\(error)") }
            }
            try await Task.sleep(for: .seconds(1))
        } while Terminal.hasReader
    }

    private typealias Moment = (fleet: FleetStatus, directory: PracticeDirectory, dictations: [Dictation]?)

    private func showOnce(_ database: Pool, _ records: Records?, _ targets: TurnAround.Targets) async throws {
        let status = try await read(database, records, targets)
        guard !json else { return try JSONOutput.print(FleetReport(status.fleet, status.dictations)) }
        for line in lines(status, nil) { Terminal.say(line) }
    }

    private func read(_ database: Pool, _ records: Records?, _ targets: TurnAround.Targets) async throws -> Moment {
        let (status, directory) = try await database.run { session in
            (try FleetStatus.read(JobQueue(), targets, in: session), try PracticeDirectory(in: session))
        }
        return (status, directory, try await records?.dictations(limit: limit))
    }

    private func lines(_ status: Moment, _ trend: FleetTrend?) -> [String] {
        var lines = FleetView(status.fleet, directory: status.directory, trend: trend).lines
        let now = Date().formatted(.iso8601)
        if trend != nil { lines.insert(Terminal.dim("\(now), every second; Ctrl-C leaves"), at: 0) }
        if let dictations = status.dictations, !dictations.isEmpty { lines += [""] + Self.table(dictations).lines }
        return lines
    }

    static func table(_ dictations: [Dictation]) -> Table {
        var table = Table("DICTATION", "KIND", "STATUS", "AUDIO", "TRANSCRIBE", "DRAFT", "RECEIVED")
        for dictation in dictations {
            let status = dictation.status.rawValue + (dictation.reasonCode.map { ": \($0)" } ?? "")
            table.append(
                "\(dictation.id)",
                dictation.kind.rawValue,
                status,
                seconds(dictation.audioSeconds),
                seconds(dictation.transcribeSeconds),
                seconds(dictation.draftSeconds),
                dictation.receivedAt.formatted(.iso8601)
            )
        }
        return table
    }

    /// Seconds with the digits that matter: `61.3 s`, `4 ms`.
    static func seconds(_ value: Double?) -> String {
        guard let value else { return "-" }
        return value < 0.1 ? "\((value * 1000).roundedToTenths) ms" : "\(value.roundedToTenths) s"
    }
}

/// How long a dictation may take.
struct TargetOptions: ParsableArguments {
    @Option(help: ArgumentHelp(Setting.statTarget.help, valueName: "minutes")) var statTarget: String?
    @Option(help: ArgumentHelp(Setting.routineTarget.help, valueName: "minutes")) var routineTarget: String?

    var flags: [String: String?] { ["statTarget": statTarget, "routineTarget": routineTarget] }

    static func targets(_ settings: Settings) throws -> TurnAround.Targets {
        var targets = TurnAround.Targets()
        if let minutes = try settings.count(.statTarget) { targets.stat = Double(minutes) * 60 }
        if let minutes = try settings.count(.routineTarget) { targets.routine = Double(minutes) * 60 }
        return targets
    }
}

extension Double {
    fileprivate var roundedToTenths: Double { (self * 10).rounded() / 10 }
}
