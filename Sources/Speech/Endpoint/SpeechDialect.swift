internal import HTTPCaller

/// How an endpoint is asked, and how it answers.
public enum SpeechDialect: String, CaseIterable, Sendable {
    /// OpenAI's: a form with a file, answered with `verbose_json`. whisper.cpp's server, speaches, vLLM, Groq and Azure
    /// speak it too.
    case openAI = "openai"
    /// Deepgram's: the sound as the body, the settings as a query.
    case deepgram

    /// The path of the call by default.
    public var path: String {
        switch self {
        case .openAI: "/v1/audio/transcriptions"
        case .deepgram: "/v1/listen"
        }
    }

    /// The request for a window, and a query for its path.
    ///
    /// - Throws: `unsupported_language` for a tag that is none.
    func question(
        _ window: AudioWindow,
        model: String,
        language: String,
        attempt: Int
    ) throws(SpeechError) -> (request: HTTPRequest, query: String) {
        let sound = WaveFile.bytes(of: window.samples)
        let code = try Self.code(of: language)
        switch self {
        case .openAI:
            let form = HTTPRequest.form([
                .file("file", fileName: "audio.wav", contentType: "audio/wav", bytes: sound),
                .field("model", model),
                .field("language", code),
                .field("response_format", "verbose_json"),
                .field("timestamp_granularities[]", "word"),
                .field("timestamp_granularities[]", "segment"),
                .field("temperature", attempt > 0 ? "0.\(min(attempt * 2, 8))" : "0"),
            ])
            return (form, "")
        case .deepgram:
            // The last asks that the sound is not used to train models.
            return (.audio(sound), "?model=\(model)&language=\(code)&punctuate=true&mip_opt_out=true")
        }
    }

    /// Reads an answer.
    ///
    /// - Throws: `endpoint_unavailable` when it is not of this dialect.
    func reply(_ body: [UInt8]) throws(SpeechError) -> EndpointReply {
        switch self {
        case .openAI: try EndpointReply(json: body)
        case .deepgram: try EndpointReply(deepgram: body)
        }
    }

    /// ISO 639 code of a BCP 47 tag, which is what these endpoints take.
    private static func code(of language: String) throws(SpeechError) -> String {
        let code = language.prefix { $0 != "-" }.lowercased()
        guard (2...3).contains(code.utf8.count), code.utf8.allSatisfy({ $0 >= 0x61 && $0 <= 0x7a }) else {
            throw SpeechError(.unsupportedLanguage)
        }
        return code
    }
}
