internal import CCrypto

/// OpenSSL's library context of our own: neither `openssl.cnf` nor another library in the process changes what the names
/// of algorithms mean in it. Every room that does cryptography fetches from this one.
///
/// Sendable without a lock: its fields are constants, OpenSSL's contexts and fetched algorithms may be shared between
/// threads, and the one instance lives as long as the process.
@safe public final class CryptoContext: @unchecked Sendable {
    /// The `OSSL_LIB_CTX`.
    public let raw: OpaquePointer
    /// SHA-256, fetched once.
    public let sha256: OpaquePointer

    private static let loaded = Result { () throws(CryptoUnavailable) in try CryptoContext() }

    /// The one instance.
    ///
    /// - Throws: ``CryptoUnavailable`` when OpenSSL cannot make it.
    public static var shared: CryptoContext { get throws(CryptoUnavailable) { try loaded.get() } }

    private init() throws(CryptoUnavailable) {
        guard let raw = unsafe OSSL_LIB_CTX_new(), unsafe FIPSMode.isLoadedWhereRequired(in: raw),
            let sha256 = unsafe EVP_MD_fetch(raw, "SHA256", nil)
        else {
            ERR_clear_error()
            throw CryptoUnavailable()
        }
        unsafe self.raw = raw
        unsafe self.sha256 = sha256
    }
}

/// OpenSSL offers no library context, or an algorithm is missing from it.
public struct CryptoUnavailable: Error, Hashable, Sendable, CustomStringConvertible {
    /// One line with the cure.
    public var description: String { "cryptography: OpenSSL offers no usable library context; check its installation" }
}
