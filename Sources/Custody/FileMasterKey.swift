internal import Glibc

/// The master key from a file of 32 bytes or 64 hexadecimal digits that only its owner can read.
///
/// The file may be a systemd credential (`LoadCredential=dictum-master-key:...`), which systemd keeps out of swap.
public final class FileMasterKey: MasterKeyProvider {
    /// The credential's name in systemd's `LoadCredential=`.
    public static let credentialName = "dictum-master-key"

    /// "file:" and 16 hexadecimal digits that HKDF derives from the key.
    public let id: String
    private let key: SecretKey

    /// Reads the key.
    ///
    /// - Throws: ``CustodyError/Code/masterKeyUnavailable`` when the file is missing, of another form, or readable by
    ///   group or world, with the cure.
    public convenience init(path: String) throws { try self.init(PrivateFile.readKey(path, refusing: 0o077)) }

    private init(_ key: consuming SecretKey) throws {
        let digest = try KeyDerivation.hkdfExpand(key, info: Array("dictum master key id".utf8), count: 8)
        id = unsafe "file:" + digest.withUnsafeBytes { unsafe $0.map(Self.hexadecimal).joined() }
        self.key = key
    }

    /// Reads systemd's credential.
    ///
    /// - Parameters:
    ///   - directory: the value of `CREDENTIALS_DIRECTORY`.
    ///   - name: the credential's name.
    public convenience init(
        credentialsDirectory directory: String,
        name: String = FileMasterKey.credentialName
    ) throws {
        // systemd may let the service's user in by an access control list, which shows as a group's permission; the
        // directory is closed to all others.
        try self.init(PrivateFile.readKey("\(directory)/\(name)", refusing: 0o007))
    }

    /// Makes a new key in a new file that only its owner can read. Never overwrites.
    public static func create(path: String) throws -> FileMasterKey {
        try PrivateFile.write(SecretKey.random(), to: path)
        return try FileMasterKey(path: path)
    }

    /// Wraps by AES-256-KWP.
    public func wrap(_ key: borrowing SecretKey, for context: WrapContext) async throws -> [UInt8] {
        try key.wrapped(under: self.key, for: context)
    }

    /// Unwraps AES-256-KWP.
    public func unwrap(_ wrapped: [UInt8], for context: WrapContext) async throws -> SecretKey {
        try SecretKey(unwrapping: wrapped, under: key, for: context)
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
}

/// A small file that only its owner can read, and that is read without a copy outside of the secure heap.
enum PrivateFile {
    static func readKey(_ path: String, refusing permissions: mode_t) throws -> SecretKey {
        let file = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            throw unavailable(path, "cannot be opened (errno \(errno)); check the path, or make one with `keys init`")
        }
        defer { Glibc.close(file) }
        try checkIsPrivate(file, path, refusing: permissions)
        // One byte more than the longest form, so that a longer file is seen.
        let content = unsafe try SecretBytes(capacity: 66) { memory in unsafe read(file, into: memory) }
        return unsafe try content.withUnsafeBytes { bytes in unsafe try parse(bytes, path) }
    }

    static func write(_ key: borrowing SecretKey, to path: String) throws {
        let file = unsafe Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else {
            let cause = errno == EEXIST ? "exists and is never overwritten; move it away first" : "cannot be created"
            throw unavailable(path, cause)
        }
        defer { Glibc.close(file) }
        let written = unsafe key.withUnsafeBytes { unsafe Glibc.write(file, $0.baseAddress, $0.count) }
        guard written == SecretKey.count, fsync(file) == 0 else {
            _ = unsafe unlink(path)
            throw unavailable(path, "cannot be written; is the disk full?")
        }
    }

    private static func checkIsPrivate(_ file: Int32, _ path: String, refusing permissions: mode_t) throws {
        var status = stat()
        guard unsafe fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw unavailable(path, "is not a file")
        }
        guard status.st_mode & permissions == 0 else {
            throw unavailable(path, "can be read by others than its owner; run chmod 600 on it, and rotate the key")
        }
    }

    private static func read(_ file: Int32, into memory: UnsafeMutableRawBufferPointer) -> Int {
        var count = 0
        while count < memory.count {
            let got = unsafe Glibc.read(file, memory.baseAddress.map { unsafe $0 + count }, memory.count - count)
            if got < 0 && errno == EINTR { continue }
            if got <= 0 { break }
            count += got
        }
        return count
    }

    private static func parse(_ content: UnsafeRawBufferPointer, _ path: String) throws -> SecretKey {
        if content.count == SecretKey.count { return unsafe try SecretKey(copying: content) }
        let isLine = unsafe content.count == 65 && content[64] == UInt8(ascii: "\n")
        guard content.count == 64 || isLine else {
            throw unavailable(path, "holds neither 32 bytes nor 64 hexadecimal digits")
        }
        return try SecretKey(
            unsafe SecretBytes(capacity: SecretKey.count) { memory in
                for index in 0..<SecretKey.count {
                    guard let high = unsafe digit(content[2 * index]), let low = unsafe digit(content[2 * index + 1])
                    else { throw unavailable(path, "holds neither 32 bytes nor 64 hexadecimal digits") }
                    unsafe memory[index] = high << 4 | low
                }
                return SecretKey.count
            }
        )
    }

    private static func digit(_ character: UInt8) -> UInt8? {
        Character(Unicode.Scalar(character)).hexDigitValue.map { UInt8($0) }
    }

    private static func unavailable(_ path: String, _ cause: String) -> CustodyError {
        CustodyError(.masterKeyUnavailable, "the master key file \(path) \(cause)")
    }
}
