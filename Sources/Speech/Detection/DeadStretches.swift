/// Stretches in which all samples are the same, as no microphone gives them: what was lost and written as zeros.
///
/// A recorder that leaves out noise writes zeros as well. But it does so once the voice has died away, and in all pauses.
enum DeadStretches {
    /// Samples of one that is worth a question.
    private static let shortest = AudioWindow.sampleRate
    /// Samples of a pause of a recorder that writes zeros.
    private static let pause = AudioWindow.sampleRate / 10
    /// How loud what is cut off is at least, of all.
    private static let loud = 0.2
    /// Samples at an edge that a codec or a filter spreads.
    private static let edge = 32

    /// Those of all `channels` at once that are surely no pauses, in seconds.
    static func find(in channels: [[Int16]]) -> [Range<Double>] {
        guard let first = channels.first else { return [] }
        let runs = runs(in: first)
        let long = runs.filter { run in
            run.count >= shortest
                && channels.dropFirst().allSatisfy { other in other[run].allSatisfy { $0 == other[run.lowerBound] } }
        }
        guard !long.isEmpty else { return [] }
        let bar = Loudness.level(of: first[...]) * loud
        let isLoud = { (range: Range<Int>) in Loudness.level(of: first[range.clamped(to: first.indices)]) > bar }
        return long.filter { run in
            // Zeros of a companded recording are the loudest sound of all.
            if abs(Int(first[run.lowerBound])) > 1_000 { return true }
            if isLoud(run.lowerBound - edge - 320..<run.lowerBound - edge) { return true }
            let isInside = run.lowerBound > 0 && run.upperBound < first.count
            return runs.count == long.count && (isInside || isLoud(run.upperBound + edge..<run.upperBound + edge + 80))
        }.map { Double($0.lowerBound) / Double(shortest)..<Double($0.upperBound) / Double(shortest) }
    }

    /// Runs of samples that are the same, none shorter than a pause.
    private static func runs(in samples: [Int16]) -> [Range<Int>] {
        var (runs, place) = ([Range<Int>](), 0)
        while place < samples.count {
            // Resampling leaves zeros as they are, and a loud constant nearly so.
            let value = Int(samples[place])
            let isOther = { (sample: Int16) in abs(Int(sample) - value) > (abs(value) > 1_000 ? abs(value) / 256 : 0) }
            let end = samples[place...].firstIndex(where: isOther) ?? samples.count
            if end - place >= pause / 2 {
                let start = samples[..<place].lastIndex(where: isOther).map { $0 + 1 } ?? 0
                if end - start >= pause { runs.append(max(start, runs.last?.upperBound ?? 0)..<end) }
            }
            place = max(end, place + pause / 2)
        }
        return runs
    }
}
