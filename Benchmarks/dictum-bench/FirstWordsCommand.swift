import ArgumentParser
import Artifacts
import Foundation
import Speech
import Synchronization

/// Called by `Scripts/bench speech`.
struct FirstWordsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "first-words",
        abstract: "How long a worker that has its model needs for the first words of a recording, and for all."
    )
    @Option(help: "The folder of the models.") var models = ".local/models"
    @Option(help: "How many times each.") var rounds = 5
    @Argument(help: "Recordings.") var files: [String]

    func run() async throws {
        let model = try WhisperModel(path: "\(models)/ggml-tiny.en-dictation.bin")
        let transcriber = Transcriber(
            decoder: AudioDecoder(),
            detector: try SpeechDetector(path: "\(models)/ggml-silero-v6.2.0.bin"),
            engine: WhisperEngine(model: model)
        )
        for file in files {
            let recording = [UInt8](try Data(contentsOf: URL(filePath: file)))
            var first: [Double] = []
            var whole: [Double] = []
            for _ in 0..<rounds {
                let (start, heard) = (ContinuousClock.now, FirstMoment())
                _ = try await transcriber.transcribe(
                    Protected(recording),
                    kind: .dictation,
                    language: "en",
                    preview: { _ in heard.note() }
                )
                whole.append((ContinuousClock.now - start) / .seconds(1))
                if let moment = heard.moment { first.append((moment - start) / .seconds(1)) }
            }
            print("\(URL(filePath: file).lastPathComponent):", terminator: " ")
            print("first words after \(first.spread), all after \(whole.spread)")
        }
    }
}

/// When something came about first.
private final class FirstMoment: Sendable {
    private let value = Mutex<ContinuousClock.Instant?>(nil)

    var moment: ContinuousClock.Instant? { value.withLock { $0 } }

    func note() {
        let now = ContinuousClock.now
        value.withLock { $0 = $0 ?? now }
    }
}

extension [Double] {
    /// The median, and the span from the least to the most.
    fileprivate var spread: String {
        let ordered = sorted()
        guard let least = ordered.first, let most = ordered.last else { return "never" }
        return String(format: "%.2f s (%.2f to %.2f)", ordered[count / 2], least, most)
    }
}
