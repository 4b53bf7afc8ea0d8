/// Whether a clause begins between two words where no full stop was heard: a linear model over the words around the gap,
/// trained by `Scripts/train_placement` (model card: `Scripts/placement.md`).
struct ClauseBoundary: Sendable {
    static let shared = ClauseBoundary(BoundaryWeights.text)

    private let weights: FeatureTable<Double>
    private let bias: Double

    /// Features joined by semicolons, `name weight`, in twentieths; `|` is the constant.
    init(_ text: String) {
        var weights: [Substring: Double] = [:]
        for entry in text.split(whereSeparator: { $0 == "\n" || $0 == ";" }) {
            let cells = entry.split(separator: " ")
            if cells.count == 2, let weight = Double(cells[1]) { weights[cells[0]] = weight / 20 }
        }
        bias = weights["|"] ?? 0
        self.weights = FeatureTable(weights)
    }

    /// Above 0 where a clause rather begins at `at` than not. Of `words`, lower case, marks are members.
    func score(_ words: [String], at: Int) -> Double {
        guard weights.count > 0 else { return -1 }
        return Self.features(words, at: at).reduce(bias) { $0 + (weights[$1] ?? 0) }
    }

    /// The names of what is seen at the gap before `at`, each once.
    static func names(_ words: [String], at: Int) -> [String] {
        features(words, at: at).map(\.text).filter(\.isFeature)
    }

    private static func features(_ words: [String], at: Int) -> [FeatureName] {
        let isMarked = at > 0 && isMark(words[at - 1])
        let end = isMarked ? at - 1 : at
        func word(_ at: Int) -> String {
            guard words.indices.contains(at) else { return "$" }
            return words[at].contains(where: \.isNumber) ? "#" : words[at]
        }
        let (before, last, next, second) = (word(end - 2), word(end - 1), word(at), word(at + 1))
        let kinds = [kind(before), kind(last), kind(next), kind(second)]
        var result: [FeatureName] = [
            .init("p:", last), .init("n:", next), .init("m:", next, second), .init("b:", last, next),
            .init("q:", before, last), .init("P:", kinds[1]), .init("N:", kinds[2]), .init("B:", kinds[1], kinds[2]),
            .init("M:", kinds[2], kinds[3]), .init("Q:", kinds[0], kinds[1]),
            .init("X:", kinds[1], kinds[2], kinds[3]), .init("Y:", kinds[0], kinds[1], kinds[2]),
            .init("o:", kind(word(at + 2))), .init(isMarked ? "comma" : "bare"),
        ]
        if isMarked {
            result += [.init("k:", next), .init("K:", kinds[1], kinds[2]), .init("z:\(min(words.count / 12, 6))")]
        }
        if words.indices.contains(at + 1), isMark(words[at + 1]) { result.append(.init("short")) }
        return result
    }

    private static func isMark(_ word: String) -> Bool { word.count == 1 && word.first?.isPunctuation == true }

    private static func kind(_ word: String) -> String {
        if word == "#" || word == "$" || isMark(word) { return word }
        return kinds.first { $0.words.contains(word) }?.name
            ?? endings.first { word.count > 4 && word.hasSuffix($0.end) }?.name ?? "x"
    }

    private static let kinds: [(name: String, words: WordList)] = [
        ("not", Lexicon.negations), ("drug", Lexicon.drugs), ("unit", Lexicon.units),
        ("person", ClauseCutter.pronouns), ("do", Cues.planVerbs), ("held", ClauseCutter.holders),
        ("verb", ClauseCutter.verbs), ("disease", Lexicon.diseases), ("side", WordList(Lexicon.sides.words)),
        ("found", Lexicon.set(Cues.words(of: .finding))), ("study", Lexicon.set(Cues.words(of: .study))),
        ("vital", Lexicon.set(Cues.words(of: .vital))), ("symptom", Lexicon.symptoms),
        ("little", Lexicon.functionWords),
    ]
    private static let endings: [(name: String, end: String)] = [
        ("done", "ed"), ("ing", "ing"), ("ly", "ly"), ("disease", "itis"), ("disease", "osis"), ("disease", "emia"),
        ("study", "gram"), ("s", "s"),
    ]
}
