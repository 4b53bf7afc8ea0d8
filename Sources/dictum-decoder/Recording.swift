internal import CLibAV
internal import Glibc

/// A container in memory, opened by content, and the decoder of its first sound track.
///
/// Nothing is freed: the process ends with the recording.
@safe final class Recording {
    private let input: MemoryInput
    private let size: Int
    /// What a WAV's header announces.
    private let waveBytes: Int?
    /// What a WMA's header announces.
    private let windowsMediaSeconds: Double?
    private let format: UnsafeMutablePointer<AVFormatContext>
    private let stream: UnsafeMutablePointer<AVStream>
    private let decoder: UnsafeMutablePointer<AVCodecContext>
    private let packet: UnsafeMutablePointer<AVPacket>
    private let frame: UnsafeMutablePointer<AVFrame>
    private var timeline: Timeline
    private var isDraining = false
    private var packets = 0
    private var damaged = 0
    /// How often in a row something that cannot be read is passed over.
    private static let mostUnreadable = 1_000

    init(_ bytes: UnsafeRawBufferPointer) throws(Outcome) {
        unsafe input = MemoryInput(bytes)
        size = bytes.count
        waveBytes = unsafe WaveHeader.soundBytes(in: bytes)
        windowsMediaSeconds = unsafe WindowsMediaHeader.seconds(in: bytes)
        unsafe format = try Self.open(input)
        unsafe stream = try Self.soundTrack(of: format)
        unsafe decoder = try Self.decoder(for: stream)
        guard let packet = unsafe av_packet_alloc(), let frame = unsafe av_frame_alloc() else { throw .outOfMemory }
        timeline = unsafe Timeline(
            bytes,
            tick: Double(stream.pointee.time_base.num) / Double(max(1, stream.pointee.time_base.den)),
            format: String(cString: format.pointee.iformat.pointee.name)
        )
        unsafe self.packet = packet
        unsafe self.frame = frame
    }

    /// Seconds that the container claims, where the recording is long enough to hold them; `nil` when it does not say.
    var claimedDuration: Double? {
        let ticks = unsafe format.pointee.duration
        guard ticks != av_shim_no_time(), ticks > 0 else { return nil }
        let claimed = Double(ticks) / Double(AV_TIME_BASE)
        let bitRate = Double(unsafe stream.pointee.codecpar.pointee.bit_rate)
        return bitRate > 0 ? min(claimed, Double(size) * 8 / bitRate) : claimed
    }

    /// Seconds that its header announces and that are not there, after `came` seconds of it.
    func missing(after came: Double) -> Double {
        guard let announced else { return 0 }
        let missing = announced - max(came, timeline.now ?? 0)
        return missing > Self.tolerance ? missing : 0
    }

    /// Seconds that the header announces; `nil` where it does not, or where they are reckoned from the bytes that are there.
    private var announced: Double? {
        let bitRate = Double(unsafe stream.pointee.codecpar.pointee.bit_rate)
        if let bytes = waveBytes { return bitRate > 0 ? Double(bytes) * 8 / bitRate : nil }
        if let windowsMediaSeconds { return windowsMediaSeconds }
        if unsafe String(cString: format.pointee.iformat.pointee.name) == "caf", unsafe stream.pointee.nb_frames > 0 {
            return Double(unsafe stream.pointee.nb_frames) / Double(max(1, unsafe decoder.pointee.sample_rate))
        }
        guard unsafe format.pointee.duration_estimation_method == AVFMT_DURATION_FROM_STREAM else { return nil }
        // An MP4 without an index of all ends where the first fragment that is damaged begins.
        let isMP4 = unsafe String(cString: format.pointee.iformat.pointee.name).contains("mp4")
        if isMP4, unsafe stream.pointee.nb_frames == 0 {
            let read = unsafe max(1, avio_seek(format.pointee.pb, 0, SEEK_CUR))
            return (Int64(size) - read) * 20 > size ? (timeline.now ?? 0) * Double(size) / Double(read) : nil
        }
        let ticks = unsafe stream.pointee.duration
        if ticks != av_shim_no_time() { return Double(ticks) * timeline.tick }
        // Of several tracks, it is that of the longest.
        return unsafe format.pointee.nb_streams == 1 ? Double(format.pointee.duration) / Double(AV_TIME_BASE) : nil
    }

    /// Seconds that a codec adds or leaves out at the ends, at most.
    private static let tolerance = 1.0

    /// Seconds that are missing before the frame that was decoded last.
    private(set) var lost = 0.0
    /// Seconds of packets after it that could not be decoded.
    var lostAtEnd: Double { timeline.lostAtEnd }

    /// More than half of the packets could not be decoded: it is something else than it seems.
    var isMostlyDamaged: Bool { damaged * 2 > packets }

    /// The next decoded frame, valid until the next call; `nil` at the end.
    func nextFrame() throws(Outcome) -> UnsafeMutablePointer<AVFrame>? {
        while true {
            switch unsafe avcodec_receive_frame(decoder, frame) {
            case 0:
                lost = unsafe timeline.reach(frame)
                return unsafe frame
            case av_shim_error_eof(): return nil
            case av_shim_error_again(): try feed()
            case av_shim_error_memory(): throw .outOfMemory
            default:
                damaged += 1
                timeline.stumble()
                if isDraining { return nil }
                try feed()
            }
        }
    }

    private func feed() throws(Outcome) {
        while try readPacket() {
            defer { unsafe av_packet_unref(packet) }
            guard unsafe packet.pointee.stream_index == stream.pointee.index else { continue }
            packets += 1
            switch unsafe isMarkedDamaged ? av_shim_error_io() : avcodec_send_packet(decoder, packet) {
            case 0: return unsafe timeline.take(packet)
            case av_shim_error_memory(): throw .outOfMemory
            default:
                damaged += 1
                unsafe timeline.lose(packet)
            }
        }
        isDraining = true
        _ = unsafe avcodec_send_packet(decoder, nil)
    }

    /// Whether it is a part of an AMR that says of itself that it is damaged, as zeros do: RFC 4867 has a bit for it.
    private var isMarkedDamaged: Bool {
        let isAMR = unsafe [AV_CODEC_ID_AMR_NB, AV_CODEC_ID_AMR_WB].contains(stream.pointee.codecpar.pointee.codec_id)
        guard isAMR, let first = unsafe packet.pointee.data?.pointee else { return false }
        return first & 0x04 == 0 && first >> 3 & 0x0f < 9
    }

    /// Reads on behind what cannot be read, as far as there is anything; `false` at the end.
    private func readPacket() throws(Outcome) -> Bool {
        for _ in 0..<Self.mostUnreadable {
            let status = unsafe av_read_frame(format, packet)
            if status == 0 || status == av_shim_error_eof() { return status == 0 }
            if status == av_shim_error_memory() { throw .outOfMemory }
            timeline.stumble()
        }
        return false
    }
}
