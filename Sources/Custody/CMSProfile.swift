internal import SwiftASN1

/// The object identifiers of the one CMS profile.
enum CMSProfile {
    static let authEnvelopedData: ASN1ObjectIdentifier = [1, 2, 840, 113549, 1, 9, 16, 1, 23]
    static let data: ASN1ObjectIdentifier = [1, 2, 840, 113549, 1, 7, 1]
    static let aes256GCM: ASN1ObjectIdentifier = [2, 16, 840, 1, 101, 3, 4, 1, 46]
    static let aes256Wrap: ASN1ObjectIdentifier = [2, 16, 840, 1, 101, 3, 4, 1, 45]
    static let rsaOAEP: ASN1ObjectIdentifier = [1, 2, 840, 113549, 1, 1, 7]
    static let mgf1: ASN1ObjectIdentifier = [1, 2, 840, 113549, 1, 1, 8]
    static let sha256: ASN1ObjectIdentifier = [2, 16, 840, 1, 101, 3, 4, 2, 1]
    static let ecPublicKey: ASN1ObjectIdentifier = [1, 2, 840, 10045, 2, 1]
    static let p256: ASN1ObjectIdentifier = [1, 2, 840, 10045, 3, 1, 7]
    static let stdDHSHA256KDF: ASN1ObjectIdentifier = [1, 3, 132, 1, 11, 1]

    static func tag(_ number: UInt) -> ASN1Identifier {
        ASN1Identifier(tagWithNumber: number, tagClass: .contextSpecific)
    }
}

/// How two parties to an ECDH agree on the key that wraps the content key (RFC 5753, section 7.2).
enum KeyAgreement {
    static func wrappingKey(from sharedSecret: borrowing SecretBytes) throws -> SecretBytes {
        try KeyDerivation.x963(sharedSecret, info: sharedInfo(), count: SecretKey.count)
    }

    /// `ECC-CMS-SharedInfo`: the wrap's algorithm and the bits of the wrapping key.
    private static func sharedInfo() throws -> [UInt8] {
        var serializer = DER.Serializer()
        try serializer.appendConstructedNode(identifier: .sequence) { info in
            try info.algorithm(CMSProfile.aes256Wrap)
            info.appendConstructedNode(identifier: CMSProfile.tag(2)) {
                $0.octets(BoundBytes.bigEndian(UInt32(SecretKey.count * 8)))
            }
        }
        return serializer.serializedBytes
    }
}

extension DER.Serializer {
    /// An `AlgorithmIdentifier`.
    mutating func algorithm(
        _ id: ASN1ObjectIdentifier,
        parameters: (inout DER.Serializer) throws -> Void = { _ in }
    ) throws {
        try appendConstructedNode(identifier: .sequence) {
            try $0.serialize(id)
            try parameters(&$0)
        }
    }

    mutating func octets(_ bytes: [UInt8]) {
        appendPrimitiveNode(identifier: .octetString) { $0.append(contentsOf: bytes) }
    }

    mutating func integer(_ value: UInt8) {
        appendPrimitiveNode(identifier: .integer) { $0.append(value) }
    }
}
