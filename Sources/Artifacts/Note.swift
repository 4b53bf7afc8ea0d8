/// A note: sections of statements, each with the evidence that it rests on.
public struct Note: Codable, Hashable, Sendable, Redacted {
    /// The name and version of the JSON form.
    public static let schema = "dictum.note/2"
    /// The forms that are read: `dictum.note/1` had neither problems nor a summary for the patient.
    static let readable: Set<String> = ["dictum.note/1", schema]

    /// The JSON form that this value was written in.
    public var schema = Note.schema
    /// Title of the document type, such as "Progress note".
    public var title: String
    /// LOINC code of the document type, such as 11506-3.
    public var loinc: String
    /// The generator and its version.
    public var generator: String
    /// In the order of the page.
    public var sections: [Section]
    /// What was said and is not in the note, and why.
    public var leftOut: [LeftOut]
    /// Flags of the note as a whole, such as a missing section or an inaudible gap.
    public var flags: [Flag]
    /// The problems with their plans, as places in ``sections``; `nil` where nobody listed them.
    public var problems: [Problem]?
    /// What it says to the patient in plain words; no part of the record.
    public var patientSummary: ForPatient?

    /// A note of its parts.
    public init(
        title: String,
        loinc: String,
        generator: String,
        sections: [Section],
        leftOut: [LeftOut] = [],
        flags: [Flag] = []
    ) {
        self.title = title
        self.loinc = loinc
        self.generator = generator
        self.sections = sections
        self.leftOut = leftOut
        self.flags = flags
    }

    /// A titled part of the note.
    public struct Section: Codable, Hashable, Sendable, Redacted {
        /// As printed, such as "Assessment and Plan".
        public var title: String
        /// LOINC code, such as 51847-2.
        public var loinc: String
        /// In the order of the page.
        public var statements: [Statement]

        /// A section of its parts.
        public init(title: String, loinc: String, statements: [Statement]) {
            self.title = title
            self.loinc = loinc
            self.statements = statements
        }
    }

    /// One sentence of the note.
    public struct Statement: Codable, Hashable, Sendable, Redacted {
        /// What is written.
        public var text: String
        /// Number of the problem or list item that it belongs to, from 1; `nil` outside a numbered list.
        public var item: Int?
        /// What it is of within its section, such as the body system "Respiratory"; `nil` where the section is not divided.
        /// Statements under one heading follow one another.
        public var heading: String?
        /// Where it was said. Empty only for a clinician's own statement.
        public var evidence: [Evidence]
        /// What the reviewer should look at.
        public var flags: [Flag]

        /// A statement of its parts.
        public init(
            text: String,
            item: Int? = nil,
            heading: String? = nil,
            evidence: [Evidence],
            flags: [Flag] = []
        ) {
            self.text = text
            self.item = item
            self.heading = heading
            self.evidence = evidence
            self.flags = flags
        }
    }

    /// Where something was said.
    public struct Evidence: Codable, Hashable, Sendable {
        /// Id of the transcript's segment.
        public var segment: Int
        /// The words, as indices into the transcript's words.
        public var words: Range<Int>
        /// Seconds from the start of the recording.
        public var start: Double
        /// Seconds from the start of the recording.
        public var end: Double

        /// Evidence of its parts.
        public init(segment: Int, words: Range<Int>, start: Double, end: Double) {
            self.segment = segment
            self.words = words
            self.start = start
            self.end = end
        }
    }

    /// Something that the reviewer should look at.
    public struct Flag: Codable, Hashable, Sendable, Redacted {
        /// Why it is flagged.
        public enum Reason: String, Codable, Hashable, Sendable {
            /// A word that the engine was not sure of.
            case doubtfulWord
            /// A word that was misheard, and taken for a medical word that sounds alike.
            case resolvedWord
            /// Speech that was not understood, within or next to the statement.
            case inaudible
            /// A part that the grounding check did not find in the evidence.
            case notSupported
            /// The speaker took something back here.
            case selfCorrection
            /// The speaker may have taken something back here; the detail is the word that says so.
            case unclearCorrection
            /// A section that this type of note usually has, and nothing was said for.
            case missingSection
            /// A vital sign that hardly any living patient has.
            case outOfRange
            /// The clinician's own statement, kept though the recording does not say it.
            case byClinician
            /// Written by a template for a phrase that was said.
            case byTemplate
            /// Another statement of the note says otherwise: a complaint both denied and reported, a drug in two doses.
            case contradiction
            /// A question that was asked, copied where its answer belongs.
            case copiedQuestion
            /// The recording's speakers: who is tagged as the patient examines and orders, so the tags were taken the other way round.
            case swappedSpeakers
            /// Sentences in another language than English, which the embedded generator does not read.
            case otherLanguage
            /// The note has no statement, and why.
            case nothingDrafted
            /// Hardly anything of the recording bears on health: how much of it does.
            case hardlyClinical
            /// What bears on the patient's safety, was told, and stands in no statement; the detail names it and quotes it.
            case untold
            /// The recording seems to be of more than one patient; the detail says by what.
            case severalPatients
        }

        /// Why.
        public var reason: Reason
        /// The words of the statement or the section that it is about; may be PHI.
        public var detail: String
        /// Where it was said, for a flag that no statement bears; `nil` otherwise.
        public var evidence: [Evidence]?

        /// A flag of its parts.
        public init(_ reason: Reason, detail: String, evidence: [Evidence]? = nil) {
            self.reason = reason
            self.detail = detail
            self.evidence = evidence
        }
    }

    /// Something said that is not in the note.
    public struct LeftOut: Codable, Hashable, Sendable, Redacted {
        /// Why it is not in the note.
        public enum Reason: String, Codable, Hashable, Sendable {
            /// A spoken command or heading, carried out.
            case command
            /// Taken back by the speaker.
            case struck
            /// Greeting, small talk, the frame of the dictation ("end of dictation").
            case notClinical
            /// Said before in other words.
            case repeated
        }

        /// The words as heard.
        public var text: String
        /// Why.
        public var reason: Reason
        /// The words, as indices into the transcript's words.
        public var words: Range<Int>

        /// An omission of its parts.
        public init(text: String, reason: Reason, words: Range<Int>) {
            self.text = text
            self.reason = reason
            self.words = words
        }
    }
}
