/// Cuts a recording into windows at pauses, so that no word is cut and no long silence is recognised.
enum WindowPlan {
    /// A pause this long is left out.
    private static let longSilence = 2.0
    /// Sound kept before and after the speech of a window, as far as the pause reaches.
    private static let margin = 0.4

    /// Windows that hold every second of `speech`, none longer than `longest` seconds (its margins included).
    static func windows(for speech: [Range<Double>], longest: Double, duration: Double) -> [Range<Double>] {
        let parts = speech.flatMap { split($0, longest: longest - 2 * margin) }
        let groups = grouped(parts, longest: longest - 2 * margin)
        return groups.indices.map { index in
            let group = groups[index]
            let before = index > 0 ? groups[index - 1].upperBound : 0
            let after = index + 1 < groups.count ? groups[index + 1].lowerBound : duration
            return max(
                group.lowerBound - margin,
                middle(before, group.lowerBound)
            )..<min(group.upperBound + margin, middle(group.upperBound, after))
        }
    }

    /// Equal parts of a stretch without any pause that is too long for a window.
    private static func split(_ span: Range<Double>, longest: Double) -> [Range<Double>] {
        let length = span.upperBound - span.lowerBound
        let count = (length / longest).rounded(.up)
        guard count > 1 else { return [span] }
        return (0..<Int(count)).map { part in
            span.lowerBound + length * Double(part) / count..<span.lowerBound + length * Double(part + 1) / count
        }
    }

    /// Packs neighbours; where a window is full, it ends at the longest pause of its second half.
    private static func grouped(_ spans: [Range<Double>], longest: Double) -> [Range<Double>] {
        var groups: [Range<Double>] = []
        var first = 0
        while first < spans.count {
            let start = spans[first].lowerBound
            var last = first
            while last + 1 < spans.count, spans[last + 1].upperBound - start <= longest,
                pause(after: last, spans) < longSilence
            {
                last += 1
            }
            let isFull = last + 1 < spans.count && pause(after: last, spans) < longSilence
            let cut = isFull ? bestCut(first...last, spans, start: start, longest: longest) : last
            groups.append(start..<spans[cut].upperBound)
            first = cut + 1
        }
        return groups
    }

    private static func bestCut(
        _ candidates: ClosedRange<Int>,
        _ spans: [Range<Double>],
        start: Double,
        longest: Double
    ) -> Int {
        candidates.filter { spans[$0].upperBound - start >= longest / 2 }
            .max { pause(after: $0, spans) < pause(after: $1, spans) } ?? candidates.upperBound
    }

    private static func pause(after index: Int, _ spans: [Range<Double>]) -> Double {
        spans[index + 1].lowerBound - spans[index].upperBound
    }

    private static func middle(_ start: Double, _ end: Double) -> Double { (start + max(start, end)) / 2 }
}
