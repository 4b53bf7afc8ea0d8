import ArgumentParser
import AuditLog
import FoundationEssentials
import Postgres

struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Who did what, when and why; and whether the log is whole.",
        subcommands: [Show.self, Verify.self]
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

        func run() async throws {
            let database = Pool(try await stores.settings().required(.database), size: 1)
            let report = try await AuditLog().verify(database)
            Terminal.say("\(report)")
            guard report.isWhole else { throw ExitCode(1) }
        }
    }
}
