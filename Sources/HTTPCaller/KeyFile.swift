internal import Glibc

/// Reads an API key at the moment of its use; it is held no longer than the call.
enum KeyFile {
    private static let maxBytes = 4096

    /// The key in the file at `path`, white space around it dropped.
    ///
    /// - Throws: `unusableKey` when the file is not a regular one, is open to group or others, or holds no bearer token.
    static func read(_ path: String, for endpoint: String) throws(HTTPError) -> String {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw HTTPError(.unusableKey, endpoint, "errno \(errno)") }
        defer { close(file) }
        var status = stat()
        guard unsafe fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw HTTPError(.unusableKey, endpoint, "not a file")
        }
        guard status.st_mode & 0o077 == 0 else { throw HTTPError(.unusableKey, endpoint, "open to others") }
        var bytes = [UInt8](repeating: 0, count: maxBytes)
        let count = unsafe bytes.withUnsafeMutableBytes { unsafe Glibc.read(file, $0.baseAddress, $0.count) }
        bytes.removeLast(maxBytes - max(0, count))
        let key = bytes.drop(while: isSpace).reversed().drop(while: isSpace).reversed()
        guard !key.isEmpty, bytes.count < maxBytes, key.allSatisfy({ $0 > 0x20 && $0 < 0x7f }) else {
            throw HTTPError(.unusableKey, endpoint, "holds no key")
        }
        return String(decoding: key, as: UTF8.self)
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0d).contains(byte) }
}
