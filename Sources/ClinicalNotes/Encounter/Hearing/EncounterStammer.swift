/// Words that a speaker began anew: "my the top of my leg", "I don't, I do not", "d diabetes".
enum EncounterStammer {
    /// The words as they were meant.
    static func mended(_ words: [SpokenWord]) -> [SpokenWord] {
        var result: [SpokenWord] = []
        for (at, word) in words.enumerated() {
            guard at + 1 < words.count else {
                result.append(word)
                break
            }
            let next = words[at + 1].lower
            if isSubjectAnew(word, next, after: result.last?.lower) { continue }
            // "Medicines safe for example Tylenol": "say, for example".
            if word.lower == "safe", next == "for", at + 2 < words.count, words[at + 2].lower == "example" { continue }
            if isGivenUp(word.lower, next, result.last?.lower ?? "") { continue }
            // "Don't do not": the contraction was begun.
            if word.lower.hasSuffix("n't"),
                word.lower == next
                    || at + 2 < words.count && words[at + 2].lower == "not" && next == word.lower.dropLast(3)
            {
                continue
            }
            // "I'm been": "I've been".
            if word.lower == "i'm", next == "been" {
                result.append(.init(text: "i've", lower: "i've", hasComma: false, tokens: word.tokens))
                continue
            }
            result.append(word)
        }
        return result
    }

    /// "I, I'm better", "you you've had it": the subject was begun.
    private static func isSubjectAnew(_ word: SpokenWord, _ next: String, after last: String?) -> Bool {
        guard let subject = subjects[word.lower], subjects[next] == subject else { return false }
        return last.map(bindsSubject.contains) != true
    }

    private static let subjects: WordMap<String> = {
        var result: [String: String] = [:]
        for subject in ["i", "you", "he", "she", "it", "we", "they"] {
            for end in ["", "'m", "'ve", "'d", "'ll", "'re", "'s"] { result[subject + end] = subject }
        }
        return WordMap(result)
    }()
    /// "What it is it does": two subjects, and none begun anew.
    private static let bindsSubject = Lexicon.set(
        "what who where how whatever tell told gave give of to for with about"
    )

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
