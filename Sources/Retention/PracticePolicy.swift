public import Artifacts

/// What a practice decides. One document a practice; each change is a new version.
public struct PracticePolicy: Codable, Hashable, Sendable {
    /// Where the clock of a rule starts.
    public enum Clock: String, Codable, Hashable, Sendable, CaseIterable {
        /// When the recording came in.
        case received
        /// When the artifact's newest version was stored.
        case created
        /// When the first draft of the note was stored; until then only `at_most` counts.
        case drafted
        /// When the note was first signed; until then only `at_most` counts.
        case signed

        /// Whether it is sure to start.
        var mayNeverStart: Bool { self == .drafted || self == .signed }
    }

    /// How long one artifact class lives. What comes first ends it.
    public struct Terms: Codable, Hashable, Sendable {
        /// Days of 24 hours after `from`.
        public var keepDays: Int
        /// What starts the clock.
        public var from: Clock
        /// Days after the recording came in, signed or not.
        public var atMostDays: Int?

        /// Terms of their parts.
        public init(keepDays: Int, from: Clock, atMostDays: Int?) {
            self.keepDays = keepDays
            self.from = from
            self.atMostDays = atMostDays
        }

        enum CodingKeys: String, CodingKey {
            case keepDays = "keep_days"
            case from
            case atMostDays = "at_most_days"
        }
    }

    /// The recording.
    public var audio: Terms
    /// The transcript.
    public var transcript: Terms
    /// All versions of the note: they share one key.
    public var note: Terms
    /// The consent rule.
    public var consent: Consent
    /// Which engines may work, and where.
    public var engines = Engines()
    /// ISO 639 codes of the languages that are processed; empty: all that the engines know.
    public var languages: [String] = []
    /// How long a dictation may take.
    public var turnAround = TurnAroundTargets()
    /// What each tag keeps a dictation from; a tag that is not here keeps it from all.
    public var sensitivity = Self.standardSensitivity
    /// Whether transcripts hold the times of single words. Statements rest on words by their number either way.
    public var keepsWordTimes = true
    /// How the practice wants its notes.
    public var notes = Notes()

    /// What is in force until a practice decides: audio until 7 days after signing and at most 30; transcripts until 30
    /// days after signing and at most a year; notes 6 years (45 CFR 164.316(b)(2)); no consent asked for; the embedded
    /// engines only, so that nothing leaves.
    public static let standard = PracticePolicy(
        audio: Terms(keepDays: 7, from: .signed, atMostDays: 30),
        transcript: Terms(keepDays: 30, from: .signed, atMostDays: Period.daysOfYear),
        note: Terms(keepDays: 6 * Period.daysOfYear, from: .created, atMostDays: nil),
        consent: Consent(required: false, graceDays: 7)
    )

    /// The terms of a class.
    public subscript(artifactClass: ArtifactClass) -> Terms {
        get {
            switch artifactClass {
            case .audio: audio
            case .transcript: transcript
            case .note: note
            }
        }
        set {
            switch artifactClass {
            case .audio: audio = newValue
            case .transcript: transcript = newValue
            case .note: note = newValue
            }
        }
    }
}
