public import FoundationEssentials
internal import SwiftASN1

extension CMSEnvelope {
    /// Seals `plaintext` to a certificate, in DER, as `openssl cms -decrypt` opens it.
    ///
    /// - Parameters:
    ///   - certificatePEM: an EC P-256 certificate, such as a practice's sealing certificate, or RSA of 2,048 bits or more.
    ///   - now: the certificate must be valid then.
    /// - Throws: ``CustodyError`` with `unusable_certificate`.
    public static func seal(
        _ plaintext: [UInt8],
        to certificatePEM: String,
        now: Date = Date()
    ) throws -> [UInt8] {
        let certificate = try Certificate.recipient(pem: certificatePEM, at: now)
        let contentKey = try SecretKey.random()
        let nonce = try CryptoLibrary.randomBytes(GCMCipher.nonceCount)
        var recipients = DER.Serializer()
        try recipients.appendConstructedNode(identifier: .set) { try $0.recipient(certificate, of: contentKey) }
        let head = try head(recipients.serializedBytes, nonce: nonce, count: plaintext.count)
        var message = [UInt8](repeating: 0, count: head.count + plaintext.count)
        message.replaceSubrange(..<head.count, with: head)
        let tag = try encrypt(plaintext, with: contentKey, nonce: nonce, into: &message, at: head.count)
        message += [0x04, UInt8(tag.count)] + tag
        return message
    }

    /// The bytes of the tag's element.
    private static var tagField: Int { 2 + GCMCipher.tagCount }

    /// All that comes before `count` bytes of ciphertext; written from the inside out, for lengths come first in DER.
    private static func head(_ recipients: [UInt8], nonce: [UInt8], count: Int) throws -> [UInt8] {
        var algorithm = DER.Serializer()
        try algorithm.serialize(CMSProfile.data)
        try algorithm.algorithm(CMSProfile.aes256GCM) { algorithm in
            algorithm.appendConstructedNode(identifier: .sequence) {
                $0.octets(nonce)
                $0.integer(UInt8(GCMCipher.tagCount))
            }
        }
        var type = DER.Serializer()
        try type.serialize(CMSProfile.authEnvelopedData)
        let content = algorithm.serializedBytes + header(0x80, count)
        let version: [UInt8] = [0x02, 1, 0]
        let fields = version + recipients + header(0x30, content.count + count) + content
        let data = header(0x30, fields.count + count + tagField) + fields
        let explicit = type.serializedBytes + header(0xa0, data.count + count + tagField) + data
        return header(0x30, explicit.count + count + tagField) + explicit
    }

    /// A tag and a length in DER.
    static func header(_ tag: UInt8, _ length: Int) -> [UInt8] {
        guard length > 0x7f else { return [tag, UInt8(length)] }
        let bytes = BoundBytes.bigEndian(Int64(length)).drop { $0 == 0 }
        return [tag, 0x80 | UInt8(bytes.count)] + bytes
    }

    /// Writes the ciphertext at `start` of `message`, and returns its tag.
    private static func encrypt(
        _ plaintext: [UInt8],
        with key: borrowing SecretKey,
        nonce: [UInt8],
        into message: inout [UInt8],
        at start: Int
    ) throws -> [UInt8] {
        let cipher = unsafe try key.withUnsafeBytes { unsafe try GCMCipher(key: $0, .seal) }
        try cipher.begin(nonce: nonce)
        unsafe try message.withUnsafeMutableBytes { output in
            guard let base = output.baseAddress else { return }
            unsafe try plaintext.withUnsafeBytes { unsafe try cipher.update($0, into: base + start) }
        }
        return try cipher.tag()
    }
}

extension DER.Serializer {
    /// The one `RecipientInfo`.
    mutating func recipient(
        _ certificate: borrowing Certificate,
        of contentKey: borrowing SecretKey
    ) throws {
        let (issuer, serial) = (try certificate.issuer(), try certificate.serial())
        let key = try certificate.publicKey()
        if key.isP256 {
            try keyAgreement(issuer, serial, key, contentKey)
        } else if key.isStrongRSA {
            try keyTransport(issuer, serial, key, contentKey)
        } else {
            throw CustodyError(.unusableCertificate, "the certificate's key is neither EC P-256 nor RSA of 2,048 bits")
        }
    }

    private mutating func issuerAndSerial(_ issuer: [UInt8], _ serial: [UInt8]) {
        appendConstructedNode(identifier: .sequence) {
            $0.serializeRawBytes(issuer)
            $0.appendPrimitiveNode(identifier: .integer) { $0.append(contentsOf: serial) }
        }
    }

    private mutating func keyTransport(
        _ issuer: [UInt8],
        _ serial: [UInt8],
        _ key: borrowing PublicKey,
        _ contentKey: borrowing SecretKey
    ) throws {
        let encrypted = try key.encryptOAEP(contentKey)
        try appendConstructedNode(identifier: .sequence) { info in
            info.integer(0)
            info.issuerAndSerial(issuer, serial)
            try info.algorithm(CMSProfile.rsaOAEP) { algorithm in
                try algorithm.appendConstructedNode(identifier: .sequence) { parameters in
                    try parameters.appendConstructedNode(identifier: CMSProfile.tag(0)) {
                        try $0.algorithm(CMSProfile.sha256)
                    }
                    try parameters.appendConstructedNode(identifier: CMSProfile.tag(1)) {
                        try $0.algorithm(CMSProfile.mgf1) { try $0.algorithm(CMSProfile.sha256) }
                    }
                }
            }
            info.octets(encrypted)
        }
    }

    private mutating func keyAgreement(
        _ issuer: [UInt8],
        _ serial: [UInt8],
        _ key: borrowing PublicKey,
        _ contentKey: borrowing SecretKey
    ) throws {
        let ephemeral = try PrivateKey.makeP256()
        let point = try ephemeral.publicPoint()
        let wrapping = try KeyAgreement.wrappingKey(from: ephemeral.sharedSecret(with: key))
        let wrapped = unsafe try contentKey.withUnsafeBytes { secret in
            unsafe try wrapping.withUnsafeBytes { unsafe try KeyWrap.wrapUnpadded(secret, under: $0) }
        }
        try appendConstructedNode(identifier: CMSProfile.tag(1)) { info in
            info.integer(3)
            try info.appendConstructedNode(identifier: CMSProfile.tag(0)) {
                try $0.appendConstructedNode(identifier: CMSProfile.tag(1)) {
                    try $0.algorithm(CMSProfile.ecPublicKey)
                    try $0.serialize(ASN1BitString(bytes: point[...]))
                }
            }
            try info.algorithm(CMSProfile.stdDHSHA256KDF) { try $0.algorithm(CMSProfile.aes256Wrap) }
            info.appendConstructedNode(identifier: .sequence) {
                $0.appendConstructedNode(identifier: .sequence) {
                    $0.issuerAndSerial(issuer, serial)
                    $0.octets(wrapped)
                }
            }
        }
    }
}
