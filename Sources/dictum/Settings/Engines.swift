import ClinicalNotes
import FoundationEssentials
import Glibc
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
    static var standardModels: String {
        let installed = "/usr/local/share/dictum/models"
        return Files.exists(installed) ? installed : ".local/models"
    }

    /// The machine's cores.
    static let cores = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))

    private var model: String { settings.value(of: .speechModel) ?? "\(models)/ggml-tiny.en-dictation.bin" }

    /// The embedded Whisper with its decoder and speech detector.
    ///
    /// - Parameters:
    ///   - biasesWords: lean towards medical words while decoding.
    ///   - resolvesWords: find the medical words behind misheard ones.
    ///   - concurrentWindows: windows of one recording that are recognised at the same time.
    ///   - threads: of each window; by default as is set, and no more than there are cores.
    func embedded(
        biasesWords: Bool = false,
        resolvesWords: Bool = true,
        concurrentWindows: Int = 1,
        threads: Int? = nil
    ) throws -> Transcriber {
        let model = try WhisperModel(path: model)
        let threads = try threads ?? min(settings.count(.speechThreads) ?? 1, Self.cores)
        return Transcriber(
            decoder: AudioDecoder(),
            detector: try detector(),
            engine: WhisperEngine(model: model, options: .init(threads: threads, biasesWords: biasesWords)),
            concurrentWindows: concurrentWindows,
            resolver: resolvesWords ? .standard : nil
        )
    }

    /// The engines in the order that is configured. By default the endpoint where there is one, with the embedded engine
    /// behind it if its model is there; else the embedded engine.
    func source() throws -> SpeechSource {
        guard settings.value(of: .speechEndpoint) != nil else { return SpeechSource([.embedded(try embedded())]) }
        let order = settings.value(of: .speechOrder) ?? (Files.exists(model) ? "endpoint,embedded" : "endpoint")
        return SpeechSource(
            try order.split(separator: ",").map { name in
                switch name {
                case "embedded": .embedded(try embedded())
                case "endpoint": .endpoint(try endpointSpeech())
                default:
                    throw SettingsError("\(Setting.speechOrder.flag) takes endpoint, embedded, or both with a comma")
                }
            }
        )
    }

    private func endpointSpeech() throws -> EndpointSpeech {
        var endpoint = Endpoint(
            name: try settings.required(.speechEndpointName),
            baseURL: try settings.required(.speechEndpoint)
        )
        endpoint.keyFile = settings.value(of: .speechEndpointKeyFile)
        endpoint.trustedAuthorities = settings.value(of: .speechEndpointAuthorities)
        guard let dialect = SpeechDialect(rawValue: settings.value(of: .speechDialect) ?? "openai") else {
            throw SettingsError("\(Setting.speechDialect.flag) takes openai or deepgram")
        }
        if dialect == .deepgram { endpoint.keyScheme = .token }
        return try EndpointSpeech(
            endpoint: endpoint,
            model: settings.value(of: .speechEndpointModel) ?? "whisper-1",
            path: settings.value(of: .speechEndpointPath),
            dialect: dialect,
            limits: try limits(.speechEndpointCalls),
            decoder: AudioDecoder(),
            detector: try detector()
        )
    }

    /// The chat model where one is configured, else the embedded generator.
    func notes() throws -> NoteSource {
        guard let address = settings.value(of: .noteEndpoint) else { return .embedded(GroundedGenerator()) }
        var endpoint = Endpoint(name: try settings.required(.noteEndpointName), baseURL: address)
        endpoint.keyFile = settings.value(of: .noteEndpointKeyFile)
        endpoint.trustedAuthorities = settings.value(of: .noteEndpointAuthorities)
        // It says nothing until the whole note is written.
        endpoint.stallTimeout = endpoint.timeout
        let identifiers = settings.value(of: .noteIdentifiers) ?? "replaced"
        guard ["replaced", "sent"].contains(identifiers) else {
            throw SettingsError("\(Setting.noteIdentifiers.flag) takes replaced or sent")
        }
        return .endpoint(
            try EndpointNotes(
                endpoint: endpoint,
                model: try settings.required(.noteEndpointModel),
                path: settings.value(of: .noteEndpointPath) ?? "/v1/chat/completions",
                sendsIdentifiers: identifiers == "sent",
                limits: try limits(.noteEndpointCalls)
            )
        )
    }

    private func limits(_ calls: Setting) throws -> CallGovernor.Limits {
        var limits = CallGovernor.Limits()
        limits.concurrentCalls = try settings.count(calls) ?? limits.concurrentCalls
        return limits
    }

    private func detector() throws -> SpeechDetector {
        try SpeechDetector(path: "\(models)/ggml-silero-v6.2.0.bin")
    }
}
