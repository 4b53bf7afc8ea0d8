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

    /// The 32 bytes of the digest of all pieces that `next` gives, up to the first empty one.
    public static func hash(pieces next: () throws -> [UInt8]) throws -> [UInt8] {
        let algorithm = unsafe try CryptoContext.shared.sha256
        guard let context = unsafe EVP_MD_CTX_new() else { throw CryptoUnavailable() }
        defer { unsafe EVP_MD_CTX_free(context) }
        guard unsafe EVP_DigestInit_ex2(context, algorithm, nil) == 1 else { throw CryptoUnavailable() }
        var piece = try next()
        while !piece.isEmpty {
            guard unsafe EVP_DigestUpdate(context, piece, piece.count) == 1 else { throw CryptoUnavailable() }
            piece = try next()
        }
        var digest = [UInt8](repeating: 0, count: 32)
        guard unsafe EVP_DigestFinal_ex(context, &digest, nil) == 1 else { throw CryptoUnavailable() }
        return digest
    }
}
