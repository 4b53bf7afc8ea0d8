/// What the word lists say of a word, found at once: the grounding check asks it of each word that it reads.
struct WordTraits: Sendable {
    /// Lists of ``Lexicon`` that hold it, and ``GroundedTimes/units``.
    struct Lists: OptionSet, Sendable {
        let rawValue: UInt8

        static let function = Lists(rawValue: 1)
        static let framing = Lists(rawValue: 2)
        static let negation = Lists(rawValue: 4)
        static let idle = Lists(rawValue: 8)
        static let drug = Lists(rawValue: 16)
        static let unit = Lists(rawValue: 32)
        static let pair = Lists(rawValue: 64)
        /// Of no content, whatever else it is.
        static let empty: Lists = [function, framing, negation]
    }

    private(set) var lists: Lists = []
    private(set) var relative: String?
    private(set) var side: String?
    private(set) var time: String?
    private(set) var month: String?
    /// The number that it spells.
    private(set) var spoken: String?

    static func of(_ word: String) -> WordTraits { known[word] ?? none }

    private static let none = WordTraits()
    private static let known: WordMap<WordTraits> = {
        var result: [String: WordTraits] = [:]
        let lists: [(Lists, WordList)] = [
            (.function, Lexicon.functionWords), (.framing, Lexicon.framing), (.negation, Lexicon.negations),
            (.idle, Lexicon.idle), (.drug, Lexicon.drugs), (.unit, GroundedTimes.units), (.pair, GroundedTimes.pairs),
        ]
        for (list, words) in lists {
            for word in words { result[word, default: none].lists.insert(list) }
        }
        for (word, name) in Lexicon.relatives { result[word, default: none].relative = name }
        for (word, name) in Lexicon.sides { result[word, default: none].side = name }
        for (word, name) in GroundedTimes.times { result[word, default: none].time = name }
        for (word, name) in GroundedTimes.months { result[word, default: none].month = name }
        for (word, name) in GroundedTimes.spoken { result[word, default: none].spoken = name }
        return WordMap(result)
    }()
}
