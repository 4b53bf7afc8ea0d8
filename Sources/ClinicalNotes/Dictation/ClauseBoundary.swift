/// Whether a clause begins between two words where no full stop was heard: a linear model over the words around the gap,
/// trained by `Scripts/train_placement` (model card: `Scripts/placement.md`).
struct ClauseBoundary: Sendable {
    static let shared = ClauseBoundary(BoundaryWeights.text)

    private var weights: [Substring: Double] = [:]

    /// Features joined by semicolons, `name weight`, in twentieths; `|` is the constant.
    init(_ text: String) {
        for entry in text.split(whereSeparator: { $0 == "\n" || $0 == ";" }) {
            let cells = entry.split(separator: " ")
            if cells.count == 2, let weight = Double(cells[1]) { weights[cells[0]] = weight / 20 }
        }
    }

    /// Above 0 where a clause rather begins at `at` than not. Of `words`, lower case, marks are members.
    func score(_ words: [String], at: Int) -> Double {
        guard !weights.isEmpty else { return -1 }
        return Self.names(words, at: at).reduce(weights["|"] ?? 0) { $0 + (weights[$1[...]] ?? 0) }
    }

    /// What is seen at the gap before `at`, each once.
    static func names(_ words: [String], at: Int) -> [String] {
        let isMarked = at > 0 && isMark(words[at - 1])
        let end = isMarked ? at - 1 : at
        func word(_ at: Int) -> String {
            guard words.indices.contains(at) else { return "$" }
            return words[at].contains(where: \.isNumber) ? "#" : words[at]
        }
        let (before, last, next, second) = (word(end - 2), word(end - 1), word(at), word(at + 1))
        let kinds = [kind(before), kind(last), kind(next), kind(second)]
        var result = [
            "p:\(last)", "n:\(next)", "m:\(next)_\(second)", "b:\(last)_\(next)", "q:\(before)_\(last)",
            "P:\(kinds[1])", "N:\(kinds[2])", "B:\(kinds[1])_\(kinds[2])", "M:\(kinds[2])_\(kinds[3])",
            "Q:\(kinds[0])_\(kinds[1])", "X:\(kinds[1])_\(kinds[2])_\(kinds[3])",
            "Y:\(kinds[0])_\(kinds[1])_\(kinds[2])",
            "o:\(kind(word(at + 2)))",
        ]
        result.append(isMarked ? "comma" : "bare")
        if isMarked { result += ["k:\(next)", "K:\(kinds[1])_\(kinds[2])", "z:\(min(words.count / 12, 6))"] }
        if words.indices.contains(at + 1), isMark(words[at + 1]) { result.append("short") }
        return result.filter { !$0.contains { " ;|\n".contains($0) } }
    }

    private static func isMark(_ word: String) -> Bool { word.count == 1 && word.first?.isPunctuation == true }

    private static func kind(_ word: String) -> String {
        if word == "#" || word == "$" || isMark(word) { return word }
        return kinds.first { $0.words.contains(word) }?.name
            ?? endings.first { word.count > 4 && word.hasSuffix($0.end) }?.name ?? "x"
    }

    private static let kinds: [(name: String, words: Set<String>)] = [
        ("not", Lexicon.negations), ("drug", Lexicon.drugs), ("unit", Lexicon.units),
        ("person", ClauseCutter.pronouns), ("do", Cues.planVerbs), ("held", ClauseCutter.holders),
        ("verb", ClauseCutter.verbs), ("disease", Lexicon.diseases), ("side", Set(Lexicon.sides.keys)),
        ("found", Lexicon.set(Cues.words(of: .finding))), ("study", Lexicon.set(Cues.words(of: .study))),
        ("vital", Lexicon.set(Cues.words(of: .vital))), ("symptom", Lexicon.symptoms),
        ("little", Lexicon.functionWords),
    ]
    private static let endings: [(name: String, end: String)] = [
        ("done", "ed"), ("ing", "ing"), ("ly", "ly"), ("disease", "itis"), ("disease", "osis"), ("disease", "emia"),
        ("study", "gram"), ("s", "s"),
    ]
}
