internal import CLibAV
internal import Glibc

/// The recording as FFmpeg reads it: from memory, never from a file or a protocol.
@safe final class MemoryInput {
    private let bytes: UnsafeRawBufferPointer
    private var position = 0
    private static let bufferSize = 32_768

    init(_ bytes: UnsafeRawBufferPointer) { unsafe self.bytes = bytes }

    /// A reader over `self`, which must outlive it.
    func makeContext() throws(Outcome) -> UnsafeMutablePointer<AVIOContext> {
        guard let buffer = unsafe av_malloc(Self.bufferSize) else { throw .outOfMemory }
        let context = unsafe avio_alloc_context(
            buffer,
            Int32(Self.bufferSize),
            0,
            Unmanaged.passUnretained(self).toOpaque(),
            { owner, target, count in
                guard let owner = unsafe owner, let target = unsafe target else { return av_shim_error_io() }
                let input = unsafe Unmanaged<MemoryInput>.fromOpaque(owner).takeUnretainedValue()
                return unsafe input.read(into: target, count: Int(count))
            },
            nil,
            { owner, offset, whence in
                guard let owner = unsafe owner else { return -1 }
                return unsafe Unmanaged<MemoryInput>.fromOpaque(owner).takeUnretainedValue().seek(offset, whence)
            }
        )
        guard let context = unsafe context else {
            unsafe av_free(buffer)
            throw .outOfMemory
        }
        return unsafe context
    }

    private func read(into target: UnsafeMutablePointer<UInt8>, count: Int) -> Int32 {
        let count = min(count, unsafe bytes.count - position)
        guard count > 0, let start = unsafe bytes.baseAddress else { return av_shim_error_eof() }
        unsafe memcpy(target, start + position, count)
        position += count
        return Int32(count)
    }

    private func seek(_ offset: Int64, _ whence: Int32) -> Int64 {
        let size = Int64(unsafe bytes.count)
        let base: Int64
        switch whence & ~AVSEEK_FORCE {
        case AVSEEK_SIZE: return size
        case SEEK_SET: base = 0
        case SEEK_CUR: base = Int64(position)
        case SEEK_END: base = size
        default: return -1
        }
        let (target, overflow) = base.addingReportingOverflow(offset)
        guard !overflow, (0...size).contains(target) else { return -1 }
        position = Int(target)
        return target
    }
}
