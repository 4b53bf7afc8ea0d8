internal import FoundationEssentials

/// The head of a log's tree: a C2SP tlog-checkpoint without extension lines.
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
    public var text: String { "\(origin)\n\(size)\n\(Data(root).base64EncodedString())\n" }

    /// Reads the three lines.
    ///
    /// - Throws: ``AuditError/Code/malformedCheckpoint``.
    public init(text: String) throws(AuditError) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count >= 4, lines.last == "", !lines[0].isEmpty, let size = Int(lines[1]), size >= 0,
            String(size) == lines[1], let root = Data(base64Encoded: String(lines[2])), root.count == 32
        else { throw AuditError(.malformedCheckpoint) }
        self.init(origin: String(lines[0]), size: size, root: Array(root))
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
        let lines = note.split(separator: "\n", omittingEmptySubsequences: false)
        guard note.utf8.count <= 1 << 20, note.hasSuffix("\n"), let gap = lines.lastIndex(of: ""),
            let blank = lines[..<gap].lastIndex(of: "")
        else { throw AuditError(.malformedCheckpoint) }
        let text = lines[..<blank].joined(separator: "\n") + "\n"
        let signatures = lines[(blank + 1)..<gap]
        guard !signatures.isEmpty, signatures.allSatisfy({ $0.hasPrefix("\u{2014} ") }) else {
            throw AuditError(.malformedCheckpoint)
        }
        guard signatures.contains(where: { verifier.accepts(String($0), of: text) }) else {
            throw AuditError(.badSignature)
        }
        try self.init(text: text)
        guard origin == verifier.name else { throw AuditError(.otherLog) }
    }

    /// Reads a signed note's head and passes over its signatures: for comparing with what else is stored.
    init(unverifiedNote note: String) throws(AuditError) {
        guard let gap = note.firstRange(of: "\n\n") else { throw AuditError(.malformedCheckpoint) }
        try self.init(text: "\(note[..<gap.lowerBound])\n")
    }
}
