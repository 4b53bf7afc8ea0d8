import ArgumentParser
import Artifacts
import FoundationEssentials
import Intake
import Postgres
import Retention

struct ConsentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "consent",
        abstract: "Patients' consents.",
        subcommands: [Withdraw.self]
    )

    struct Withdraw: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Stop a dictation's processing at once; the next purge destroys what exists of it.",
            discussion: "A practice's own role does the same with: SELECT dictum.withdraw_consent('ID')"
        )
        @OptionGroup var stores: StoreOptions
        @Argument(help: "The practice's name.") var name: String
        @Argument(help: "The dictation.") var dictation: UUID

        func run() async throws {
            let database = Pool(try await stores.settings().required(.database), size: 1)
            let practice = try await PracticeRegistry(database: database).named(name).id
            try await ConsentDesk(database: database).withdraw(DictationID(practice: practice, uuid: dictation))
            Terminal.say("processing is stopped; the next purge destroys what exists, unless a legal hold keeps it")
        }
    }
}
