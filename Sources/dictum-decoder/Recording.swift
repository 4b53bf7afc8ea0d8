internal import CLibAV

/// A container in memory, opened by content, and the decoder of its first sound track.
///
/// Nothing is freed: the process ends with the recording.
@safe final class Recording {
    private let input: MemoryInput
    private let size: Int
    private let format: UnsafeMutablePointer<AVFormatContext>
    private let stream: UnsafeMutablePointer<AVStream>
    private let decoder: UnsafeMutablePointer<AVCodecContext>
    private let packet: UnsafeMutablePointer<AVPacket>
    private let frame: UnsafeMutablePointer<AVFrame>
    private var isDraining = false
    private var packets = 0
    private var damaged = 0

    init(_ bytes: UnsafeRawBufferPointer) throws(Outcome) {
        unsafe input = MemoryInput(bytes)
        size = bytes.count
        unsafe format = try Self.open(input)
        unsafe stream = try Self.soundTrack(of: format)
        unsafe decoder = try Self.decoder(for: stream)
        guard let packet = unsafe av_packet_alloc(), let frame = unsafe av_frame_alloc() else { throw .outOfMemory }
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

    /// More than a tenth of the packets could not be decoded.
    var isMostlyDamaged: Bool { damaged * 10 > packets }

    /// The next decoded frame, valid until the next call; `nil` at the end.
    func nextFrame() throws(Outcome) -> UnsafeMutablePointer<AVFrame>? {
        while true {
            switch unsafe avcodec_receive_frame(decoder, frame) {
            case 0: return unsafe frame
            case av_shim_error_eof(): return nil
            case av_shim_error_again(): try feed()
            case av_shim_error_memory(): throw .outOfMemory
            default:
                damaged += 1
                if isDraining { return nil }
                try feed()
            }
        }
    }

    private func feed() throws(Outcome) {
        while unsafe av_read_frame(format, packet) == 0 {
            defer { unsafe av_packet_unref(packet) }
            guard unsafe packet.pointee.stream_index == stream.pointee.index else { continue }
            packets += 1
            switch unsafe avcodec_send_packet(decoder, packet) {
            case 0: return
            case av_shim_error_memory(): throw .outOfMemory
            default: damaged += 1
            }
        }
        isDraining = true
        _ = unsafe avcodec_send_packet(decoder, nil)
    }
}
