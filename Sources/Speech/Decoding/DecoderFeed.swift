internal import Glibc

/// The child's input: the recording's length, then its bytes, written as far as the pipe takes them.
struct DecoderFeed {
    /// The pipe, or -1 once everything is written or the child listens no more; `poll` ignores that.
    private(set) var descriptor: Int32
    private let length: [UInt8]
    private let bytes: [UInt8]
    private var done = 0

    /// A feed that owns `descriptor`.
    init(_ bytes: [UInt8], into descriptor: Int32) {
        self.bytes = bytes
        self.descriptor = descriptor
        length = unsafe withUnsafeBytes(of: UInt64(bytes.count)) { unsafe [UInt8]($0) }
    }

    /// Writes what the pipe takes now.
    mutating func push() {
        let (part, offset) = done < length.count ? (length, done) : (bytes, done - length.count)
        let count = unsafe part.withUnsafeBytes { part in
            unsafe write(descriptor, part.baseAddress?.advanced(by: offset), part.count - offset)
        }
        if count < 0 {
            if errno != EAGAIN && errno != EINTR { close() }
            return
        }
        done += count
        if done == length.count + bytes.count { close() }
    }

    /// Ends the input.
    mutating func close() {
        if descriptor >= 0 { _ = Glibc.close(descriptor) }
        descriptor = -1
    }
}
