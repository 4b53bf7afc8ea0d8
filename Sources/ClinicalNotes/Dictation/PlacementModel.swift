/// The trained part of placing: how well each section suits a clause, and which section follows which. A linear chain over
/// what ``PlacementFeatures`` sees, trained by `Scripts/train_placement` (model card: `Scripts/placement.md`).
struct PlacementModel: Sendable {
    static let shared = PlacementModel(PlacementWeights.text)

    /// Sections in the order of the weights.
    static let sections: [SectionKind] = [
        .chiefComplaint, .history, .pastHistory, .surgicalHistory, .familyHistory, .socialHistory, .reviewOfSystems,
        .medications, .allergies, .vitals, .exam, .mentalStatus, .results, .procedure, .assessment, .plan,
        .hospitalCourse, .instructions,
    ]

    private let features: FeatureTable<[(at: Int, weight: Double)]>
    /// From a section (row) to the next; the first row is the beginning.
    private var transitions: [[Double]] = []
    /// The same where a heading was spoken between.
    private var afterHeading: [[Double]] = []
    /// The same where it is in doubt whether a clause begins.
    private var inDoubt: [[Double]] = []

    /// Features joined by semicolons, `name section:weight ...`, in twentieths; lines with `|`, `||` and `|||` are transitions.
    init(_ text: String) {
        var features: [Substring: [(at: Int, weight: Double)]] = [:]
        for line in text.split(whereSeparator: { $0 == "\n" || $0 == ";" }) {
            let cells = line.split(separator: " ")
            guard let name = cells.first else { continue }
            let row = name.first == "|" ? cells.dropFirst().map { (Double($0) ?? 0) / 20 } : []
            switch name {
            case "|": transitions.append(row)
            case "||": afterHeading.append(row)
            case "|||": inDoubt.append(row)
            default:
                features[name] = cells.dropFirst().map { cell in
                    let parts = cell.split(separator: ":")
                    return (at: Int(parts[0]) ?? 0, weight: (Double(parts[1]) ?? 0) / 20)
                }
            }
        }
        self.features = FeatureTable(features)
    }

    /// It has learnt something of the word: dictations in English have it.
    func knows(_ word: String) -> Bool { features.number(of: NameHash("w:", word)) != nil }

    /// The likeliest row of sections for `clauses`.
    func sections(of clauses: [PlacedClause], frame: String) -> [SectionKind] {
        guard !clauses.isEmpty, !transitions.isEmpty else { return clauses.map(\.rule) }
        let seen = PlacementFeatures(clauses, frame: frame)
        var totals: [Double] = []
        var back: [[Int]] = []
        for (at, clause) in clauses.enumerated() {
            let own = scores(seen.features(at: at), allowed: clause.allowed)
            let table = table(before: clause)
            guard at > 0 else {
                totals = own.indices.map { own[$0] + table[0][$0] }
                continue
            }
            var (next, from) = (own, [Int](repeating: 0, count: own.count))
            for to in own.indices {
                let best = totals.indices.max { totals[$0] + table[$0 + 1][to] < totals[$1] + table[$1 + 1][to] } ?? 0
                from[to] = best
                next[to] += totals[best] + table[best + 1][to]
            }
            totals = next
            back.append(from)
        }
        var at = totals.indices.max { totals[$0] < totals[$1] } ?? 0
        var row = [at]
        for from in back.reversed() {
            at = from[at]
            row.append(at)
        }
        return row.reversed().map { Self.sections[$0] }
    }

    private func table(before clause: PlacedClause) -> [[Double]] {
        if clause.heading?.distance == 0 { return afterHeading }
        return clause.sentence.isDoubtful && !inDoubt.isEmpty ? inDoubt : transitions
    }

    private func scores(_ names: [NameHash], allowed: [SectionKind]?) -> [Double] {
        var result = Self.sections.map { allowed?.contains($0) ?? true ? 0.0 : -1000 }
        features.each(of: names) { weights in
            for (at, weight) in weights { result[at] += weight }
        }
        return result
    }
}
