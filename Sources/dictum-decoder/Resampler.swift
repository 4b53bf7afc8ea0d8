internal import CLibAV

/// Any sample format, rate and channel count to 16 kHz, 16 bits, one channel or two.
///
/// Two channels stay apart; three and more are averaged alike, because a dictation device's channels are microphones,
/// whatever loudspeakers their order may suggest.
@safe struct Resampler {
    private static let mostChannels: Int32 = 8
    private var converter: OpaquePointer?
    private var shape = Shape()

    private struct Shape: Equatable {
        var channels: Int32 = 0
        var rate: Int32 = 0
        var format: Int32 = 0
    }

    /// Converts `frame` and writes what is ready.
    mutating func convert(_ frame: UnsafeMutablePointer<AVFrame>, into sink: inout FrameSink) throws(Outcome) {
        let next = unsafe Shape(
            channels: frame.pointee.ch_layout.nb_channels,
            rate: frame.pointee.sample_rate,
            format: frame.pointee.format
        )
        if next != shape {
            try drain(into: &sink)
            try configure(next, for: &sink)
        }
        let input = unsafe UnsafeMutableRawPointer(frame.pointee.extended_data)?
            .assumingMemoryBound(to: UnsafePointer<UInt8>?.self)
        try unsafe run(input, frame.pointee.nb_samples, into: &sink)
    }

    /// Writes what the filter still holds.
    mutating func drain(into sink: inout FrameSink) throws(Outcome) {
        guard unsafe converter != nil else { return }
        try unsafe run(nil, 0, into: &sink)
    }

    private mutating func configure(_ next: Shape, for sink: inout FrameSink) throws(Outcome) {
        guard (1...Self.mostChannels).contains(next.channels), (1_000...768_000).contains(next.rate) else {
            throw .undecodable
        }
        let outgoing = sink.channels ?? (next.channels == 2 ? 2 : 1)
        var from = unsafe AVChannelLayout()
        var to = unsafe AVChannelLayout()
        unsafe av_channel_layout_default(&from, next.channels)
        unsafe av_channel_layout_default(&to, Int32(outgoing))
        unsafe swr_free(&converter)
        let status = unsafe swr_alloc_set_opts2(
            &converter,
            &to,
            AV_SAMPLE_FMT_S16P,
            Int32(FrameSink.rate),
            &from,
            AVSampleFormat(rawValue: next.format),
            next.rate,
            0,
            nil
        )
        guard status == 0 else { throw .undecodable }
        if next.channels > 2 {
            let share = [Double](repeating: 1 / Double(next.channels), count: Int(next.channels) * outgoing)
            guard unsafe swr_set_matrix(converter, share, next.channels) == 0 else { throw .undecodable }
        }
        guard unsafe swr_init(converter) == 0 else { throw .undecodable }
        shape = next
        try sink.begin(channels: outgoing)
    }

    private func run(
        _ input: UnsafeMutablePointer<UnsafePointer<UInt8>?>?,
        _ count: Int32,
        into sink: inout FrameSink
    ) throws(Outcome) {
        var (input, count) = unsafe (input, count)
        while true {
            let made = unsafe sink.withSpace { unsafe swr_convert(converter, $0, $1, input, count) }
            guard made >= 0 else { throw .undecodable }
            try sink.commit(Int(made))
            // The converter keeps what did not fit; without new input it would also flush its filter.
            guard made == FrameSink.blockFrames else { return }
            if unsafe input != nil { unsafe (input, count) = (Self.nothing, 0) }
        }
    }

    /// "No new input, but do not flush": a list of planes with no samples.
    nonisolated(unsafe) private static let nothing: UnsafeMutablePointer<UnsafePointer<UInt8>?> = {
        let planes = UnsafeMutablePointer<UnsafePointer<UInt8>?>.allocate(capacity: Int(mostChannels))
        unsafe planes.initialize(repeating: nil, count: Int(mostChannels))
        return unsafe planes
    }()
}
