public import FoundationEssentials

/// What a wrapped key is for; it unwraps for nothing else.
///
/// AES-256-KWP has no associated data, so the context goes into the wrapping key: HKDF-Expand-SHA-512 of the parent key
/// with "dictum key wrap v1", a zero byte and the fields. A row that is moved to another place does not unwrap there.
public struct WrapContext: Hashable, Sendable {
    /// The fields, each after its length.
    public let bytes: [UInt8]

    init(_ purpose: String, _ fields: [UInt8]...) { bytes = BoundBytes.encode([Array(purpose.utf8)] + fields) }

    /// The key of a practice, under the master key.
    public static func practiceKey(_ practice: UUID) -> WrapContext {
        WrapContext("practice key", BoundBytes.bytes(of: practice))
    }

    /// A data key, under its practice's key.
    public static func dataKey(
        _ id: UUID,
        practice: UUID,
        dictation: UUID,
        artifactClass: String
    ) -> WrapContext {
        WrapContext(
            "data key",
            BoundBytes.bytes(of: id),
            BoundBytes.bytes(of: practice),
            BoundBytes.bytes(of: dictation),
            Array(artifactClass.utf8)
        )
    }

    /// The private key of a sealing certificate, under its practice's key.
    public static func sealingKey(_ id: UUID, practice: UUID) -> WrapContext {
        WrapContext("sealing key", BoundBytes.bytes(of: id), BoundBytes.bytes(of: practice))
    }

    /// The content key of the CMS message that carries a dictation's audio, under the audio's data key.
    public static func contentKey(practice: UUID, dictation: UUID) -> WrapContext {
        WrapContext("content key", BoundBytes.bytes(of: practice), BoundBytes.bytes(of: dictation))
    }
}

extension SecretBytes {
    /// Unwraps a secret that ``wrapped(under:for:)`` made with the same parent and context.
    ///
    /// - Throws: ``CustodyError/Code/keyRefused`` for any other.
    public init(unwrapping wrapped: [UInt8], under parent: borrowing SecretKey, for context: WrapContext) throws {
        self = unsafe try context.wrappingKey(under: parent).withUnsafeBytes {
            unsafe try KeyWrap.unwrap(wrapped, under: $0)
        }
    }

    /// The secret wrapped by AES-256-KWP (RFC 5649), bound to `context`.
    public borrowing func wrapped(under parent: borrowing SecretKey, for context: WrapContext) throws -> [UInt8] {
        unsafe try withUnsafeBytes { secret in
            unsafe try context.wrappingKey(under: parent).withUnsafeBytes { key in
                unsafe try KeyWrap.wrap(secret, under: key)
            }
        }
    }
}

extension SecretKey {
    /// Unwraps a key that ``wrapped(under:for:)`` made with the same parent and context.
    ///
    /// - Throws: ``CustodyError/Code/keyRefused`` for any other.
    public init(unwrapping wrapped: [UInt8], under parent: borrowing SecretKey, for context: WrapContext) throws {
        try self.init(SecretBytes(unwrapping: wrapped, under: parent, for: context))
    }

    /// The key wrapped by AES-256-KWP (RFC 5649), bound to `context`.
    public borrowing func wrapped(under parent: borrowing SecretKey, for context: WrapContext) throws -> [UInt8] {
        unsafe try withUnsafeBytes { secret in
            unsafe try context.wrappingKey(under: parent).withUnsafeBytes { key in
                unsafe try KeyWrap.wrap(secret, under: key)
            }
        }
    }
}

extension WrapContext {
    fileprivate func wrappingKey(under parent: borrowing SecretKey) throws -> SecretBytes {
        let info = Array("dictum key wrap v1".utf8) + [0] + bytes
        return try KeyDerivation.hkdfExpand(parent, info: info, count: SecretKey.count)
    }
}
