import ArgumentParser
import FoundationEssentials
import Glibc

struct SpeechCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "speech",
        abstract: "The models of the embedded speech engine, and its speed.",
        subcommands: [ModelsCommand.self, TuneCommand.self]
    )
}

struct ModelsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "models",
        abstract: "List, install and verify ggml Whisper models.",
        subcommands: [List.self, Install.self, Verify.self]
    )

    struct Folder: ParsableArguments {
        @Option(help: ArgumentHelp(Setting.models.help, valueName: "path")) var models: String?

        func shelf() async throws -> ModelShelf {
            let settings = try await Settings(flags: ["models": models], file: nil)
            return ModelShelf(folder: settings.value(of: .models) ?? Engines.standardModels)
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "The models in the folder, with size and SHA-256.")
        @OptionGroup var folder: Folder

        func run() async throws {
            let shelf = try await folder.shelf()
            for name in try shelf.models() {
                let sum = try shelf.recorded()[name] ?? "not recorded"
                Terminal.say("\(name)  \(try shelf.megabytes(name)) MB  \(sum)")
            }
        }
    }

    struct Install: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Copy a ggml file into the folder and record its SHA-256.",
            discussion: """
                Give the SHA-256 that its publisher names: without it, only what is recorded from now on is known.

                Example: dictum speech models install ggml-small.en.bin --sha256 c6138d6d58ecc8322097e0f987c32f1be8bb0a18532a3f88f734d1bbf9c41e5d
                """
        )
        @OptionGroup var folder: Folder
        @Option(help: "What its SHA-256 must be, in hexadecimal.") var sha256: String?
        @Argument(help: "The file.", completion: .file()) var file: String

        func run() async throws {
            let shelf = try await folder.shelf()
            let name = try shelf.install(file, expecting: sha256?.lowercased())
            Terminal.say("\(name) is installed; use it with --speech-model \(shelf.folder)/\(name)")
        }
    }

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Compare every model with its recorded SHA-256. Exit code 1 when one differs or has none."
        )
        @OptionGroup var folder: Folder

        func run() async throws {
            let shelf = try await folder.shelf()
            let recorded = try shelf.recorded()
            var isWhole = true
            for name in try shelf.models() {
                let verdict =
                    if let sum = recorded[name] {
                        try Files.digest(of: "\(shelf.folder)/\(name)") == sum ? "as recorded" : "CHANGED"
                    } else { "not recorded; install it with its publisher's SHA-256: dictum speech models install" }
                if verdict != "as recorded" { isWhole = false }
                Terminal.say("\(name)  \(verdict)")
            }
            for name in recorded.keys.sorted() where !(try shelf.models().contains(name)) {
                isWhole = false
                Terminal.say("\(name)  MISSING")
            }
            if !isWhole { throw ExitCode(1) }
        }
    }
}
