public import AuditLog

/// The body of a witness's `add-checkpoint` call (C2SP tlog-witness).
public struct AddCheckpointRequest: Hashable, Sendable {
    /// A longer body is refused: 128 KiB.
    public static let maxBytes = 128 << 10

    /// Leaves of the tree that the proof starts from; 0 without one.
    public let oldSize: Int
    /// The consistency proof, 63 hashes at most.
    public let proof: [[UInt8]]
    /// The signed head.
    public let checkpoint: SignedNote

    /// A request of its parts.
    public init(oldSize: Int, proof: [[UInt8]], checkpoint: SignedNote) {
        self.oldSize = oldSize
        self.proof = proof
        self.checkpoint = checkpoint
    }

    /// The text form.
    public var text: String {
        (["old \(oldSize)"] + proof.map(TreeProof.text(ofHash:))).joined(separator: "\n")
            + "\n\n\(checkpoint.description)"
    }

    /// Reads a body. Any input is safe.
    ///
    /// - Throws: `AuditError` with `malformed_proof` or `malformed_checkpoint`.
    public init(bytes: [UInt8]) throws(AuditError) {
        guard bytes.count <= Self.maxBytes, let gap = bytes.firstRange(of: [0x0a, 0x0a]),
            let head = String(validating: bytes[..<gap.lowerBound], as: UTF8.self)
        else { throw AuditError(.malformedProof) }
        var lines = head.split(separator: "\n", omittingEmptySubsequences: false)[...]
        guard let first = lines.popFirst(), first.hasPrefix("old "), let size = Int(first.dropFirst(4)), size >= 0,
            first == "old \(size)"
        else { throw AuditError(.malformedProof) }
        oldSize = size
        proof = try TreeProof.hashes(lines)
        checkpoint = try SignedNote(bytes: Array(bytes[gap.upperBound...]))
    }
}
