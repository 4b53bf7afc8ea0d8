import ArgumentParser
import Artifacts
import AuditLog
import Custody
import FoundationEssentials
import Postgres
import Retention

struct PracticeErase: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase",
        abstract: "End a practice's contract: destroy its keys, delete its rows, certify it.",
        discussion: """
            Return or destroy (45 CFR 164.504(e)): give --returned the manifest of "dictum practice export" when the \
            practice was given everything before, or leave it out to destroy without. There is no way back. Legal holds \
            stop it. The practice's login and its reviewers' rights end; the audit log stays, and of each dictation its \
            id, times and codes. Killed anywhere, the same command goes on. Connect as an administrator of both \
            databases; no master key is needed.

            Example: dictum practice erase northside --returned /var/tmp/export/manifest.json \
            --note-key /etc/dictum/certificates.key --confirm northside
            """
    )
    @Option(help: ArgumentHelp(Setting.database.help, valueName: "conninfo")) var database: String?
    @Option(help: ArgumentHelp(Setting.keyStore.help, valueName: "conninfo")) var keyStore: String?
    @Option(help: ArgumentHelp("Configuration file, JSON.", valueName: "path")) var config: String?
    @Option(help: ArgumentHelp("The manifest of the export that was handed over.", valueName: "path")) var returned:
        String?
    @Option(help: "Artifacts that are not in that export and are destroyed all the same.") var notReturned = 0
    @Option(help: ArgumentHelp("The key that signs certificates of destruction.", valueName: "path")) var noteKey:
        String?
    @Option(help: "Days that backups of the key store are kept, for the certificate.") var keyBackupDays = 7
    @Option(help: "The practice's name once more.") var confirm: String?
    @Flag(help: "Destroy nothing; say what there is and what stands against it.") var dryRun = false
    @Flag(help: "Print JSON.") var json = false
    @Argument(help: "The practice's name.") var name: String

    func validate() throws {
        guard keyBackupDays >= 0, notReturned >= 0 else {
            throw ValidationError("--key-backup-days and --not-returned are at least 0")
        }
        guard !dryRun else { return }
        guard confirm == name else {
            throw ValidationError(
                "--confirm does not repeat the practice's name; nothing was done. --dry-run says what would be"
            )
        }
        guard noteKey != nil else {
            throw ValidationError(
                "--note-key signs the certificate: dictum audit key --name dictum.example/destruction"
            )
        }
    }

    func run() async throws {
        let settings = try await Settings(flags: ["database": database, "keyStore": keyStore], file: config)
        let erasure = Erasure(
            database: Pool(try settings.required(.database), size: 2),
            keys: KeyShredder(Pool(try settings.required(.keyStore), size: 1))
        )
        let practice = try await erasure.practice(name)
        guard !dryRun, let noteKey else { return try explain(try await erasure.plan(practice)) }
        let signer = try NoteSigner(text: String(decoding: Files.readSecret(noteKey), as: UTF8.self))
        let export = try returned.map { try ReturnedExport(manifest: Files.read($0), leftOut: notReturned) }
        let count = ProgressCount("destroyed", "artifacts")
        let outcome: Erasure.Outcome
        do {
            defer { count.finish() }
            outcome = try await erasure.erase(
                practice,
                returned: export,
                signedBy: signer,
                backupDays: keyBackupDays,
                progress: { count.update($0) }
            )
        }
        try report(outcome)
    }

    private func explain(_ plan: Erasure.Plan) throws {
        guard !json else { return try JSONOutput.print(PlanReport(plan)) }
        let counts = ArtifactClass.allCases.map { "\(plan.existing[$0] ?? 0) \($0.rawValue)" }
        switch plan.progress {
        case .finished: return Terminal.say("\(name) was erased; \"dictum certificates export\" has the certificates")
        case .begun: Terminal.say("the erasure of \(name) was begun; the same command with --confirm goes on")
        case .none: Terminal.say("\(name) would lose its keys, its login and its reviewers")
        }
        Terminal.say("it has rows of \(counts.joined(separator: ", "))")
        for (id, reason) in plan.holds.sorted(by: { $0.value < $1.value }) {
            Terminal.say("kept by legal hold \(id.uuidString.lowercased()) (\(reason)); \"dictum hold lift\"")
        }
    }

    private func report(_ outcome: Erasure.Outcome) throws {
        guard !json else { return try JSONOutput.print(Report(outcome)) }
        let counts = ArtifactClass.allCases.map { "\(outcome.destroyed[$0.rawValue] ?? 0) \($0.rawValue)" }
        Terminal.say("erased \(name): \(counts.joined(separator: ", ")), and every key of its")
        Terminal.say(
            "certificate \(outcome.certificate.uuidString.lowercased()): dictum certificates export FOLDER --run "
                + outcome.run.uuidString.lowercased()
        )
    }

    private struct PlanReport: Encodable {
        let practiceId: String
        let existing: [String: Int]
        let holds: [String: String]
        let begun: Bool
        let finished: Bool

        init(_ plan: Erasure.Plan) {
            practiceId = "\(plan.practice)"
            existing = Dictionary(uniqueKeysWithValues: plan.existing.map { ($0.key.rawValue, $0.value) })
            holds = Dictionary(uniqueKeysWithValues: plan.holds.map { ($0.key.uuidString.lowercased(), $0.value) })
            begun = plan.progress != .none
            finished = plan.progress == .finished
        }
    }

    private struct Report: Encodable {
        let runId: UUID
        let certificateId: UUID
        let destroyed: [String: Int]
        let practiceKeyDestroyedAt: Date?

        init(_ outcome: Erasure.Outcome) {
            runId = outcome.run
            certificateId = outcome.certificate
            destroyed = outcome.destroyed
            practiceKeyDestroyedAt = outcome.keyDestroyedAt
        }
    }
}
