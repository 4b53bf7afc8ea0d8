import ArgumentParser
import Artifacts
import ClinicalNotes
import Foundation
import Speech

/// `Scripts/bench notes`
struct NotesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notes",
        abstract: "How long a note takes: of each transcript, and of encounters in a table, formatted before."
    )
    @Option(help: "How many times each.") var rounds = 200
    @Option(help: "A table of encounters (encounter_id, dialogue), drafted as such.") var encounters: String?
    @Argument(help: "Dictations as plain text.") var files: [String] = []

    func run() async throws {
        for file in files {
            let text = try String(contentsOf: URL(filePath: file), encoding: .utf8)
            let heard = SpokenFormatter().format(Transcript(plainText: text))
            try await measure(URL(filePath: file).lastPathComponent, heard, .dictation)
        }
        guard let encounters else { return }
        let table = try String(contentsOf: URL(filePath: encounters), encoding: .utf8)
        for (number, dialogue) in Self.dialogues(table).enumerated() {
            let heard = SpokenFormatter().format(Transcript(plainText: dialogue))
            try await measure("encounter \(number + 1)", heard, .encounter)
        }
    }

    private func measure(_ name: String, _ heard: Transcript, _ kind: DictationKind) async throws {
        var times: [Double] = []
        var statements = 0
        for _ in 0..<rounds {
            let start = ContinuousClock.now
            let note = try await GroundedGenerator().draft(from: Protected(heard), kind: kind)
            let took = ContinuousClock.now - start
            times.append(Double(took.components.attoseconds) / 1e15 + Double(took.components.seconds) * 1_000)
            statements = note.revealed.sections.reduce(0) { $0 + $1.statements.count }
        }
        times.sort()
        let (median, worst) = (times[times.count / 2], times[times.count * 99 / 100])
        print("\(name): \(heard.words.count) words, \(statements) statements,", terminator: " ")
        print(String(format: "median %.2f ms, 99 in 100 below %.2f ms", median, worst))
    }

    /// The quoted cells of the table that hold a dialogue: those with a speaker's tag at their start.
    private static func dialogues(_ table: String) -> [String] {
        table.split(separator: "\"").map(String.init).filter { $0.hasPrefix("[doctor]") || $0.hasPrefix("[patient]") }
    }
}
