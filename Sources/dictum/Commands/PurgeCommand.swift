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

            Exit codes: 0 done; 1 the time budget ended first, the next run goes on; others as always.

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
    @Flag(help: "Destroy nothing; list what exists, when it ends and why.") var dryRun = false
    @Flag(help: "Print JSON.") var json = false

    func validate() throws {
        guard (rate ?? 1) > 0, (timeBudget ?? 1) > 0, keyBackupDays >= 0 else {
            throw ValidationError("--rate and --time-budget are more than 0, --key-backup-days at least 0")
        }
    }

    func run() async throws {
        let settings = try await Settings(flags: ["database": database, "keyStore": keyStore], file: config)
        let pool = Pool(try settings.required(.database), size: 2)
        guard !dryRun else { return try await explain(pool) }
        let signer = try noteKey.map { try NoteSigner(text: String(decoding: Files.readSecret($0), as: UTF8.self)) }
        let keys = KeyShredder(Pool(try settings.required(.keyStore), size: 1))
        let summary = try await destroy(
            Purge(database: pool, keys: keys, actor: "purger/\(ProcessInfo.processInfo.processIdentifier)")
        )
        var certificates: [UUID] = []
        if let signer {
            certificates = try await CertificateDesk(database: pool)
                .issue(signedBy: signer, backupDays: keyBackupDays, now: Date())
        }
        try report(summary, certificates)
        guard summary.isComplete else { throw ExitCode(1) }
    }

    private func destroy(_ purge: Purge) async throws -> Purge.Summary {
        let bar = ProgressBar("purging")
        defer { bar.finish() }
        let (clock, budget, rate) = (ContinuousClock(), timeBudget, rate)
        let start = clock.now
        return try await purge.run(asOf: Date(), practice: practice.map(PracticeID.init)) { destroyed in
            if let rate { try await clock.sleep(until: start + .seconds(Double(destroyed) / rate)) }
            return budget.map { clock.now - start < .seconds($0) } ?? true
        } progress: {
            bar.update($0)
        }
    }

    private func report(_ summary: Purge.Summary, _ certificates: [UUID]) throws {
        guard !json else {
            let counts = summary.destroyed.map { ($0.key.rawValue, $0.value) }
            return try JSONOutput.print(
                Report(
                    runId: summary.run,
                    complete: summary.isComplete,
                    destroyed: Dictionary(uniqueKeysWithValues: counts),
                    resumed: summary.resumed,
                    held: summary.held,
                    certificates: certificates
                )
            )
        }
        let counts = ArtifactClass.allCases.map { "\(summary.destroyed[$0] ?? 0) \($0.rawValue)" }
        Terminal.say("destroyed: \(counts.joined(separator: ", ")); run \(summary.run.uuidString.lowercased())")
        if summary.resumed > 0 { Terminal.say("\(summary.resumed) of them a run before had left unfinished") }
        if summary.held > 0 { Terminal.say("\(summary.held) past their retention stay by a legal hold") }
        if !certificates.isEmpty { Terminal.say("\(certificates.count) certificates; \"dictum certificates export\"") }
        if !summary.isComplete { Terminal.say("the time budget ended first; the next run goes on") }
    }

    private func explain(_ pool: Pool) async throws {
        let plan = PurgePlan(database: pool)
        let now = Date()
        if !json { Terminal.say("DICTATION  CLASS  ENDS  RULE  HOLD") }
        for (id, policy) in try await plan.practices() where practice == nil || practice == id.uuid {
            for try await fates in plan.fates(of: id, by: policy) {
                for line in fates.map({ Line($0, now: now) }) {
                    guard json else {
                        Terminal.say(line.text)
                        continue
                    }
                    try JSONOutput.print(line, isLine: true)
                }
            }
        }
    }

    private struct Report: Encodable {
        let runId: UUID
        let complete: Bool
        let destroyed: [String: Int]
        let resumed: Int
        let held: Int
        let certificates: [UUID]
    }

    private struct Line: Encodable {
        let dictationId: String
        let `class`: String
        let ends: Date?
        let isDue: Bool
        let rule: String?
        let holdId: String?

        init(_ fate: Purge.Fate, now: Date) {
            dictationId = "\(fate.dictation)"
            self.class = fate.artifactClass.rawValue
            ends = fate.due
            isDue = fate.due.map { $0 <= now } ?? false
            rule = fate.rule
            holdId = fate.hold?.uuidString.lowercased()
        }

        var text: String {
            let end = ends?.formatted(.iso8601) ?? "by no rule"
            let hold = holdId.map { "kept by hold \($0)" } ?? (isDue ? "due" : "")
            return "\(dictationId)  \(self.class)  \(end)  \(rule ?? "")  \(hold)"
        }
    }
}
