public import Artifacts
public import FoundationEssentials
internal import Postgres

/// What there is of a dictation, for whoever takes it out of the house: ids, codes and times, no PHI.
public struct Holding: Sendable, Hashable {
    /// Whether the recording is there, and can be opened.
    public enum Recording: Sendable, Hashable {
        /// It is not there: purged.
        case none
        /// As it came: no worker has opened it yet.
        case unopened
        /// There, under a data key of its own.
        case kept
    }

    /// The dictation.
    public let id: DictationID
    /// What was recorded.
    public let kind: String
    /// How far it is, as in ``Dictation/Status``.
    public let status: String
    /// When it was submitted.
    public let receivedAt: Date
    /// Its tags.
    public let tags: [String]
    /// Those of its tags that keep it from exports, by the practice's policy.
    public let withheldBy: [String]
    /// The recording.
    public let recording: Recording
    /// Whether there is a transcript.
    public let hasTranscript: Bool
    /// The versions of its note.
    public let noteVersions: [Int]
}

extension Holding {
    static let columns: StaticString = """
        d.practice_id, d.dictation_id, d.kind, d.status, d.received_at, array_to_string(d.tags, ' '),
        CASE WHEN d.tags = '{}' THEN '' ELSE array_to_string(dictum.withheld_tags(d.practice_id, d.tags), ' ') END,
        EXISTS (SELECT FROM dictum.intake AS i
            WHERE (i.practice_id, i.dictation_id) = (d.practice_id, d.dictation_id)),
        EXISTS (SELECT FROM dictum.audio_key AS k
            WHERE (k.practice_id, k.dictation_id) = (d.practice_id, d.dictation_id)),
        EXISTS (SELECT FROM dictum.artifact AS a
            WHERE (a.practice_id, a.dictation_id, a.class) = (d.practice_id, d.dictation_id, 'transcript')),
        (SELECT string_agg(a.version::text, ' ' ORDER BY a.version) FROM dictum.artifact AS a
            WHERE (a.practice_id, a.dictation_id, a.class) = (d.practice_id, d.dictation_id, 'note'))
        """

    /// Reads a row of ``columns``.
    init(_ row: Row) throws {
        func words(_ column: Int) throws -> [String] {
            try row.optional(column, as: String.self)?.split(separator: " ").map(String.init) ?? []
        }
        let (isThere, isOpened): (Bool, Bool) = (try row.get(7), try row.get(8))
        self.init(
            id: DictationID(practice: PracticeID(try row.get(0)), uuid: try row.get(1)),
            kind: try row.get(2),
            status: try row.get(3),
            receivedAt: try row.get(4),
            tags: try words(5),
            withheldBy: try words(6),
            recording: isThere ? (isOpened ? .kept : .unopened) : .none,
            hasTranscript: try row.get(9),
            noteVersions: try words(10).compactMap { Int($0) }
        )
    }
}
