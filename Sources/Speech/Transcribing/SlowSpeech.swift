internal import Artifacts

/// A stretch in which too little was heard for the time that it took to say: an engine that skips a sentence spreads the
/// words around it over the time, so that none of it is without a word.
struct SlowSpeech: Sendable {
    /// Seconds of speech that the words leave over, at least.
    private static let shortest = 2.5
    /// Seconds that no hesitation takes.
    private static let certain = 4.0
    /// How much slower than the rest somebody may speak.
    private static let tolerance = 1.6

    /// The words between two pauses, among those of the window.
    let words: Range<Int>
    /// From the pause before them to the pause after.
    let time: Range<Double>
    /// Where the time is left over.
    let slow: Range<Double>
    /// Letters that could be said in it, about.
    let missing: Double
    /// Whether nobody hesitates so long.
    let isCertain: Bool

    /// The slowest stretch of `words`, where there is one.
    init?(_ words: [Transcript.Word], in window: TrackWindow, margin: Double) {
        let letters = SpokenLetters(words, in: window)
        let rate = letters.rate
        let over = zip(letters.counts, letters.seconds).map { $1 - $0 * Self.tolerance / rate }
        guard let run = SpokenLetters.greatestRun(over), run.sum >= Self.shortest else { return nil }
        let start = run.words.lowerBound == 0 ? window.time.lowerBound : letters.starts[run.words.lowerBound]
        let end = run.words.upperBound < words.count ? letters.starts[run.words.upperBound] : window.time.upperBound
        guard let first = window.speech.firstIndex(where: { $0.upperBound > start }),
            let last = window.speech.lastIndex(where: { $0.lowerBound < end }), first <= last
        else { return nil }
        let before = first == 0 ? window.time.lowerBound : window.speech[first - 1].upperBound
        let after = last + 1 == window.speech.count ? window.time.upperBound : window.speech[last + 1].lowerBound
        let spans = window.speech[first].lowerBound..<window.speech[last].upperBound
        let time = max(before, spans.lowerBound - margin)..<min(after, spans.upperBound + margin)
        slow = max(start, spans.lowerBound)..<max(start, spans.lowerBound, min(end, spans.upperBound))
        missing = run.sum * rate / Self.tolerance
        isCertain = run.sum >= Self.certain
        let middles = zip(letters.starts, words).map { ($0 + max($0, $1.end)) / 2 }
        let inside = words.indices.filter { run.words.contains($0) || time.contains(middles[$0]) }
        guard let low = inside.first, let high = inside.last else { return nil }
        (self.words, self.time) = (low..<high + 1, time)
    }

    /// Whether `answer` tells more than what was heard at first, `words`, and most of that.
    func isFilled(by answer: [Transcript.Word], instead words: [Transcript.Word]) -> Bool {
        let more = Self.letters(answer) - Self.letters(words)
        return more >= max(10, missing * 0.3) && Coverage.shared(words, answer) * 2 >= words.count
    }

    /// Whether `answer` says what was heard at first: then it was only said slowly.
    func isConfirmed(by answer: [Transcript.Word], _ words: [Transcript.Word]) -> Bool {
        Coverage.shared(words, answer) * 2 >= words.count
    }

    private static func letters(_ words: [Transcript.Word]) -> Double {
        words.reduce(0) { $0 + SpokenLetters.count($1.text) }
    }
}
