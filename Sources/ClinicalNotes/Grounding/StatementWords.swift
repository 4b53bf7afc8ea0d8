/// What the statements of one note say, each text read once: a draft asks of the same one whether it is new, whether its evidence
/// bears it, what it repeats and what it contradicts.
struct StatementWords {
    private var read: [String: GroundedWords] = [:]

    mutating func words(of text: String) -> GroundedWords {
        if let known = read[text] { return known }
        let words = GroundedWords(text: text)
        read[text] = words
        return words
    }
}
