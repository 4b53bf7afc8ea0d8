internal import Glibc

/// Standard input and output, without buffers of their own.
enum StandardStreams {
    /// The length of the recording that follows.
    static func readLength() -> Int? {
        var length: UInt64 = 0
        let isWhole = unsafe withUnsafeMutableBytes(of: &length) { unsafe fill($0) }
        return isWhole ? Int(exactly: length) : nil
    }

    /// The recording, in memory that lives until the process ends.
    static func readInput(bytes: Int) -> UnsafeRawBufferPointer? {
        guard let memory = unsafe malloc(max(bytes, 1)) else { return nil }
        let buffer = unsafe UnsafeMutableRawBufferPointer(start: memory, count: bytes)
        return unsafe fill(buffer) ? UnsafeRawBufferPointer(buffer) : nil
    }

    private static func fill(_ buffer: UnsafeMutableRawBufferPointer) -> Bool {
        var done = 0
        while done < buffer.count {
            let count = unsafe read(STDIN_FILENO, buffer.baseAddress?.advanced(by: done), buffer.count - done)
            guard count > 0 else { return false }
            done += count
        }
        return true
    }

    /// Writes all of `bytes`.
    static func write(_ bytes: UnsafeRawBufferPointer) throws(Outcome) {
        var done = 0
        while done < bytes.count {
            let count = unsafe Glibc.write(STDOUT_FILENO, bytes.baseAddress?.advanced(by: done), bytes.count - done)
            guard count > 0 else { throw .outputClosed }
            done += count
        }
    }
}
