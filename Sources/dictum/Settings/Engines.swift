import FoundationEssentials
import HTTPCaller
import Pipeline
import Speech

/// Builds the speech engines that the settings ask for.
struct Engines {
    private let settings: Settings
    private let models: String

    init(_ settings: Settings) {
        self.settings = settings
        models = settings.value(of: .models) ?? Self.standardModels
    }

    /// `/usr/local/share/dictum/models`, or in a checkout where `Scripts/setup` put them.
    private static var standardModels: String {
        let installed = "/usr/local/share/dictum/models"
        return Files.exists(installed) ? installed : ".local/models"
    }

    private var model: String { settings.value(of: .speechModel) ?? "\(models)/ggml-tiny.en.bin" }

    /// The embedded Whisper with its decoder and speech detector.
    ///
    /// - Parameters:
    ///   - biasesWords: lean towards medical words while decoding.
    ///   - resolvesWords: find the medical words behind misheard ones.
    ///   - concurrentWindows: windows of one recording that are recognised at the same time.
    func embedded(
        biasesWords: Bool = false,
        resolvesWords: Bool = true,
        concurrentWindows: Int = 1
    ) throws -> Transcriber {
        let model = try WhisperModel(path: model)
        let threads = try settings.count(.speechThreads) ?? 1
        return Transcriber(
            decoder: AudioDecoder(),
            detector: try detector(),
            engine: WhisperEngine(model: model, options: .init(threads: threads, biasesWords: biasesWords)),
            concurrentWindows: concurrentWindows,
            resolver: resolvesWords ? .standard : nil
        )
    }

    /// The endpoint where one is configured, with the embedded engine behind it for what may not leave if its model is
    /// there; else the embedded engine.
    func source() throws -> SpeechSource {
        guard let address = settings.value(of: .speechEndpoint) else {
            return SpeechSource([.embedded(try embedded())])
        }
        var endpoint = Endpoint(name: try settings.required(.speechEndpointName), baseURL: address)
        endpoint.keyFile = settings.value(of: .speechEndpointKeyFile)
        endpoint.trustedAuthorities = settings.value(of: .speechEndpointAuthorities)
        let remote = try EndpointSpeech(
            endpoint: endpoint,
            model: settings.value(of: .speechEndpointModel) ?? "whisper-1",
            path: settings.value(of: .speechEndpointPath) ?? "/v1/audio/transcriptions",
            decoder: AudioDecoder(),
            detector: try detector()
        )
        return SpeechSource([.endpoint(remote)] + (Files.exists(model) ? [.embedded(try embedded())] : []))
    }

    private func detector() throws -> SpeechDetector {
        try SpeechDetector(path: "\(models)/ggml-silero-v6.2.0.bin")
    }
}
