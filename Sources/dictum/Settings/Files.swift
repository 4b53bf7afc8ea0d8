import Crypto
import FoundationEssentials
import Glibc

/// Reads and writes whole files.
enum Files {
    /// The bytes of a file, or of standard input for `-`.
    static func read(_ path: String) throws -> [UInt8] {
        let file = unsafe path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            throw InputError("\(path) can't be read: \(reason()); check the path and its permissions")
        }
        defer { if file != STDIN_FILENO { close(file) } }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = unsafe Glibc.read(file, &chunk, chunk.count)
            guard count >= 0 else { throw InputError("\(path) can't be read: \(reason()); check that it is a file") }
            guard count > 0 else { return bytes }
            bytes += chunk[..<count]
        }
    }

    /// The SHA-256 of a file of any size, in hexadecimal; hands on each piece as it is read.
    static func digest(of path: String, _ take: ([UInt8]) throws -> Void = { _ in }) throws -> String {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            throw InputError("\(path) can't be read: \(reason()); check the path and its permissions")
        }
        defer { close(file) }
        let bytes = try SHA256.hash(pieces: {
            var chunk = [UInt8](repeating: 0, count: 1 << 20)
            let count = unsafe Glibc.read(file, &chunk, chunk.count)
            guard count >= 0 else { throw InputError("\(path) can't be read: \(reason()); check that it is a file") }
            let piece = Array(chunk[..<count])
            try take(piece)
            return piece
        })
        return bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// The bytes of a file that only its owner can read.
    static func readSecret(_ path: String) throws -> [UInt8] {
        var status = stat()
        guard unsafe stat(path, &status) == 0, status.st_mode & 0o077 == 0 else {
            throw InputError("\(path) is missing or can be read by others; run chmod 600 on it")
        }
        return try read(path)
    }

    /// Writes a new file that only its owner can read. Never overwrites.
    static func write(_ bytes: [UInt8], toNew path: String) throws { try write(bytes, to: path, O_EXCL) }

    /// Writes a file that only its owner can read: it may hold what was dictated.
    static func write(_ bytes: [UInt8], to path: String) throws { try write(bytes, to: path, O_TRUNC) }

    private static func write(_ bytes: [UInt8], to path: String, _ mode: Int32) throws {
        let file = unsafe open(path, O_WRONLY | O_CREAT | O_CLOEXEC | mode, 0o600)
        guard file >= 0 else { throw InputError("\(path) can't be written: \(reason()); choose another path") }
        defer { close(file) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(file, $0.baseAddress, $0.count) }
            guard count > 0 else { throw InputError("\(path) can't be written: \(reason()); check the disk") }
            rest = rest.dropFirst(count)
        }
    }

    /// Makes a folder, and those above it, that only its owner can read; one that is there stays as it is.
    static func makeFolder(_ path: String) throws {
        do {
            try FileManager.default.createDirectory(
                atPath: path,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw InputError("the folder \(path) can't be made; choose another path, or check its permissions")
        }
    }

    /// The names in a folder that end in one of `endings`, sorted.
    static func list(_ folder: String, endings: Set<String>) throws -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder).filter { name in
                name.split(separator: ".").last.map { endings.contains(String($0)) } ?? false
            }.sorted()
        } catch {
            throw InputError("the folder \(folder) can't be read; check the path")
        }
    }

    static func exists(_ path: String) -> Bool { unsafe access(path, R_OK) == 0 }

    private static func reason() -> String {
        let number = errno
        return unsafe String(cString: strerror(number))
    }
}
