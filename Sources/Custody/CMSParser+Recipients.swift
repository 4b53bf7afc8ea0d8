internal import SwiftASN1

extension CMSParser {
    typealias Recipient = (CMSRecipient, CMSEnvelope.KeyEncryption)

    /// Exactly one recipient: a second one would be a copy of the recording for somebody whom the audit log doesn't know.
    static func recipientInfos(_ node: ASN1Node) throws -> Recipient {
        guard node.identifier == .set, case .constructed(let infos) = node.content else {
            throw unsupported("it names no recipient")
        }
        var iterator = infos.makeIterator()
        let info = try iterator.require()
        guard iterator.next() == nil else { throw unsupported("it has more than one recipient") }
        switch info.identifier {
        case .sequence: return try keyTransport(info)
        case CMSProfile.tag(1): return try keyAgreement(info)
        default: throw unsupported("its recipient is neither an RSA nor an elliptic curve certificate")
        }
    }

    /// `KeyTransRecipientInfo` (RFC 5652, section 6.2.1) with RSA-OAEP.
    private static func keyTransport(_ node: ASN1Node) throws -> Recipient {
        try BER.sequence(node, identifier: .sequence) { fields in
            let version = try fields.require().octets(.integer)
            let identifier = try fields.require()
            let recipient: CMSRecipient
            switch (version, identifier.identifier) {
            case ([0], .sequence): recipient = try issuerAndSerial(identifier)
            case ([2], CMSProfile.tag(0)):
                recipient = .subjectKeyIdentifier(try identifier.octets(CMSProfile.tag(0)))
            default: throw unsupported("a version is not the profile's")
            }
            try requireOAEP(AlgorithmIdentifier(fields.require()))
            let encrypted = try fields.require().octets(.octetString)
            guard (256...1024).contains(encrypted.count) else { throw unsupported("its RSA key is of another size") }
            return (recipient, .rsaOAEP(encrypted: encrypted))
        }
    }

    /// `RSAES-OAEP-params` (RFC 8017, A.2.1): both SHA-256, and no label.
    private static func requireOAEP(_ algorithm: AlgorithmIdentifier) throws {
        guard algorithm.id == CMSProfile.rsaOAEP, let parameters = algorithm.parameters else {
            throw unsupported("its RSA padding is not OAEP; add -keyopt rsa_padding_mode:oaep")
        }
        let wrongHash = unsupported("its OAEP hash is not SHA-256; add -keyopt rsa_oaep_md:sha256")
        try BER.sequence(parameters, identifier: .sequence) { fields in
            let hash = try explicit(fields.require(), 0, AlgorithmIdentifier.init)
            guard hash.id == CMSProfile.sha256, hash.hasNoOrNullParameters else { throw wrongHash }
            let mask = try explicit(fields.require(), 1, AlgorithmIdentifier.init)
            guard mask.id == CMSProfile.mgf1, let parameters = mask.parameters else { throw wrongHash }
            let maskHash = try AlgorithmIdentifier(parameters)
            guard maskHash.id == CMSProfile.sha256, maskHash.hasNoOrNullParameters else { throw wrongHash }
        }
    }

    /// `KeyAgreeRecipientInfo` (RFC 5652, section 6.2.2) with an ephemeral key on P-256.
    private static func keyAgreement(_ node: ASN1Node) throws -> Recipient {
        try BER.sequence(node, identifier: CMSProfile.tag(1)) { fields in
            try fields.version(3)
            let point = try explicit(fields.require(), 0, ephemeralPoint)
            try requireAgreement(AlgorithmIdentifier(fields.require()))
            let (recipient, wrapped) = try recipientEncryptedKey(fields.require())
            return (recipient, .ecdhP256(point: point, wrapped: wrapped))
        }
    }

    /// `OriginatorPublicKey`, the third choice of `OriginatorIdentifierOrKey`.
    private static func ephemeralPoint(_ node: ASN1Node) throws -> [UInt8] {
        try BER.sequence(node, identifier: CMSProfile.tag(1)) { fields in
            let algorithm = try AlgorithmIdentifier(fields.require())
            let isP256 = try algorithm.parameters.map { try ASN1ObjectIdentifier(berEncoded: $0) == CMSProfile.p256 }
            guard algorithm.id == CMSProfile.ecPublicKey, isP256 ?? true else {
                throw unsupported("its ephemeral key is not on P-256")
            }
            let point = try fields.require().octets(.bitString)
            guard point.count == 66, point[0] == 0 else { throw unsupported("its ephemeral key is not on P-256") }
            return Array(point[1...])
        }
    }

    private static func requireAgreement(_ algorithm: AlgorithmIdentifier) throws {
        guard algorithm.id == CMSProfile.stdDHSHA256KDF, let parameters = algorithm.parameters else {
            throw unsupported("its key derivation is not SHA-256; add -keyopt ecdh_kdf_md:sha256")
        }
        let wrap = try AlgorithmIdentifier(parameters)
        guard wrap.id == CMSProfile.aes256Wrap, wrap.hasNoParameters else {
            throw unsupported("its key wrap is not AES-256")
        }
    }

    private static func recipientEncryptedKey(_ node: ASN1Node) throws -> (CMSRecipient, wrapped: [UInt8]) {
        try BER.sequence(node, identifier: .sequence) { keys in
            let key = try keys.require()
            guard keys.next() == nil else { throw unsupported("it has more than one recipient") }
            return try BER.sequence(key, identifier: .sequence) { fields in
                let identifier = try fields.require()
                let recipient =
                    identifier.identifier == .sequence
                    ? try issuerAndSerial(identifier)
                    : try BER.sequence(identifier, identifier: CMSProfile.tag(0)) {
                        .subjectKeyIdentifier(try $0.require().octets(.octetString))
                    }
                let wrapped = try fields.require().octets(.octetString)
                guard wrapped.count == SecretKey.count + 8 else {
                    throw unsupported("its content key is of another size")
                }
                return (recipient, wrapped)
            }
        }
    }

    private static func issuerAndSerial(_ node: ASN1Node) throws -> CMSRecipient {
        try BER.sequence(node, identifier: .sequence) { fields in
            let issuer = try fields.require()
            guard issuer.identifier == .sequence else { throw unsupported("its recipient has no name") }
            let serial = try fields.require().octets(.integer)
            return .issuerAndSerial(issuer: Array(issuer.encodedBytes), serial: serial)
        }
    }

    private static func explicit<T>(_ node: ASN1Node, _ tag: UInt, _ read: (ASN1Node) throws -> T) throws -> T {
        try BER.sequence(node, identifier: CMSProfile.tag(tag)) { try read($0.require()) }
    }
}
