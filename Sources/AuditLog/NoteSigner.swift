internal import CCrypto
internal import FoundationEssentials

/// An Ed25519 key that signs notes (C2SP signed-note). Prints as its name only.
public struct NoteSigner: Sendable, CustomStringConvertible, CustomReflectable {
    private let seed: [UInt8]
    /// The public half.
    public let verifier: NoteVerifier

    /// Makes a new key.
    public static func generate(name: String) throws(AuditError) -> NoteSigner {
        var seed = [UInt8](repeating: 0, count: 32)
        guard unsafe RAND_priv_bytes(&seed, 32) == 1 else { throw AuditError(.cryptography) }
        return try NoteSigner(name: name, seed: seed)
    }

    /// Reads the content of a key file: one line, `PRIVATE+KEY+name+keyid+base64(0x01 || seed)`.
    ///
    /// - Throws: ``AuditError/Code/badNoteKey``.
    public init(text: String) throws(AuditError) {
        let parts = text.filter { !$0.isNewline }.split(separator: "+", maxSplits: 4)
        guard parts.count == 5, parts[0] == "PRIVATE", parts[1] == "KEY",
            let data = Data(base64Encoded: String(parts[4])), data.count == 33, data.first == 1
        else { throw AuditError(.badNoteKey) }
        try self.init(name: String(parts[2]), seed: Array(data.dropFirst()))
        guard hexadecimal(verifier.keyID) == parts[3] else { throw AuditError(.badNoteKey) }
    }

    private init(name: String, seed: [UInt8]) throws(AuditError) {
        guard !name.isEmpty, !name.contains(where: { $0.isWhitespace || $0 == "+" }) else {
            throw AuditError(.badNoteKey)
        }
        guard let key = unsafe EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, seed, seed.count) else {
            throw AuditError(.cryptography)
        }
        defer { unsafe EVP_PKEY_free(key) }
        var publicKey = [UInt8](repeating: 0, count: 32)
        var count = publicKey.count
        guard unsafe EVP_PKEY_get_raw_public_key(key, &publicKey, &count) == 1, count == 32 else {
            throw AuditError(.cryptography)
        }
        self.seed = seed
        verifier = NoteVerifier(name: name, publicKey: publicKey)
    }

    /// The content of the key file. A secret: write it with mode 0600, and nowhere else.
    public var secretText: String {
        "PRIVATE+KEY+\(verifier.name)+\(hexadecimal(verifier.keyID))+\(Data([1] + seed).base64EncodedString())\n"
    }

    /// The key's name, never its secret.
    public var description: String { "note key \(verifier.name)" }
    /// Shows nothing to `dump`.
    public var customMirror: Mirror { Mirror(self, children: [:]) }

    /// A signature line, line end included.
    func signatureLine(for text: String) throws(AuditError) -> String {
        let signature = try sign(Array(text.utf8))
        return "\u{2014} \(verifier.name) \(Data(verifier.keyID + signature).base64EncodedString())\n"
    }

    private func sign(_ message: [UInt8]) throws(AuditError) -> [UInt8] {
        guard let key = unsafe EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, seed, seed.count),
            let context = unsafe EVP_MD_CTX_new()
        else { throw AuditError(.cryptography) }
        defer {
            unsafe EVP_MD_CTX_free(context)
            unsafe EVP_PKEY_free(key)
        }
        var signature = [UInt8](repeating: 0, count: 64)
        var count = signature.count
        guard unsafe EVP_DigestSignInit(context, nil, nil, nil, key) == 1,
            unsafe EVP_DigestSign(context, &signature, &count, message, message.count) == 1, count == 64
        else { throw AuditError(.cryptography) }
        return signature
    }
}
