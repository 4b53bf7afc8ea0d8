import Artifacts
import Custody
import Foundation
import HouseSupport
import Intake
import Postgres
import Records
import TestSupport
import Testing

@Suite(.serialized) struct CommandLineTests {
    @Test func `a recording is transcribed and drafted without a database`() async throws {
        let heard = try await DictumProgram.run(
            "transcribe",
            Fixtures.file("short/cough.ogg").path,
            "--format",
            "json",
            "--models",
            Fixtures.models
        )
        #expect(heard.exitCode == 0, "\(heard.errors)")
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).json")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(heard.output.utf8).write(to: file)
        let note = try await DictumProgram.run("draft", file.path, "--format", "markdown")
        #expect(note.exitCode == 0, "\(note.errors)")
        #expect(note.output.contains("Chief Complaint") && note.output.lowercased().contains("congestion"))
    }

    @Test func `a template is shown, previewed and drafted by`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (visit, mine) = (folder.appending(path: "visit.txt"), folder.appending(path: "mine.json"))
        try Data("Assessment. Hypertension. Plan. Recheck in two weeks.".utf8).write(to: visit)
        let shown = try await DictumProgram.run("template", "show", "soap")
        try Data(shown.output.replacing("\"Plan\"", with: "\"Next\"").utf8).write(to: mine)
        let preview = try await DictumProgram.run("template", "preview", mine.path)
        #expect(preview.output.hasPrefix("SOAP note") && preview.output.contains("Next (18776-5)"), "\(preview.errors)")
        let note = try await DictumProgram.run("draft", visit.path, "--template", mine.path)
        #expect(note.output.hasPrefix("SOAP NOTE"), "\(note.errors)")
        #expect(note.output.contains("NEXT\nRecheck in 2 weeks."))
        let summary = try await DictumProgram.run("draft", visit.path, "--patient-summary")
        #expect(summary.output.contains("- High blood pressure."))
        let wrong = try await DictumProgram.run("draft", visit.path, "--template", visit.path)
        #expect(wrong.exitCode == 65 && wrong.errors.contains("not an object"), "\(wrong.errors)")
    }

    @Test func `a practice's policy names the template`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (visit, policy) = (folder.appending(path: "visit.txt"), folder.appending(path: "northside.yaml"))
        try Data("Assessment. Hypertension. Plan. Recheck in two weeks.".utf8).write(to: visit)
        try Data("notes:\n  dictation: soap\n".utf8).write(to: policy)
        let note = try await DictumProgram.run("draft", visit.path, "--policy", policy.path)
        #expect(note.output.hasPrefix("SOAP NOTE"), "\(note.errors)")
        try Data("notes:\n  dictation: soup\n".utf8).write(to: policy)
        let wrong = try await DictumProgram.run("draft", visit.path, "--policy", policy.path)
        #expect(wrong.exitCode == 65 && wrong.errors.contains("line 2"), "\(wrong.errors)")
    }

    @Test func `drafts of a batch go into what is there, and never take its place`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (table, link, notes) = (
            folder.appending(path: "t.csv"), folder.appending(path: "link"), folder.appending(path: "n.jsonl")
        )
        try Data("encounter_id,dialogue\nA,[doctor] any fever ? [patient] no .\n".utf8).write(to: table)
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: notes)
        let outcome = try await DictumProgram.run("draft", "--csv", table.path, "--jsonl", link.path)
        #expect(outcome.exitCode == 0, "\(outcome.errors)")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == notes.path)
        #expect(try String(contentsOf: notes, encoding: .utf8).hasPrefix(#"{"encounter_id": "A""#))
    }

    @Test(
        .enabled(
            if: FileManager.default.isExecutableFile(atPath: "/usr/bin/weasyprint"),
            "/usr/bin/weasyprint is not there: install the package weasyprint"
        )
    )
    func `a note is printed as PDF`() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).txt")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data("Assessment. Hypertension. Plan. Recheck in two weeks.".utf8).write(to: file)
        let outcome = try await Shell.run(
            URL(filePath: "/bin/sh"),
            ["-c", #""$0" draft "$1" --format pdf | head -c 5"#, DictumProgram.url.path, file.path]
        )
        #expect(outcome.output == "%PDF-", "\(outcome.errors)")
    }

    @Test func `without its tool a PDF is refused by the package's name`() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).txt")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data("Plan. Recheck in two weeks.".utf8).write(to: file)
        let outcome = try await Shell.run(
            URL(filePath: "/bin/sh"),
            ["-c", #"PATH=/nonexistent "$0" draft "$1" --format pdf"#, DictumProgram.url.path, file.path]
        )
        #expect(outcome.exitCode == 65, "\(outcome.errors)")
        #expect(outcome.errors.contains("install the package weasyprint"))
    }

    @Test(arguments: [
        (["worker"], 64, "--database is missing"),
        (["worker", "--transcribe-slots", "0", "--draft-slots", "0"], 64, "at least one slot"),
        (["status", "--database", "host=db password=secret"], 64, "must not hold a password"),
        (["transcribe", "/nonexistent.wav"], 65, "can't be read"),
        (["status", "--limit", "many"], 64, "--limit"),
        (["draft", "x.txt", "--format", "vtt"], 64, "--format"),
        (["status", "--config", "/nonexistent.json"], 64, "configuration file"),
    ])
    func `a wrong command line gets one clear line`(arguments: [String], code: Int, words: String) async throws {
        let outcome = try await Shell.run(
            DictumProgram.url,
            arguments + (arguments.first == "transcribe" ? ["--models", Fixtures.models] : [])
        )
        #expect(outcome.exitCode == Int32(code))
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
        #expect(!outcome.errors.contains("secret"))
    }

    @Test func `an unreachable database is a matter of exit code 69`() async throws {
        let outcome = try await DictumProgram.run(
            "audit",
            "verify",
            "--database",
            "host=/nonexistent dbname=dictum"
        )
        #expect(outcome.exitCode == 69)
        #expect(outcome.errors.contains("can't be reached") || outcome.errors.contains("cannot be reached"))
    }

    @Test func `config show names each setting, its value and its layer`() async throws {
        let outcome = try await Shell.run(
            DictumProgram.url,
            ["config", "show", "--database", "host=/x"],
            environment: ["DICTUM_KEY_STORE": "host=/y"]
        )
        #expect(outcome.exitCode == 0, "\(outcome.errors)")
        #expect(outcome.output.contains(/database +host=\/x +command line/))
        #expect(outcome.output.contains(/keyStore +host=\/y +environment/))
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func `the shell completes its commands`(shell: String) async throws {
        let outcome = try await DictumProgram.run("--generate-completion-script", shell)
        #expect(outcome.exitCode == 0 && outcome.output.contains("transcribe"))
    }
}
