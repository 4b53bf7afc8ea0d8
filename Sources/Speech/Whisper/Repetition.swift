/// Tells speech from a recogniser that has caught itself in a loop.
enum Repetition {
    /// Whether the same phrase of one to eight words stands at least `limit` times in a row.
    ///
    /// A speaker says "no, no, no"; nobody says five times the same four words.
    static func isLoop(_ words: [String]) -> Bool {
        let words = words.map { $0.lowercased().filter { $0.isLetter || $0.isNumber } }
        return (1...8).contains { length in longestRun(of: length, in: words) >= (length == 1 ? 6 : length < 4 ? 4 : 3)
        }
    }

    /// `words` without the second half where it says the first again, and there are too many `letters` a second for both.
    ///
    /// Of a short answer Whisper sometimes hears an echo.
    static func withoutEcho<Word>(_ words: [Word], text: (Word) -> String, seconds: Double) -> [Word] {
        let plain = words.map { text($0).lowercased().filter { $0.isLetter || $0.isNumber } }
        let half = words.count / 2
        guard half > 0, words.count.isMultiple(of: 2), plain[..<half] == plain[half...],
            Double(plain.reduce(0) { $0 + $1.count }) > SpokenLetters.fastest * seconds
        else { return words }
        return Array(words[..<half])
    }

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
