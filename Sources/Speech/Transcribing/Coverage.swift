internal import Artifacts

/// Whether the words account for the speech.
enum Coverage {
    /// Seconds of speech without a word that are worth another look.
    private static let shortestHole = 0.9
    /// Engines place words only roughly.
    private static let tolerance = 0.35

    /// The stretches of `speech` that no word covers.
    ///
    /// A word covers no more than it takes to say it, however far an engine stretched it over what it skipped.
    static func holes(in speech: [Range<Double>], words: [Transcript.Word]) -> [Range<Double>] {
        let covered = words.map { word in
            word.start - tolerance..<min(word.end, word.start + longest(word.text)) + tolerance
        }.sorted { $0.lowerBound < $1.lowerBound }
        return speech.flatMap { subtract(covered, from: $0) }.filter { $0.upperBound - $0.lowerBound >= shortestHole }
    }

    /// The longest time in seconds that saying `text` takes.
    private static func longest(_ text: String) -> Double {
        text.reduce(0.5) { $0 + ($1.isNumber ? 0.5 : 0.12) }
    }

    private static func subtract(_ covered: [Range<Double>], from span: Range<Double>) -> [Range<Double>] {
        var rest: [Range<Double>] = []
        var position = span.lowerBound
        for part in covered where part.upperBound > position && part.lowerBound < span.upperBound {
            if part.lowerBound > position { rest.append(position..<part.lowerBound) }
            position = max(position, part.upperBound)
        }
        if position < span.upperBound { rest.append(position..<span.upperBound) }
        return rest
    }

    /// Whether `words`, heard at `time`, are what stands around it among `others`: then that was only placed wrongly.
    static func isHeard(
        _ words: [Transcript.Word],
        around time: Range<Double>,
        among others: [Transcript.Word]
    ) -> Bool {
        repeats(words, near(time, 4, others)) || repeatsInOrder(words, near(time, 10, others))
    }

    /// Whether `words`, heard at `time`, are three or more that stand just so around it among `others`.
    static func isPhrase(
        _ words: [Transcript.Word],
        around time: Range<Double>,
        among others: [Transcript.Word]
    ) -> Bool {
        words.count >= 3 && near(time, 4, others).map(\.plain).contains(words.map(\.plain))
    }

    /// Whether `words`, heard at `time`, are the last ones before it: then those were placed too early, and it is their
    /// own time. The first may be cut, and one that is otherwise heard in a longer tail tells nothing.
    static func isTail(_ words: [Transcript.Word], before time: Range<Double>, of others: [Transcript.Word]) -> Bool {
        let said = words.map(\.plain)
        let tail = others.filter { $0.start < time.lowerBound }.suffix(said.count).map(\.plain)
        guard tail.count == said.count, let last = said.last, last == tail.last else { return false }
        let isSame = { (said: String, told: String) in said == told || said.count > 1 && told.hasSuffix(said) }
        let same = zip(said, tail).count { isSame($0, $1) }
        return said.count == 1 ? last.count >= shortestWord : same * 3 >= said.count * 2
    }

    private static func near(
        _ time: Range<Double>,
        _ seconds: Double,
        _ words: [Transcript.Word]
    ) -> [Transcript.Word] {
        words.filter { $0.end > time.lowerBound - seconds && $0.start < time.upperBound + seconds }
    }

    /// Whether most of `words` stand among `others` already: then those were only placed wrongly.
    static func repeats(_ words: [Transcript.Word], _ others: [Transcript.Word]) -> Bool {
        let known = Set(others.map { $0.plain })
        let same = words.count { known.contains($0.plain) }
        return same * 3 >= words.count * 2
    }

    /// Whether most of a sentence, `words`, stands in the same order among `others`, which were placed far off.
    static func repeatsInOrder(_ words: [Transcript.Word], _ others: [Transcript.Word]) -> Bool {
        words.count >= shortestSentence && shared(words, others) * 3 >= words.count * 2
    }

    /// `words` without a first or last one that is heard beside the places `range` as well: it was cut there.
    static func without(
        _ words: [Transcript.Word],
        ends range: Range<Int>,
        of segments: [RecognisedSegment]
    ) -> [Transcript.Word] {
        let all = segments.flatMap(\.words)
        var words = words[...]
        if let last = all[..<range.lowerBound].last, let first = words.first, last.plain == first.plain {
            words = words.dropFirst()
        }
        if let next = all[range.upperBound...].first, let last = words.last, next.plain == last.plain {
            words = words.dropLast()
        }
        return Array(words)
    }

    /// How many of `words` stand in the same order among `others`.
    static func shared(_ words: [Transcript.Word], _ others: [Transcript.Word]) -> Int {
        var row = [Int](repeating: 0, count: others.count + 1)
        let others = others.map { $0.plain }
        for word in words.map({ $0.plain }) {
            var diagonal = 0
            for (column, other) in others.enumerated() {
                let same = other == word ? diagonal + 1 : max(row[column], row[column + 1])
                (diagonal, row[column + 1]) = (row[column + 1], same)
            }
        }
        return row[others.count]
    }

    /// Letters or digits of a word that nobody says twice.
    private static let shortestWord = 5
    /// Words that are not in the same order by chance.
    private static let shortestSentence = 5

    /// The mean probability of all words; 0 without any.
    static func confidence(_ segments: [RecognisedSegment]) -> Double {
        let words = segments.flatMap(\.words)
        return words.isEmpty ? 0 : words.reduce(0) { $0 + $1.probability } / Double(words.count)
    }
}
