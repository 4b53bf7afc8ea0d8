/// The sound to hear a hole in, and which of the words in it are the hole's.
///
/// Where a hole ends in the midst of speech, some of that is heard as well, for no word is to be cut, and only what lies in
/// the hole by its times is new. Where it ends in a pause, nothing else is heard, and all of it is new: engines place the
/// first words after a pause only roughly, and by their times some would be lost.
struct HoleStretch: Sendable, Equatable {
    /// What is heard.
    let time: Range<Double>
    /// The middles of the words that are new.
    private let words: ClosedRange<Double>

    /// - Parameters:
    ///   - hole: a stretch of the window's speech that no word covers.
    ///   - window: where it is.
    ///   - margin: the most that is heard before and after it, in seconds.
    init(_ hole: Range<Double>, in window: TrackWindow, margin: Double) {
        let isAfterPause = window.speech.contains { Self.same($0.lowerBound, hole.lowerBound) }
        let isBeforePause = window.speech.contains { Self.same($0.upperBound, hole.upperBound) }
        let last = window.speech.map(\.upperBound).last { $0 <= hole.lowerBound } ?? window.time.lowerBound
        let next = window.speech.map(\.lowerBound).first { $0 >= hole.upperBound } ?? window.time.upperBound
        let start = max(hole.lowerBound - margin, isAfterPause ? last : window.time.lowerBound)
        let end = min(hole.upperBound + margin, isBeforePause ? next : window.time.upperBound)
        time = start..<max(start, end)
        words = (isAfterPause ? -.infinity : hole.lowerBound)...(isBeforePause ? .infinity : hole.upperBound)
    }

    /// Whether a word with this middle is the hole's.
    func holds(_ middle: Double) -> Bool { words.contains(middle) }

    private static func same(_ a: Double, _ b: Double) -> Bool { abs(a - b) < 0.001 }
}
