internal import CCrypto

/// Secret bytes in OpenSSL's secure heap: locked, out of core dumps, wiped at the end of their life.
///
/// There is one owner, nothing prints them, and they are read only where ``withUnsafeBytes(_:)`` is written.
///
/// Sendable without a lock: the memory is written in `init` only and freed once, in `deinit`.
@safe public struct SecretBytes: ~Copyable, @unchecked Sendable {
    private let base: UnsafeMutableRawPointer
    /// How many there are.
    public let count: Int

    /// `count` bytes that `fill` writes; it returns how many of them are kept.
    init(capacity: Int, _ fill: (UnsafeMutableRawBufferPointer) throws -> Int) throws {
        try SecureHeap.prepare()
        guard let memory = unsafe dictum_secure_malloc(max(capacity, 1)) else {
            throw CustodyError.refused(.cryptoUnavailable, "the secure heap is full: too many keys are in use at once")
        }
        let kept: Int
        do { kept = unsafe try fill(UnsafeMutableRawBufferPointer(start: memory, count: capacity)) } catch {
            unsafe dictum_secure_clear_free(memory, capacity)
            throw error
        }
        if kept < capacity { unsafe OPENSSL_cleanse(memory + kept, capacity - kept) }
        unsafe base = memory
        count = kept
    }

    /// Copies bytes that the caller wipes.
    public init(copying bytes: UnsafeRawBufferPointer) throws {
        unsafe try self.init(capacity: bytes.count) { memory in
            unsafe memory.copyMemory(from: bytes)
            return bytes.count
        }
    }

    /// Copies bytes that the caller wipes.
    public init(copying bytes: [UInt8]) throws {
        unsafe try self.init(capacity: bytes.count) { memory in
            unsafe memory.copyBytes(from: bytes)
            return bytes.count
        }
    }

    // OpenSSL wipes its allocation's whole size, which may be more than `count`.
    deinit { unsafe dictum_secure_clear_free(base, count) }

    /// Reads the bytes. They must not outlive `body`.
    public borrowing func withUnsafeBytes<R: ~Copyable>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
        unsafe try body(UnsafeRawBufferPointer(start: base, count: count))
    }
}

/// A 256-bit symmetric key.
public struct SecretKey: ~Copyable, Sendable {
    /// The bytes of a key.
    public static var count: Int { 32 }

    private let secret: SecretBytes

    /// Takes 32 bytes over.
    ///
    /// - Throws: ``CustodyError/Code/keyRefused`` when there are more or fewer.
    public init(_ secret: consuming SecretBytes) throws {
        guard secret.count == Self.count else {
            throw CustodyError(.keyRefused, "a key has \(secret.count) bytes instead of \(Self.count)")
        }
        self.secret = secret
    }

    /// Copies 32 bytes that the caller wipes.
    public init(copying bytes: UnsafeRawBufferPointer) throws { unsafe try self.init(SecretBytes(copying: bytes)) }

    /// A new key from OpenSSL's generator for private values.
    public static func random() throws -> SecretKey {
        let library = try CryptoLibrary.shared
        return try SecretKey(
            unsafe SecretBytes(capacity: count) { memory in
                let start = unsafe memory.baseAddress?.assumingMemoryBound(to: UInt8.self)
                guard unsafe RAND_priv_bytes_ex(library.context, start, count, 256) == 1 else {
                    throw CustodyError.openSSL("make a random key")
                }
                return count
            }
        )
    }

    /// Reads the bytes. They must not outlive `body`.
    public borrowing func withUnsafeBytes<R: ~Copyable>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
        unsafe try secret.withUnsafeBytes(body)
    }
}
