import ArgumentParser
import Artifacts
import FoundationEssentials
import Speech

struct TranscribeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "transcribe",
        abstract: "Transcribe recordings with the embedded engine. Needs no database.",
        discussion: """
            Examples:
              dictum transcribe visit.m4a --format vtt
              dictum transcribe *.wav --format text --output-dir heard
            """
    )

    /// How a transcript is written.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json, vtt, srt, markdown
    }

    @OptionGroup var speech: SpeechOptions
    @Option(help: "dictation or encounter.") var kind = DictationKind.dictation
    @Option(help: "ISO 639 code of the language spoken.") var language = "en"
    @Option(help: "text, json, vtt, srt or markdown.") var format = Format.text
    @Option(help: "Write one file a recording into this folder.", completion: .directory) var outputDir: String?
    @Flag(help: "The words as heard and resolved, before commands, self-corrections and layout.") var verbatim = false
    @Flag(help: "Leave misheard medical words as they were heard.") var noResolver = false
    @Flag(help: "Lean towards medical words while decoding. Experimental: it may hear one that was not said.")
    var bias = false
    @Argument(help: "Recordings; - for standard input.", completion: .file()) var files: [String]

    func validate() throws {
        if files.count > 1, outputDir == nil, format != .text {
            throw ValidationError("several recordings need --output-dir, or --format text")
        }
        if outputDir != nil, files.contains("-") {
            throw ValidationError("--output-dir names files after the recordings: standard input has no name")
        }
    }

    func run() async throws {
        let settings = try await Settings(flags: speech.flags, file: nil)
        let transcriber = try Engines(settings).embedded(biasesWords: bias, resolvesWords: !noResolver)
        for file in files {
            let recording = Protected(try Files.read(file))
            let progress = ProgressBar("transcribing")
            let heard =
                try await transcriber
                .transcribe(recording, kind: kind, language: language) { progress.update($0) }
            progress.finish()
            try write(TranscriptWriter(heard.revealed, verbatim: verbatim).bytes(as: format), of: file)
        }
    }

    private func write(_ bytes: [UInt8], of file: String) throws {
        guard let outputDir else { return Terminal.write(bytes) }
        let name = file.split(separator: "/").last.map(String.init) ?? file
        let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
        try Files.write(bytes, to: "\(outputDir)/\(stem).\(format.fileExtension)")
    }
}

extension TranscribeCommand.Format {
    /// What a file of this format ends in.
    var fileExtension: String {
        switch self {
        case .text: "txt"
        case .markdown: "md"
        case .json, .vtt, .srt: rawValue
        }
    }
}
