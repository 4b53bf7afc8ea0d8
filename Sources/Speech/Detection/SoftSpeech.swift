/// Pauses in which somebody may speak softly.
///
/// Right after loud speech the detector takes speech that is a hundred times softer for a pause: its memory holds on to what
/// it heard. A pause that is more than the recording's own noise is therefore judged once more, by itself.
enum SoftSpeech {
    /// Samples of a tenth of a second; ten of them are a pause that is worth it.
    private static let block = AudioWindow.sampleRate / 10
    /// How much louder than the noise half a second of it is at least.
    private static let louder = 2.0
    /// What is softer is the noise of any microphone.
    private static let softest = 0.0001

    /// The pauses of `samples` between the stretches of `speech`, given in seconds, that are no mere noise.
    static func pauses(in samples: [Int16], between speech: [Range<Double>]) -> [Range<Int>] {
        let levels = stride(from: 0, to: samples.count, by: block).map { start in
            Loudness.level(of: samples[start..<min(start + block, samples.count)])
        }
        let sorted = levels.sorted()
        guard !speech.isEmpty, !sorted.isEmpty else { return [] }
        let bar = max(softest, sorted[sorted.count / 10] * louder)
        let edges =
            [0] + speech.flatMap { [Int($0.lowerBound * 16_000), Int($0.upperBound * 16_000)] } + [samples.count]
        return stride(from: 0, to: edges.count, by: 2)
            .map { edges[$0]..<max(edges[$0], edges[$0 + 1]) }
            .filter { $0.count >= 10 * block }
            .filter { levels[($0.lowerBound + block - 1) / block..<$0.upperBound / block].count { $0 > bar } >= 5 }
    }
}
