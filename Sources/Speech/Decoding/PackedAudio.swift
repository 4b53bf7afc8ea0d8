internal import Artifacts

/// A recording as it waits to be recognised: two hours are 230 MB a channel as ``DecodedAudio``, and about half that here.
struct PackedAudio: Sendable, Redacted {
    /// Samples of a block: a second, so that a window unpacks little that it does not need.
    private static let block = 16_384
    /// Seconds.
    let duration: Double
    private let channels: [[PackedBlock]]

    /// Seconds that are kept around what is asked for.
    private static let margin = 2.0

    /// Packs `audio`, which takes a second for two hours: the stretches of it, in seconds, that `kept` says for a channel,
    /// and a little around them. The rest is silence.
    init(_ audio: DecodedAudio, keeping kept: (_ channel: Int) -> [Range<Double>]) {
        duration = audio.duration
        channels = audio.channels.enumerated().map { channel, samples in
            var isKept = [Bool](repeating: false, count: (samples.count + Self.block - 1) / Self.block)
            for time in kept(channel) {
                let first = Int(max(0, time.lowerBound - Self.margin) * Double(AudioWindow.sampleRate)) / Self.block
                let last = Int((time.upperBound + Self.margin) * Double(AudioWindow.sampleRate)) / Self.block
                for index in first...max(first, last) where index < isKept.count { isKept[index] = true }
            }
            return isKept.enumerated().map { index, isKept in
                let range = index * Self.block..<min((index + 1) * Self.block, samples.count)
                return isKept ? PackedBlock(samples[range]) : PackedBlock(silence: range.count)
            }
        }
    }

    /// The sound of `channel` between two times in seconds, as far as there is any.
    func window(_ time: Range<Double>, channel: Int) -> AudioWindow {
        let blocks = channels[channel]
        let count = blocks.last.map { (blocks.count - 1) * Self.block + $0.count } ?? 0
        let first = min(max(Int(time.lowerBound * Double(AudioWindow.sampleRate)), 0), count)
        let last = min(max(Int(time.upperBound * Double(AudioWindow.sampleRate)), first), count)
        guard first < last else { return AudioWindow(samples: []) }
        var samples: [Float] = []
        samples.reserveCapacity(last - first)
        for index in first / Self.block...(last - 1) / Self.block {
            var position = index * Self.block
            blocks[index].unpack { sample in
                if position >= first, position < last { samples.append(Float(sample) / 32_768) }
                position += 1
            }
        }
        return AudioWindow(samples: samples)
    }
}
