internal import CCrypto

/// Ed25519 (RFC 8032) over raw keys: seeds and public keys of 32 bytes, signatures of 64.
public enum Ed25519 {
    /// A new seed, from the generator for secrets.
    public static func makeSeed() throws(CryptoUnavailable) -> [UInt8] {
        let library = try CryptoContext.shared
        var seed = [UInt8](repeating: 0, count: 32)
        guard unsafe RAND_priv_bytes_ex(library.raw, &seed, seed.count, 256) == 1 else { throw failure() }
        return seed
    }

    /// The public key of a seed.
    public static func publicKey(of seed: [UInt8]) throws(CryptoUnavailable) -> [UInt8] {
        let key = unsafe try privateKey(seed)
        defer { unsafe EVP_PKEY_free(key) }
        var bytes = [UInt8](repeating: 0, count: 32)
        var count = bytes.count
        guard unsafe EVP_PKEY_get_raw_public_key(key, &bytes, &count) == 1, count == 32 else { throw failure() }
        return bytes
    }

    /// The signature of `message`.
    public static func sign(_ message: [UInt8], with seed: [UInt8]) throws(CryptoUnavailable) -> [UInt8] {
        let library = try CryptoContext.shared
        let key = unsafe try privateKey(seed)
        defer { unsafe EVP_PKEY_free(key) }
        guard let context = unsafe EVP_MD_CTX_new() else { throw failure() }
        defer { unsafe EVP_MD_CTX_free(context) }
        var signature = [UInt8](repeating: 0, count: 64)
        var count = signature.count
        guard unsafe EVP_DigestSignInit_ex(context, nil, nil, library.raw, nil, key, nil) == 1,
            unsafe EVP_DigestSign(context, &signature, &count, message, message.count) == 1, count == 64
        else { throw failure() }
        return signature
    }

    /// Whether `signature` is that of `message`. Any input is safe.
    public static func isValid(_ signature: [UInt8], of message: [UInt8], by publicKey: [UInt8]) -> Bool {
        guard signature.count == 64, publicKey.count == 32, let library = try? CryptoContext.shared,
            let key = unsafe EVP_PKEY_new_raw_public_key_ex(library.raw, "ED25519", nil, publicKey, publicKey.count),
            let context = unsafe EVP_MD_CTX_new()
        else {
            ERR_clear_error()
            return false
        }
        defer {
            unsafe EVP_MD_CTX_free(context)
            unsafe EVP_PKEY_free(key)
            ERR_clear_error()
        }
        guard unsafe EVP_DigestVerifyInit_ex(context, nil, nil, library.raw, nil, key, nil) == 1 else { return false }
        return unsafe EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
    }

    private static func privateKey(_ seed: [UInt8]) throws(CryptoUnavailable) -> OpaquePointer {
        let library = try CryptoContext.shared
        guard seed.count == 32,
            let key = unsafe EVP_PKEY_new_raw_private_key_ex(library.raw, "ED25519", nil, seed, seed.count)
        else { throw failure() }
        return unsafe key
    }

    private static func failure() -> CryptoUnavailable {
        ERR_clear_error()
        return CryptoUnavailable()
    }
}
