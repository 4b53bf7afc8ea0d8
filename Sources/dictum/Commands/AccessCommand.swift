import ArgumentParser
import FoundationEssentials
import Intake
import Postgres
import Review

struct AccessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "access",
        abstract: "Which reviewer reads which practice, and breaking the glass.",
        subcommands: [Assign.self, Withdraw.self, Break.self, List.self, Review.self]
    )

    struct Assign: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let a reviewer's login read what is of a practice.",
            discussion: "As an administrator. Example: dictum access assign reviewer_1 --practice northside"
        )
        @OptionGroup var stores: StoreOptions
        @Option(help: "The practice's name.") var practice: String
        @Argument(help: "A login of dictum_reviewer.") var role: String

        func run() async throws {
            let registry = try await stores.registry()
            try await registry.assign(reviewer: role, to: try await registry.named(practice))
            Terminal.say("\(role) may read \(practice)")
        }
    }

    struct Withdraw: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Take that right away again, at once.")
        @OptionGroup var stores: StoreOptions
        @Option(help: "The practice's name.") var practice: String
        @Argument(help: "A login of dictum_reviewer.") var role: String

        func run() async throws {
            let registry = try await stores.registry()
            try await registry.withdraw(reviewer: role, from: try await registry.named(practice))
            Terminal.say("\(role) may no longer read \(practice)")
        }
    }

    struct Break: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "break-glass",
            abstract: "Read a practice that one is not assigned to, for a time and a reason.",
            discussion: """
                As the reviewer's own login. It alerts at once, ends by itself, and an auditor reviews it. Read with \
                --purpose BTG.

                Example: dictum access break-glass --practice northside --minutes 30 --reason emergency_care
                """
        )
        @OptionGroup var stores: StoreOptions
        @Option(help: "The practice's name.") var practice: String
        @Option(help: "Minutes until it ends, 240 at most.") var minutes: Int
        @Option(help: "Why, as a code in snake case; nothing about a patient.") var reason: String

        func run() async throws {
            let glass = try await stores.breakGlass()
            let grant = try await glass.open(practice: practice, minutes: minutes, reason: reason)
            Terminal.complain("the glass of \(practice) is broken; this was logged and will be reviewed")
            Terminal.say("grant \(grant.id.uuidString.lowercased()) ends \(grant.ends.formatted(.iso8601))")
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the grants of broken glass, newest first.",
            discussion: "As an auditor; a reviewer sees those of the own login."
        )
        @OptionGroup var stores: StoreOptions
        @Flag(help: "Only those that wait for their review.") var unreviewed = false
        @Flag(help: "Print JSON.") var json = false

        func run() async throws {
            let grants = try await stores.breakGlass().grants(unreviewed: unreviewed).map(Line.init)
            guard !json else { return try JSONOutput.print(grants) }
            var table = Table("GRANT", "ROLE", "PRACTICE", "REASON", "BEGAN", "ENDS", "REVIEWED BY", "FINDING")
            for line in grants {
                table.append(
                    line.grantId,
                    line.role,
                    line.practiceId,
                    line.reason,
                    line.begins.formatted(.iso8601),
                    line.ends.formatted(.iso8601),
                    line.reviewedBy ?? "-",
                    line.finding ?? "-"
                )
            }
            table.print()
        }

        private struct Line: Encodable {
            let grantId: String
            let role: String
            let practiceId: String
            let reason: String
            let begins: Date
            let ends: Date
            let reviewedBy: String?
            let finding: String?

            init(_ grant: BreakGlass.Grant) {
                grantId = grant.id.uuidString.lowercased()
                role = grant.role
                practiceId = "\(grant.practice)"
                reason = grant.reason
                begins = grant.begins
                ends = grant.ends
                reviewedBy = grant.review?.role
                finding = grant.review?.finding.rawValue
            }
        }
    }

    struct Review: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Mark a grant as reviewed.",
            discussion: """
                As an auditor, never of a grant of one's own.

                Example: dictum access review 0b9dbe0c-… --finding justified
                """
        )
        @OptionGroup var stores: StoreOptions
        @Option(help: "justified or unjustified.") var finding: BreakGlass.Finding
        @Argument(help: "The grant's id.") var grant: UUID

        func run() async throws {
            try await stores.breakGlass().review(grant, finding: finding)
            Terminal.say("reviewed: \(finding.rawValue)")
        }
    }
}

extension StoreOptions {
    fileprivate func breakGlass() async throws -> BreakGlass {
        BreakGlass(database: Pool(try await settings().required(.database), size: 1))
    }

    fileprivate func registry() async throws -> PracticeRegistry {
        PracticeRegistry(database: Pool(try await settings().required(.database), size: 1))
    }
}
