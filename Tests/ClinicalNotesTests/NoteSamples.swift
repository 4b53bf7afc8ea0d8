import Artifacts
import ClinicalNotes
import Foundation
import Speech

/// A dictation of the fixtures, as spoken or as Whisper tiny.en heard it.
func fixture(_ name: String, from folder: String = "dictations") -> String {
    let directory = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures/\(folder)")
    let files = (try? FileManager.default.contentsOfDirectory(at: directory, includingPropertiesForKeys: nil)) ?? []
    let file = files.first { $0.lastPathComponent.hasPrefix(name) && $0.pathExtension == "txt" }
    return file.flatMap { try? String(contentsOf: $0, encoding: .utf8) } ?? ""
}

let fixtureNames = ["01", "02", "03", "04", "05", "06"]

/// A transcript as an engine hears it: one segment, half a second a word.
func heard(_ text: String, probability: Double = 1) -> Transcript {
    var transcript = Transcript(plainText: text.replacing("\n", with: " "))
    transcript.engine = "test"
    for index in transcript.words.indices {
        transcript.words[index].start = Double(index) / 2
        transcript.words[index].end = Double(index + 1) / 2
        transcript.words[index].probability = probability
    }
    if !transcript.segments.isEmpty { transcript.segments[0].end = Double(transcript.words.count) / 2 }
    return SpokenFormatter().format(transcript)
}

func draft(_ transcript: Transcript, _ kind: DictationKind = .dictation) async throws -> Note {
    try await GroundedGenerator().draft(from: Protected(transcript), kind: kind).revealed
}

/// The draft of a visit that was typed with who speaks.
func note(_ talk: String) async throws -> Note {
    try await draft(SpokenFormatter().format(Transcript(plainText: talk)), .encounter)
}

/// What is told of a follow-up visit in which `said` is said.
func statements(inFollowUp said: String) async throws -> [String] {
    try await note("Doctor: Ann is a 40-year-old female here for a follow-up.\n" + said).allStatements.map(\.text)
}

extension Note {
    func statements(_ title: String) -> [String] {
        sections.first { $0.title == title }?.statements.map(\.text) ?? []
    }

    var allStatements: [Statement] { sections.flatMap(\.statements) }
}

/// Whether a statement that rests on the whole visit raises an alarm of the grounding check.
func raisesAlarm(_ text: String, in visit: Transcript) -> Bool {
    let words = 0..<visit.words.count
    let statement = Note.Statement(text: text, evidence: [.init(segment: 1, words: words, start: 0, end: 0)])
    return !GroundingCheck().violations(of: statement, in: visit).isEmpty
}
