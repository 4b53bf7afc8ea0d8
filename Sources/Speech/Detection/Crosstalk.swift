internal import Glibc

/// The other speaker's voice in a speaker's channel: faint, and rising and falling with it.
///
/// Both a detector of speech and an engine follow a faint voice as well as a loud one, so that all of it would be heard
/// twice.
enum Crosstalk {
    /// Samples of one level, 20 ms.
    private static let step = AudioWindow.sampleRate / 50
    /// Levels on each side of one that it is taken together with.
    private static let around = 7
    /// How loud a channel's own speaker is at least, of the loudest there is in it; it is told from the other's by 16 dB.
    private static let own = 0.16
    /// How much louder the other is, each measured by the loudest there is of him.
    private static let louder = 3.0
    /// Levels that show whose voice it is: each stretch of so many is asked for itself, so that a faint answer stays.
    private static let shortest = 30
    private static let likeness = 0.75

    /// Makes `audio` silent where a channel holds the other one's voice alone.
    static func silence(_ audio: inout DecodedAudio) {
        guard audio.channels.count == 2 else { return }
        let levels = audio.channels.map(Self.levels)
        let smooth = levels.map(Self.smoothed)
        let loudest = smooth.map { $0.sorted().dropLast($0.count / 50).last ?? 0 }
        for (channel, other) in [(0, 1), (1, 0)] where loudest[channel] > 0 {
            let isFaint = levels[channel].indices.map { index in
                let level = smooth[channel][index] / loudest[channel]
                return level < own && smooth[other][index] > level * loudest[other] * louder
            }
            for run in runs(isFaint) where follows(levels[channel][run], levels[other][run]) {
                for index in run.lowerBound * step..<run.upperBound * step { audio.channels[channel][index] = 0 }
            }
        }
    }

    private static func levels(of samples: [Int16]) -> [Double] {
        stride(from: 0, to: samples.count - step + 1, by: step).map { Loudness.level(of: samples[$0..<$0 + step]) }
    }

    private static func smoothed(_ levels: [Double]) -> [Double] {
        let sums = levels.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1 * $1) }
        return levels.indices.map { index in
            let (first, end) = (max(0, index - around), min(levels.count, index + around + 1))
            return (max(0, sums[end] - sums[first]) / Double(end - first)).squareRoot()
        }
    }

    /// The runs of `true` that are long enough, in stretches.
    private static func runs(_ values: [Bool]) -> [Range<Int>] {
        var (runs, start): ([Range<Int>], Int?) = ([], nil)
        for (index, value) in (values + [false]).enumerated() {
            if value {
                start = start ?? index
            } else if let first = start {
                let count = (index - first) / shortest
                for part in 0..<count {
                    runs.append(first + part * shortest..<(part + 1 < count ? first + (part + 1) * shortest : index))
                }
                start = nil
            }
        }
        return runs
    }

    /// Whether one channel rises and falls with the other, at once or a little later.
    private static func follows(_ levels: ArraySlice<Double>, _ others: ArraySlice<Double>) -> Bool {
        let (a, b) = (levels.map { log($0 + 1e-5) }, others.map { log($0 + 1e-5) })
        return (0...2).contains { correlation(Array(a.dropFirst($0)), Array(b.dropLast($0))) >= likeness }
    }

    private static func correlation(_ a: [Double], _ b: [Double]) -> Double {
        let count = Double(a.count)
        let (meanA, meanB) = (a.reduce(0, +) / count, b.reduce(0, +) / count)
        let product = zip(a, b).reduce(0) { $0 + ($1.0 - meanA) * ($1.1 - meanB) }
        let squares = [(a, meanA), (b, meanB)].map { values, mean in
            values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        }
        let scale = (squares[0] * squares[1]).squareRoot()
        return scale > 0 ? product / scale : 0
    }
}
