import ArgumentParser
import AuditLog
import FoundationEssentials
import Postgres
import Witness

struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Who did what, when and why; and whether the log is whole.",
        discussion: "Whoever reads of a practice's data here leaves an entry himself.",
        groupedSubcommands: [
            CommandGroup(name: "Read", subcommands: [Show.self, Report.self, Accounting.self, Export.self]),
            CommandGroup(name: "Prove", subcommands: [Verify.self, Prove.self, Receipts.self, Check.self, Tiles.self]),
            CommandGroup(name: "Run", subcommands: [Key.self, Seal.self, Status.self, EpochCommand.self]),
        ]
    )

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List audit entries.",
            discussion: "Example: dictum audit show --dictation 0b9dbe0c-…"
        )
        @OptionGroup var stores: StoreOptions
        @Option(help: "Only entries about this dictation.") var dictation: UUID?
        @Option(help: "Only entries about this practice.") var practice: UUID?
        @Option(help: "How many entries at most.") var limit = 100
        @Flag(help: "Print JSON.") var json = false

        func run() async throws {
            let database = Pool(try await stores.settings().required(.database), size: 1)
            let log = AuditLog()
            let entries = try await log.entries(practice: practice, dictation: dictation, limit: limit, in: database)
            try await log.recordReading("audit.shown", practice: practice, dictation: dictation, in: database)
            guard !json else { return try JSONOutput.print(entries.map(AuditLine.init)) }
            AuditLine.table(entries).print()
        }
    }

    struct Key: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make the key that signs the log's checkpoints.",
            discussion: """
                Never overwrites. Give the public key that it prints to your auditors.

                Example: dictum audit key --name dictum.example/audit --note-key /etc/dictum/audit.key
                """
        )
        @Option(help: "The log's name, the same for its whole life.") var name: String
        @Option(help: ArgumentHelp("File to make, readable by its owner only.", valueName: "path")) var noteKey: String

        func run() async throws {
            let signer = try NoteSigner.generate(name: name)
            try Files.write(Array(signer.secretText.utf8), toNew: noteKey)
            Terminal.say(signer.verifier.text)
        }
    }

    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "How far the log is sealed, and cosigned by which witness."
        )
        @OptionGroup var stores: StoreOptions
        @Flag(help: "Print JSON.") var json = false

        func run() async throws {
            let database = Pool(try await stores.settings().required(.database), size: 1)
            let state = try await AuditLog().state(in: database)
            guard !json else { return try JSONOutput.print(state) }
            let behind = state.unsealed == 0 ? "nothing waits" : "\(state.unsealed) wait, \(Int(state.secondsBehind)) s"
            Terminal.say("\(state.size) entries sealed; \(behind)")
            for witness in state.witnesses {
                Terminal.say("\(witness.name) cosigned \(witness.size), \(Int(witness.secondsAgo)) s ago")
            }
        }
    }

    struct EpochCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "epoch",
            abstract: "After a restore: let the log go on under another name.",
            discussion: """
                Witnesses have seen more than a restored database holds, and refuse it for good. Stop the workers and the \
                sealer, make a new key ("dictum audit key") and run this as the database's owner; then start the sealer \
                with the new key, and give its public half to witnesses and auditors. The log says for ever that it was \
                restored, and where.

                Example: dictum audit epoch --name dictum.example/audit-2 --predecessor "$OLD_PUBLIC_KEY"
                """
        )
        @OptionGroup var stores: StoreOptions
        @Option(help: "The new name.") var name: String
        @Option(help: "The log's public key until now.") var predecessor: String
        @Option(help: "Why, as a reason code.") var reason = "restored_backup"

        func run() async throws {
            let database = Pool(try await stores.settings().required(.database), size: 1)
            let leaf = try await AuditLog().beginEpoch(
                origin: name,
                predecessor: try NoteVerifier(text: predecessor),
                reason: reason,
                in: database
            )
            Terminal.say("from entry \(leaf) the log goes on as \(name)")
        }
    }
}
