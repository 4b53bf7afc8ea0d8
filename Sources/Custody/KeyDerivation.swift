internal import CCrypto

/// The two key derivation functions in use.
enum KeyDerivation {
    /// HKDF-Expand with SHA-512 (RFC 5869, section 2.3); `key` is the pseudorandom key.
    ///
    /// - Parameter info: at most 1,024 bytes, OpenSSL's limit.
    static func hkdfExpand(_ key: borrowing SecretKey, info: [UInt8], count: Int) throws -> SecretBytes {
        unsafe try key.withUnsafeBytes { unsafe try hkdfExpand(pseudorandomKey: $0, info: info, count: count) }
    }

    /// The same for a pseudorandom key of any length, and with either hash.
    static func hkdfExpand(
        pseudorandomKey: UnsafeRawBufferPointer,
        info: [UInt8],
        count: Int,
        hash: Hash = .sha512
    ) throws -> SecretBytes {
        unsafe try derive(
            CryptoLibrary.shared.hkdf,
            [Parameter.text("mode", "EXPAND_ONLY"), Parameter.text("digest", hash.name)],
            from: pseudorandomKey,
            info: info,
            count: count
        )
    }

    /// The hash below HKDF.
    enum Hash {
        case sha256, sha512

        var name: StaticString { self == .sha256 ? "SHA256" : "SHA512" }
    }

    /// The X9.63 key derivation with SHA-256 that `dhSinglePass-stdDH-sha256kdf-scheme` names (RFC 5753, SEC 1 3.6.1).
    static func x963(_ sharedSecret: borrowing SecretBytes, info: [UInt8], count: Int) throws -> SecretBytes {
        let kdf = unsafe try CryptoLibrary.shared.x963KDF
        return unsafe try sharedSecret.withUnsafeBytes { secret in
            unsafe try derive(kdf, [Parameter.text("digest", "SHA256")], from: secret, info: info, count: count)
        }
    }

    private static func derive(
        _ kdf: OpaquePointer,
        _ choices: [OSSL_PARAM],
        from secret: UnsafeRawBufferPointer,
        info: [UInt8],
        count: Int
    ) throws -> SecretBytes {
        guard let context = unsafe EVP_KDF_CTX_new(kdf) else { throw CustodyError.openSSL("start a key derivation") }
        defer { unsafe EVP_KDF_CTX_free(context) }
        return unsafe try SecretBytes(capacity: count) { memory in
            let start = unsafe memory.baseAddress?.assumingMemoryBound(to: UInt8.self)
            return unsafe try info.withUnsafeBytes { info in
                let parameters =
                    unsafe choices + [
                        Parameter.bytes("key", secret), Parameter.bytes("info", info), OSSL_PARAM_construct_end(),
                    ]
                guard unsafe EVP_KDF_derive(context, start, count, parameters) == 1 else {
                    throw CustodyError.openSSL("derive a key")
                }
                return count
            }
        }
    }
}

/// OpenSSL's named parameters. They borrow: names are static, and bytes must outlive the call that they are passed to.
enum Parameter {
    static func text(_ name: StaticString, _ value: StaticString) -> OSSL_PARAM {
        unsafe OSSL_PARAM_construct_utf8_string(pointer(name), UnsafeMutablePointer(mutating: pointer(value)), 0)
    }

    static func bytes(_ name: StaticString, _ value: UnsafeRawBufferPointer) -> OSSL_PARAM {
        unsafe OSSL_PARAM_construct_octet_string(
            pointer(name),
            UnsafeMutableRawPointer(mutating: value.baseAddress),
            value.count
        )
    }

    private static func pointer(_ text: StaticString) -> UnsafePointer<CChar> {
        unsafe UnsafeRawPointer(text.utf8Start).assumingMemoryBound(to: CChar.self)
    }
}
