public import Artifacts

/// A recording as sound: 16 kHz, one channel or two, 16 bits a sample (so that two hours take 230 MB a channel).
public struct DecodedAudio: Sendable, Redacted {
    /// The channels, all equally long.
    public var channels: [[Int16]]
    /// Stretches in seconds that the recording should hold and that are damaged or missing: silent in all channels.
    public var lost: [Range<Double>]

    /// Wraps channels of equal length.
    public init(channels: [[Int16]], lost: [Range<Double>] = []) {
        self.channels = channels
        self.lost = lost
    }

    /// Seconds.
    public var duration: Double { Double(channels.first?.count ?? 0) / Double(AudioWindow.sampleRate) }

    /// The sound of `channel` between two times in seconds, as far as there is any.
    public func window(_ time: Range<Double>, channel: Int) -> AudioWindow {
        let samples = channels[channel]
        let first = min(max(Int(time.lowerBound * Double(AudioWindow.sampleRate)), 0), samples.count)
        let last = min(max(Int(time.upperBound * Double(AudioWindow.sampleRate)), first), samples.count)
        return AudioWindow(samples: samples[first..<last].map { Float($0) / 32_768 })
    }
}
