/// A fixed list of words, each once, that is asked often whether it holds one: several times faster than a `Set`, whose hash is
/// made against attackers, who don't choose our lists.
struct WordList: Sequence, Sendable {
    private let words: [String]
    private let table: NameTable

    init(_ words: some Sequence<String>) {
        var seen: Set<String> = []
        self.words = words.filter { seen.insert($0).inserted }
        table = NameTable(self.words)
    }

    func contains(_ word: String) -> Bool {
        guard let at = table[NameHash(word)] else { return false }
        return words[at] == word
    }

    func makeIterator() -> IndexingIterator<[String]> { words.makeIterator() }

    func isDisjoint(with others: some Sequence<String>) -> Bool { !others.contains(where: contains) }

    func union(_ others: some Sequence<String>) -> WordList { WordList(words + Array(others)) }

    func subtracting(_ others: some Sequence<String>) -> WordList {
        let left = Set(others)
        return WordList(words.filter { !left.contains($0) })
    }
}

/// What is known of each of a fixed list of words, as ``WordList`` finds them.
struct WordMap<Value: Sendable>: Sendable {
    private let words: [String]
    private let values: [Value]
    private let table: NameTable

    init(_ entries: [String: Value]) {
        words = Array(entries.keys)
        values = words.compactMap { entries[$0] }
        table = NameTable(words)
    }

    subscript(_ word: String) -> Value? {
        guard let at = table[NameHash(word)], words[at] == word else { return nil }
        return values[at]
    }
}
