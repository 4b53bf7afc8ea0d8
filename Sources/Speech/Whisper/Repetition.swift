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
