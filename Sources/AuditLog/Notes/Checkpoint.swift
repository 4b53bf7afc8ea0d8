/// The head of a log's tree: a C2SP tlog-checkpoint.
public struct Checkpoint: Hashable, Sendable {
    /// The log's name, such as `dictum.example/audit`.
    public let origin: String
    /// Leaves of the tree.
    public let size: Int
    /// The tree's root hash: 32 bytes.
    public let root: [UInt8]

    /// A head of its parts.
    public init(origin: String, size: Int, root: [UInt8]) {
        self.origin = origin
        self.size = size
        self.root = root
    }

    /// The three lines that are signed.
    public var text: String { "\(origin)\n\(size)\n\(base64(root))\n" }

    /// Reads the three lines; extension lines after them are passed over.
    ///
    /// - Throws: ``AuditError/Code/malformedCheckpoint``.
    public init(text: String) throws(AuditError) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count >= 4, lines.last == "", !lines.dropLast().contains(""), let size = strictDecimal(lines[1]),
            let root = strictBase64(lines[2]), root.count == 32
        else { throw AuditError(.malformedCheckpoint) }
        self.init(origin: String(lines[0]), size: size, root: root)
    }

    /// The signed note of this head.
    public func signed(by signer: NoteSigner) throws(AuditError) -> String {
        "\(text)\n\(try signer.signatureLine(for: text))"
    }

    /// Reads a signed note, once a signature of `verifier` on it has been found right. Signatures of others (witnesses)
    /// are passed over.
    ///
    /// - Throws: ``AuditError/Code/malformedCheckpoint``, ``AuditError/Code/badSignature``, or
    ///   ``AuditError/Code/otherLog`` when the head is not of the log that the key belongs to.
    public init(note: String, verifiedBy verifier: NoteVerifier) throws(AuditError) {
        try self.init(note: try SignedNote(bytes: Array(note.utf8)), verifiedBy: verifier)
    }

    /// As above, from a note that has been read.
    public init(note: SignedNote, verifiedBy verifier: NoteVerifier) throws(AuditError) {
        guard verifier.kind == .log, note.signatures.contains(where: { verifier.accepts($0, of: note.text) }) else {
            throw AuditError(.badSignature)
        }
        try self.init(text: note.text)
        guard origin == verifier.name else { throw AuditError(.otherLog) }
    }

    /// Reads a signed note's head and passes over its signatures: for comparing with what else is stored.
    public init(unverifiedNote note: String) throws(AuditError) {
        try self.init(text: try SignedNote(bytes: Array(note.utf8)).text)
    }
}
