public import Artifacts
internal import FoundationEssentials

/// An artifact ready to be stored: sealed, and bound to its place.
public struct SealedArtifact: Sendable {
    /// The dictation that it belongs to.
    public let dictation: DictationID
    /// Its class.
    public let artifactClass: ArtifactClass
    /// Its version, from 1.
    public let version: Int
    /// The data key that it is sealed under.
    let keyID: UUID
    /// The Cobblestone-256 blob.
    let sealed: [UInt8]
}
