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
        subcommands: [Record.self, Withdraw.self]
    )

    struct Record: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record a consent that came later; a dictation that waited for it goes on.",
            discussion: """
                The document itself stays with the practice, whose own role does the same with: \
                SELECT dictum.record_consent('ID', 'REFERENCE', 'written', now(), 'processing')

                Example: dictum consent record northside 7f0e… --reference 91ab… --method written \
                --obtained 2026-03-02T09:00:00Z --scope endpoints
                """
        )
        @OptionGroup var stores: StoreOptions
        @Option(help: "The practice's opaque UUID of the consent.") var reference: UUID
        @Option(help: "How it was given: written, electronic or verbal.") var method: ConsentMethod?
        @Option(help: "When (RFC 3339).") var obtained: String?
        @Option(help: "What for: processing, or endpoints too.") var scope: ConsentScope?
        @Argument(help: "The practice's name.") var name: String
        @Argument(help: "The dictation.") var dictation: UUID

        func run() async throws {
            let consent = ConsentRecord(
                reference: reference,
                method: method,
                obtainedAt: try obtained.map(ConsentCommand.moment),
                scope: scope
            )
            let (database, id) = try await stores.place(of: dictation, in: name)
            try await ConsentDesk(database: database).record(consent, for: id)
            Terminal.say("the consent is recorded; a dictation that waited for it goes on")
        }
    }

    static func moment(_ text: String) throws -> Date {
        guard let date = try? Date(text, strategy: .iso8601) else {
            throw ValidationError("a moment is written like 2026-01-31T08:00:00Z")
        }
        return date
    }

    struct Withdraw: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Stop a dictation's processing at once; the next purge destroys what exists of it.",
            discussion: "A practice's own role does the same with: SELECT dictum.withdraw_consent('ID')"
        )
        @OptionGroup var stores: StoreOptions
        @Argument(help: "The practice's name.") var name: String
        @Argument(help: "The dictation.") var dictation: UUID

        func run() async throws {
            let (database, id) = try await stores.place(of: dictation, in: name)
            try await ConsentDesk(database: database).withdraw(id)
            let holds = try await HoldBook(database: database).covering(id)
            guard !holds.isEmpty else {
                return Terminal.say("processing is stopped; the next purge destroys what exists")
            }
            Terminal.say("processing is stopped; what exists stays until no legal hold covers it:")
            for hold in holds { Terminal.say("  hold \(hold.uuidString.lowercased()); \"dictum hold lift\" ends it") }
        }
    }
}

extension StoreOptions {
    /// The database, and a dictation of the practice of that name.
    func place(of dictation: UUID, in name: String) async throws -> (Pool, DictationID) {
        let database = Pool(try await settings().required(.database), size: 1)
        let practice = try await PracticeRegistry(database: database).named(name).id
        return (database, DictationID(practice: practice, uuid: dictation))
    }
}
