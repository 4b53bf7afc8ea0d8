internal import Custody
internal import Glibc

/// A small secret text in a file: a token, a PIN, an access key. Read at each use, so that it can be renewed in place.
public struct ServiceSecret: Hashable, Sendable {
    private let path: String
    private let refused: mode_t

    /// A file that only its owner can read.
    public init(path: String) {
        self.path = path
        refused = 0o077
    }

    /// A systemd credential: its folder is closed to others, and an access control list may show as a group's right.
    ///
    /// - Parameter directory: the value of `CREDENTIALS_DIRECTORY`.
    public init(credential name: String, directory: String) {
        path = "\(directory)/\(name)"
        refused = 0o007
    }

    /// The text, without white space around it.
    func text() throws -> String {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw unavailable("cannot be opened (errno \(errno)); check the path") }
        defer { close(file) }
        var status = stat()
        guard unsafe fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw unavailable("is not a file")
        }
        guard status.st_mode & refused == 0 else {
            throw unavailable("can be read by others than its owner; run chmod 600 on it, and renew what it holds")
        }
        var bytes = [UInt8](repeating: 0, count: 16 << 10)
        let count = unsafe read(file, &bytes, bytes.count)
        let text = String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
        let trimmed = text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()
        guard !trimmed.isEmpty else { throw unavailable("is empty") }
        return String(trimmed)
    }

    private func unavailable(_ cause: String) -> CustodyError {
        CustodyError(.masterKeyUnavailable, "the master key's secret file \(path) \(cause)")
    }
}
