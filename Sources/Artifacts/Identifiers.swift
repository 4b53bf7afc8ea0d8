public import FoundationEssentials

/// The tenant: a HIPAA covered entity.
public struct PracticeID: Hashable, Sendable, CustomStringConvertible {
    /// The opaque id.
    public let uuid: UUID

    /// Wraps an id.
    public init(_ uuid: UUID) { self.uuid = uuid }

    /// The id in lower case, as PostgreSQL prints it.
    public var description: String { uuid.uuidString.lowercased() }
}

/// One submitted recording, by the id that its practice gave it. Unique within the practice.
public struct DictationID: Hashable, Sendable, CustomStringConvertible {
    /// The practice that submitted it.
    public let practice: PracticeID
    /// The opaque id.
    public let uuid: UUID

    /// Names `uuid` of `practice`.
    public init(practice: PracticeID, uuid: UUID) {
        self.practice = practice
        self.uuid = uuid
    }

    /// The dictation's id in lower case, as PostgreSQL prints it.
    public var description: String { uuid.uuidString.lowercased() }
}

/// What was recorded.
public enum DictationKind: String, Codable, Sendable, CaseIterable {
    /// One speaker, after the visit.
    case dictation
    /// The visit itself: several speakers.
    case encounter
}

/// What is stored of a dictation, always sealed.
public enum ArtifactClass: String, Codable, Sendable, CaseIterable {
    /// The recording, as the practice sealed it.
    case audio
    /// What was said.
    case transcript
    /// The note; each version is an artifact of its own.
    case note
}

/// A durable step of the pipeline. Its raw value is the queue's name for it.
public enum Stage: String, Codable, Sendable, CaseIterable {
    /// Audio to transcript.
    case transcribe
    /// Transcript to note.
    case draft
}
