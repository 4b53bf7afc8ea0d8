public import FoundationEssentials

/// The place that a sealed blob belongs to; it opens nowhere else.
///
/// Its bytes are the `context` of ``Cobblestone256``: six fields, each after its length (4 bytes, big-endian): format
/// version (4 bytes, big-endian), practice (16 bytes), dictation (16 bytes), artifact class (UTF-8), artifact version
/// (8 bytes, big-endian), key id (16 bytes).
public struct BlobContext: Hashable, Sendable {
    /// The version of this list of fields.
    public static var formatVersion: UInt32 { 1 }

    /// The practice that the blob belongs to.
    public let practice: UUID
    /// The dictation that it belongs to.
    public let dictation: UUID
    /// `audio`, `transcript` or `note`; at most 64 bytes.
    public let artifactClass: String
    /// Which version of the artifact it is.
    public let artifactVersion: Int
    /// The data key that sealed it.
    public let keyID: UUID

    /// A place.
    public init(practice: UUID, dictation: UUID, artifactClass: String, artifactVersion: Int, keyID: UUID) {
        self.practice = practice
        self.dictation = dictation
        self.artifactClass = artifactClass
        self.artifactVersion = artifactVersion
        self.keyID = keyID
    }

    /// The fields as ``Cobblestone256`` takes them.
    public var bytes: [UInt8] {
        BoundBytes.encode([
            BoundBytes.bigEndian(Self.formatVersion), BoundBytes.bytes(of: practice), BoundBytes.bytes(of: dictation),
            Array(artifactClass.utf8), BoundBytes.bigEndian(Int64(artifactVersion)), BoundBytes.bytes(of: keyID),
        ])
    }
}
