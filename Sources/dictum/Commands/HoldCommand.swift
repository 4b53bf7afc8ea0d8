import ArgumentParser
import Artifacts
import FoundationEssentials
import Intake
import Postgres
import Retention

struct HoldCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hold",
        abstract: "Legal holds: what may not be destroyed.",
        subcommands: [Place.self, List.self, Lift.self]
    )

    struct Place: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Keep a practice's dictations, or some of them, whatever their retention and consent say.",
            discussion: """
                Without a scope the whole practice is held.

                Example: dictum hold place northside --clinician 5e1c… --from 2026-01-01T00:00:00Z --reason matter_2026_14
                """
        )
        @OptionGroup var stores: StoreOptions
        @Option(help: "Only this dictation.") var dictation: UUID?
        @Option(help: "Only this clinician's dictations.") var clinician: UUID?
        @Option(help: "Only what was received from this moment on (RFC 3339).") var from: String?
        @Option(help: "Only what was received before this moment (RFC 3339).") var until: String?
        @Option(help: "Why: lower-case letters, digits and underscores; no names.") var reason: String
        @Argument(help: "The practice's name.") var name: String

        func run() async throws {
            let database = Pool(try await stores.settings().required(.database), size: 1)
            let practice = try await PracticeRegistry(database: database).named(name)
            var scope = HoldBook.Scope(practice: practice.id)
            scope.dictation = dictation
            scope.clinician = clinician
            scope.from = try from.map(ConsentCommand.moment)
            scope.until = try until.map(ConsentCommand.moment)
            let placed = try await HoldBook(database: database).place(scope, reason: reason)
            Terminal.say("hold \(placed.id.uuidString.lowercased()) is in force")
            if placed.tooLate > 0 {
                let whose = dictation == nil ? "of the practice" : "of the dictation"
                Terminal.say("\(placed.tooLate) artifacts \(whose) were destroyed before; no hold brings them back")
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the holds in force.")
        @OptionGroup var stores: StoreOptions
        @Flag(help: "Those that were lifted too.") var all = false
        @Flag(help: "Print JSON.") var json = false

        func run() async throws {
            let database = Pool(try await stores.settings().required(.database), size: 1)
            let lines = try await HoldBook(database: database).list(withLifted: all).map(Line.init)
            guard !json else { return try JSONOutput.print(lines) }
            var table = Table("HOLD", "PRACTICE", "SCOPE", "REASON", "BY", "PLACED", "LIFTED")
            for line in lines {
                table.append(
                    line.holdId,
                    line.practiceId,
                    line.scope,
                    line.reason,
                    line.placedBy,
                    line.placedAt.formatted(.iso8601),
                    line.liftedAt?.formatted(.iso8601) ?? ""
                )
            }
            table.print()
        }

        private struct Line: Encodable {
            let holdId: String
            let practiceId: String
            let scope: String
            let reason: String
            let placedBy: String
            let placedAt: Date
            let liftedAt: Date?

            init(_ hold: HoldBook.Hold) {
                holdId = hold.id.uuidString.lowercased()
                practiceId = "\(hold.scope.practice)"
                let parts = [
                    hold.scope.dictation.map { "dictation \($0.uuidString.lowercased())" },
                    hold.scope.clinician.map { "clinician \($0.uuidString.lowercased())" },
                    hold.scope.from.map { "from \($0.formatted(.iso8601))" },
                    hold.scope.until.map { "until \($0.formatted(.iso8601))" },
                ].compactMap { $0 }
                scope = parts.isEmpty ? "everything" : parts.joined(separator: ", ")
                reason = hold.reason
                placedBy = hold.placedBy
                placedAt = hold.placedAt
                liftedAt = hold.liftedAt
            }
        }
    }

    struct Lift: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "End a hold; what is past its retention goes with the next purge."
        )
        @OptionGroup var stores: StoreOptions
        @Argument(help: "The hold's id.") var hold: UUID

        func run() async throws {
            let database = Pool(try await stores.settings().required(.database), size: 1)
            try await HoldBook(database: database).lift(hold)
            Terminal.say("hold \(hold.uuidString.lowercased()) is lifted")
        }
    }
}
