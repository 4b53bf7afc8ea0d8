import Glibc
import Rights

/// New files of one folder, each safe on the disk before the next begins. Only their owner can read them.
final class FolderSink: ExportSink {
    private let folder: String
    private var path = ""
    private var file: Int32 = -1

    init(_ folder: String) { self.folder = folder }

    deinit { if file >= 0 { close(file) } }

    func begin(_ name: String) throws {
        path = "\(folder)/\(name)"
        file = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failure("choose an existing folder without an earlier export") }
    }

    func write(_ bytes: [UInt8]) throws {
        var done = 0
        while done < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { bytes in
                unsafe Glibc.write(file, bytes.baseAddress.map { unsafe $0 + done }, bytes.count - done)
            }
            guard count > 0 else { throw failure("check the disk") }
            done += count
        }
    }

    func end() throws {
        guard fsync(file) == 0 else { throw failure("check the disk") }
        close(file)
        file = -1
    }

    private func failure(_ cure: String) -> InputError {
        let number = errno
        return InputError("\(path) can't be written: \(unsafe String(cString: strerror(number))); \(cure)")
    }
}
