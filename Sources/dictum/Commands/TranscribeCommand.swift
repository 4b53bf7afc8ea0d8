import ArgumentParser
import Artifacts
import Speech

struct TranscribeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "transcribe",
        abstract: "Transcribe a recording with the embedded engine. Needs no database.",
        discussion: "Example: dictum transcribe visit.m4a --format vtt"
    )
    @OptionGroup var speech: SpeechOptions
    @Option(help: "dictation or encounter.") var kind = DictationKind.dictation
    @Option(help: "ISO 639 code of the language spoken.") var language = "en"
    @Option(help: "text, json or vtt.") var format = ShowCommand.Format.text
    @Argument(help: "A recording; - for standard input.", completion: .file()) var file: String

    func validate() throws {
        if format == .markdown { throw ValidationError("--format takes text, json or vtt") }
    }

    func run() async throws {
        let settings = try await Settings(flags: speech.flags, file: nil)
        let recording = Protected(try Files.read(file))
        let progress = ProgressBar("transcribing")
        let heard = try await Engines(settings).embedded()
            .transcribe(recording, kind: kind, language: language) { progress.update($0) }
        progress.finish()
        try Rendering.print(SpokenFormatter().format(heard.revealed), as: format)
    }
}
