internal import Glibc

/// Names the section of a note that a stretch of an encounter belongs to, as MTS-Dialog does ("GENHX", "ROS").
///
/// A linear model over words, pairs of words, words by speaker and kinds of words, trained by `Scripts/train_section_headers`
/// (model card: `Scripts/section_headers.md`). Pure; the same dialogue gives the same header.
public struct SectionHeaderClassifier: Sendable {
    private static let model = Model(SectionHeaderWeights.text)

    /// The embedded model.
    public init() {}

    /// The header of `dialogue`: lines that may begin with `Doctor:`, `Patient:` or `Guest...:`.
    public func header(of dialogue: some StringProtocol) -> String {
        var features = Features()
        let text = String(dialogue).lowercased()
        for line in text.split(whereSeparator: \.isNewline) { features.add(line) }
        return Self.model.best(features.whole)
    }

    /// Weights in thousandths: for each feature its rarity and what it says for some of the classes.
    private struct Model: Sendable {
        var classes: [String] = []
        var bias: [Double] = []
        var features: [String: (rarity: Double, weights: [(at: Int, weight: Double)])] = [:]

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
                    features[String(cells[0])] = ((Double(cells[1]) ?? 0) / 100, weights)
                }
            }
        }

        func best(_ counts: [String: Int]) -> String {
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
