internal import CCrypto

/// AES-256-GCM with one key: 12-byte nonces and 16-byte tags only.
///
/// The key schedule is made once; ``begin(nonce:authenticated:)`` starts each message.
@safe struct GCMCipher: ~Copyable {
    enum Direction: Int32 {
        case open = 0
        case seal = 1
    }

    static var nonceCount: Int { 12 }
    static var tagCount: Int { 16 }

    private let context: OpaquePointer
    private let direction: Direction

    init(key: UnsafeRawBufferPointer, _ direction: Direction) throws {
        guard key.count == SecretKey.count else { throw CustodyError(.keyRefused, "an AES-256 key has 32 bytes") }
        let library = try CryptoLibrary.shared
        guard let context = unsafe EVP_CIPHER_CTX_new() else { throw CustodyError.openSSL("start AES-256-GCM") }
        let start = unsafe key.baseAddress?.assumingMemoryBound(to: UInt8.self)
        guard
            unsafe EVP_CipherInit_ex2(context, library.aes256GCM, start, nil, direction.rawValue, nil) == 1
        else {
            unsafe EVP_CIPHER_CTX_free(context)
            throw CustodyError.openSSL("start AES-256-GCM")
        }
        unsafe self.context = context
        self.direction = direction
    }

    deinit { unsafe EVP_CIPHER_CTX_free(context) }

    /// Starts a message.
    func begin(nonce: [UInt8], authenticated: ArraySlice<UInt8> = []) throws {
        guard nonce.count == Self.nonceCount,
            unsafe EVP_CipherInit_ex2(context, nil, nil, nonce, direction.rawValue, nil) == 1
        else { throw CustodyError.openSSL("start a message") }
        guard !authenticated.isEmpty else { return }
        unsafe try authenticated.withUnsafeBytes { bytes in
            var written: Int32 = 0
            let start = unsafe bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
            guard unsafe EVP_CipherUpdate(context, nil, &written, start, Int32(bytes.count)) == 1 else {
                throw CustodyError.openSSL("authenticate attributes")
            }
        }
    }

    /// Transforms one piece of the message into as many bytes of `output`. What is opened is not yet authenticated.
    func update(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawPointer) throws {
        var done = 0
        while done < input.count {
            // EVP's lengths are Int32.
            let count = min(input.count - done, 1 << 30)
            var written: Int32 = 0
            let source = unsafe input.baseAddress.map { unsafe ($0 + done).assumingMemoryBound(to: UInt8.self) }
            let target = unsafe (output + done).assumingMemoryBound(to: UInt8.self)
            guard unsafe EVP_CipherUpdate(context, target, &written, source, Int32(count)) == 1 else {
                throw CustodyError.openSSL("run AES-256-GCM")
            }
            done += count
        }
    }

    /// Ends a sealed message with its tag.
    func tag() throws -> [UInt8] {
        var tag = [UInt8](repeating: 0, count: Self.tagCount)
        unsafe try tag.withUnsafeMutableBytes { unsafe try writeTag(to: $0) }
        return tag
    }

    /// Ends a sealed message and writes its tag to the start of `output`.
    func writeTag(to output: UnsafeMutableRawBufferPointer) throws {
        var none: UInt8 = 0
        var written: Int32 = 0
        guard output.count >= Self.tagCount,
            unsafe EVP_CipherFinal_ex(context, &none, &written) == 1,
            unsafe EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, Int32(Self.tagCount), output.baseAddress) == 1
        else { throw CustodyError.openSSL("end a message") }
    }

    /// Ends an opened message: whether the tag is right.
    func accepts(tag: UnsafeRawBufferPointer) -> Bool {
        guard tag.count == Self.tagCount else { return false }
        let pointer = unsafe UnsafeMutableRawPointer(mutating: tag.baseAddress)
        var none: UInt8 = 0
        var written: Int32 = 0
        let accepted =
            unsafe EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, Int32(Self.tagCount), pointer) == 1
            && EVP_CipherFinal_ex(context, &none, &written) == 1
        if !accepted { ERR_clear_error() }
        return accepted
    }
}

/// Wipes bytes that will not be handed out, from an index on.
func wipe(_ bytes: inout [UInt8], from start: Int = 0) {
    unsafe bytes.withUnsafeMutableBytes {
        unsafe OPENSSL_cleanse($0.baseAddress.map { unsafe $0 + start }, $0.count - start)
    }
}
