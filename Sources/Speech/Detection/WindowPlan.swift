/// Cuts a recording into windows at its quietest moments, so that no word is cut and no long silence is recognised.
enum WindowPlan {
    /// A pause this long is left out.
    private static let longSilence = 2.0
    /// Sound kept before and after the speech of a window.
    private static let margin = 0.4
    /// Seconds of the first window at most, so that who waits sees words soon.
    private static let longestFirst = 10.0

    /// Windows that hold every second of `speech`, none longer than `longest` seconds; the first is shorter.
    ///
    /// - Parameter quietest: the moment of a stretch at which a cut does least harm.
    static func windows(
        for speech: [Range<Double>],
        longest: Double,
        duration: Double,
        quietest: (Range<Double>) -> Double
    ) -> [Range<Double>] {
        var windows: [Range<Double>] = []
        for stretch in stretches(of: speech) {
            var start = max(0, stretch.lowerBound - margin)
            let end = min(duration, stretch.upperBound + margin)
            while let cuts = cuts(in: start..<end, longest: windows.isEmpty ? min(longest, longestFirst) : longest) {
                let cut = quietest(cuts)
                windows.append(start..<cut)
                start = cut
            }
            windows.append(start..<end)
        }
        return windows
    }

    /// Where a stretch that is longer than `longest` may be cut; `nil` where it need not be.
    private static func cuts(in stretch: Range<Double>, longest: Double) -> Range<Double>? {
        let (start, end) = (stretch.lowerBound, stretch.upperBound)
        guard end - start > longest else { return nil }
        // A cut in the later half, and never so late that only a crumb remains.
        let latest = min(start + longest, max(start + longest * 0.6, end - longest / 4))
        return start + longest / 2..<latest
    }

    /// Speech without the long silences.
    private static func stretches(of speech: [Range<Double>]) -> [Range<Double>] {
        speech.reduce(into: []) { stretches, span in
            if let last = stretches.last, span.lowerBound - last.upperBound < longSilence {
                stretches[stretches.count - 1] = last.lowerBound..<max(last.upperBound, span.upperBound)
            } else {
                stretches.append(span)
            }
        }
    }
}
