internal import Artifacts

/// "Next problem, gout", "problem number two": with them a problem begins, and with the first of them the assessment and plan.
enum SpokenProblem {
    /// How many of `words` announce a problem from `at` on; `nil` where none do.
    static func length(_ words: [String], at: Int) -> Int? {
        func word(_ offset: Int) -> String { at + offset < words.count ? words[at + offset] : "" }
        let start = word(0) == "the" ? 1 : 0
        // "The next one is diabetes."
        if word(start) == "next", word(start + 1) == "one", word(start + 2) == "is" { return start + 2 }
        if ordinals.contains(word(start)), kinds.contains(word(start + 1)) { return start + 2 }
        guard start == 0, word(0) == "problem" else { return nil }
        let number = word(1) == "number" ? 2 : 1
        return isNumber(word(number)) ? number + 1 : nil
    }

    /// Tokens of a sentence that announce a problem, with their mark or "is".
    static func end(in tokens: [Transcript.Token]) -> Int? {
        let words = tokens.prefix(6).map { $0.kind == .word ? $0.text.lowercased() : $0.text }
        guard let end = length(words, at: 0) else { return nil }
        return end < words.count && [",", ".", ":", "is"].contains(words[end]) ? end + 1 : end
    }

    static func isNumber(_ word: String) -> Bool { number(word) != nil }

    /// 2 of "two" and "2".
    static func number(_ word: String) -> Int? {
        counting[word] ?? Int(word).flatMap { 1...20 ~= $0 ? $0 : nil }
    }

    /// What is announced is called one of them.
    static let kinds = Lexicon.set("problem issue diagnosis")
    private static let ordinals = Lexicon.set("next first second third fourth fifth last")
    private static let counting: WordMap = [
        "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    ]
}
