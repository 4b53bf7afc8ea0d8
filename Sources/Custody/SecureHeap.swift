internal import CCrypto

/// The part of memory that never reaches swap or a core dump: OpenSSL's secure heap, with guard pages on both sides.
///
/// Every ``SecretBytes`` is in it, and OpenSSL's own private numbers. It is made once and never grows. When it is full,
/// what needs a secret fails with `crypto_unavailable` and nothing falls back to ordinary memory.
enum SecureHeap {
    /// Some 30,000 keys; a worker holds a few at a time.
    private static let sizes = [1 << 20, 1 << 18, 1 << 16, 1 << 15]
    /// The least that a secret takes, in bytes.
    private static let smallestBlock = 32

    /// Whether it is there and locked. A limit on locked memory (`ulimit -l`) makes it smaller, to 32 KiB.
    private static let isReady: Bool = sizes.contains { size in
        switch CRYPTO_secure_malloc_init(size, smallestBlock) {
        case 1: return true
        case 2:
            // Made, but not locked: better none.
            CRYPTO_secure_malloc_done()
            return false
        default: return false
        }
    }

    static func prepare() throws {
        guard isReady else {
            throw CustodyError(
                .cryptoUnavailable,
                "memory for keys cannot be locked against swapping; raise the limit on locked memory to 64 KiB or more "
                    + "(LimitMEMLOCK= in a systemd unit, --ulimit memlock= in Docker, ulimit -l in a shell)"
            )
        }
    }
}
