/// Turns the detector's probabilities into stretches of speech.
enum SpeechSpans {
    /// Seconds that one probability stands for.
    static let frame = Double(SpeechDetector.frame) / Double(AudioWindow.sampleRate)
    private static let begins: Float = 0.5
    private static let ends: Float = 0.35
    private static let shortest = 0.2
    private static let shortestPause = 0.25
    private static let padding = 0.1

    /// The stretches, padded, in order, apart by at least a short pause, within `duration`.
    static func spans(of probabilities: [Float], duration: Double) -> [Range<Double>] {
        joined(raw(probabilities), nearerThan: shortestPause)
            .filter { $0.upperBound - $0.lowerBound >= shortest }
            .map { max(0, $0.lowerBound - padding)..<min(duration, $0.upperBound + padding) }
            .filter { !$0.isEmpty }
    }

    private static func raw(_ probabilities: [Float]) -> [Range<Double>] {
        var spans: [Range<Double>] = []
        var start: Int?
        for (index, probability) in probabilities.enumerated() {
            if start == nil, probability >= begins { start = index }
            if let first = start, probability < ends {
                spans.append(Double(first) * frame..<Double(index) * frame)
                start = nil
            }
        }
        if let first = start { spans.append(Double(first) * frame..<Double(probabilities.count) * frame) }
        return spans
    }

    /// `spans`, which are in order, as one where no such pause lies between them.
    static func joined(_ spans: [Range<Double>], nearerThan pause: Double) -> [Range<Double>] {
        spans.reduce(into: []) { joined, span in
            if let last = joined.last, span.lowerBound - last.upperBound < pause {
                joined[joined.count - 1] = last.lowerBound..<span.upperBound
            } else {
                joined.append(span)
            }
        }
    }
}
