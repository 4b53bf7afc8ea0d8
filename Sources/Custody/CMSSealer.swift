public import FoundationEssentials
internal import SwiftASN1

/// Seals a message that is made piece by piece, in the memory of one piece: the same profile as ``CMSEnvelope``, in BER with
/// indefinite lengths, as `openssl cms -encrypt -stream` makes it and `openssl cms -decrypt` opens it.
///
/// Write ``head``, what ``seal(_:)`` returns for each piece, and what ``finish()`` returns, one after the other.
public struct CMSSealer: ~Copyable {
    /// All that comes before the first piece.
    public let head: [UInt8]
    private let cipher: GCMCipher

    private static let end: [UInt8] = [0, 0]

    /// Begins a message to a certificate: EC P-256, or RSA of 2,048 bits or more.
    ///
    /// - Throws: ``CustodyError`` with `unusable_certificate`.
    public init(to certificatePEM: String, now: Date = Date()) throws {
        let certificate = try Certificate.recipient(pem: certificatePEM, at: now)
        let contentKey = try SecretKey.random()
        let nonce = try CryptoLibrary.randomBytes(GCMCipher.nonceCount)
        let head = try Self.head(to: certificate, of: contentKey, nonce: nonce)
        let cipher = unsafe try contentKey.withUnsafeBytes { unsafe try GCMCipher(key: $0, .seal) }
        try cipher.begin(nonce: nonce)
        self.head = head
        self.cipher = cipher
    }

    /// The next piece of the message, of any size.
    public mutating func seal(_ piece: [UInt8]) throws -> [UInt8] {
        guard !piece.isEmpty else { return [] }
        let header = CMSEnvelope.header(0x04, piece.count)
        var segment = [UInt8](repeating: 0, count: header.count + piece.count)
        segment.replaceSubrange(..<header.count, with: header)
        unsafe try segment.withUnsafeMutableBytes { output in
            guard let base = output.baseAddress else { return }
            unsafe try piece.withUnsafeBytes { unsafe try cipher.update($0, into: base + header.count) }
        }
        return segment
    }

    /// All that comes after the last piece: without it nothing of the message is authentic.
    public consuming func finish() throws -> [UInt8] {
        let tag = try cipher.tag()
        // The ends of the content and of its information; the tag; the ends of the data, of its wrapper and of the whole.
        return Self.end + Self.end + [0x04, UInt8(tag.count)] + tag + Self.end + Self.end + Self.end
    }

    private static func head(
        to certificate: borrowing Certificate,
        of contentKey: borrowing SecretKey,
        nonce: [UInt8]
    ) throws -> [UInt8] {
        var type = DER.Serializer()
        try type.serialize(CMSProfile.authEnvelopedData)
        var recipients = DER.Serializer()
        try recipients.appendConstructedNode(identifier: .set) { try $0.recipient(certificate, of: contentKey) }
        var content = DER.Serializer()
        try content.serialize(CMSProfile.data)
        try content.algorithm(CMSProfile.aes256GCM) { algorithm in
            algorithm.appendConstructedNode(identifier: .sequence) {
                $0.octets(nonce)
                $0.integer(UInt8(GCMCipher.tagCount))
            }
        }
        let version: [UInt8] = [0x02, 1, 0]
        let (sequence, explicit): ([UInt8], [UInt8]) = ([0x30, 0x80], [0xa0, 0x80])
        return sequence + type.serializedBytes + explicit + sequence + version + recipients.serializedBytes
            + sequence + content.serializedBytes + explicit
    }
}
