internal import Glibc

/// Brings a whisper to the level of speech before speech is looked for.
enum Loudness {
    private static let block = 8_000
    private static let target = 0.1
    private static let mostGain = 32.0

    /// The factor that brings the loudest half second of `samples` to the level of a usual recording; never below 1.
    static func gain(for samples: ArraySlice<Int16>) -> Float {
        let loudest =
            stride(from: samples.startIndex, to: samples.endIndex, by: block)
            .map { start in level(of: samples[start..<min(start + block, samples.endIndex)]) }
            .max() ?? 0
        guard loudest > 0 else { return 1 }
        return Float(min(max(target / loudest, 1), mostGain))
    }

    /// Root mean square, 0 to 1.
    static func level(of samples: ArraySlice<Int16>) -> Double {
        guard !samples.isEmpty else { return 0 }
        let energy = samples.reduce(into: Int64(0)) { $0 += Int64($1) * Int64($1) }
        return (Double(energy) / Double(samples.count)).squareRoot() / 32_768
    }
}
