/// Why a recording was not transcribed. Holds codes and numbers only, never anything from the recording.
public struct SpeechError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What went wrong; the raw value is the stable reason code.
    public enum Code: String, Sendable, CaseIterable {
        /// Not a sound format that is supported, or too damaged to decode.
        case undecodableAudio = "undecodable_audio"
        /// A format that is known and that nobody can decode without its maker's software: DS2, or an encrypted DSS.
        case unsupportedFormat = "unsupported_format"
        /// A container that holds no sound.
        case noAudioStream = "no_audio_stream"
        /// A container that holds several sound tracks.
        case severalTracks = "several_tracks"
        /// Sound, but nobody speaks.
        case noSpeech = "no_speech"
        /// Longer than the limit.
        case tooLong = "too_long"
        /// A language that the model does not know.
        case unsupportedLanguage = "unsupported_language"
        /// The model or the decoder is missing, damaged or out of memory.
        case engineUnavailable = "engine_unavailable"
        /// The decoder was killed from outside, or had too little of the processor; not the recording's fault.
        case decoderKilled = "decoder_killed"
        /// The engine failed on this recording.
        case engineFailed = "engine_failed"
        /// The practice has no valid agreement with the subprocessor.
        case subprocessorRefused = "subprocessor_refused"
        /// The endpoint refused the request for good.
        case endpointRejected = "endpoint_rejected"
        /// The endpoint does not take our calls: its address, key, certificate or right is not as configured.
        case endpointMisconfigured = "endpoint_misconfigured"
        /// The endpoint cannot be reached, is overloaded or answered nonsense.
        case endpointUnavailable = "endpoint_unavailable"
        /// The task was cancelled.
        case cancelled
    }

    /// What went wrong.
    public var code: Code
    /// More about it, such as a limit or an HTTP status; empty when the code says all. No PHI.
    public var detail: String
    /// Seconds after which the endpoint asked to be called again.
    public var retryAfter: Double?

    /// An error of its parts. `detail` may hold numbers and names of options, nothing from the data.
    public init(_ code: Code, _ detail: String = "", retryAfter: Double? = nil) {
        self.code = code
        self.detail = detail
        self.retryAfter = retryAfter
    }

    /// The stable snake_case code, as the queue and the practice see it.
    public var reasonCode: String { code.rawValue }

    /// Whether trying again later can help.
    public var isTransient: Bool {
        switch code {
        case .engineUnavailable, .decoderKilled, .endpointMisconfigured, .endpointUnavailable, .cancelled: true
        default: false
        }
    }

    /// What the reader can do about it.
    public var cure: String {
        switch code {
        case .undecodableAudio: "Play the recording; export it again as WAV, FLAC, MP3, M4A, Ogg or WebM."
        case .unsupportedFormat: "Export the recording as DSS (SP) or WAV with the recorder's software, unencrypted."
        case .noAudioStream: "Export the recording again with its sound track."
        case .severalTracks: "Export each sound track as a recording of its own, or all mixed to one."
        case .noSpeech: "Check the microphone, and that the right file was submitted."
        case .tooLong: "Split the recording, or raise the limit on its duration."
        case .unsupportedLanguage: "Use a multilingual model, or submit under a language that the model knows."
        case .engineUnavailable: "Check that the model and dictum-decoder are installed and that memory suffices."
        case .decoderKilled: "Check that memory and processor time suffice; it is tried again by itself."
        case .engineFailed: "Try another model, or report the build and the model's name."
        case .subprocessorRefused: "Record an unexpired agreement for this subprocessor, or use the embedded engine."
        case .endpointRejected: "Check the endpoint's limits and model name."
        case .endpointMisconfigured: "Check the endpoint's address, key file and certificate."
        case .endpointUnavailable: "Check that the endpoint is up; it is tried again by itself."
        case .cancelled: "Nothing: the work is tried again by itself."
        }
    }

    /// Code, detail and cure in one line.
    public var description: String {
        detail.isEmpty ? "\(reasonCode). \(cure)" : "\(reasonCode): \(detail). \(cure)"
    }
}
