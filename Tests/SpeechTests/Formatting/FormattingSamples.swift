import Artifacts
import Foundation
import Speech

/// Formats a text as if an engine had heard its words.
func formatted(_ text: String) -> Transcript {
    var transcript = Transcript(plainText: text.replacing("\n", with: " "))
    transcript.engine = "test"
    return SpokenFormatter().format(transcript)
}

func written(_ text: String) -> String { formatted(text).plainText }

/// The dictations of the fixtures: what was spoken, and what Whisper tiny.en heard.
let dictationTexts: [String] = ["dictations", "whisper-tiny"].flatMap { folder -> [String] in
    let directory = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Fixtures/\(folder)")
    let files = (try? FileManager.default.contentsOfDirectory(at: directory, includingPropertiesForKeys: nil)) ?? []
    return files.filter { $0.pathExtension == "txt" }.sorted { $0.path < $1.path }
        .compactMap { try? String(contentsOf: $0, encoding: .utf8) }
}
