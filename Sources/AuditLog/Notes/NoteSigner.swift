internal import Crypto
public import FoundationEssentials

/// An Ed25519 key that signs notes (C2SP signed-note). Prints as its name only.
public struct NoteSigner: Sendable, CustomStringConvertible, CustomReflectable {
    private let seed: [UInt8]
    /// The public half.
    public let verifier: NoteVerifier

    /// Makes a new key.
    public static func generate(name: String, kind: NoteKeyKind = .log) throws(AuditError) -> NoteSigner {
        do { return try NoteSigner(name: name, kind: kind, seed: Ed25519.makeSeed()) } catch let error as AuditError {
            throw error
        } catch { throw AuditError(.cryptography) }
    }

    /// Reads the content of a key file: one line, `PRIVATE+KEY+name+keyid+base64(kind || seed)`.
    ///
    /// - Throws: ``AuditError/Code/badNoteKey``.
    public init(text: String) throws(AuditError) {
        let parts = text.filter { !$0.isNewline }.split(separator: "+", maxSplits: 4)
        guard parts.count == 5, parts[0] == "PRIVATE", parts[1] == "KEY", let data = strictBase64(parts[4]),
            data.count == 33, let kind = NoteKeyKind(rawValue: data[0])
        else { throw AuditError(.badNoteKey) }
        try self.init(name: String(parts[2]), kind: kind, seed: Array(data.dropFirst()))
        guard hexadecimal(verifier.keyID) == parts[3] else { throw AuditError(.badNoteKey) }
    }

    private init(name: String, kind: NoteKeyKind, seed: [UInt8]) throws(AuditError) {
        guard NoteVerifier.isName(name) else { throw AuditError(.badNoteKey) }
        guard let publicKey = try? Ed25519.publicKey(of: seed) else { throw AuditError(.cryptography) }
        self.seed = seed
        verifier = NoteVerifier(name: name, publicKey: publicKey, kind: kind)
    }

    /// The content of the key file. A secret: write it with mode 0600, and nowhere else.
    public var secretText: String {
        let secret = base64([verifier.kind.rawValue] + seed)
        return "PRIVATE+KEY+\(verifier.name)+\(hexadecimal(verifier.keyID))+\(secret)\n"
    }

    /// The key's name, never its secret.
    public var description: String { "note key \(verifier.name)" }
    /// Shows nothing to `dump`.
    public var customMirror: Mirror { Mirror(self, children: [:]) }

    /// A signature line, line end included.
    ///
    /// - Parameter now: what a witness's key signs as the time of its cosignature.
    public func signatureLine(for text: String, now: Date = Date()) throws(AuditError) -> String {
        var message = Array(text.utf8)
        var signature: [UInt8] = []
        if verifier.kind == .witness {
            let time = Int64(now.timeIntervalSince1970)
            message = NoteVerifier.cosignedMessage(text, at: time)
            signature = (0..<8).map { UInt8(truncatingIfNeeded: time >> (56 - 8 * $0)) }
        }
        guard let made = try? Ed25519.sign(message, with: seed) else { throw AuditError(.cryptography) }
        return "\u{2014} \(verifier.name) \(base64(verifier.keyID + signature + made))\n"
    }
}
