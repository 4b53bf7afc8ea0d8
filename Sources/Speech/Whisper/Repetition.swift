internal import Artifacts

/// Tells speech from a recogniser that has caught itself in a loop.
enum Repetition {
    /// Whether the same phrase of one to eight words stands at least `limit` times in a row.
    ///
    /// A speaker says "no, no, no"; nobody says five times the same four words.
    static func isLoop(_ words: [String]) -> Bool {
        let words = words.map(plain)
        return (1...8).contains { length in longestRun(of: length, in: words) >= (length == 1 ? 6 : length < 4 ? 4 : 3)
        }
    }

    /// `words` without the second half where it says the first again, and there are too many `letters` a second for both.
    ///
    /// Of a short answer Whisper sometimes hears an echo.
    static func withoutEcho<Word>(_ words: [Word], text: (Word) -> String, seconds: Double) -> [Word] {
        let said = words.map { plain(text($0)) }
        let half = words.count / 2
        guard half > 0, words.count.isMultiple(of: 2), said[..<half] == said[half...],
            Double(said.reduce(0) { $0 + $1.count }) > SpokenLetters.fastest * seconds
        else { return words }
        return Array(words[..<half])
    }

    /// The places of a word in `words` that was heard three times running or more, but not once in each stretch of `speech`
    /// in that time: of many like words Whisper loses count. Few stretches are no count, for they are said in one breath.
    static func miscounted(_ words: [Transcript.Word], in speech: [Range<Double>]) -> Set<Int> {
        var (places, start): (Set<Int>, Int) = ([], 0)
        while start < words.count {
            let (first, end) = (
                words[start], words[start...].firstIndex { $0.plain != words[start].plain } ?? words.count
            )
            let time = first.start - 0.1..<max(first.start, words[end - 1].end) + 0.1
            let stretches = speech.count { $0.overlaps(time) }
            if min(stretches, end - start) >= 3, stretches != end - start { places.formUnion(start..<end) }
            start = end
        }
        return places
    }

    /// The letters and digits of a word, in lower case.
    static func plain(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }

    /// How often a phrase of `length` words stands in a row at most.
    private static func longestRun(of length: Int, in words: [String]) -> Int {
        guard words.count > length else { return 1 }
        var longest = 1
        var same = 0
        for index in length..<words.count {
            same = words[index] == words[index - length] ? same + 1 : 0
            longest = max(longest, same / length + 1)
        }
        return longest
    }
}

extension Transcript.Word {
    /// Its letters and digits, in lower case.
    var plain: String { Repetition.plain(text) }
}
