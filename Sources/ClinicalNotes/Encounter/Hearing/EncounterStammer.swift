/// Words that a speaker began anew: "my the top of my leg", "I don't, I do not", "d diabetes".
enum EncounterStammer {
    /// The words as they were meant.
    static func mended(_ words: [SpokenWord]) -> [SpokenWord] {
        var result: [SpokenWord] = []
        for (at, word) in words.enumerated() {
            let rest = words[(at + 1)...].prefix(2).map(\.lower)
            if word.lower == rest.first, word.lower.hasSuffix("n't") { continue }
            if let next = rest.first, isGivenUp(word.lower, next, result.last?.lower ?? "") { continue }
            // "Don't do not": the contraction was begun.
            if word.lower.hasSuffix("n't"), rest == [String(word.lower.dropLast(3)), "not"] { continue }
            result.append(word)
        }
        return result
    }

    private static func isGivenUp(_ word: String, _ next: String, _ previous: String) -> Bool {
        if given.contains(word), taken.contains(next) { return true }
        if given.contains(word), next == "both" { return true }
        // "D diabetes", not "vitamin D deficiency".
        return word.count == 1 && word.first?.isLetter == true && !["a", "i"].contains(word) && next.count > 3
            && next.hasPrefix(word) && !named.contains(previous)
    }

    private static let given = Lexicon.set("a an the my your our some this")
    private static let taken = Lexicon.set("a an the my your our his her some this that these those")
    private static let named = Lexicon.set("vitamin hepatitis type stage grade group factor t class")
}
