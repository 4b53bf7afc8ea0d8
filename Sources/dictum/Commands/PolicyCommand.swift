import ArgumentParser
import Artifacts
import FoundationEssentials
import Intake
import Postgres
import Retention

struct PolicyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy",
        abstract: "What a practice decides: keeping, consent, engines, languages, targets, sensitivity.",
        subcommands: [Show.self, Diff.self, Set.self, History.self]
    )

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print the policy in force, as YAML that \"policy set\" takes.",
            discussion: "Example: dictum policy show northside > northside.yaml"
        )
        @OptionGroup var stores: StoreOptions
        @Argument(help: "The practice's name.") var name: String

        func run() async throws {
            let (book, practice) = try await stores.policies(of: name)
            let version = try await book.current(of: practice)
            let origin = version.setAt.map { "set \($0.formatted(.iso8601))" } ?? "the default; nobody has set one"
            Terminal.write(Array("# \(name), version \(version.number), \(origin)\n\(version.policy.yaml)".utf8))
        }
    }

    struct Diff: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say what a document would change.",
            discussion: "Example: dictum policy diff northside northside.yaml"
        )
        @OptionGroup var stores: StoreOptions
        @Argument(help: "The practice's name.") var name: String
        @Argument(help: "The YAML document, or - for standard input.") var document: String

        func run() async throws {
            let (book, practice) = try await stores.policies(of: name)
            PolicyCommand.say(try await book.current(of: practice).policy.differences(to: try read(document)))
        }
    }

    struct Set: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put a new version in force; it holds for what exists already.",
            discussion: """
                With --dry-run it says what would change, how many artifacts the next purge would destroy and what waiting \
                work would stop, and changes nothing. Engines, languages, consent and tags are asked for before each stage, \
                word times are left out of transcripts made from then on. A legal hold stands above every policy.

                Example: dictum policy set northside northside.yaml --dry-run
                """
        )
        @OptionGroup var stores: StoreOptions
        @Flag(help: "Change nothing.") var dryRun = false
        @Argument(help: "The practice's name.") var name: String
        @Argument(help: "The YAML document, or - for standard input.") var document: String

        func run() async throws {
            let policy = try read(document)
            let (book, practice) = try await stores.policies(of: name)
            let current = try await book.current(of: practice)
            let differences = current.policy.differences(to: policy)
            PolicyCommand.say(differences)
            if dryRun {
                let purge = PurgePlan(database: Pool(try await stores.settings().required(.database), size: 1))
                try await PolicyCommand.forecast(purge, practice, from: current.policy, to: policy)
            } else if !differences.isEmpty {
                try await book.set(policy, of: practice, replacing: current)
                Terminal.say("version \(current.number + 1) is in force")
            }
        }
    }

    struct History: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the versions, newest first.")
        @OptionGroup var stores: StoreOptions
        @Flag(help: "Print JSON.") var json = false
        @Argument(help: "The practice's name.") var name: String

        func run() async throws {
            let (book, practice) = try await stores.policies(of: name)
            let versions = try await book.history(of: practice)
            guard !json else {
                return try JSONOutput.print(
                    versions.map { Line(version: $0.number, setAt: $0.setAt, setBy: $0.setBy, policy: $0.policy) }
                )
            }
            var table = Table("VERSION", "SET AT", "SET BY", "CHANGED")
            for (index, version) in versions.enumerated() {
                let before = index + 1 < versions.count ? versions[index + 1].policy : .standard
                let changes = before.differences(to: version.policy).joined(separator: "; ")
                table.append(
                    "\(version.number)",
                    version.setAt?.formatted(.iso8601) ?? "",
                    version.setBy ?? "",
                    changes
                )
            }
            table.print()
        }

        private struct Line: Encodable {
            let version: Int
            let setAt: Date?
            let setBy: String?
            let policy: PracticePolicy
        }
    }

    /// What a document would do to what exists.
    static func forecast(
        _ plan: PurgePlan,
        _ practice: PracticeID,
        from current: PracticePolicy,
        to policy: PracticePolicy
    ) async throws {
        let before = try await plan.count(practice, by: current, asOf: Date())
        let after = try await plan.count(practice, by: policy, asOf: Date())
        for artifactClass in ArtifactClass.allCases {
            let (now, then) = (before.due[artifactClass] ?? 0, after.due[artifactClass] ?? 0)
            Terminal.say("\(artifactClass.rawValue): due for the next purge \(now), under this document \(then)")
        }
        if after.held > 0 { Terminal.say("\(after.held) of what is past its retention stays by a legal hold") }
        for (refusal, count) in try await plan.stopped(practice, by: policy).sorted(by: {
            $0.key.rawValue < $1.key.rawValue
        }) {
            Terminal.say("\(count) waiting jobs would end with \(refusal.rawValue): \(refusal.cure)")
        }
    }

    static func say(_ differences: [String]) {
        for line in differences { Terminal.say(line) }
        if differences.isEmpty { Terminal.say("nothing changes") }
    }
}

private func read(_ document: String) throws -> PracticePolicy {
    do { return try PracticePolicy(yaml: String(decoding: try Files.read(document), as: UTF8.self)) } catch let error
        as RetentionError
    { throw InputError("\(document): \(error)") }
}

extension StoreOptions {
    fileprivate func policies(of name: String) async throws -> (PolicyBook, PracticeID) {
        let database = Pool(try await settings().required(.database), size: 1)
        return (PolicyBook(database: database), try await PracticeRegistry(database: database).named(name).id)
    }
}
