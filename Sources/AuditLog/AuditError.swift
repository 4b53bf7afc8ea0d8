/// Why the audit log could not be sealed or read. Codes only.
public struct AuditError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kind of failure; the raw value is the reason code.
    public enum Code: String, Hashable, Sendable {
        /// A key file that is not a C2SP note key of type Ed25519, or not of its key id.
        case badNoteKey = "bad_note_key"
        /// A checkpoint that is not a C2SP signed note of three lines and signatures.
        case malformedCheckpoint = "malformed_checkpoint"
        /// No signature of the expected key, or a wrong one.
        case badSignature = "bad_signature"
        /// The stored tree head is not that of the log that is to be sealed.
        case otherLog = "other_log"
        /// The stored right edge does not give the stored root: sealing on would hide it.
        case brokenTree = "broken_tree"
        /// An entry holds a code that no version of Dictum writes.
        case unknownCode = "unknown_code"
        /// Not a C2SP tlog-proof.
        case malformedProof = "malformed_proof"
        /// Not a C2SP tile, or not an entry bundle.
        case malformedTile = "malformed_tile"
        /// Not the canonical form of an entry.
        case malformedEntry = "malformed_entry"
        /// The proof does not lead from the entry to the checkpoint's root.
        case wrongProof = "wrong_proof"
        /// No such entry, or none that is sealed yet.
        case notSealed = "not_sealed"
        /// The database was restored into a cluster whose transactions count from the beginning.
        case restoredCluster = "restored_cluster"
        /// The folder's checkpoint is not one of this log's.
        case otherTiles = "other_tiles"
        /// A file of the tiles could not be read or written.
        case unusableFolder = "unusable_folder"
        /// OpenSSL refused to make a key or a signature.
        case cryptography = "cryptography"
    }

    /// The kind of failure.
    public let code: Code

    /// A failure of that kind.
    public init(_ code: Code) { self.code = code }

    /// One line with the cure.
    public var description: String {
        switch code {
        case .badNoteKey: "bad_note_key: the file is not an Ed25519 note key; make one with dictum audit key"
        case .malformedCheckpoint: "malformed_checkpoint: not a C2SP checkpoint; fetch it again from its source"
        case .badSignature: "bad_signature: the checkpoint is not signed by this key; check the key and the source"
        case .otherLog: "other_log: the database was sealed under another origin; use the key of that name"
        case .brokenTree: "broken_tree: the stored tree was changed; run audit verify before sealing on"
        case .unknownCode: "unknown_code: an entry was changed from outside; run audit verify"
        case .malformedProof: "malformed_proof: not a C2SP tlog-proof; fetch it again from its source"
        case .malformedTile: "malformed_tile: not a C2SP tile; export the tiles again"
        case .malformedEntry: "malformed_entry: not the canonical form of an entry; fetch it again from its source"
        case .wrongProof: "wrong_proof: the proof does not show the entry in the checkpoint's tree; refuse it"
        case .notSealed: "not_sealed: there is no such entry, or it is not sealed yet; try again in a few seconds"
        case .restoredCluster:
            "restored_cluster: this database was restored elsewhere; begin an epoch: dictum audit epoch"
        case .otherTiles: "other_tiles: the folder holds a tree that this log never had; look into it, or name another"
        case .unusableFolder: "unusable_folder: a file of the tiles can't be read or written; check path and disk"
        case .cryptography: "cryptography: OpenSSL refused Ed25519; check its configuration and providers"
        }
    }
}
