internal import CCrypto

/// SHA-256 (FIPS 180-4).
public enum SHA256 {
    /// The 32 bytes of the digest.
    public static func hash(_ bytes: [UInt8]) throws(CryptoUnavailable) -> [UInt8] {
        let algorithm = unsafe try CryptoContext.shared.sha256
        var digest = [UInt8](repeating: 0, count: 32)
        guard unsafe EVP_Digest(bytes, bytes.count, &digest, nil, algorithm, nil) == 1 else {
            ERR_clear_error()
            throw CryptoUnavailable()
        }
        return digest
    }
}
