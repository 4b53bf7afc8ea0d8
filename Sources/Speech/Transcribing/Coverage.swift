internal import Artifacts

/// Whether the words account for the speech.
enum Coverage {
    /// Seconds of speech without a word that are worth another look.
    private static let shortestHole = 0.9
    /// The same of all that is said between two pauses: "Exam."
    private static let shortestSaying = 0.3
    /// Engines place words only roughly.
    private static let tolerance = 0.35

    /// The stretches of `speech` that no word covers.
    ///
    /// A word covers no more than it takes to say it, however far an engine stretched it over what it skipped.
    static func holes(in speech: [Range<Double>], words: [Transcript.Word]) -> [Range<Double>] {
        let covered = words.map { word in
            word.start - tolerance..<min(word.end, word.start + longest(word.text)) + tolerance
        }.sorted { $0.lowerBound < $1.lowerBound }
        return speech.flatMap { span in
            subtract(covered, from: span).filter {
                $0.upperBound - $0.lowerBound >= ($0 == span ? shortestSaying : shortestHole)
            }
        }
    }

    /// Whether a hole is so short that it may be a breath: only what is surely heard in it was said.
    static func mayBeBreath(_ hole: Range<Double>) -> Bool { hole.upperBound - hole.lowerBound < shortestHole }

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

    /// Whether `words`, heard at `time`, sound like the last ones before it, or are the end of the last: then those were
    /// placed too early, and it is their own time. What tells of a number or a side, or denies, is the same in both.
    static func isTail(_ words: [Transcript.Word], before time: Range<Double>, of others: [Transcript.Word]) -> Bool {
        let said = words.map(\.plain)
        let before = others.filter { $0.start < time.lowerBound }
        let again = Echo.shared(before, words)
        if again.after == words.count, again != (1, 1) { return true }
        let tail = before.suffix(said.count).map(\.plain)
        guard tail.count == said.count, let last = said.last, let end = tail.last else { return false }
        let isEnd = { (said: String, told: String) in said == told || said.count > 1 && told.hasSuffix(said) }
        if said.count == 1 {
            // "Specimens, Spassamans": no word, but a sound.
            let isNoWord = last.count >= shortestWord && Lexicon.standard.standing(of: last) == .unknown
            if isNoWord, SoundDistance.likeness(Pronunciation(last), Pronunciation(end)) >= 0.75 { return true }
            return last == end
                ? last.count >= shortestWord : isEnd(last, end) && last.count > 2 && last.contains(where: \.isLetter)
        }
        let isTelling = { (word: String) in telling.contains(word) || word.contains(where: \.isNumber) }
        if zip(said, tail).contains(where: { (isTelling($0) || isTelling($1)) && !isEnd($0, $1) }) { return false }
        if last == end, zip(said, tail).count(where: isEnd) * 3 >= said.count * 2 { return true }
        return SoundDistance.likeness(Pronunciation(said.joined()), Pronunciation(tail.joined())) >= 0.85
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

    /// `words` without the first or last ones, `least` of them, that `before` ends or `after` begins with: there it was cut,
    /// or they were placed too early.
    static func rest(
        of words: [Transcript.Word],
        between before: some Sequence<Transcript.Word>,
        and after: some Sequence<Transcript.Word>,
        least: Int = 1
    ) -> [Transcript.Word] {
        let first = Echo.shared(Array(before), words).after
        let rest = Array(words.dropFirst(first < least ? 0 : first))
        let last = Echo.shared(rest, Array(after)).before
        return rest.dropLast(last < least ? 0 : last)
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
    /// What changes the meaning of what is said with it.
    static let telling: Set<String> = ["no", "not", "without", "never", "denies", "denied", "left", "right"]
    /// Words that are not in the same order by chance.
    private static let shortestSentence = 5

    /// The mean probability of all words; 0 without any.
    static func confidence(_ segments: [RecognisedSegment]) -> Double {
        let words = segments.flatMap(\.words)
        return words.isEmpty ? 0 : words.reduce(0) { $0 + $1.probability } / Double(words.count)
    }
}
