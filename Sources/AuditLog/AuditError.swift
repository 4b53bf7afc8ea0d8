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
        /// OpenSSL refused to make a key or a signature.
        case cryptography = "cryptography"
    }

    /// The kind of failure.
    public let code: Code

    init(_ code: Code) { self.code = code }

    /// One line with the cure.
    public var description: String {
        switch code {
        case .badNoteKey: "bad_note_key: the file is not an Ed25519 note key; make one with NoteSigner.generate"
        case .malformedCheckpoint: "malformed_checkpoint: not a C2SP checkpoint; fetch it again from its source"
        case .badSignature: "bad_signature: the checkpoint is not signed by this key; check the key and the source"
        case .otherLog: "other_log: the database was sealed under another origin; use the key of that name"
        case .brokenTree: "broken_tree: the stored tree was changed; run audit verify before sealing on"
        case .unknownCode: "unknown_code: an entry was changed from outside; run audit verify"
        case .cryptography: "cryptography: OpenSSL refused Ed25519; check its configuration and providers"
        }
    }
}
