import ArgumentParser
import FoundationEssentials
import Intake

struct PracticeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "practice",
        abstract: "The tenants: their keys, roles, certificates and agreements.",
        subcommands: [Add.self, List.self, Certificate.self, Agreement.self]
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
            let practice = try await stores.registry().add(name: name, certificateDays: certificateDays)
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
        static let configuration = CommandConfiguration(abstract: "Issue a new sealing certificate.")
        @OptionGroup var stores: StoreOptions
        @Option(help: "Days that it is valid.") var days = 7
        @Argument(help: "The practice's name.") var name: String

        func run() async throws {
            let registry = try await stores.registry()
            let ends = try await registry.renewCertificate(of: try await registry.named(name), days: days)
            Terminal.say("\(name) seals to a new certificate until \(ends.formatted(.iso8601))")
        }
    }

    struct Agreement: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record a business associate agreement that covers a subprocessor.",
            discussion: """
                Without an unexpired agreement nothing of the practice leaves for the endpoint.

                Example: dictum practice agreement northside --subprocessor speech.example --signed 2026-01-15 \
                --expires 2027-01-15
                """
        )
        @OptionGroup var stores: StoreOptions
        @Option(help: "The subprocessor, as --speech-endpoint-name names it.") var subprocessor: String
        @Option(help: "Day of signature, YYYY-MM-DD.") var signed: String
        @Option(help: "First day on which it is over, YYYY-MM-DD.") var expires: String
        @Argument(help: "The practice's name.") var name: String

        func run() async throws {
            let registry = try await stores.registry()
            try await registry.recordAgreement(
                of: try await registry.named(name),
                with: subprocessor,
                signed: signed,
                expires: expires
            )
            Terminal.say("\(name) allows \(subprocessor) until \(expires)")
        }
    }
}

extension StoreOptions {
    fileprivate func registry() async throws -> PracticeRegistry {
        let stores = try Stores(try await settings())
        return PracticeRegistry(database: stores.database, keyStore: stores.keyStore)
    }
}
