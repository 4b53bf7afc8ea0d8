import ArgumentParser
import Artifacts
import ClinicalNotes
import Speech

struct TemplateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template",
        abstract: "Templates of notes: sections and their order, wording, macros. Needs no database.",
        discussion: """
            Templates are JSON (Deploy/schemas/template.schema.json). Begin with one that ships:
              dictum template show soap > mine.json
              dictum template preview mine.json visit.txt
              dictum draft visit.txt --template mine.json
            """,
        subcommands: [List.self, Show.self, Preview.self]
    )

    /// A template that ships, by its name, or a file.
    static func read(_ nameOrFile: String) throws -> NoteTemplate {
        if let shipped = NoteTemplate.named(nameOrFile) { return shipped }
        let bytes = try Files.read(nameOrFile)
        do { return try NoteTemplate(json: bytes) } catch { throw InputError("\(nameOrFile): \(error)") }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Name the templates that ship.")

        func run() async throws {
            for template in NoteTemplate.shipped { Terminal.say("\(template.name)\t\(template.title ?? "")") }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Print a template as JSON, to begin one of your own.")
        @Argument(help: "Its name, or a file.") var template: String

        func run() async throws { Terminal.say(try TemplateCommand.read(template).json()) }
    }

    struct Preview: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check a template and show what it makes: of a transcript, or of none."
        )
        @Argument(help: "Its name, or a file.") var template: String
        @Argument(help: "A dictation, text or JSON; - for standard input.", completion: .file()) var transcript: String?

        func run() async throws {
            let template = try TemplateCommand.read(template)
            guard let transcript else { return Terminal.say(template.preview) }
            let note = try await DraftCommand.draft(TranscriptFile.read(transcript), kind: .dictation)
            Terminal.say(NoteRenderer.text(template.applied(to: note)))
        }
    }
}
