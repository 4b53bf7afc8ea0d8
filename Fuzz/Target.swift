import AuditLog
import Custody
import Witness

/// A parser that hostile bytes reach.
enum Target: String, CaseIterable {
    /// A practice's message: read, and opened with a key that is not its own.
    case cms
    /// A sealed blob at rest, at once and as a stream; both must agree.
    case container
    /// A checkpoint as a signed note, and its verifier's key.
    case checkpoint
    /// Proofs of inclusion and consistency, as hashes and as a file; receipts.
    case proof
    /// A tile and a bundle of the published log.
    case tile
    /// What a witness is sent.
    case request
    /// An audit entry in its canonical form.
    case entry

    /// Any input must end in a value or an error.
    func feed(_ bytes: [UInt8]) {
        switch self {
        case .cms: Self.openMessage(bytes)
        case .container: Self.openContainer(bytes)
        case .checkpoint: Self.readCheckpoint(String(decoding: bytes, as: UTF8.self))
        case .proof: Self.checkProof(bytes)
        case .tile: Self.readTile(bytes)
        case .request: Self.readRequest(bytes)
        case .entry: Self.readEntry(bytes)
        }
    }

    private static let contentKey = (0..<32).map { UInt8($0) }

    private static func openMessage(_ bytes: [UInt8]) {
        guard let envelope = try? CMSEnvelope(parsing: bytes, maximumSize: 1 << 20),
            let key = try? SecretKey(SecretBytes(copying: contentKey))
        else { return }
        guard (try? envelope.open(with: key)) == nil else { fatalError("a message opened with a key of ours") }
    }

    private static func openContainer(_ bytes: [UInt8]) {
        guard let key = try? SecretKey(SecretBytes(copying: contentKey)) else { return }
        let whole = try? Cobblestone256.open(bytes, with: key, context: [])
        let streamed = try? stream(bytes, key)
        guard whole == streamed else { fatalError("a blob and the same as a stream differ") }
    }

    private static func stream(_ bytes: [UInt8], _ key: borrowing SecretKey) throws -> [UInt8] {
        var opener = try Cobblestone256.Opener(
            header: Array(bytes.prefix(Cobblestone256.headerCount)),
            with: key,
            context: []
        )
        var (plaintext, rest): ([UInt8], ArraySlice<UInt8>) = ([], bytes.dropFirst(Cobblestone256.headerCount))
        while !rest.isEmpty {
            try opener.open(Array(rest.prefix(1000)), to: &plaintext)
            rest = rest.dropFirst(1000)
        }
        try opener.finish(to: &plaintext)
        return plaintext
    }

    private static func readEntry(_ bytes: [UInt8]) {
        guard let entry = try? RecordedEntry(canonicalBytes: bytes) else { return }
        // An entry has one form, or two could have one meaning.
        guard entry.canonicalBytes == bytes else { fatalError("an entry reads as another") }
    }

    private static func readCheckpoint(_ text: String) {
        let verifier = NoteVerifier(name: "dictum.example/audit", publicKey: contentKey)
        guard (try? Checkpoint(note: text, verifiedBy: verifier)) == nil else {
            fatalError("a checkpoint passed for signed")
        }
        _ = try? NoteVerifier(text: text)
        _ = try? NoteSigner(text: text)
        _ = try? Checkpoint(unverifiedNote: text)
        guard let checkpoint = try? Checkpoint(text: text) else { return }
        // What is read is written as it was, but for lines of extensions.
        guard text.hasPrefix(checkpoint.text) else { fatalError("a checkpoint reads as another") }
    }

    /// Two numbers of a byte each and the hashes.
    private static func checkProof(_ bytes: [UInt8]) {
        let verifier = NoteVerifier(name: "dictum.example/audit", publicKey: contentKey)
        if let proof = try? TreeProof(bytes: bytes) {
            guard (try? proof.verified(leafHash: contentKey, by: verifier)) == nil else {
                fatalError("a proof passed for signed")
            }
        }
        guard (try? AuditReceipt(bytes: bytes, verifiedBy: verifier, witnesses: [verifier])) == nil else {
            fatalError("a receipt passed for signed")
        }
        guard bytes.count >= 2 else { return }
        let (first, second, hashes) = (Int(bytes[0]), Int(bytes[1]), Array(bytes[2...]))
        let proof = stride(from: 0, to: hashes.count, by: 32).map { Array(hashes[$0..<min($0 + 32, hashes.count)]) }
        let root = [UInt8](repeating: 1, count: 32)
        let isIncluded = MerkleTree.isIncluded(root, at: first, size: second, root: contentKey, proof: proof)
        let isConsistent = MerkleTree.isConsistent(
            oldSize: first,
            oldRoot: root,
            newSize: second,
            newRoot: contentKey,
            proof: proof
        )
        guard !isIncluded, !isConsistent else { fatalError("a proof of nothing is believed") }
    }

    private static func readTile(_ bytes: [UInt8]) {
        if let tile = try? Tile(bytes: bytes) {
            guard tile.bytes == bytes, tile.root.count == 32 else { fatalError("a tile reads as another") }
        }
        guard let leaves = try? Tile.leaves(inBundle: bytes) else { return }
        guard leaves.reduce(0, { $0 + 2 + $1.count }) == bytes.count else { fatalError("a bundle reads as another") }
    }

    private static func readRequest(_ bytes: [UInt8]) {
        guard let request = try? AddCheckpointRequest(bytes: bytes) else { return }
        // A witness signs what it was asked, in the one form that there is.
        guard let again = try? AddCheckpointRequest(bytes: Array(request.text.utf8)), again == request else {
            fatalError("a request reads as another")
        }
    }
}
