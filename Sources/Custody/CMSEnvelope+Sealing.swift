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
        let certificate = try Certificate(pem: certificatePEM)
        guard certificate.isValid(at: now) else {
            throw CustodyError(
                .unusableCertificate,
                "the certificate is not valid today; fetch the practice's current one"
            )
        }
        let contentKey = try SecretKey.random()
        var serializer = DER.Serializer()
        try serializer.appendConstructedNode(identifier: .sequence) { info in
            try info.serialize(CMSProfile.authEnvelopedData)
            try info.appendConstructedNode(identifier: CMSProfile.tag(0)) { explicit in
                try explicit.appendConstructedNode(identifier: .sequence) { data in
                    data.integer(0)
                    try data.appendConstructedNode(identifier: .set) {
                        try $0.recipient(certificate, of: contentKey)
                    }
                    try data.encryptedContentAndTag(plaintext, with: contentKey)
                }
            }
        }
        return serializer.serializedBytes
    }
}

extension DER.Serializer {
    /// The one `RecipientInfo`.
    fileprivate mutating func recipient(
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

    /// `EncryptedContentInfo` and the tag behind it.
    fileprivate mutating func encryptedContentAndTag(
        _ plaintext: [UInt8],
        with key: borrowing SecretKey
    ) throws {
        let nonce = try CryptoLibrary.randomBytes(GCMCipher.nonceCount)
        let cipher = unsafe try key.withUnsafeBytes { unsafe try GCMCipher(key: $0, .seal) }
        try cipher.begin(nonce: nonce)
        var ciphertext = [UInt8](repeating: 0, count: plaintext.count)
        unsafe try ciphertext.withUnsafeMutableBytes { output in
            guard let start = output.baseAddress else { return }
            unsafe try plaintext.withUnsafeBytes { unsafe try cipher.update($0, into: start) }
        }
        try appendConstructedNode(identifier: .sequence) { info in
            try info.serialize(CMSProfile.data)
            try info.algorithm(CMSProfile.aes256GCM) { algorithm in
                algorithm.appendConstructedNode(identifier: .sequence) {
                    $0.octets(nonce)
                    $0.integer(UInt8(GCMCipher.tagCount))
                }
            }
            info.appendPrimitiveNode(identifier: CMSProfile.tag(0)) { $0.append(contentsOf: ciphertext) }
        }
        octets(try cipher.tag())
    }
}
