import Foundation
import HouseSupport
import TestSupport
import Testing

/// What "dictum draft" takes, and what it refuses and why.
@Suite struct DraftCommandTests {
    private func draft(
        _ bytes: some Sequence<UInt8>,
        _ more: String...,
        csv: Bool = false
    ) async throws -> Shell.Outcome {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).in")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(bytes).write(to: file)
        return try await Shell.run(DictumProgram.url, ["draft"] + (csv ? ["--csv"] : []) + [file.path] + more)
    }

    @Test(arguments: [
        (Array("RIFF".utf8) + [0x24, 0xF0, 0, 0] + Array("WAVEfmt ".utf8), "dictum transcribe"),
        (Array("She coughs\0".utf8), "control characters"), (Array(repeating: 7, count: 40), "control characters"),
        ([0xE9, 0xE8, 0x20, 0x41], "UTF-8"), (Array("[1, 2]".utf8), "no transcript"),
        (Array(" {\"a\": 1}".utf8), "not valid dictum.transcript/1"),
    ])
    func `what is no text or transcript is refused`(bytes: [UInt8], reason: String) async throws {
        let outcome = try await draft(bytes)
        #expect(outcome.exitCode == 65 && outcome.output.isEmpty)
        #expect(outcome.errors.contains(reason), "\(outcome.errors)")
    }

    @Test func `a byte order mark is no part of a text`() async throws {
        let outcome = try await draft("\u{FEFF}Assessment. Gout. Plan. Rest.".utf8)
        #expect(outcome.exitCode == 0 && outcome.output.contains("ASSESSMENT\nGout."), "\(outcome.output)")
    }

    @Test func `tagged lines are drafted as an encounter, and what was chosen is said`() async throws {
        let talk = "[doctor] Any fever?\n[patient] No, but I have a cough.\n"
        let visit = try await draft(talk.utf8)
        #expect(visit.errors.contains("drafted as an encounter"), "\(visit.errors)")
        #expect(try await draft(talk.utf8, "--kind", "encounter").output == visit.output)
        let named = try await draft(talk.utf8, "--kind", "dictation")
        #expect(named.errors.isEmpty && named.output != visit.output)
        let mixed = try await draft((talk + "He left.\n").utf8)
        #expect(mixed.errors.contains("drafted as a dictation") && mixed.errors.contains("--kind encounter"))
        #expect(try await draft("Plan. Rest.".utf8).errors.isEmpty)
        let alone = try await draft("Patient: I have a cough.\nPatient: It began on Monday.\n".utf8)
        #expect(alone.errors.contains("have a speaker, the same") && alone.errors.contains("--kind encounter"))
    }

    @Test(arguments: [
        ("encounter_id,dialogue\nA,\"[doctor] any fever\n", "row 2: a quoted cell has no end"),
        ("encounter_id,dialogue\nA,fine\nB\n", "row 3: it has 1 cells"),
        ("encounter_id,dialogue\nzanzibar,fine,more\n", "row 2: it has 3 cells"), ("id,text\nA,fine\n", "no column"),
        ("encounter_id;dialogue\nA;zanzibar, fine\n", "row 1: its cells are separated by semicolons"),
        ("encounter_id\tdialogue\nA\tzanzibar, fine\n", "row 1: its cells are separated by tabs"),
    ])
    func `a table that is broken is refused by its row, without what it holds`(
        table: String,
        reason: String
    ) async throws {
        let outcome = try await draft(table.utf8, csv: true)
        #expect(
            outcome.exitCode == 65 && outcome.output.isEmpty && outcome.errors.contains(reason),
            "\(outcome.errors)"
        )
        #expect(!outcome.errors.contains("zanzibar"))
    }

    @Test func `a table of Excel's, with a byte order mark and line ends of Windows, is read`() async throws {
        let table = "\u{FEFF}encounter_id,dialogue\r\nA,\"[doctor] any fever ?\r\n[patient] no .\"\r\n"
        let outcome = try await draft(table.utf8, csv: true)
        #expect(outcome.exitCode == 0 && outcome.output.hasPrefix(#"{"encounter_id": "A""#), "\(outcome.errors)")
        #expect(!outcome.output.contains("Drafted by"))
    }

    @Test(arguments: [["--format", "html"], ["--evidence"], ["--kind", "dictation"]])
    func `a table's options that contradict it are refused`(options: [String]) async throws {
        let outcome = try await Shell.run(DictumProgram.url, ["draft", "--csv", "x.csv"] + options)
        #expect(outcome.exitCode == 64 && outcome.errors.contains("--csv drafts encounters as plain text"))
    }

    @Test func `help lists each option once, and only forms that are taken`() async throws {
        let draft = try await DictumProgram.run("draft", "--help").output
        #expect(!draft.contains("vtt"))
        let sign = try await DictumProgram.run("review", "sign", "--help").output
        #expect(sign.components(separatedBy: "  --version").count == 2, "\(sign)")
        #expect(try await DictumProgram.run("--version").output.hasPrefix("dictum "))
        #expect(try await DictumProgram.run("practice", "agreement", "--help").output.contains("--note-endpoint-name"))
    }
}
