import ArgumentParser
import Artifacts
import AuditLog
import Custody
import FoundationEssentials
import Postgres
import Retention

struct PurgeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "purge",
        abstract: "Destroy what is past its retention: its keys first, then its rows.",
        discussion: """
            For a scheduler, nightly. It may be killed, repeated and run twice at once. Connect as a member of \
            dictum_purger; no master key is needed. --dry-run says each artifact's date and the rule behind it.

            Exit codes: 0 done; 1 the time budget ended first, the next run goes on; 64 wrong command line or \
            configuration; 69 a database can't be reached; 70 an error of dictum's own; 77 the role may not. After any but \
            64 run it again: it goes on where it stopped.

            Example: dictum purge --time-budget 3600 --note-key /etc/dictum/certificates.key
            """
    )
    @Option(help: ArgumentHelp(Setting.database.help, valueName: "conninfo")) var database: String?
    @Option(help: ArgumentHelp(Setting.keyStore.help, valueName: "conninfo")) var keyStore: String?
    @Option(help: ArgumentHelp("Configuration file, JSON.", valueName: "path")) var config: String?
    @Option(help: "Only this practice.") var practice: UUID?
    @Option(help: "Seconds after which it begins no further batch.") var timeBudget: Double?
    @Option(help: "Artifacts a second at most.") var rate: Double?
    @Option(help: ArgumentHelp("The key that signs certificates of destruction.", valueName: "path")) var noteKey:
        String?
    @Option(help: "Days that backups of the key store are kept, for the certificate.") var keyBackupDays = 7
    @Option(help: "Days after which private keys of ended sealing certificates are destroyed, for the certificate.")
    var sealingGraceDays = 14
    @Flag(help: "Destroy nothing; list what exists, when it ends and why.") var dryRun = false
    @Flag(help: "Print JSON.") var json = false

    func validate() throws {
        guard (rate ?? 1) > 0, (timeBudget ?? 1) > 0, keyBackupDays >= 0, sealingGraceDays >= 0 else {
            throw ValidationError("--rate and --time-budget are more than 0, the days at least 0")
        }
    }

    func run() async throws {
        let settings = try await Settings(flags: ["database": database, "keyStore": keyStore], file: config)
        let pool = Pool(try settings.required(.database), size: 2)
        guard !dryRun else { return try await PurgeForecast(practice: practice, json: json).show(pool) }
        let signer = try noteKey.map { try NoteSigner(text: String(decoding: Files.readSecret($0), as: UTF8.self)) }
        let keys = KeyShredder(Pool(try settings.required(.keyStore), size: 1))
        let start = ContinuousClock.now
        var report = PurgeReport()
        do {
            report.summary = try await destroy(
                Purge(database: pool, keys: keys, actor: "purger/\(ProcessInfo.processInfo.processIdentifier)")
            )
            if let signer, let scrubbedAt = report.summary?.scrubbedAt {
                report.certificates = try await CertificateDesk(database: pool).issue(
                    signedBy: signer,
                    keys: keys,
                    scrubbedAt: scrubbedAt,
                    keeping: .init(keyBackupDays: keyBackupDays, sealingGraceDays: sealingGraceDays),
                    now: Date()
                )
            }
        } catch {
            report.failure = Purge.code(of: error)
            report.summary = (error as? Purge.Failure)?.summary ?? report.summary
            if json { try report.print(seconds: (ContinuousClock.now - start) / .seconds(1)) }
            throw error
        }
        if json { try report.print(seconds: (ContinuousClock.now - start) / .seconds(1)) } else { report.say() }
        guard report.summary?.isComplete == true else { throw ExitCode(1) }
    }

    private func destroy(_ purge: Purge) async throws -> Purge.Summary {
        let bar = ProgressBar("purging")
        defer { bar.finish() }
        let (clock, budget, rate) = (ContinuousClock(), timeBudget, rate)
        let start = clock.now
        return try await purge.run(asOf: Date(), practice: practice.map(PracticeID.init), scrubs: true) { destroyed in
            if let rate {
                // No longer than the budget lasts.
                let pause = min(Double(destroyed) / rate, budget ?? .infinity)
                try await clock.sleep(until: start + .seconds(pause))
            }
            return budget.map { clock.now - start < .seconds($0) } ?? true
        } progress: {
            bar.update($0)
        }
    }
}

/// What a run tells at its end.
struct PurgeReport {
    var summary: Purge.Summary?
    var certificates: [UUID] = []
    var failure: String?

    /// For programs: one object, also of a run that failed.
    func print(seconds: Double) throws {
        let counts = (summary?.destroyed ?? [:]).map { ($0.key.rawValue, $0.value) }
        let isComplete = summary?.isComplete ?? false
        try JSONOutput.print(
            Page(
                runId: summary?.run,
                outcome: failure == nil ? isComplete ? "complete" : "out_of_time" : "failed",
                failure: failure,
                complete: isComplete && failure == nil,
                seconds: (seconds * 1000).rounded() / 1000,
                destroyed: Dictionary(uniqueKeysWithValues: counts),
                resumed: summary?.resumed ?? 0,
                held: summary?.held ?? 0,
                certificates: certificates
            )
        )
    }

    /// For people.
    func say() {
        guard let summary else { return }
        let counts = ArtifactClass.allCases.map { "\(summary.destroyed[$0] ?? 0) \($0.rawValue)" }
        Terminal.say("destroyed: \(counts.joined(separator: ", ")); run \(summary.run.uuidString.lowercased())")
        if summary.resumed > 0 { Terminal.say("\(summary.resumed) of them a run before had left unfinished") }
        if summary.held > 0 {
            Terminal.say("\(summary.held) past their retention stay by a legal hold; dictum hold list")
        }
        if !certificates.isEmpty { Terminal.say("\(certificates.count) certificates; \"dictum certificates export\"") }
        if !summary.isComplete { Terminal.say("the time budget ended first; the next run goes on") }
    }

    private struct Page: Encodable {
        let runId: UUID?
        let outcome: String
        let failure: String?
        let complete: Bool
        let seconds: Double
        let destroyed: [String: Int]
        let resumed: Int
        let held: Int
        let certificates: [UUID]
    }
}
