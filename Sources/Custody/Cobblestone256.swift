internal import CCrypto

/// Sealed blobs at rest: C2SP *chunked-encryption*, the instance Cobblestone-256 (https://c2sp.org/chunked-encryption).
///
/// A blob is a salt (24 bytes), a commitment to the key (32 bytes), then chunks of 16 KiB of plaintext, each under
/// AES-256-GCM with its tag. The last chunk is always shorter, so that a full one is followed by an empty one and a cut
/// at a chunk's border is seen. From the data key come, by HKDF-Expand-SHA-512 with the label, a zero byte, the salt and
/// the context: the chunks' key (32), the base nonce (12) and the commitment (32). Chunk *n* has the base nonce XOR *n*.
public enum Cobblestone256 {
    /// The plaintext bytes of a full chunk.
    public static var chunkSize: Int { 16 * 1024 }
    /// The bytes before the first chunk.
    public static var headerCount: Int { saltCount + commitmentCount }

    static var saltCount: Int { 24 }
    static var commitmentCount: Int { 32 }
    static var sealedChunkSize: Int { chunkSize + GCMCipher.tagCount }

    /// The bytes of a blob with `plaintextCount` bytes in it.
    public static func sealedCount(of plaintextCount: Int) -> Int {
        headerCount + plaintextCount + (plaintextCount / chunkSize + 1) * GCMCipher.tagCount
    }

    /// Seals `plaintext` for one place.
    ///
    /// - Parameter context: the place's bytes, at most 900; see ``BlobContext/bytes``.
    public static func seal(
        _ plaintext: [UInt8],
        with key: borrowing SecretKey,
        context: [UInt8]
    ) throws -> [UInt8] {
        try seal(plaintext, with: key, context: context, salt: CryptoLibrary.randomBytes(saltCount))
    }

    /// With a salt that is given, for test vectors only.
    static func seal(
        _ plaintext: [UInt8],
        with key: borrowing SecretKey,
        context: [UInt8],
        salt: [UInt8]
    ) throws -> [UInt8] {
        var chunks = try ChunkCipher(.seal, with: key, context: context, salt: salt)
        let count = sealedCount(of: plaintext.count)
        return unsafe try [UInt8](unsafeUninitializedCapacity: count) { sealed, written in
            let output = UnsafeMutableRawBufferPointer(sealed)
            unsafe output.copyBytes(from: chunks.header)
            unsafe try plaintext.withUnsafeBytes { unsafe try seal($0, into: output, with: &chunks) }
            written = count
        }
    }

    private static func seal(
        _ input: UnsafeRawBufferPointer,
        into output: UnsafeMutableRawBufferPointer,
        with chunks: inout ChunkCipher
    ) throws {
        for start in stride(from: 0, through: input.count, by: chunkSize) {
            let end = min(start + chunkSize, input.count)
            let target = headerCount + start / chunkSize * sealedChunkSize
            unsafe try chunks.seal(
                UnsafeRawBufferPointer(rebasing: input[start..<end]),
                into: UnsafeMutableRawBufferPointer(rebasing: output[target...])
            )
        }
    }

    /// Opens a blob that was sealed with `key` for the same place.
    ///
    /// - Throws: ``CustodyError/Code/wrongKey`` for another key or place (checked first), ``CustodyError/Code/truncated``
    ///   or ``CustodyError/Code/altered``. No byte is handed out before the last chunk is authenticated.
    public static func open(_ sealed: [UInt8], with key: borrowing SecretKey, context: [UInt8]) throws -> [UInt8] {
        let body = sealed.count - headerCount
        let last = body % sealedChunkSize
        guard body >= GCMCipher.tagCount, last >= GCMCipher.tagCount else {
            throw CustodyError(.truncated, "a sealed blob ends too early")
        }
        var chunks = try ChunkCipher(.open, with: key, context: context, salt: Array(sealed[..<saltCount]))
        guard chunks.commits(to: sealed[saltCount..<headerCount]) else {
            throw CustodyError(.wrongKey, "a sealed blob belongs to another key or another place")
        }
        let tags = (body / sealedChunkSize + 1) * GCMCipher.tagCount
        return unsafe try [UInt8](unsafeUninitializedCapacity: body - tags) { plaintext, written in
            let output = UnsafeMutableRawBufferPointer(plaintext)
            do { unsafe try sealed.withUnsafeBytes { unsafe try open($0, into: output, with: &chunks) } } catch {
                unsafe OPENSSL_cleanse(output.baseAddress, output.count)
                throw error
            }
            written = body - tags
        }
    }

    private static func open(
        _ input: UnsafeRawBufferPointer,
        into output: UnsafeMutableRawBufferPointer,
        with chunks: inout ChunkCipher
    ) throws {
        for start in stride(from: headerCount, to: input.count, by: sealedChunkSize) {
            let end = min(start + sealedChunkSize, input.count)
            let target = (start - headerCount) / sealedChunkSize * chunkSize
            unsafe try chunks.open(
                UnsafeRawBufferPointer(rebasing: input[start..<end]),
                into: UnsafeMutableRawBufferPointer(rebasing: output[target...])
            )
        }
    }
}
