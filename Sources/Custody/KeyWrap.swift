internal import CCrypto

/// AES-256 key wrapping.
enum KeyWrap {
    /// AES-256-KWP (RFC 5649).
    static func wrap(_ secret: UnsafeRawBufferPointer, under key: UnsafeRawBufferPointer) throws -> [UInt8] {
        // The padded form holds 1 byte or more.
        guard secret.count > 0 else { throw CustodyError(.keyRefused, "there is no key to wrap") }
        let library = try CryptoLibrary.shared
        var wrapped = [UInt8](repeating: 0, count: (secret.count + 7) / 8 * 8 + 8)
        let count = unsafe try wrapped.withUnsafeMutableBytes { output in
            unsafe try run(library.aes256KWP, key: key, input: secret, output: output, wrapping: true)
        }
        guard count == wrapped.count else { throw CustodyError.openSSL("wrap a key") }
        return wrapped
    }

    /// Unwraps AES-256-KWP (RFC 5649).
    ///
    /// - Throws: ``CustodyError/Code/keyRefused`` when the integrity check fails.
    static func unwrap(_ wrapped: [UInt8], under key: UnsafeRawBufferPointer) throws -> SecretBytes {
        guard wrapped.count >= 16 else { throw refusal() }
        return unsafe try unwrap(wrapped, with: CryptoLibrary.shared.aes256KWP, under: key)
    }

    /// Wraps without padding (RFC 3394), as CMS does with content keys.
    static func wrapUnpadded(_ secret: UnsafeRawBufferPointer, under key: UnsafeRawBufferPointer) throws -> [UInt8] {
        let library = try CryptoLibrary.shared
        var wrapped = [UInt8](repeating: 0, count: secret.count + 8)
        _ = unsafe try wrapped.withUnsafeMutableBytes { output in
            unsafe try run(library.aes256Wrap, key: key, input: secret, output: output, wrapping: true)
        }
        return wrapped
    }

    /// Unwraps without padding (RFC 3394).
    static func unwrapUnpadded(_ wrapped: [UInt8], under key: UnsafeRawBufferPointer) throws -> SecretBytes {
        guard wrapped.count >= 24 else { throw refusal() }
        return unsafe try unwrap(wrapped, with: CryptoLibrary.shared.aes256Wrap, under: key)
    }

    private static func unwrap(
        _ wrapped: [UInt8],
        with cipher: OpaquePointer,
        under key: UnsafeRawBufferPointer
    ) throws -> SecretBytes {
        guard wrapped.count % 8 == 0, wrapped.count <= 1 << 16 else { throw refusal() }
        return unsafe try SecretBytes(capacity: wrapped.count) { output in
            unsafe try wrapped.withUnsafeBytes { input in
                unsafe try run(cipher, key: key, input: input, output: output, wrapping: false)
            }
        }
    }

    private static func run(
        _ cipher: OpaquePointer,
        key: UnsafeRawBufferPointer,
        input: UnsafeRawBufferPointer,
        output: UnsafeMutableRawBufferPointer,
        wrapping: Bool
    ) throws -> Int {
        guard key.count == SecretKey.count else { throw refusal() }
        guard let context = unsafe EVP_CIPHER_CTX_new() else { throw CustodyError.openSSL("start a key wrap") }
        defer { unsafe EVP_CIPHER_CTX_free(context) }
        unsafe EVP_CIPHER_CTX_set_flags(context, EVP_CIPHER_CTX_FLAG_WRAP_ALLOW)
        let key = unsafe key.baseAddress?.assumingMemoryBound(to: UInt8.self)
        guard unsafe EVP_CipherInit_ex2(context, cipher, key, nil, wrapping ? 1 : 0, nil) == 1 else {
            throw CustodyError.openSSL("start a key wrap")
        }
        var written: Int32 = 0
        let source = unsafe input.baseAddress?.assumingMemoryBound(to: UInt8.self)
        let target = unsafe output.baseAddress?.assumingMemoryBound(to: UInt8.self)
        guard unsafe EVP_CipherUpdate(context, target, &written, source, Int32(input.count)) == 1, written > 0 else {
            throw wrapping ? CustodyError.openSSL("wrap a key") : refusal()
        }
        return Int(written)
    }

    private static func refusal() -> CustodyError {
        .refused(.keyRefused, "a wrapped key does not unwrap: it was altered, moved, or wrapped by another key")
    }
}
