/// Phrases by their first words, so that a place in a text is compared with few of them.
struct PhraseIndex: Sendable {
    private let byFirst: WordMap<[[String]]>

    init(_ phrases: [[String]]) {
        byFirst = WordMap(Dictionary(grouping: phrases.filter { !$0.isEmpty }) { $0[0] })
    }

    /// The first phrase of the list that `words` begin with.
    func first(of words: some Collection<String>) -> [String]? {
        guard let first = words.first else { return nil }
        return byFirst[first]?.first { words.starts(with: $0) }
    }
}
