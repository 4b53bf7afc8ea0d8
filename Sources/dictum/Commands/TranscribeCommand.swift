import ArgumentParser
import Artifacts
import FoundationEssentials
import Speech

struct TranscribeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "transcribe",
        abstract: "Transcribe recordings with the embedded engine. Needs no database.",
        discussion: """
            At a terminal the words appear as they are heard, above the progress bar; the transcript takes their place.

            A recording that can't be transcribed is named, and the others are transcribed all the same (exit code 1).

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
    @Flag(help: "Let --output-dir take the place of files that are there.") var force = false
    @Flag(help: "The words as heard and resolved, before commands, self-corrections and layout.") var verbatim = false
    @Flag(help: "Leave misheard medical words as they were heard.") var noResolver = false
    @Flag(help: "Lean towards medical words while decoding. Experimental: it may hear one that was not said.")
    var bias = false
    @Option(
        help: "A text of what was said: shows where the words differ, and the word error rate.",
        completion: .file()
    )
    var compare: String?
    @Argument(help: "Recordings; - for standard input.", completion: .file()) var files: [String]

    func validate() throws {
        if files.count > 1, outputDir == nil, format != .text {
            throw ValidationError("several recordings need --output-dir, or --format text")
        }
        if compare != nil, files.count > 1 || outputDir != nil || format != .text {
            throw ValidationError("--compare takes one recording, and neither --format nor --output-dir")
        }
        let names = files.map { Self.name(of: $0) }
        if outputDir != nil, let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
            throw ValidationError("two recordings are named \(twice): write them into two folders")
        }
        if outputDir != nil, files.contains("-") {
            throw ValidationError("--output-dir names files after the recordings: standard input has no name")
        }
    }

    func run() async throws {
        if let outputDir {
            try Files.makeFolder(outputDir)
            // Before the first is transcribed, for that may take hours.
            for path in files.map({ path(of: $0, in: outputDir) }) where !force && Files.exists(path) {
                throw InputError("\(path) is there already; choose another folder, or add --force to replace it")
            }
        }
        let settings = try await Settings(flags: speech.flags, file: nil)
        let transcriber = try Engines(settings).embedded(
            biasesWords: bias,
            resolvesWords: !noResolver,
            concurrentWindows: files.count == 1 ? slots : 1
        )
        let progress = LiveText("transcribing")
        try await withThrowingTaskGroup(of: (Int, Result<[UInt8], any Error>).self) { group in
            var waiting = files.enumerated().makeIterator()
            let start = { (group: inout ThrowingTaskGroup<(Int, Result<[UInt8], any Error>), any Error>) in
                guard let (place, file) = waiting.next() else { return }
                group.addTask { (place, await outcome(of: file, transcriber, files.count == 1 ? progress : nil)) }
            }
            for _ in 0..<slots { start(&group) }
            // Written in the order of the command line, as soon as all before are.
            var done: [Int: Result<[UInt8], any Error>] = [:]
            var (written, failures) = (0, [ExitCode]())
            while let (place, outcome) = try await group.next() {
                start(&group)
                done[place] = outcome
                while let next = done.removeValue(forKey: written) {
                    progress.finish()
                    switch next {
                    case .success(let bytes): try write(bytes, of: files[written])
                    case .failure(let error): failures.append(try complain(of: files[written], error))
                    }
                    written += 1
                    if files.count > 1 { progress.update(Double(written) / Double(files.count)) }
                }
            }
            progress.finish()
            if let failure = failures.first { throw files.count == 1 ? failure : ExitCode(1) }
        }
    }

    /// Tells what is wrong with `file`, by its name; the others are transcribed all the same.
    private func complain(of file: String, _ error: any Error) throws -> ExitCode {
        guard let failure = CommandFailure(error) else { throw error }
        let name = Self.name(of: file)
        Terminal.complain(failure.message.hasPrefix(file) ? failure.message : "\(name): \(failure.message)")
        return ExitCode(failure.exitCode)
    }

    /// As many recordings or windows at once as there are cores for.
    private var slots: Int { Engines.cores }

    /// The outcome as a value, so that one recording ends no other.
    private func outcome(
        of file: String,
        _ transcriber: Transcriber,
        _ progress: LiveText?
    ) async -> Result<[UInt8], any Error> {
        do { return .success(try await bytes(of: file, transcriber, progress)) } catch { return .failure(error) }
    }

    private func bytes(
        of file: String,
        _ transcriber: Transcriber,
        _ progress: LiveText?
    ) async throws -> [UInt8] {
        let heard = try await transcriber.transcribe(
            Protected(try Files.read(file)),
            kind: kind,
            language: language,
            progress: { progress?.update($0) },
            preview: { progress?.add($0.revealed) }
        )
        if let compare {
            let reference = String(decoding: try Files.read(compare), as: UTF8.self)
            let said = verbatim ? heard.revealed : SpokenFormatter().format(heard.revealed)
            let text = verbatim ? said.verbatimText : said.plainText
            return Array(try WordDifference(reference: reference, heard: text).page.utf8)
        }
        return try TranscriptWriter(heard.revealed, verbatim: verbatim).bytes(as: format)
    }

    private func write(_ bytes: [UInt8], of file: String) throws {
        guard let outputDir else { return Terminal.write(bytes) }
        let path = path(of: file, in: outputDir)
        if force { try Files.write(bytes, to: path) } else { try Files.write(bytes, toNew: path) }
    }

    /// Named as the recording without its ending, unless another has the same: then with it.
    private func path(of file: String, in folder: String) -> String {
        let name = Self.name(of: file)
        let stem = Self.withoutEnding(name)
        let isShared = files.count { Self.withoutEnding(Self.name(of: $0)) == stem } > 1
        return "\(folder)/\(isShared ? name : stem).\(format.fileExtension)"
    }

    private static func name(of file: String) -> String { file.split(separator: "/").last.map(String.init) ?? file }

    private static func withoutEnding(_ name: String) -> String {
        name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
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
