internal import CCrypto
internal import FoundationEssentials

/// An Ed25519 key that signed notes are checked with (C2SP signed-note, signature type 0x01).
public struct NoteVerifier: Hashable, Sendable {
    /// The key's name, for a log's own key its origin.
    public let name: String
    /// The raw public key: 32 bytes.
    public let publicKey: [UInt8]

    /// A key of its parts.
    public init(name: String, publicKey: [UInt8]) {
        self.name = name
        self.publicKey = publicKey
    }

    /// Reads the usual text form, `name+keyid+base64(0x01 || public key)`.
    ///
    /// - Throws: ``AuditError/Code/badNoteKey``.
    public init(text: String) throws(AuditError) {
        let parts = text.filter { !$0.isNewline }.split(separator: "+", maxSplits: 2)
        guard parts.count == 3, let data = Data(base64Encoded: String(parts[2])), data.count == 33, data.first == 1
        else { throw AuditError(.badNoteKey) }
        self.init(name: String(parts[0]), publicKey: Array(data.dropFirst()))
        guard hexadecimal(keyID) == parts[1] else { throw AuditError(.badNoteKey) }
    }

    /// The text form, safe to publish.
    public var text: String {
        "\(name)+\(hexadecimal(keyID))+\(Data([1] + publicKey).base64EncodedString())"
    }

    /// The first four bytes of SHA-256(name || LF || 0x01 || public key).
    var keyID: [UInt8] { Array(sha256(Array("\(name)\n".utf8) + [1] + publicKey).prefix(4)) }

    /// Whether `line` is this key's signature of `text`.
    func accepts(_ line: String, of text: String) -> Bool {
        let parts = line.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "\u{2014}", parts[1] == name,
            let data = Data(base64Encoded: String(parts[2])), data.count == 68, Array(data.prefix(4)) == keyID
        else { return false }
        return isSignature(Array(data.dropFirst(4)), of: Array(text.utf8))
    }

    private func isSignature(_ signature: [UInt8], of message: [UInt8]) -> Bool {
        guard let key = unsafe EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, publicKey, publicKey.count),
            let context = unsafe EVP_MD_CTX_new()
        else { return false }
        defer {
            unsafe EVP_MD_CTX_free(context)
            unsafe EVP_PKEY_free(key)
        }
        guard unsafe EVP_DigestVerifyInit(context, nil, nil, nil, key) == 1 else { return false }
        return unsafe EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
    }
}

func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef")
    return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
}
