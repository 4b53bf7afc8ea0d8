import ArgumentParser
import AuditLog
import FoundationEssentials
import Postgres

struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Who did what, when and why; and whether the log is whole.",
        subcommands: [Show.self, Verify.self, Key.self, Seal.self]
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
            let entries = try await AuditLog().entries(
                practice: practice,
                dictation: dictation,
                limit: limit,
                in: database
            )
            guard !json else { return try JSONOutput.print(entries.map(AuditLine.init)) }
            AuditLine.table(entries).print()
        }
    }

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Recompute every hash and name the first entry that is wrong.",
            discussion: "Exit code 1 when something is wrong."
        )
        @OptionGroup var stores: StoreOptions
        @Option(help: "The log's public key, as \"audit key\" printed it; checks the newest checkpoint's signature.")
        var verifier: String?

        func run() async throws {
            let database = Pool(try await stores.settings().required(.database), size: 1)
            let report = try await AuditLog().verify(
                database,
                verifiedBy: try verifier.map { text throws(AuditError) in try NoteVerifier(text: text) }
            )
            Terminal.say("\(report)")
            guard report.isWhole else { throw ExitCode(1) }
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

    struct Seal: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Seal new entries into the Merkle tree and sign its head.",
            discussion: """
                Connects as a role of dictum_sealer. Keep the checkpoints that it prints outside of the database: they \
                show it if the log's end is ever cut off.

                Example: dictum audit seal --note-key /etc/dictum/audit.key --every 1
                """
        )
        @OptionGroup var stores: StoreOptions
        @Option(help: ArgumentHelp("File with the key.", valueName: "path")) var noteKey: String
        @Option(help: "Seal again after this many seconds, until interrupted.") var every: Int?

        func run() async throws {
            let database = Pool(try await stores.settings().required(.database), size: 1)
            let signer = try NoteSigner(text: String(decoding: try Files.readSecret(noteKey), as: UTF8.self))
            let sealer = AuditSealer(signer: signer)
            while true {
                do {
                    if let head = try await sealer.seal(in: database) {
                        Terminal.write(Array(try head.signed(by: signer).utf8))
                    }
                } catch let error as PostgresError where every != nil && error.isTransient {
                    Terminal.complain("\(error); trying again")
                }
                guard let every else { return }
                try await Task.sleep(for: .seconds(every))
            }
        }
    }
}
