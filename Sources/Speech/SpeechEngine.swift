public import Artifacts

/// Something that turns a stretch of sound into words: the embedded Whisper, or an endpoint.
///
/// An engine sees one channel and one window at a time. Finding speech, cutting windows at pauses, checking that every
/// second of speech is covered by words, and trying again are the ``Transcriber``'s work, alike for every engine.
public protocol SpeechEngine: Sendable {
    /// Engine and model, as the transcript keeps it, such as `whisper.cpp/ggml-tiny.en`. Never a path or an address.
    var name: String { get }

    /// The longest window in seconds that one call takes.
    var longestWindow: Double { get }

    /// The words in `window`.
    ///
    /// - Parameters:
    ///   - window: 16 kHz mono sound, at most ``longestWindow`` long.
    ///   - language: BCP 47 tag, such as `en` or `en-US`.
    ///   - attempt: 0 at first; 1 and more when an earlier answer left speech uncovered or was doubtful, so that the
    ///     engine tries another way if it has one.
    /// - Returns: segments in the order of time; times are seconds from the start of the window. Empty when the engine
    ///   hears no words.
    /// - Throws: `cancelled` when the task is cancelled; else a code of ``SpeechError``.
    func recognise(
        _ window: AudioWindow,
        language: String,
        attempt: Int
    ) async throws(SpeechError) -> [RecognisedSegment]
}

/// A stretch of one channel: 16 kHz mono samples between -1 and 1.
public struct AudioWindow: Sendable, Redacted {
    /// Samples per second.
    public static let sampleRate = 16_000

    /// The samples.
    public var samples: [Float]
    /// Whether it is one side of a conversation: quick talk, short answers, and silence while the other speaks.
    public var isConversation: Bool
    /// Whether it was heard as talk already, and doubtfully: now it is to be heard as any other speech.
    public var isHeardAgain = false

    /// Wraps samples.
    public init(samples: [Float], isConversation: Bool = false) {
        self.samples = samples
        self.isConversation = isConversation
    }

    /// Seconds.
    public var duration: Double { Double(samples.count) / Double(Self.sampleRate) }
}

/// A phrase that an engine recognised.
public struct RecognisedSegment: Sendable, Hashable, Redacted {
    /// Seconds from the start of the window.
    public var start: Double
    /// Seconds from the start of the window.
    public var end: Double
    /// The words. An engine without word times spreads them over the segment; one without probabilities says 1.
    public var words: [Transcript.Word]
    /// The engine's own doubt about the whole answer: it looped, or the model was unsure. Tried again.
    public var isDoubtful: Bool

    /// A segment of its parts.
    public init(start: Double, end: Double, words: [Transcript.Word], isDoubtful: Bool = false) {
        self.start = start
        self.end = end
        self.words = words
        self.isDoubtful = isDoubtful
    }
}
