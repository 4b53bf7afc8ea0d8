import ArgumentParser
import Custody

struct KeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: "Make the master key.",
        subcommands: [Initialise.self]
    )

    struct Initialise: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "init",
            abstract: "Make a new master key file.",
            discussion: """
                Never overwrites. Keep a copy where only two people together can reach it: without the master key \
                nothing that Dictum stored can ever be read.

                Example: dictum keys init --master-key /etc/dictum/master-key
                """
        )
        @OptionGroup var stores: StoreOptions

        func run() async throws {
            let path = try await stores.settings().required(.masterKey)
            _ = try FileMasterKey.create(path: path)
            Terminal.say("made the master key \(path), readable by its owner only; now make an escrow copy")
        }
    }
}
