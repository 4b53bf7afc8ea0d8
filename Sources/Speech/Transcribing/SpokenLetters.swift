internal import Artifacts

/// How long words take to say, told by their letters.
struct SpokenLetters {
    /// Letters that are said in a second at most.
    static let fastest = 22.0
    /// Letters a second of usual speech, pauses between words counted.
    static let usual = 15.0

    /// How much each word is to say.
    let counts: [Double]
    /// Seconds of speech from the beginning of each word to that of the next.
    let seconds: [Double]
    /// When each word begins, none before the one in front of it.
    let starts: [Double]

    init(_ words: [Transcript.Word], in window: TrackWindow) {
        counts = words.map { Self.count($0.text) }
        var (starts, last) = ([Double](), window.time.lowerBound)
        for word in words {
            last = min(max(last, word.start), window.time.upperBound)
            starts.append(last)
        }
        self.starts = starts
        var seconds: [Double] = []
        for index in starts.indices {
            let start = index == 0 ? window.time.lowerBound : starts[index]
            let end = index + 1 < starts.count ? starts[index + 1] : window.time.upperBound
            seconds.append(Self.spoken(start..<max(start, end), window.speech))
        }
        self.seconds = seconds
    }

    /// A digit is a word to say, and every word needs a moment more than its letters.
    static func count(_ text: String) -> Double {
        text.reduce(1) { $0 + ($1.isNumber ? 4 : $1.isLetter ? 1 : 0) }
    }

    /// Seconds of `time` in which somebody speaks.
    static func spoken(_ time: Range<Double>, _ speech: [Range<Double>]) -> Double {
        speech.reduce(0) { $0 + max(0, min($1.upperBound, time.upperBound) - max($1.lowerBound, time.lowerBound)) }
    }

    /// Letters a second at which half of what the words say is said faster, and half slower.
    var rate: Double {
        guard counts.count >= 8 else { return Self.usual * 0.8 }
        let rates = zip(counts, seconds).map { (rate: $0 / max($1, 0.02), count: $0) }.sorted { $0.rate < $1.rate }
        var half = counts.reduce(0, +) / 2
        for (rate, count) in rates {
            half -= count
            if half <= 0 { return min(max(rate, 9), 16) }
        }
        return Self.usual
    }

    /// The run of words of which `values` add up to the most.
    static func greatestRun(_ values: [Double]) -> (words: Range<Int>, sum: Double)? {
        var best: (words: Range<Int>, sum: Double)?
        var (start, sum) = (0, 0.0)
        for (index, value) in values.enumerated() {
            if sum <= 0 { (start, sum) = (index, 0) }
            sum += value
            if sum > best?.sum ?? 0 { best = (start..<index + 1, sum) }
        }
        return best
    }
}
