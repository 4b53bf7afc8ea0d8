import ArgumentParser
import Artifacts
import ClinicalNotes
import Speech

struct DraftCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draft",
        abstract: "Draft a note from a transcript. Needs no database.",
        discussion: """
            Takes plain text as it was spoken, with [doctor] and [patient] tags for an encounter, or the JSON of \
            "dictum transcribe --format json".

            Example: dictum draft visit.txt --format markdown --evidence
            """
    )
    @Option(help: "dictation or encounter.") var kind = DictationKind.dictation
    @Option(help: "text, markdown or json.") var format = ShowCommand.Format.text
    @Flag(help: "Show where each statement was said.") var evidence = false
    @Argument(help: "Transcript, text or JSON; - for standard input.", completion: .file()) var transcript: String

    func validate() throws {
        if format == .vtt { throw ValidationError("--format vtt goes with a transcript") }
    }

    func run() async throws {
        let bytes = try Files.read(transcript)
        let heard =
            bytes.first == UInt8(ascii: "{")
            ? try Transcript(json: bytes) : Transcript(plainText: String(decoding: bytes, as: UTF8.self))
        let formatted = heard.tokens.isEmpty ? SpokenFormatter().format(heard) : heard
        let note = try await GroundedGenerator().draft(from: Protected(formatted), kind: kind)
        try Rendering.print(note.revealed, as: format, evidence: evidence)
    }
}
