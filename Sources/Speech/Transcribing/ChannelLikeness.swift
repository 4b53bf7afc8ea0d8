/// What two channels hold: two speakers, one sound twice, or one sound and silence.
struct ChannelLikeness {
    /// Whether one channel is (nearly) silent.
    private let isOneSilent: Bool
    /// From -1, the same sound reversed, to 1, the same sound.
    private let correlation: Double

    private init(_ left: [Int16], _ right: [Int16]) {
        var (leftEnergy, rightEnergy, product) = (0.0, 0.0, 0.0)
        // Every third sample tells as much and takes a third of the time.
        for index in stride(from: 0, to: min(left.count, right.count), by: 3) {
            let (a, b) = (Double(left[index]), Double(right[index]))
            leftEnergy += a * a
            rightEnergy += b * b
            product += a * b
        }
        isOneSilent = min(leftEnergy, rightEnergy) <= max(leftEnergy, rightEnergy) * 1e-5
        correlation = isOneSilent ? 0 : product / (leftEnergy * rightEnergy).squareRoot()
    }

    /// `false` when one channel is (nearly) silent, or both carry the same signal.
    static func differ(_ left: [Int16], _ right: [Int16]) -> Bool {
        let likeness = ChannelLikeness(left, right)
        return !likeness.isOneSilent && abs(likeness.correlation) < 0.95
    }

    /// The mean of all channels, or the stronger of two that would cancel each other or of which one is silent. A voice that
    /// is heard in one channel only, however seldom or softly, is in the mean.
    static func mix(_ channels: [[Int16]]) -> [Int16] {
        guard channels.count == 2 else { return channels.first ?? [] }
        let likeness = ChannelLikeness(channels[0], channels[1])
        guard likeness.isOneSilent || likeness.correlation < -0.3 else {
            return zip(channels[0], channels[1]).map { Int16((Int32($0) + Int32($1)) / 2) }
        }
        let levels = channels.map { Loudness.level(of: $0[...]) }
        return channels[levels[0] >= levels[1] ? 0 : 1]
    }
}
