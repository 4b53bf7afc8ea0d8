public import Artifacts
public import FoundationEssentials

/// A key without its artifact, or an artifact without its key.
public struct Orphan: Sendable, Hashable {
    /// How it came to be. The raw value is a stable code.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A living key of an artifact that was destroyed.
        case revivedKey = "revived_key"
        /// A living key of an artifact that a purge gave up and has not finished.
        case keyOfUnfinished = "key_of_unfinished"
        /// A living key that nothing was sealed with, of a dictation of which nothing is left.
        case leftoverKey = "leftover_key"
        /// A living key whose artifact a stage has still to store.
        case keyBeforeArtifact = "key_before_artifact"
        /// A living key of a dictation that the records do not know.
        case keyWithoutDictation = "key_without_dictation"
        /// An artifact that a purge gave up and has not finished: its key is gone.
        case unfinishedArtifact = "unfinished_artifact"
        /// An artifact whose key was destroyed, although no purge of these records did so.
        case artifactOfDestroyedKey = "artifact_of_destroyed_key"
        /// An artifact whose key the key store does not have.
        case artifactWithoutKey = "artifact_without_key"
        /// An artifact that was sealed with another key than the one at its place.
        case artifactOfAnotherKey = "artifact_of_another_key"
        /// A recording that was never opened, and all sealing keys of its time are destroyed.
        case unopenableRecording = "unopenable_recording"
    }

    /// The dictation.
    public let dictation: DictationID
    /// Which of its artifacts.
    public let artifactClass: String
    /// How it came to be.
    public let kind: Kind
    /// The living key, or the one that the artifact names.
    public let key: UUID?
    /// When the key was made, or destroyed; or the artifact destroyed.
    public let moment: Date?
}

extension Orphan.Kind {
    /// Whether it is the common course of things, and goes by itself.
    public var isHarmless: Bool { self == .keyBeforeArtifact }

    /// Whether the key may be destroyed without another thought: what it sealed was given up, or there was nothing.
    public var mayBeDestroyed: Bool { [.revivedKey, .keyOfUnfinished, .leftoverKey].contains(self) }

    /// What it is and how it comes to be.
    public var explanation: String {
        switch self {
        case .revivedKey:
            "the artifact was destroyed, and its key lives: the key store was restored from a backup since"
        case .keyOfUnfinished: "a purge gave the artifact up and ended before it destroyed the key"
        case .leftoverKey: "a stage made the key and stored nothing, and nothing is left of the dictation"
        case .keyBeforeArtifact: "a stage made the key, and it or its next attempt will store the artifact"
        case .keyWithoutDictation:
            "the records do not know the dictation: they were restored from an older backup, or belong to another key store"
        case .unfinishedArtifact: "a purge destroyed the key and ended before it deleted the rows; nobody can open them"
        case .artifactOfDestroyedKey:
            "the key was destroyed and the rows are here: the records were restored from an older backup, or \"keys destroy\" "
                + "ended the key; nobody can open them"
        case .artifactWithoutKey:
            "the key store has no such key: it was restored from an older backup, or is another one"
        case .artifactOfAnotherKey:
            "the artifact names another key than the key store has at its place; one of the databases is not the other's"
        case .unopenableRecording:
            "nobody has opened the recording, and each sealing key of its time is past its grace and destroyed"
        }
    }

    /// What to do.
    public var cure: String {
        switch self {
        case .revivedKey, .leftoverKey: "dictum orphans --destroy"
        case .keyOfUnfinished, .unfinishedArtifact: "run dictum purge: it begins with what is unfinished"
        case .keyBeforeArtifact: "nothing"
        case .keyWithoutDictation:
            "restore the newer backup of the records; if they are lost, end each key: dictum keys destroy --key ID"
        case .artifactOfDestroyedKey:
            "nothing can be read; dictum purge deletes the rows at their date (--dry-run says when)"
        case .artifactWithoutKey, .artifactOfAnotherKey:
            "give --key-store the key store of these records, or restore its newest backup, then dictum orphans again"
        case .unopenableRecording:
            "have the practice submit it again under another id; purge deletes this one at its date"
        }
    }
}
