/// Whether two channels hold two speakers, or one sound twice.
enum ChannelLikeness {
    /// `false` when one channel is (nearly) silent, or both carry the same signal.
    static func differ(_ left: [Int16], _ right: [Int16]) -> Bool {
        var (leftEnergy, rightEnergy, product) = (0.0, 0.0, 0.0)
        // Every third sample tells as much and takes a third of the time.
        for index in stride(from: 0, to: min(left.count, right.count), by: 3) {
            let (a, b) = (Double(left[index]), Double(right[index]))
            leftEnergy += a * a
            rightEnergy += b * b
            product += a * b
        }
        let (weak, strong) = (min(leftEnergy, rightEnergy), max(leftEnergy, rightEnergy))
        guard weak > strong * 1e-5, weak > 0 else { return false }
        return abs(product) / (leftEnergy * rightEnergy).squareRoot() < 0.95
    }

    /// The mean of all channels, or the stronger of two that would cancel each other or of which one is silent.
    static func mix(_ channels: [[Int16]]) -> [Int16] {
        guard channels.count == 2 else { return channels.first ?? [] }
        let levels = channels.map { Loudness.level(of: $0[...]) }
        let mean = zip(channels[0], channels[1]).map { Int16((Int32($0) + Int32($1)) / 2) }
        let stronger = levels[0] >= levels[1] ? 0 : 1
        return Loudness.level(of: mean[...]) * 2 > levels[stronger] * 1.2 ? mean : channels[stronger]
    }
}
