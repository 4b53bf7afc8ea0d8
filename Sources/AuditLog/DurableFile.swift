internal import FoundationEssentials
internal import Glibc

/// Files that are there whole or not at all, whatever happens to the machine.
public enum DurableFile {
    /// The system's refusal, as `errno`.
    public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
        /// The error's number.
        public let number: Int32

        /// One line with the cure.
        public var description: String {
            "unusable_folder: a file can't be written (errno \(number)); check the path and the disk"
        }
    }

    /// Puts a file in its place: written beside it, flushed to the disk, renamed, and the folder flushed. Folders on the
    /// way are made.
    ///
    /// - Parameter mode: the permissions of the file.
    public static func replace(_ path: String, with bytes: [UInt8], mode: UInt32) throws {
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let draft = "\(path).\(getpid()).new"
        try write(bytes, to: draft, mode)
        guard unsafe rename(draft, path) == 0 else { throw Failure(number: errno) }
        let directory = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else { throw Failure(number: errno) }
        defer { close(directory) }
        guard fsync(directory) == 0 else { throw Failure(number: errno) }
    }

    private static func write(_ bytes: [UInt8], to path: String, _ mode: UInt32) throws {
        let file = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
        guard file >= 0 else { throw Failure(number: errno) }
        defer { close(file) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(file, $0.baseAddress, $0.count) }
            guard count > 0 else { throw Failure(number: errno) }
            rest = rest.dropFirst(count)
        }
        guard fsync(file) == 0 else { throw Failure(number: errno) }
    }
}
