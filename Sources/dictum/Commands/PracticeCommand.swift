import ArgumentParser
import FoundationEssentials
import Intake
import Postgres

struct PracticeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "practice",
        abstract: "The tenants: their keys, roles, certificates and agreements.",
        subcommands: [Add.self, List.self, Certificate.self, Agreement.self, PracticeExport.self, PracticeErase.self]
    )

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a practice: its keys, its sealing certificate and its database role.",
            discussion: "Example: dictum practice add northside"
        )
        @OptionGroup var stores: StoreOptions
        @Option(help: "Days that the sealing certificate is valid.") var certificateDays = 7
        @Argument(help: "Lower-case letters, digits and underscores.") var name: String

        func run() async throws {
            let open = try Stores(try await stores.settings())
            let practice = try await PracticeRegistry(database: open.database)
                .add(name: name, certificateDays: certificateDays, in: open.keyStore)
            Terminal.say("made practice \(practice.name) (\(practice.id)); it submits as role \(practice.loginRole)")
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the practices.")
        @OptionGroup var stores: StoreOptions
        @Flag(help: "Print JSON.") var json = false

        func run() async throws {
            let practices = try await stores.registry().list()
            guard !json else { return try JSONOutput.print(practices.map(Line.init)) }
            var table = Table("NAME", "ID", "ROLE", "CERTIFICATE ENDS")
            for practice in practices {
                let ends = practice.certificateEnds?.formatted(.iso8601) ?? "none"
                table.append(practice.name, "\(practice.id)", practice.loginRole, ends)
            }
            table.print()
        }

        private struct Line: Encodable {
            let name: String
            let practiceId: String
            let loginRole: String
            let certificateEnds: Date?

            init(_ practice: PracticeRegistry.Practice) {
                name = practice.name
                practiceId = "\(practice.id)"
                loginRole = practice.loginRole
                certificateEnds = practice.certificateEnds
            }
        }
    }

    struct Certificate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Issue new sealing certificates.",
            discussion: """
                For a scheduler, daily: without a name, every practice whose certificate ends soon gets a new one. Earlier \
                ones stay usable.

                Example: dictum practice certificate --due 3
                """
        )
        @OptionGroup var stores: StoreOptions
        @Option(help: "Days that a certificate is valid.") var days = 7
        @Option(help: "Without a name: those that end within so many days.") var due = 3
        @Argument(help: "The practice's name.") var name: String?

        func run() async throws {
            let open = try Stores(try await stores.settings())
            let registry = PracticeRegistry(database: open.database)
            let limit = Date(timeIntervalSinceNow: Double(due) * 86_400)
            let practices =
                if let name { [try await registry.named(name)] } else {
                    try await registry.list().filter { ($0.certificateEnds ?? .distantPast) < limit }
                }
            for practice in practices {
                let ends = try await registry.renewCertificate(of: practice, days: days, in: open.keyStore)
                Terminal.say("\(practice.name) seals to a new certificate until \(ends.formatted(.iso8601))")
            }
            if practices.isEmpty { Terminal.say("no certificate ends within \(due) days") }
        }
    }

    struct Agreement: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record a business associate agreement that covers a subprocessor.",
            discussion: """
                Without an unexpired agreement nothing of the practice leaves for the endpoint.

                Example: dictum practice agreement northside --subprocessor speech.example --signed 2026-01-15 \
                --expires 2027-01-15 --forbids-training
                """
        )
        @OptionGroup var stores: StoreOptions
        @Option(help: "The subprocessor, as --speech-endpoint-name or --note-endpoint-name names it.") var subprocessor:
            String
        @Option(help: "Day of signature, YYYY-MM-DD.") var signed: String
        @Option(help: "First day on which it is over, YYYY-MM-DD.") var expires: String
        @Flag(help: "It says that the subprocessor may not train on what it is sent.") var forbidsTraining = false
        @Argument(help: "The practice's name.") var name: String

        func run() async throws {
            let registry = try await stores.registry()
            try await registry.recordAgreement(
                of: try await registry.named(name),
                with: subprocessor,
                signed: signed,
                expires: expires,
                forbidsTraining: forbidsTraining
            )
            Terminal.say("\(name) allows \(subprocessor) until \(expires)")
        }
    }
}

extension StoreOptions {
    fileprivate func registry() async throws -> PracticeRegistry {
        PracticeRegistry(database: Pool(try await settings().required(.database), size: 1))
    }
}
