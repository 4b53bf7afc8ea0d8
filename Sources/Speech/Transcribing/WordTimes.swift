internal import Artifacts

/// Times of words that can be true.
///
/// Whisper sometimes gives a whole sentence one moment, and stretches the word before it over the seconds in which it was
/// said: then those seconds look as if nobody had listened.
enum WordTimes {
    /// Seconds by which words must be too fast before their times are refused.
    private static let crowd = 1.0
    /// Letters that nobody says in a second, even where an engine places words roughly.
    private static let impossible = 32.0

    /// `segments` with words that stand closer than anybody speaks spread over the speech that is theirs.
    static func mended(_ segments: [RecognisedSegment], in window: TrackWindow) -> [RecognisedSegment] {
        var words = segments.flatMap(\.words)
        for _ in 0..<3 {
            let letters = SpokenLetters(words, in: window)
            let lacking = zip(letters.counts, letters.seconds).map { $0 / impossible - $1 }
            guard let run = SpokenLetters.greatestRun(lacking), run.sum > crowd else { break }
            spread(&words, widened(run.words, letters), letters, window)
        }
        var next = 0
        return segments.map { segment in
            var segment = segment
            segment.words = Array(words[next..<next + segment.words.count])
            next += segment.words.count
            segment.start = segment.words.map(\.start).min() ?? segment.start
            segment.end = segment.words.map(\.end).max() ?? segment.end
            return segment
        }
    }

    /// `run` with the words around it that have time to spare, until all can be said.
    private static func widened(_ run: Range<Int>, _ letters: SpokenLetters) -> Range<Int> {
        let spare = zip(letters.counts, letters.seconds).map { $1 - $0 / SpokenLetters.usual }
        var (run, sum) = (run, spare[run].reduce(0, +))
        while sum < 0, run.count < spare.count {
            let before = run.lowerBound > 0 ? spare[run.lowerBound - 1] : -.infinity
            let after = run.upperBound < spare.count ? spare[run.upperBound] : -.infinity
            sum += max(before, after)
            run = before >= after ? run.lowerBound - 1..<run.upperBound : run.lowerBound..<run.upperBound + 1
        }
        return run
    }

    /// Gives the words of `run` the speech from the first to the word behind the last, each by its letters.
    private static func spread(
        _ words: inout [Transcript.Word],
        _ run: Range<Int>,
        _ letters: SpokenLetters,
        _ window: TrackWindow
    ) {
        let start = run.lowerBound == 0 ? window.time.lowerBound : letters.starts[run.lowerBound]
        let end = run.upperBound < words.count ? letters.starts[run.upperBound] : window.time.upperBound
        let speech = window.speech.map { $0.clamped(to: start..<max(start, end)) }.filter { !$0.isEmpty }
        let all = letters.counts[run].reduce(0, +)
        let seconds = speech.reduce(0) { $0 + $1.upperBound - $1.lowerBound }
        guard all > 0, seconds > 0 else { return }
        var said = 0.0
        for index in run {
            words[index].start = moment(seconds * said / all, in: speech)
            said += letters.counts[index]
            words[index].end = max(words[index].start, moment(seconds * said / all, in: speech))
        }
    }

    /// When so many seconds of `speech` are over.
    private static func moment(_ seconds: Double, in speech: [Range<Double>]) -> Double {
        var rest = seconds
        for span in speech {
            if rest <= span.upperBound - span.lowerBound { return span.lowerBound + rest }
            rest -= span.upperBound - span.lowerBound
        }
        return speech.last?.upperBound ?? 0
    }
}
