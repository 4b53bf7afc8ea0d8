/// A receipt, checked offline: an entry and the head of the tree that it was found in.
public struct AuditReceipt: Sendable {
    /// The entry.
    public let entry: RecordedEntry
    /// Its index in the tree.
    public let index: Int
    /// The head.
    public let checkpoint: Checkpoint
    /// The witnesses that cosigned the head, and when, in seconds since 1970.
    public let cosigned: [(name: String, time: Int64)]

    /// Checks a receipt: the entry's form, its path to the checkpoint's root, and the signatures.
    ///
    /// - Parameters:
    ///   - bytes: the file. Any input is safe.
    ///   - verifier: the log's public key.
    ///   - witnesses: the witnesses that are trusted.
    /// - Throws: ``AuditError``.
    public init(bytes: [UInt8], verifiedBy verifier: NoteVerifier, witnesses: [NoteVerifier] = []) throws(AuditError) {
        let proof = try TreeProof(bytes: bytes)
        guard let form = proof.extra else { throw AuditError(.malformedEntry) }
        entry = try RecordedEntry(canonicalBytes: form)
        index = proof.index
        checkpoint = try proof.verified(leafHash: MerkleTree.leafHash(entry.entryHash), by: verifier)
        cosigned = witnesses.compactMap { witness in
            proof.checkpoint.signatures.lazy.compactMap { witness.cosigned($0, of: proof.checkpoint.text) }.first.map {
                (witness.name, $0)
            }
        }
    }
}
