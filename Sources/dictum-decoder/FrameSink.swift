internal import Glibc

/// Writes 16 kHz frames to standard output in blocks, and stops at the limit.
@safe struct FrameSink {
    /// Frames per second.
    static let rate = 16_000
    /// Frames in the largest block.
    static let blockFrames = 16_384

    /// 1 or 2 once the first frame is there.
    private(set) var channels: Int?
    /// Frames written.
    private(set) var written = 0
    /// Marks a count of frames that are missing.
    private static let missing: UInt32 = 1 << 31
    /// Frames that are missing before what is written next.
    private var lost = 0
    private let limit: Int
    private let expected: UInt64
    private let planes: [UnsafeMutablePointer<Int16>]

    /// A sink that refuses more than `limit` frames; `expected` seconds are announced to the reader.
    init(limit: Int, expected: Double) {
        self.limit = limit
        self.expected = UInt64(min(expected * Double(Self.rate), Double(limit)))
        unsafe planes = (0..<2).map { _ in UnsafeMutablePointer<Int16>.allocate(capacity: Self.blockFrames) }
    }

    /// Says how many channels follow; only the first call counts.
    mutating func begin(channels: Int) throws(Outcome) {
        guard self.channels == nil else { return }
        self.channels = channels
        try Self.write(UInt32(channels))
        try Self.write(expected)
    }

    /// Lets `body` fill the planes: it gets them and their capacity, and returns how many frames it made.
    func withSpace(_ body: (UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>, Int32) -> Int32) -> Int32 {
        var list = unsafe planes.map {
            unsafe Optional(UnsafeMutableRawPointer($0).assumingMemoryBound(to: UInt8.self))
        }
        return unsafe list.withUnsafeMutableBufferPointer { list in
            guard let base = list.baseAddress else { return -1 }
            return unsafe body(base, Int32(Self.blockFrames))
        }
    }

    /// Remembers that `seconds` are missing here: no more than the limit leaves, and one where that cannot be.
    mutating func lose(_ seconds: Double) {
        let room = limit - written - lost
        let frames = seconds * Double(Self.rate)
        lost += frames <= Double(room) ? Int(frames) : min(Self.rate, room)
    }

    /// Seconds so far, with what is missing.
    var seconds: Double { Double(written + lost) / Double(Self.rate) }

    /// Writes what is missing.
    mutating func finish() throws(Outcome) {
        guard lost > 0, channels != nil else { return }
        try Self.write(Self.missing | UInt32(lost))
        written += lost
        lost = 0
    }

    /// Writes the first `frames` frames of the planes.
    mutating func commit(_ frames: Int) throws(Outcome) {
        guard frames > 0, let channels else { return }
        try finish()
        guard written + frames <= limit else { throw .tooLong }
        try Self.write(UInt32(frames))
        for channel in 0..<channels {
            try unsafe StandardStreams.write(UnsafeRawBufferPointer(start: planes[channel], count: frames * 2))
        }
        written += frames
    }

    private static func write<Value: BitwiseCopyable>(_ value: Value) throws(Outcome) {
        let bytes = unsafe withUnsafeBytes(of: value) { unsafe [UInt8]($0) }
        var outcome: Outcome?
        unsafe bytes.withUnsafeBytes { buffer in
            do throws(Outcome) { try unsafe StandardStreams.write(buffer) } catch { outcome = error }
        }
        if let outcome { throw outcome }
    }
}
