internal import Glibc

/// Names the section of a note that a stretch of an encounter belongs to, as MTS-Dialog does ("GENHX", "ROS").
///
/// A linear model over words, pairs of words and words by speaker, trained by `Scripts/train_section_headers` (model card:
/// `Scripts/section_headers.md`). Pure; the same dialogue gives the same header.
public struct SectionHeaderClassifier: Sendable {
    private static let model = Model(SectionHeaderWeights.text)

    /// The embedded model.
    public init() {}

    /// The header of `dialogue`: lines that may begin with `Doctor:`, `Patient:` or `Guest...:`.
    public func header(of dialogue: some StringProtocol) -> String {
        var counts: [Substring: Int] = [:]
        let text = String(dialogue).lowercased()
        for line in text.split(whereSeparator: \.isNewline) { Self.count(line, in: &counts) }
        return Self.model.best(counts)
    }

    /// Adds the features of one line: each word, each pair of words, each word with its speaker.
    private static func count(_ line: Substring, in counts: inout [Substring: Int]) {
        let (speaker, said) = turn(line)
        let words = words(said)
        for (at, word) in words.enumerated() {
            counts[word, default: 0] += 1
            counts["\(speaker):\(word)", default: 0] += 1
            if at > 0 { counts["\(words[at - 1])_\(word)", default: 0] += 1 }
        }
    }

    private static func turn(_ line: Substring) -> (Character, Substring) {
        let line = line.drop { $0.isWhitespace }
        for name in ["doctor", "patient", "guest"] where line.hasPrefix(name) {
            guard let colon = line.prefix(24).firstIndex(of: ":") else { continue }
            return (name.first ?? "d", line[line.index(after: colon)...])
        }
        return ("d", line)
    }

    private static func words(_ text: Substring) -> [Substring] {
        var result: [Substring] = []
        var start: Substring.Index?
        var isNumber = false
        for at in text.indices {
            let character = text[at]
            let isLetter = character.isASCII && character.isLetter || character == "'"
            let isDigit = character.isASCII && character.isNumber
            if let begun = start, !(isNumber ? isDigit : isLetter) {
                result.append(text[begun..<at])
                start = nil
            }
            if start == nil, isLetter || isDigit { (start, isNumber) = (at, isDigit) }
            if character == "?" { result.append("?") }
        }
        if let start { result.append(text[start...]) }
        return result
    }

    /// Weights in thousandths: for each feature its rarity and what it says for some of the classes.
    private struct Model: Sendable {
        var classes: [String] = []
        var bias: [Double] = []
        var features: [Substring: (rarity: Double, weights: [(at: Int, weight: Double)])] = [:]

        init(_ text: String) {
            for line in text.split(whereSeparator: { $0 == "\n" || $0 == ";" }) {
                let cells = line.split(separator: " ")
                if cells[0] == "|", classes.isEmpty {
                    classes = cells.dropFirst().map(String.init)
                } else if cells[0] == "|" {
                    bias = cells.dropFirst().map { Double($0) ?? 0 }
                } else {
                    let weights = cells.dropFirst(2).map { cell in
                        let parts = cell.split(separator: ":")
                        return (at: Int(parts[0]) ?? 0, weight: Double(parts[1]) ?? 0)
                    }
                    features[cells[0]] = ((Double(cells[1]) ?? 0) / 100, weights)
                }
            }
        }

        func best(_ counts: [Substring: Int]) -> String {
            var scores = [Double](repeating: 0, count: classes.count)
            var square = 0.0
            // In one order always: sums of floating-point numbers depend on it.
            for (name, count) in counts.sorted(by: { $0.key < $1.key }) {
                guard let feature = features[name] else { continue }
                let value = 1 + log(Double(count))
                square += value * feature.rarity * value * feature.rarity
                for (at, weight) in feature.weights { scores[at] += value * weight }
            }
            let length = max(square.squareRoot(), 1e-9)
            let totals = scores.indices.map { scores[$0] / length + bias[$0] }
            let best = totals.indices.max { totals[$0] < totals[$1] } ?? 0
            return classes[best]
        }
    }
}
