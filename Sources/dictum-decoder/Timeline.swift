internal import CLibAV
internal import CLinux

/// Follows where in the recording the decoder is, and tells what was lost on the way.
///
/// Time stamps tell it. Where a stream has none of its own (they only count the packets that were found), the bytes that
/// were no sound do, at the rate of those that were.
@safe struct Timeline {
    /// Seconds by which time stamps may jump where nothing is lost: streams that leave out silence send some every 0.4 s.
    private static let usualJump = 0.5
    /// The same where something was lost: they are rounded.
    private static let jitter = 0.02
    /// Bytes that a packet is found by.
    private static let key = 32
    private static let raw: Set<String> = ["mp3", "aac", "amr", "amrnb", "amrwb"]
    /// What begins at 0 unless its beginning is lost, or it was joined late.
    private static let fromStart: Set<String> = ["ogg", "matroska,webm", "flac", "asf"]

    private let bytes: UnsafeRawBufferPointer
    /// Seconds of a time stamp.
    let tick: Double
    private let isRaw: Bool
    private let isFromStart: Bool
    /// When the next frame is due; `nil` before the first packet.
    private(set) var now: Double?
    private var isDamaged = false
    private var lostSeconds = 0.0
    private var lostBytes = 0
    private var soundSeconds = 0.0
    private var soundBytes = 0
    private var nextByte: Int?

    /// The timeline of a stream with time stamps in units of `tick` seconds, in `bytes` of what FFmpeg calls `format`.
    init(_ bytes: UnsafeRawBufferPointer, tick: Double, format: String) {
        unsafe self.bytes = bytes
        self.tick = tick
        isRaw = Self.raw.contains(format)
        isFromStart = Self.fromStart.contains(format)
    }

    /// A packet that is sound.
    mutating func take(_ packet: UnsafeMutablePointer<AVPacket>) {
        unsafe pass(packet)
        soundBytes += Int(unsafe packet.pointee.size)
    }

    /// A packet that cannot be decoded; a tag between the packets is none.
    mutating func lose(_ packet: UnsafeMutablePointer<AVPacket>) {
        unsafe pass(packet)
        guard unsafe !Self.isTag(packet) else { return }
        isDamaged = true
        lostSeconds += Double(unsafe packet.pointee.duration) * tick
        lostBytes += Int(unsafe packet.pointee.size)
    }

    /// Something that cannot be read or decoded, no one knows how long.
    mutating func stumble() { isDamaged = true }

    /// Seconds that are missing before `frame`.
    mutating func reach(_ frame: UnsafeMutablePointer<AVFrame>) -> Double {
        let seconds = Double(unsafe frame.pointee.nb_samples) / Double(max(1, unsafe frame.pointee.sample_rate))
        soundSeconds += seconds
        let stamp = unsafe frame.pointee.pts
        guard isRaw || stamp != av_shim_no_time() else {
            now = now.map { $0 + seconds }
            return 0
        }
        let start = stamp == av_shim_no_time() ? now ?? 0 : Double(stamp) * tick
        let jump = isRaw ? lostByBytes : start - (now ?? start)
        defer { (now, isDamaged, lostSeconds, lostBytes) = (start + seconds, false, 0, 0) }
        return jump > (isDamaged ? Self.jitter : Self.usualJump) ? jump : 0
    }

    /// Seconds that are missing after the last frame.
    var lostAtEnd: Double { isDamaged ? (isRaw ? lostByBytes : lostSeconds) : 0 }

    private var lostByBytes: Double {
        soundBytes > 0 && soundSeconds > 0 ? Double(lostBytes) * soundSeconds / Double(soundBytes) : lostSeconds
    }

    /// Bytes before a packet that were passed over as no sound: FFmpeg does not tell where it found the packet.
    private mutating func pass(_ packet: UnsafeMutablePointer<AVPacket>) {
        if now == nil, unsafe packet.pointee.pts != av_shim_no_time() {
            let start = Double(unsafe packet.pointee.pts) * tick
            // It begins late, and the bytes before it could hold so much.
            now = isFromStart && start * 500 <= Double(unsafe packet.pointee.pos) ? min(start, 0) : start
        }
        guard isRaw, let data = unsafe packet.pointee.data, let start = unsafe bytes.baseAddress else { return }
        let size = Int(unsafe packet.pointee.size)
        let from = nextByte ?? tags
        guard let found = unsafe linux_find(start + from, bytes.count - from, data, min(size, Self.key)) else {
            nextByte = unsafe bytes.count
            return
        }
        let place = unsafe found - start
        // What stands before the first may be what an encoder says of itself.
        if place - from > (nextByte == nil ? 4_096 : 0) {
            isDamaged = true
            lostBytes += place - from
        }
        nextByte = unsafe min(place + size, bytes.count)
    }

    /// Bytes of the ID3 tags that the recording begins with, which may hold a picture.
    private var tags: Int {
        var end = 0
        while unsafe end + 10 <= bytes.count, unsafe bytes[end..<end + 3].elementsEqual("ID3".utf8) {
            end += 10
            end += unsafe bytes[end - 4..<end].reduce(0) { $0 << 7 | Int($1 & 0x7f) }
        }
        return unsafe min(end, bytes.count)
    }

    /// ID3, APE and Lyrics3 tags stand before, between and behind the frames of an MP3.
    private static func isTag(_ packet: UnsafeMutablePointer<AVPacket>) -> Bool {
        let start = unsafe UnsafeBufferPointer(start: packet.pointee.data, count: Int(packet.pointee.size)).prefix(3)
        return ["ID3", "TAG", "APE", "LYR"].contains { unsafe start.elementsEqual($0.utf8) }
    }
}
