import ArgumentParser
import FoundationEssentials
import Postgres
import Retention

struct SubprocessorsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "subprocessors",
        abstract: "The register of outside endpoints; nothing leaves for one that is not in it.",
        discussion: "A practice allows an endpoint in its policy, under engines.",
        subcommands: [List.self, Show.self, Add.self, Retire.self]
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List them.")
        @OptionGroup var stores: StoreOptions
        @Flag(help: "Those that were retired too.") var all = false
        @Flag(help: "Print JSON.") var json = false

        func run() async throws {
            let entries = try await stores.register().list().filter { all || $0.retiredAt == nil }
            guard !json else { return try JSONOutput.print(entries.map(Line.init)) }
            var table = Table("NAME", "WHO", "DATA", "REGION", "TRAINING", "AGREEMENT")
            for line in entries.map(Line.init) {
                table.append(
                    line.name,
                    line.legalName,
                    line.dataClasses.joined(separator: ", "),
                    line.region,
                    line.trainingUse,
                    line.retiredAt.map { "retired \($0.formatted(.iso8601))" } ?? line.agreement
                )
            }
            table.print()
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show one, as JSON.")
        @OptionGroup var stores: StoreOptions
        @Argument(help: "Its name.") var name: String

        func run() async throws {
            let entries = try await stores.register().list()
            guard let entry = entries.first(where: { $0.subprocessor.name == name }) else {
                throw InputError("no such endpoint is registered; see \"dictum subprocessors list\"")
            }
            try JSONOutput.print(Line(entry))
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Register an endpoint, or say anew what it is.",
            discussion: """
                The dates are of your own agreement with it, for all practices; without them each practice needs one of its \
                own (dictum practice agreement). Nothing is sent unless training is none.

                Example: dictum subprocessors add speech.example --legal-name "Example Inc." --purpose "speech recognition" \
                --data audio --region us-east-1 --training none --signed 2026-01-15 --expires 2027-01-15
                """
        )
        @OptionGroup var stores: StoreOptions
        @Option(help: "Who signs the agreement.") var legalName: String
        @Option(help: "What it is for.") var purpose: String
        @Option(help: "What it may be sent: audio or transcript; may be repeated.") var data: [Subprocessor.DataClass]
        @Option(help: "Where it processes, such as us or us-east-1.") var region: String
        @Option(help: "Whether it trains on what it is sent: none, allowed or unknown.")
        var training: Subprocessor.TrainingUse
        @Option(help: "A TLS public key of it, sha256//BASE64; may be repeated.") var pin: [String] = []
        @Option(help: "Day of your agreement's signature, YYYY-MM-DD.") var signed: String?
        @Option(help: "First day on which your agreement is over, YYYY-MM-DD.") var expires: String?
        @Argument(help: "Its name, as --speech-endpoint-name or --note-endpoint-name has it.") var name: String

        func validate() throws {
            if (signed == nil) != (expires == nil) { throw ValidationError("--signed and --expires go together") }
        }

        func run() async throws {
            let one = Subprocessor(
                name: name,
                legalName: legalName,
                purpose: purpose,
                dataClasses: Set(data),
                region: region,
                training: training,
                pins: pin
            )
            let agreement = signed.flatMap { signed in expires.map { (signed: signed, expires: $0) } }
            try await stores.register().add(one, agreement: agreement)
            Terminal.say("\(name) is registered; practices allow it in their policies, under engines")
            if training != .none { Terminal.say("nothing is sent while training is \(training.rawValue)") }
        }
    }

    struct Retire: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Take one out of use; its line stays.")
        @OptionGroup var stores: StoreOptions
        @Argument(help: "Its name.") var name: String

        func run() async throws {
            try await stores.register().retire(name)
            Terminal.say("nothing begins to leave for \(name) any more")
        }
    }

    private struct Line: Encodable {
        let name, legalName, purpose, region, trainingUse, agreement: String
        let dataClasses, pins: [String]
        let retiredAt: Date?

        init(_ entry: SubprocessorRegister.Entry) {
            let one = entry.subprocessor
            name = one.name
            legalName = one.legalName
            purpose = one.purpose
            region = one.region
            trainingUse = one.training.rawValue
            dataClasses = one.dataClasses.map(\.rawValue).sorted()
            pins = one.pins
            retiredAt = entry.retiredAt
            let days = entry.agreement.map {
                [$0.signed, $0.expires].map { $0.formatted(.iso8601.year().month().day()) }
            }
            agreement = days.map { $0.joined(separator: " to ") } ?? "each practice's own"
        }
    }
}

extension StoreOptions {
    fileprivate func register() async throws -> SubprocessorRegister {
        SubprocessorRegister(database: Pool(try await settings().required(.database), size: 1))
    }
}
