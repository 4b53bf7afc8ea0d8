/// A fixed list of words, each once, that is asked often whether it holds one: several times faster than a `Set`, whose hash is
/// made against attackers, who don't choose our lists.
struct WordList: Sequence, Sendable {
    private let words: [String]
    private let table: NameTable
    private let kinds: Kinds

    init(_ words: some Sequence<String>) {
        var seen: Set<String> = []
        self.words = words.filter { seen.insert($0).inserted }
        table = NameTable(self.words)
        kinds = Kinds(self.words)
    }

    func contains(_ word: String) -> Bool {
        let bytes = word.utf8.span
        guard kinds.mayHold(bytes), let at = table[NameHash(bytes)] else { return false }
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

/// Which lengths, first and last bytes the words of a list have: most words have others, and need no hash.
private struct Kinds: Sendable {
    private var bits = SIMD4<UInt64>()

    init(_ words: [String]) {
        for word in words {
            let place = Self.place(of: word.utf8.span)
            bits[place >> 6] |= 1 << UInt64(place & 63)
        }
    }

    func mayHold(_ word: Span<UInt8>) -> Bool {
        let place = Self.place(of: word)
        return bits[place >> 6] >> UInt64(place & 63) & 1 != 0
    }

    private static func place(of bytes: Span<UInt8>) -> Int {
        guard !bytes.isEmpty else { return 0 }
        return (Int(bytes[0]) &* 31 &+ Int(bytes[bytes.count - 1]) &* 11 &+ bytes.count &* 5) & 255
    }
}

/// What is known of each of a fixed list of words, as ``WordList`` finds them.
struct WordMap<Value: Sendable>: Sequence, Sendable, ExpressibleByDictionaryLiteral {
    let words: [String]
    private let values: [Value]
    private let table: NameTable
    private let kinds: Kinds

    init(_ entries: [String: Value]) {
        words = Array(entries.keys)
        values = words.compactMap { entries[$0] }
        table = NameTable(words)
        kinds = Kinds(words)
    }

    init(dictionaryLiteral elements: (String, Value)...) {
        self.init(Dictionary(elements) { first, _ in first })
    }

    subscript(_ word: String) -> Value? {
        let bytes = word.utf8.span
        guard kinds.mayHold(bytes), let at = table[NameHash(bytes)], words[at] == word else { return nil }
        return values[at]
    }

    func makeIterator() -> Zip2Sequence<[String], [Value]>.Iterator { zip(words, values).makeIterator() }
}
