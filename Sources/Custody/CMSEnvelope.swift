/// A sealed recording as practices send it: CMS AuthEnvelopedData (RFC 5083) in DER or BER, in exactly one profile.
///
/// AES-256-GCM (RFC 5084) with a 12-byte nonce and a 16-byte tag; one recipient, either by RSA-OAEP with SHA-256
/// (RFC 4056's parameters, no label) or by ECDH on P-256 with the SHA-256 X9.63 key derivation and AES-256 key wrap
/// (RFC 5753), without user keying material; content type `id-data`; no originator certificates, no unauthenticated
/// attributes. That is what
/// `openssl cms -encrypt -aes-256-gcm` makes.
///
/// Opening has two steps, so that the content key can be kept under the audio's data key after the private key is
/// destroyed. The message's bytes are referred to, never copied.
public struct CMSEnvelope: Sendable {
    /// The largest message that is read unless told otherwise: 512 MiB.
    public static let defaultMaximumSize = 512 << 20

    /// Whose key opens it.
    public let recipient: CMSRecipient
    let keyEncryption: KeyEncryption
    let content: EncryptedContent

    /// How the content key is protected.
    enum KeyEncryption: Hashable, Sendable {
        case rsaOAEP(encrypted: [UInt8])
        case ecdhP256(point: [UInt8], wrapped: [UInt8])
    }

    /// The ciphertext and all that authenticates it.
    struct EncryptedContent: Sendable {
        var nonce: [UInt8]
        /// Slices of the message: one in DER, many where it was streamed.
        var segments: [ArraySlice<UInt8>]
        /// The authenticated attributes as DER `SET OF`, or nothing.
        var authenticated: ArraySlice<UInt8> = []
        var tag: [UInt8] = []

        var count: Int { segments.reduce(0) { $0 + $1.count } }
    }

    /// Reads a message; nothing is decrypted yet.
    ///
    /// - Throws: ``CustodyError`` with `not_cms`, `unsupported_cms`, `truncated` or `too_large`.
    public init(parsing message: [UInt8], maximumSize: Int = CMSEnvelope.defaultMaximumSize) throws {
        self = try CMSParser.parse(message, maximumSize: maximumSize)
    }

    init(recipient: CMSRecipient, keyEncryption: KeyEncryption, content: EncryptedContent) {
        self.recipient = recipient
        self.keyEncryption = keyEncryption
        self.content = content
    }

    /// The bytes of the plaintext.
    public var plaintextCount: Int { content.count }

    /// The content key, by the recipient's private key.
    ///
    /// - Throws: ``CustodyError`` with `wrong_recipient` when the message names another key, or `altered`.
    public func contentKey(with key: borrowing SealingKey) throws -> SecretKey {
        guard key.matches(recipient) else {
            throw CustodyError(
                .wrongRecipient,
                "the message is sealed to another certificate; seal it to the current one"
            )
        }
        let privateKey = try PrivateKey(pkcs8: key.privateKey)
        let secret: SecretBytes
        switch keyEncryption {
        case .rsaOAEP(let encrypted): secret = try privateKey.decryptOAEP(encrypted)
        case .ecdhP256(let point, let wrapped):
            let shared = try privateKey.sharedSecret(withPoint: point)
            let wrapping = try KeyAgreement.wrappingKey(from: shared)
            do {
                secret = unsafe try wrapping.withUnsafeBytes { unsafe try KeyWrap.unwrapUnpadded(wrapped, under: $0) }
            } catch let error as CustodyError where error.code == .keyRefused { throw Self.alteredKey }
        }
        guard secret.count == SecretKey.count else { throw Self.alteredKey }
        return try SecretKey(secret)
    }

    private static let alteredKey = CustodyError(.altered, "the message's content key does not unwrap: it was altered")

    /// The plaintext. Nothing is handed out unless the whole message is authentic.
    ///
    /// - Throws: ``CustodyError`` with `altered`.
    public func open(with contentKey: borrowing SecretKey) throws -> [UInt8] {
        let cipher = unsafe try contentKey.withUnsafeBytes { unsafe try GCMCipher(key: $0, .open) }
        try cipher.begin(nonce: content.nonce, authenticated: content.authenticated)
        var plaintext = [UInt8](repeating: 0, count: content.count)
        do { try decrypt(into: &plaintext, with: cipher) } catch {
            wipe(&plaintext)
            throw error
        }
        return plaintext
    }

    private func decrypt(into plaintext: inout [UInt8], with cipher: borrowing GCMCipher) throws {
        var done = 0
        for segment in content.segments {
            unsafe try plaintext.withUnsafeMutableBytes { output in
                guard let start = output.baseAddress else { return }
                unsafe try segment.withUnsafeBytes { unsafe try cipher.update($0, into: start + done) }
            }
            done += segment.count
        }
        guard unsafe content.tag.withUnsafeBytes({ unsafe cipher.accepts(tag: $0) }) else {
            throw CustodyError(.altered, "the message was altered after it was sealed")
        }
    }
}
