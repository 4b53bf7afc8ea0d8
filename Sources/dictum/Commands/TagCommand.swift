import ArgumentParser
import Artifacts
import FoundationEssentials
import Retention

struct TagCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tag",
        abstract: "Sensitivity tags of dictations: what keeps them from endpoints and exports.",
        subcommands: [Add.self, Remove.self]
    )

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Tag a dictation. What was sent before is not called back.",
            discussion: """
                A practice's own role does the same with: SELECT dictum.tag('ID', ARRAY['psychotherapy_notes'])

                Example: dictum tag add northside 7f0e… psychotherapy_notes
                """
        )
        @OptionGroup var stores: StoreOptions
        @Argument(help: "The practice's name.") var name: String
        @Argument(help: "The dictation.") var dictation: UUID
        @Argument(help: "Tags: psychotherapy_notes, part_2 or the practice's own.") var tags: [String]

        func run() async throws { try await stores.tag(dictation, in: name, add: tags, remove: []) }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take tags off a dictation.",
            discussion: "Example: dictum tag remove northside 7f0e… part_2"
        )
        @OptionGroup var stores: StoreOptions
        @Argument(help: "The practice's name.") var name: String
        @Argument(help: "The dictation.") var dictation: UUID
        @Argument(help: "The tags.") var tags: [String]

        func run() async throws { try await stores.tag(dictation, in: name, add: [], remove: tags) }
    }
}

extension StoreOptions {
    fileprivate func tag(_ dictation: UUID, in name: String, add: [String], remove: [String]) async throws {
        let (database, id) = try await place(of: dictation, in: name)
        let tags = try await TagDesk(database: database).tag(id, add: add, remove: remove)
        Terminal.say(tags.isEmpty ? "it has no tags" : "it has the tags \(tags.joined(separator: ", "))")
    }
}
