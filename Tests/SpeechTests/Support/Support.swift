import Artifacts
import Foundation
import Testing

@testable import Speech

/// Files that the tests need.
enum Support {
    /// The package's folder.
    static let package = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The folder of the models: `DICTUM_MODELS`, or `.local/models`.
    static let models =
        ProcessInfo.processInfo.environment["DICTUM_MODELS"].map { URL(filePath: $0) }
        ?? package.appending(path: ".local/models")

    /// The decoder that was built beside the tests.
    static let decoderPath =
        Bundle.allBundles.map(\.bundleURL)
        .first { $0.pathExtension == "xctest" }?
        .deletingLastPathComponent().appending(path: "dictum-decoder").path
        ?? AudioDecoder.besideRunningProgram

    static let decoder = AudioDecoder(executable: decoderPath)

    static func detector() throws -> SpeechDetector {
        try SpeechDetector(path: models.appending(path: "ggml-silero-v6.2.0.bin").path)
    }

    static let whisperPath = models.appending(path: "ggml-tiny.en-dictation.bin").path
    static let whisper = Result { try WhisperModel(path: whisperPath) }
    /// Whisper as OpenAI trained it.
    static let plainWhisper = Result { try WhisperModel(path: models.appending(path: "ggml-tiny.en.bin").path) }

    static func transcriber(_ options: WhisperEngine.Options = .init(), windows: Int = 1) throws -> Transcriber {
        Transcriber(
            decoder: decoder,
            detector: try detector(),
            engine: WhisperEngine(model: try whisper.get(), options: options),
            concurrentWindows: windows
        )
    }

    static func fixture(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: package.appending(path: "Tests/Fixtures/dictations/\(name)")))
    }
}
