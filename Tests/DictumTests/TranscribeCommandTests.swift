import Foundation
import HouseSupport
import Testing

/// `dictum transcribe` and `dictum speech tune`, as people use them.
@Suite struct TranscribeCommandTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "dictum-\(UUID().uuidString)")
    private static let tools = Fixtures.root.appending(path: ".local/test-tools")
    private let recording = Fixtures.file("short/cough.ogg").path

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    private func dictum(_ arguments: [String]) async throws -> Shell.Outcome {
        let outcome = try await Shell.run(DictumProgram.url, arguments + ["--models", Fixtures.models])
        #expect(outcome.exitCode == 0, "\(outcome.errors)")
        return outcome
    }

    private func text(_ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    @Test func `a file a recording, in the form that Deploy's schema describes`() async throws {
        _ = try await dictum(
            [
                "transcribe", recording, Fixtures.file("short/cough.mp3").path, "--format", "json", "--output-dir",
                folder.path,
            ]
        )
        // Both are named cough: the second must not take the first one's place without a word.
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(names == ["cough.mp3.json", "cough.ogg.json"])
        let check = Self.tools.appending(path: "bin/check-jsonschema").path
        guard FileManager.default.fileExists(atPath: check) else {
            return print("skipped: check-jsonschema is missing; Scripts/setup installs it")
        }
        let outcome = try await Shell.run(
            URL(filePath: "/usr/bin/env"),
            ["python3", check, "--schemafile", "Deploy/schemas/transcript.schema.json"]
                + names.map { folder.appending(path: $0).path },
            environment: ["PYTHONPATH": Self.tools.path],
            directory: Fixtures.root
        )
        #expect(outcome.exitCode == 0, "\(outcome.output)\(outcome.errors)")
    }

    @Test func `a file that is no recording is named, and stops no other`() async throws {
        let broken = folder.appending(path: "broken.wav")
        try Data("RIFF, and no more".utf8).write(to: broken)
        let set = ["transcribe", broken.path, recording, "--output-dir", folder.path, "--models", Fixtures.models]
        let outcome = try await Shell.run(DictumProgram.url, set)
        #expect(outcome.exitCode == 1)
        #expect(outcome.errors.contains("broken.wav: ") && outcome.errors.contains("undecodable_audio"))
        #expect(try text("cough.txt").lowercased().contains("congestion"))
        let alone = try await Shell.run(DictumProgram.url, ["transcribe", broken.path, "--models", Fixtures.models])
        #expect(alone.exitCode == 65 && alone.errors.contains("broken.wav: "))
    }

    @Test func `captions, and a page with what is doubtful`() async throws {
        for format in ["srt", "vtt", "markdown"] {
            _ = try await dictum(["transcribe", recording, "--format", format, "--output-dir", folder.path])
        }
        #expect(try text("cough.vtt").contains(/WEBVTT\n\n00:00:0\d\.\d{3} --> 00:00:0\d\.\d{3}\n.*congestion/))
        #expect(try text("cough.srt").contains(/1\n00:00:0\d,\d{3} --> 00:00:0\d,\d{3}\n.*congestion/))
        #expect(try text("cough.md").lowercased().contains("congestion"))
    }

    @Test func `the folder is made, for its owner alone, or said to be impossible`() async throws {
        let inner = folder.appending(path: "new/heard")
        _ = try await dictum(["transcribe", recording, "--format", "vtt", "--output-dir", inner.path])
        #expect(try text("new/heard/cough.vtt").hasPrefix("WEBVTT"))
        let attributes = try FileManager.default.attributesOfItem(atPath: inner.path)
        #expect(attributes[.posixPermissions] as? Int == 0o700)
        let outcome = try await Shell.run(
            DictumProgram.url,
            ["transcribe", recording, "--output-dir", recording, "--models", Fixtures.models]
        )
        #expect(outcome.exitCode != 0)
        #expect(outcome.errors.contains("can't be made"))
    }

    @Test func `a transcript that is there is replaced only where that was asked for`() async throws {
        let old = folder.appending(path: "cough.txt")
        try Data("Corrected by hand.".utf8).write(to: old)
        let again = ["transcribe", recording, "--output-dir", folder.path]
        let outcome = try await Shell.run(DictumProgram.url, again + ["--models", Fixtures.models])
        #expect(outcome.exitCode != 0)
        #expect(outcome.errors.contains("cough.txt") && outcome.errors.contains("--force"))
        #expect(try text("cough.txt") == "Corrected by hand.")
        _ = try await dictum(again + ["--force"])
        #expect(try text("cough.txt").lowercased().contains("congestion"))
    }

    @Test func `the words as they were said, and what differs from a text`() async throws {
        let heard = try await dictum(["transcribe", recording, "--verbatim"])
        #expect(heard.output.contains("period") && heard.output.contains("congestion"))
        let reference = folder.appending(path: "said.txt")
        try Data("Chief complaint: cough and constipation.".utf8).write(to: reference)
        let page = try await dictum(["transcribe", recording, "--compare", reference.path]).output
        #expect(page.contains("[-constipation.-]") && page.contains("{+congestion") && page.contains("of 5 words)"))
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/ptmx"), "no terminals here"))
    func `at a terminal the words appear above a bar as they are heard, and go when the transcript is there`()
        async throws
    {
        let script = "import pty, sys, os; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))"
        let outcome = try await Shell.run(
            URL(filePath: "/usr/bin/env"),
            ["python3", "-c", script, DictumProgram.url.path, "transcribe", recording, "--models", Fixtures.models]
        )
        #expect(outcome.exitCode == 0, "\(outcome.errors)")
        let parts = outcome.output.components(separatedBy: "\u{1b}[J")
        #expect(parts.dropLast().contains { $0.contains("congestion") && $0.contains("█") && $0.contains(" %") })
        let last = try #require(parts.last)
        #expect(last.lowercased().contains("congestion") && !last.contains("█"))
    }

    @Test func `tuning names slots and threads for the cores there are`() async throws {
        let outcome = try await dictum(["speech", "tune", recording, "--cores", "2", "--rounds", "1"])
        #expect(outcome.output.contains(/SLOTS +THREADS +AUDIO HOURS PER HOUR/))
        #expect(outcome.output.contains(/worker --transcribe-slots (1 --speech-threads 2|2 --speech-threads 1)\n/))
        #expect(outcome.output.contains("<"))
    }
}
