internal import CCrypto
internal import Crypto

/// Every algorithm in use, fetched once from OpenSSL's library context of our own.
///
/// Sendable without a lock: all fields are constants, OpenSSL's contexts and fetched algorithms may be shared between
/// threads, and the one instance lives as long as the process.
@safe final class CryptoLibrary: @unchecked Sendable {
    let context: OpaquePointer
    let aes256GCM: OpaquePointer
    /// RFC 5649, key wrap with padding.
    let aes256KWP: OpaquePointer
    /// RFC 3394, key wrap without padding: only for CMS.
    let aes256Wrap: OpaquePointer
    let hkdf: OpaquePointer
    /// ANSI X9.63, which CMS calls `sha256kdf`.
    let x963KDF: OpaquePointer
    let sha256: OpaquePointer

    private static let loaded = Result { try CryptoLibrary() }

    /// The one instance.
    static var shared: CryptoLibrary { get throws { try loaded.get() } }

    private init() throws {
        try SecureHeap.prepare()
        let shared: CryptoContext
        do { shared = try CryptoContext.shared } catch { throw CustodyError(.cryptoUnavailable, "\(error)") }
        unsafe context = shared.raw
        unsafe sha256 = shared.sha256
        unsafe aes256GCM = try Self.cipher("AES-256-GCM", context)
        unsafe aes256KWP = try Self.cipher("AES-256-WRAP-PAD", context)
        unsafe aes256Wrap = try Self.cipher("AES-256-WRAP", context)
        unsafe hkdf = try Self.derivation("HKDF", context)
        unsafe x963KDF = try Self.derivation("X963KDF", context)
    }

    private static func cipher(_ name: String, _ context: OpaquePointer) throws -> OpaquePointer {
        guard let cipher = unsafe EVP_CIPHER_fetch(context, name, nil) else {
            throw CustodyError.openSSL("load \(name)")
        }
        return unsafe cipher
    }

    private static func derivation(_ name: String, _ context: OpaquePointer) throws -> OpaquePointer {
        guard let kdf = unsafe EVP_KDF_fetch(context, name, nil) else { throw CustodyError.openSSL("load \(name)") }
        return unsafe kdf
    }

    /// Bytes from the context's generator, for what is public: salts, nonces, serial numbers.
    static func randomBytes(_ count: Int) throws -> [UInt8] {
        let library = try shared
        var bytes = [UInt8](repeating: 0, count: count)
        guard unsafe RAND_bytes_ex(library.context, &bytes, count, 256) == 1 else {
            throw CustodyError.openSSL("make random bytes")
        }
        return bytes
    }
}
