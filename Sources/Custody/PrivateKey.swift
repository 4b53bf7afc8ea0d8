internal import CCrypto

/// An asymmetric private key: EC P-256 for our sealing keys, or a recipient's RSA key.
@safe struct PrivateKey: ~Copyable {
    let raw: OpaquePointer

    /// Reads a PKCS #8 key in DER.
    init(pkcs8: borrowing SecretBytes) throws {
        let library = try CryptoLibrary.shared
        let raw = unsafe pkcs8.withUnsafeBytes { bytes -> OpaquePointer? in
            var start = unsafe bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
            guard let info = unsafe d2i_PKCS8_PRIV_KEY_INFO(nil, &start, bytes.count) else { return nil }
            defer { unsafe PKCS8_PRIV_KEY_INFO_free(info) }
            return unsafe EVP_PKCS82PKEY_ex(info, library.context, nil)
        }
        guard let raw = unsafe raw else { throw CustodyError.refused(.keyRefused, "a private key cannot be read") }
        unsafe self.raw = raw
    }

    private init(adopting raw: OpaquePointer) { unsafe self.raw = raw }

    deinit { unsafe EVP_PKEY_free(raw) }

    /// A new key on P-256.
    static func makeP256() throws -> PrivateKey {
        let library = try CryptoLibrary.shared
        guard let context = unsafe EVP_PKEY_CTX_new_from_name(library.context, "EC", nil) else {
            throw CustodyError.openSSL("make a key pair")
        }
        defer { unsafe EVP_PKEY_CTX_free(context) }
        var made: OpaquePointer?
        guard unsafe EVP_PKEY_keygen_init(context) == 1, unsafe EVP_PKEY_CTX_set_group_name(context, "P-256") == 1,
            unsafe EVP_PKEY_generate(context, &made) == 1, let made = unsafe made
        else { throw CustodyError.openSSL("make a key pair") }
        return unsafe PrivateKey(adopting: made)
    }

    /// The key as PKCS #8 in DER.
    func pkcs8() throws -> SecretBytes {
        guard let info = unsafe EVP_PKEY2PKCS8(raw) else { throw CustodyError.openSSL("write a private key") }
        defer { unsafe PKCS8_PRIV_KEY_INFO_free(info) }
        let count = Int(unsafe i2d_PKCS8_PRIV_KEY_INFO(info, nil))
        guard count > 0 else { throw CustodyError.openSSL("write a private key") }
        return unsafe try SecretBytes(capacity: count) { memory in
            var start = unsafe memory.baseAddress?.assumingMemoryBound(to: UInt8.self)
            guard unsafe i2d_PKCS8_PRIV_KEY_INFO(info, &start) == count else {
                throw CustodyError.openSSL("write a private key")
            }
            return count
        }
    }

    /// The public point, uncompressed: 65 bytes.
    func publicPoint() throws -> [UInt8] {
        var point = [UInt8](repeating: 0, count: 65)
        var count = 0
        guard unsafe EVP_PKEY_get_octet_string_param(raw, OSSL_PKEY_PARAM_PUB_KEY, &point, 65, &count) == 1, count == 65
        else { throw CustodyError.openSSL("write a public key") }
        return point
    }

    /// ECDH with a peer's uncompressed point on P-256 (SP 800-56A): the shared secret, 32 bytes.
    ///
    /// - Throws: ``CustodyError/Code/altered`` when the point is not on the curve,
    ///   ``CustodyError/Code/wrongRecipient`` when this key is not on P-256.
    func sharedSecret(withPoint point: [UInt8]) throws -> SecretBytes {
        try sharedSecret(with: PublicKey(p256Point: point))
    }

    func sharedSecret(with peer: borrowing PublicKey) throws -> SecretBytes {
        let library = try CryptoLibrary.shared
        guard let context = unsafe EVP_PKEY_CTX_new_from_pkey(library.context, raw, nil) else {
            throw CustodyError.openSSL("agree on a key")
        }
        defer { unsafe EVP_PKEY_CTX_free(context) }
        var count = 0
        guard unsafe EVP_PKEY_is_a(raw, "EC") == 1, unsafe EVP_PKEY_derive_init(context) == 1,
            unsafe EVP_PKEY_derive_set_peer(context, peer.raw) == 1,
            unsafe EVP_PKEY_derive(context, nil, &count) == 1
        else { throw CustodyError.refused(.wrongRecipient, "the message is not for a key of this kind") }
        return unsafe try SecretBytes(capacity: count) { memory in
            var kept = count
            let start = unsafe memory.baseAddress?.assumingMemoryBound(to: UInt8.self)
            guard unsafe EVP_PKEY_derive(context, start, &kept) == 1 else {
                throw CustodyError.openSSL("agree on a key")
            }
            return kept
        }
    }

    /// RSA-OAEP with SHA-256, MGF1 with SHA-256 and no label (RFC 8017, 7.1.2).
    ///
    /// - Throws: ``CustodyError/Code/altered`` for what does not decrypt,
    ///   ``CustodyError/Code/wrongRecipient`` when this key is not RSA of 2,048 bits or more.
    func decryptOAEP(_ encrypted: [UInt8]) throws -> SecretBytes {
        guard unsafe EVP_PKEY_is_a(raw, "RSA") == 1, unsafe EVP_PKEY_get_bits(raw) >= 2048 else {
            throw CustodyError.refused(.wrongRecipient, "the message is not for a key of this kind")
        }
        let context = unsafe try OAEP.context(raw, EVP_PKEY_decrypt_init)
        defer { unsafe EVP_PKEY_CTX_free(context) }
        let capacity = Int(unsafe EVP_PKEY_get_size(raw))
        return unsafe try SecretBytes(capacity: capacity) { memory in
            var count = capacity
            let start = unsafe memory.baseAddress?.assumingMemoryBound(to: UInt8.self)
            guard unsafe EVP_PKEY_decrypt(context, start, &count, encrypted, encrypted.count) == 1 else {
                throw CustodyError.refused(.altered, "the message's content key does not decrypt: it was altered")
            }
            return count
        }
    }
}
