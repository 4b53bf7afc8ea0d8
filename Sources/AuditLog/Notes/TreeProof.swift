/// That an entry is in the log, in one file that is checked offline: C2SP tlog-proof.
///
/// Dictum's receipts are such files, with the entry's canonical bytes as their extra data.
public struct TreeProof: Hashable, Sendable {
    /// A longer file is refused: 128 KiB.
    public static let maxBytes = 128 << 10

    /// Data that the proof itself does not vouch for.
    public let extra: [UInt8]?
    /// The leaf's index, from 0.
    public let index: Int
    /// Sibling hashes from the leaf up.
    public let hashes: [[UInt8]]
    /// The checkpoint, with signatures and cosignatures.
    public let checkpoint: SignedNote

    /// A proof of its parts.
    public init(extra: [UInt8]? = nil, index: Int, hashes: [[UInt8]], checkpoint: SignedNote) {
        self.extra = extra
        self.index = index
        self.hashes = hashes
        self.checkpoint = checkpoint
    }

    /// The file's text.
    public var text: String {
        var lines = ["c2sp.org/tlog-proof@v1"]
        if let extra { lines.append("extra \(base64(extra))") }
        lines.append("index \(index)")
        lines += hashes.map { base64($0) }
        return lines.joined(separator: "\n") + "\n\n\(checkpoint.description)"
    }

    /// Reads a file. Any input is safe.
    ///
    /// - Throws: ``AuditError/Code/malformedProof``, or ``AuditError/Code/malformedCheckpoint``.
    public init(bytes: [UInt8]) throws(AuditError) {
        guard bytes.count <= Self.maxBytes, let gap = bytes.firstRange(of: [0x0a, 0x0a]),
            let head = String(validating: bytes[..<gap.lowerBound], as: UTF8.self)
        else { throw AuditError(.malformedProof) }
        var lines = head.split(separator: "\n", omittingEmptySubsequences: false)[...]
        guard lines.popFirst() == "c2sp.org/tlog-proof@v1" else { throw AuditError(.malformedProof) }
        extra = try lines.first.flatMap { line throws(AuditError) in try Self.value("extra ", line, strictBase64) }
        if extra != nil { lines.removeFirst() }
        guard let line = lines.popFirst(), let index = try Self.value("index ", line, strictDecimal) else {
            throw AuditError(.malformedProof)
        }
        self.index = index
        hashes = try Self.hashes(lines)
        checkpoint = try SignedNote(bytes: Array(bytes[gap.upperBound...]))
    }

    /// The checkpoint, once its signature by `verifier` and the path of `leafHash` to its root have been found right.
    ///
    /// - Throws: ``AuditError``, ``AuditError/Code/wrongProof`` where the path leads elsewhere.
    public func verified(leafHash: [UInt8], by verifier: NoteVerifier) throws(AuditError) -> Checkpoint {
        let head = try Checkpoint(note: checkpoint, verifiedBy: verifier)
        guard MerkleTree.isIncluded(leafHash, at: index, size: head.size, root: head.root, proof: hashes) else {
            throw AuditError(.wrongProof)
        }
        return head
    }

    /// Lines of hashes, 63 at most: no tree is higher.
    public static func hashes(_ lines: ArraySlice<Substring>) throws(AuditError) -> [[UInt8]] {
        guard lines.count <= 63 else { throw AuditError(.malformedProof) }
        return try lines.map { line throws(AuditError) in
            guard let hash = strictBase64(line), hash.count == 32 else { throw AuditError(.malformedProof) }
            return hash
        }
    }

    /// The rest of a line behind `prefix`; `nil` for a line of another kind.
    private static func value<Value>(
        _ prefix: String,
        _ line: Substring,
        _ read: (Substring) -> Value?
    ) throws(AuditError) -> Value? {
        guard line.hasPrefix(prefix) else { return nil }
        guard let value = read(line.dropFirst(prefix.count)) else { throw AuditError(.malformedProof) }
        return value
    }
}
