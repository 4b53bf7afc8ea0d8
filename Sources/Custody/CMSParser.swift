internal import SwiftASN1

/// Reads the one CMS profile, and refuses all else.
enum CMSParser {
    static func parse(_ message: [UInt8], maximumSize: Int) throws -> CMSEnvelope {
        try CMSSurvey.check(message, maximumSize: maximumSize)
        do {
            return try contentInfo(BER.parse(message))
        } catch let error as ASN1Error {
            guard error.code == .truncatedASN1Field else {
                throw unsupported("its structure is not that of the profile")
            }
            throw CustodyError(.truncated, "the message ends too early; send it again")
        }
    }

    static func unsupported(_ what: String) -> CustodyError {
        CustodyError(
            .unsupportedCMS,
            "the CMS message is outside the profile: \(what); seal with `openssl cms -encrypt -aes-256-gcm`"
        )
    }

    private static func contentInfo(_ node: ASN1Node) throws -> CMSEnvelope {
        try BER.sequence(node, identifier: .sequence) { fields in
            let type = try ASN1ObjectIdentifier(berEncoded: fields.require())
            guard type == CMSProfile.authEnvelopedData else {
                throw unsupported("its content is not AuthEnvelopedData")
            }
            return try BER.sequence(fields.require(), identifier: CMSProfile.tag(0)) { content in
                try authEnvelopedData(content.require())
            }
        }
    }

    private static func authEnvelopedData(_ node: ASN1Node) throws -> CMSEnvelope {
        try BER.sequence(node, identifier: .sequence) { fields in
            try fields.version(0)
            let (recipient, keyEncryption) = try recipientInfos(fields.require())
            var content = try encryptedContent(fields.require())
            var next = try fields.require()
            if next.identifier == CMSProfile.tag(1) {
                content.authenticated = try attributes(next)
                next = try fields.require()
            }
            content.tag = try next.octets(.octetString)
            guard content.tag.count == GCMCipher.tagCount else { throw unsupported("its tag has not 16 bytes") }
            return CMSEnvelope(recipient: recipient, keyEncryption: keyEncryption, content: content)
        }
    }

    /// The authenticated attributes are authenticated as DER with the tag of `SET OF` (RFC 5083, section 2.2).
    private static func attributes(_ node: ASN1Node) throws -> ArraySlice<UInt8> {
        guard node.encodedBytes.count <= 1 << 16 else { throw unsupported("its attributes are too long") }
        var encoded = Array(node.encodedBytes)
        encoded[0] = 0x31
        do { _ = try DER.parse(encoded) } catch { throw unsupported("its attributes are not in DER") }
        return encoded[...]
    }

    private static func encryptedContent(_ node: ASN1Node) throws -> CMSEnvelope.EncryptedContent {
        try BER.sequence(node, identifier: .sequence) { fields in
            guard try ASN1ObjectIdentifier(berEncoded: fields.require()) == CMSProfile.data else {
                throw unsupported("its inner content is not plain data")
            }
            let algorithm = try AlgorithmIdentifier(fields.require())
            guard algorithm.id == CMSProfile.aes256GCM, let parameters = algorithm.parameters else {
                throw unsupported("it is not encrypted by AES-256-GCM")
            }
            let nonce = try gcmNonce(parameters)
            let content = try fields.require()
            guard content.identifier == CMSProfile.tag(0) else { throw unsupported("its content is detached") }
            return try CMSEnvelope.EncryptedContent(nonce: nonce, segments: content.segments())
        }
    }

    private static func gcmNonce(_ node: ASN1Node) throws -> [UInt8] {
        try BER.sequence(node, identifier: .sequence) { fields in
            let nonce = try fields.require().octets(.octetString)
            guard nonce.count == GCMCipher.nonceCount else { throw unsupported("its nonce has not 12 bytes") }
            // The default would be 12 bytes, so 16 is always written.
            guard try fields.require().octets(.integer) == [UInt8(GCMCipher.tagCount)] else {
                throw unsupported("its tag has not 16 bytes")
            }
            return nonce
        }
    }
}

/// An `AlgorithmIdentifier`.
struct AlgorithmIdentifier {
    let id: ASN1ObjectIdentifier
    let parameters: ASN1Node?

    init(_ node: ASN1Node) throws {
        (id, parameters) = try BER.sequence(node, identifier: .sequence) { fields in
            (try ASN1ObjectIdentifier(berEncoded: fields.require()), fields.next())
        }
    }

    var hasNoParameters: Bool { parameters == nil }

    var hasNoOrNullParameters: Bool {
        guard let parameters else { return true }
        return (try? ASN1Null(berEncoded: parameters)) != nil
    }
}

extension ASN1NodeCollection.Iterator {
    /// The next node, which must be there.
    mutating func require() throws -> ASN1Node {
        guard let node = next() else { throw CMSParser.unsupported("a field is missing") }
        return node
    }

    mutating func version(_ expected: UInt8...) throws {
        let version = try require().octets(.integer)
        guard version.count == 1, expected.contains(version[0]) else {
            throw CMSParser.unsupported("a version is not the profile's")
        }
    }
}

extension ASN1Node {
    /// The content of a primitive node with this identifier.
    func octets(_ identifier: ASN1Identifier) throws -> [UInt8] {
        guard self.identifier == identifier, case .primitive(let bytes) = content else {
            throw CMSParser.unsupported("a field is of another type")
        }
        return Array(bytes)
    }

    /// The pieces of an implicitly tagged OCTET STRING, which BER may cut into many.
    fileprivate func segments() throws -> [ArraySlice<UInt8>] {
        switch content {
        case .primitive(let bytes): return [bytes]
        case .constructed(let pieces):
            return try pieces.map { piece in
                guard piece.identifier == .octetString, case .primitive(let bytes) = piece.content, !bytes.isEmpty
                else { throw CMSParser.unsupported("its content is nested, or has an empty piece") }
                return bytes
            }
        }
    }
}
