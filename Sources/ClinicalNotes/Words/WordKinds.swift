/// Words of one kind, of which a thing has one at a time: degrees, places, courses.
struct WordKinds: Sendable {
    struct Side: Equatable {
        let kind: Int
        let side: Int
    }

    /// What stands beside a noun, and is seldom said in other words: degrees and courses.
    static let attributes = WordKinds(
        """
        trace minimal tiny small|moderate moderately|large huge massive;mild mildly slight slightly|moderate moderately|severe
        severely;acute|subacute|chronic;benign|malignant;systolic|diastolic;complete|partial incomplete;superficial|deep;
        open|closed;productive|dry nonproductive;regular|irregular;single|multiple
        """
    )

    private let sides: WordMap<[Side]>

    /// The kinds between semicolons, what is the same between bars.
    init(_ text: String) {
        var sides: [String: [Side]] = [:]
        for (kind, line) in text.split(separator: ";").enumerated() {
            for (side, words) in line.split(separator: "|").enumerated() {
                for word in words.split(whereSeparator: \.isWhitespace) {
                    sides[String(word), default: []].append(.init(kind: kind, side: side))
                }
            }
        }
        self.sides = WordMap(sides)
    }

    func sides(of word: String) -> [Side] { sides[word] ?? [] }

    /// Whether the two are of one kind, and not the same.
    func part(_ one: String, _ other: String) -> Bool {
        let others = sides(of: other)
        return sides(of: one).contains { own in others.contains { $0.kind == own.kind } && !others.contains(own) }
    }
}
