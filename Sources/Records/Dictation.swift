public import Artifacts
public import FoundationEssentials
internal import Postgres

/// What the database knows of a dictation: ids, codes and times, no PHI.
public struct Dictation: Sendable, Hashable {
    /// How far a dictation is.
    public enum Status: String, Sendable, Hashable, CaseIterable, Codable {
        /// Waits for its transcript.
        case received
        /// Has a transcript and waits for its draft.
        case transcribed
        /// Has a draft that a clinician can read.
        case readyForReview = "ready_for_review"
        /// Can't be processed; ``Dictation/reasonCode`` says why.
        case failed
    }

    /// Its practice and its id.
    public let id: DictationID
    /// What was recorded.
    public let kind: DictationKind
    /// `stat` or `routine`.
    public let priority: String
    /// ISO 639 code of the language spoken.
    public let language: String
    /// How far it is.
    public let status: Status
    /// Why it failed, as a snake_case code.
    public let reasonCode: String?
    /// Length of the recording in seconds, once it was decoded.
    public let audioSeconds: Double?
    /// Seconds that the last attempt of the transcribe stage took.
    public let transcribeSeconds: Double?
    /// Seconds that the last attempt of the draft stage took.
    public let draftSeconds: Double?
    /// When it was submitted.
    public let receivedAt: Date
    /// When its status last changed.
    public let statusAt: Date
    /// When its note was first signed; `nil` while nobody has.
    public let signedAt: Date?
}

extension Dictation {
    /// The place of its jobs in the queue: 0 first.
    public var rank: Int { priority == "stat" ? 0 : 5 }

    static let columns: StaticString = """
        d.practice_id, d.dictation_id, d.kind, d.priority, d.language, d.status, d.reason_code, d.audio_seconds,
        d.received_at, d.status_at,
        (SELECT max(stage_seconds) FROM dictum.artifact a
            WHERE (a.practice_id, a.dictation_id, a.class) = (d.practice_id, d.dictation_id, 'transcript')),
        (SELECT max(stage_seconds) FROM dictum.artifact a
            WHERE (a.practice_id, a.dictation_id, a.class, a.version) = (d.practice_id, d.dictation_id, 'note', 1)),
        d.signed_at
        """

    /// Reads a row of ``columns``.
    init(_ row: Row) throws {
        let practice = PracticeID(try row.get(0))
        id = DictationID(practice: practice, uuid: try row.get(1))
        guard let kind = DictationKind(rawValue: try row.get(2)), let status = Status(rawValue: try row.get(5)) else {
            throw RecordsError(.unknownForm)
        }
        self.kind = kind
        self.status = status
        priority = try row.get(3)
        language = try row.get(4)
        reasonCode = try row.optional(6)
        audioSeconds = try row.optional(7)
        receivedAt = try row.get(8)
        statusAt = try row.get(9)
        transcribeSeconds = try row.optional(10)
        draftSeconds = try row.optional(11)
        signedAt = try row.optional(12)
    }
}
