/// What was said in a recording: the words as heard, and the same words formatted.
///
/// Words are one flat list in the order of time; segments and tokens refer to them by half-open ranges, so that every
/// change of the formatter and every statement of a note can be traced to what was heard. Times are seconds from the
/// start of the recording.
public struct Transcript: Codable, Hashable, Sendable, Redacted {
    /// The name and version of the JSON form.
    public static let schema = "dictum.transcript/1"

    /// The JSON form that this value was written in.
    public var schema = Transcript.schema
    /// BCP 47 tag of the language spoken.
    public var language: String
    /// Length of the recording in seconds.
    public var duration: Double
    /// Which engine and model heard it; empty for a transcript that was typed.
    public var engine: String
    /// The words as heard, in the order of time.
    public var words: [Word]
    /// Stretches of speech of one speaker; ids count from 1.
    public var segments: [Segment]
    /// The words as they are written: numbers, units, punctuation and layout applied. Empty before formatting.
    public var tokens: [Token]
    /// Speech that was detected but not understood, and what is damaged or missing of the recording.
    public var gaps: [Gap]

    /// A transcript of its parts.
    public init(
        language: String,
        duration: Double,
        engine: String,
        words: [Word],
        segments: [Segment],
        tokens: [Token] = [],
        gaps: [Gap] = []
    ) {
        self.language = language
        self.duration = duration
        self.engine = engine
        self.words = words
        self.segments = segments
        self.tokens = tokens
        self.gaps = gaps
    }

    /// Who speaks, where it is known.
    public enum Speaker: String, Codable, Hashable, Sendable {
        case clinician, patient, other
    }

    /// One word as heard.
    public struct Word: Codable, Hashable, Sendable, Redacted {
        /// The engine's spelling, with the punctuation that it attached.
        public var text: String
        /// Seconds from the start of the recording.
        public var start: Double
        /// Seconds from the start of the recording.
        public var end: Double
        /// The engine's own probability, 0 to 1; 1 where it gives none.
        public var probability: Double
        /// What the engine heard instead, where the word was resolved; `nil` for a word as heard.
        public var resolution: Resolution?
        /// Whether it is doubted, where more than the probability tells: a sure word that no lexicon knows is, an unsure word
        /// that could be no other is not.
        public var doubt: Bool?

        /// Whether a reviewer is to look at it: ``doubt``, or else a probability below one half.
        public var isDoubtful: Bool { doubt ?? (probability < 0.5) }

        /// A word of its parts.
        public init(
            text: String,
            start: Double,
            end: Double,
            probability: Double,
            resolution: Resolution? = nil,
            doubt: Bool? = nil
        ) {
            self.text = text
            self.start = start
            self.end = end
            self.probability = probability
            self.resolution = resolution
            self.doubt = doubt
        }
    }

    /// Why a word is not as the engine heard it: it was taken for a medical word that sounds alike.
    public struct Resolution: Codable, Hashable, Sendable, Redacted {
        /// The engine's words; the words that stand for them together carry the same.
        public var heard: String
        /// How alike they sound, 0 to 1.
        public var score: Double

        /// A resolution of its parts.
        public init(heard: String, score: Double) {
            self.heard = heard
            self.score = score
        }
    }

    /// A stretch of speech of one speaker.
    public struct Segment: Codable, Hashable, Sendable, Redacted {
        /// Counts from 1 in the order of time; evidence names it.
        public var id: Int
        /// The words, as indices into ``Transcript/words``.
        public var words: Range<Int>
        /// Seconds from the start of the recording.
        public var start: Double
        /// Seconds from the start of the recording.
        public var end: Double
        /// Channel of the recording that it was heard on, from 0; `nil` for a mix.
        public var channel: Int?
        /// Who speaks; `nil` where it is not known.
        public var speaker: Speaker?
        /// How sure that is, 0 to 1, where the voice tells it; `nil` where the channel does, or a tag.
        public var speakerConfidence: Double?

        /// A segment of its parts.
        public init(
            id: Int,
            words: Range<Int>,
            start: Double,
            end: Double,
            channel: Int? = nil,
            speaker: Speaker? = nil,
            speakerConfidence: Double? = nil
        ) {
            self.id = id
            self.words = words
            self.start = start
            self.end = end
            self.channel = channel
            self.speaker = speaker
            self.speakerConfidence = speakerConfidence
        }
    }

    /// One written unit: what the formatter made of a range of words.
    public struct Token: Codable, Hashable, Sendable, Redacted {
        /// What a token is on the page.
        public enum Kind: String, Codable, Hashable, Sendable {
            /// A word, number, dose, date: text with a space before it.
            case word
            /// A mark that joins what stands before it: `.` `,` `:` `;` `?` `!` `)`.
            case punctuation
            /// An opening mark that joins what follows it: `(` `"`.
            case opening
            /// A line end.
            case lineBreak
            /// A paragraph end.
            case paragraphBreak
        }

        /// What is written; empty for breaks.
        public var text: String
        /// What it is.
        public var kind: Kind
        /// The words that it stands for, as indices into ``Transcript/words``; empty for punctuation that was inferred.
        public var words: Range<Int>
        /// The formatter's rule that made it, such as `number`, `unit`, `command`; `nil` for a word left as heard.
        public var rule: String?
        /// Taken back by the speaker ("scratch that"): kept for the reviewer, not part of the note.
        public var isStruck: Bool

        /// A token of its parts.
        public init(text: String, kind: Kind, words: Range<Int>, rule: String? = nil, isStruck: Bool = false) {
            self.text = text
            self.kind = kind
            self.words = words
            self.rule = rule
            self.isStruck = isStruck
        }
    }

    /// Speech that was detected but not understood, twice tried; or sound that the recording should hold and does not.
    public struct Gap: Codable, Hashable, Sendable {
        /// Seconds from the start of the recording.
        public var start: Double
        /// Seconds from the start of the recording.
        public var end: Double

        /// A gap from `start` to `end`.
        public init(start: Double, end: Double) {
            self.start = start
            self.end = end
        }
    }
}
