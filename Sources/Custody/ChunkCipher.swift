internal import CCrypto

/// One Cobblestone-256 message, chunk by chunk in order: what a stream and a whole buffer share.
struct ChunkCipher: ~Copyable {
    /// Salt and commitment.
    let header: [UInt8]
    private let cipher: GCMCipher
    /// The nonce of the chunk before, or the base nonce.
    private var nonce: [UInt8]
    private var number: UInt64 = 0

    private static let label = Array("c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM".utf8)

    init(
        _ direction: GCMCipher.Direction,
        with key: borrowing SecretKey,
        context: [UInt8],
        salt: [UInt8]
    ) throws {
        let info = Self.label + [0] + salt + context
        let derived = try KeyDerivation.hkdfExpand(
            key,
            info: info,
            count: SecretKey.count + GCMCipher.nonceCount + Cobblestone256.commitmentCount
        )
        let publicPart = unsafe derived.withUnsafeBytes { unsafe [UInt8]($0[SecretKey.count...]) }
        let cipher = unsafe try derived.withUnsafeBytes { bytes in
            unsafe try GCMCipher(key: UnsafeRawBufferPointer(rebasing: bytes[..<SecretKey.count]), direction)
        }
        self.cipher = cipher
        nonce = Array(publicPart[..<GCMCipher.nonceCount])
        header = salt + publicPart[GCMCipher.nonceCount...]
    }

    /// Whether `commitment` is this key's and place's, in time that does not tell where it differs.
    func commits(to commitment: ArraySlice<UInt8>) -> Bool {
        let mine = header[Cobblestone256.saltCount...]
        guard mine.count == commitment.count else { return false }
        return unsafe mine.withUnsafeBytes { mine in
            unsafe commitment.withUnsafeBytes { theirs in
                unsafe CRYPTO_memcmp(mine.baseAddress, theirs.baseAddress, mine.count) == 0
            }
        }
    }

    /// Writes the sealed chunk and its tag to the start of `output`.
    mutating func seal(_ chunk: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) throws {
        try begin()
        guard let start = output.baseAddress, output.count >= chunk.count + GCMCipher.tagCount else {
            throw CustodyError(.truncated, "there is no room for a sealed chunk")
        }
        unsafe try cipher.update(chunk, into: start)
        unsafe try cipher.writeTag(to: UnsafeMutableRawBufferPointer(rebasing: output[chunk.count...]))
    }

    /// Writes the plaintext of a sealed chunk to the start of `output`; the caller wipes it when this throws.
    mutating func open(_ chunk: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) throws {
        try begin()
        let count = chunk.count - GCMCipher.tagCount
        guard count >= 0, output.count >= count else { throw CustodyError(.truncated, "a sealed chunk is too short") }
        if let start = output.baseAddress {
            unsafe try cipher.update(UnsafeRawBufferPointer(rebasing: chunk[..<count]), into: start)
        }
        guard unsafe cipher.accepts(tag: UnsafeRawBufferPointer(rebasing: chunk[count...])) else {
            throw CustodyError(.altered, "a sealed blob was altered (chunk \(number - 1))")
        }
    }

    /// Starts the next chunk: its nonce is the base nonce XOR its number, big-endian.
    private mutating func begin() throws {
        // In place: no chunk makes an array.
        let change = number == 0 ? 0 : number ^ (number - 1)
        for place in 0..<8 { nonce[nonce.count - 1 - place] ^= UInt8(truncatingIfNeeded: change >> (8 * place)) }
        number += 1
        try cipher.begin(nonce: nonce)
    }
}
