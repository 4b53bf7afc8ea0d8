/// The trained part of the encounter's note: who speaks, where clauses end, how much of a statement a clinician's note would
/// hold, and in which section. Linear models over words, trained by `Scripts/train_encounters` (model card:
/// `Scripts/encounters.md`).
struct EncounterModel: Sendable {
    static let shared = EncounterModel(EncounterWeights.text)

    /// Sections in the order of the weights.
    static let sections: [SectionKind] = [.history, .exam, .results, .assessmentAndPlan]

    /// Weights of a feature: of a boundary or of who speaks (one), or of the worth and of each section (five).
    private let boundaries: [Substring: Double]
    private let statements: [Substring: [Double]]
    private let boundaryBias: Double
    private let bias: [Double]

    /// Lines of features, joined by semicolons: `name weight` for boundaries and speakers, `name worth history exam results plan` for
    /// statements, in thousandths; `|` names the constant.
    init(_ text: String) {
        var boundaries: [Substring: Double] = [:]
        var statements: [Substring: [Double]] = [:]
        for line in text.split(whereSeparator: { $0 == "\n" || $0 == ";" }) {
            let cells = line.split(separator: " ")
            guard cells.count > 1 else { continue }
            let weights = cells.dropFirst().map { (Double($0) ?? 0) / 1000 }
            if weights.count == 1 { boundaries[cells[0]] = weights[0] }
            if weights.count == 5 { statements[cells[0]] = weights }
        }
        boundaryBias = boundaries["|"] ?? 0
        bias = statements["|"] ?? [0, 0, 0, 0, 0]
        self.boundaries = boundaries
        self.statements = statements
    }

    /// How likely a sentence begins at `at`, above 0 rather so than not.
    func boundary(_ words: [String], _ at: Int) -> Double {
        Self.boundaryFeatures(words, at).reduce(boundaryBias) { $0 + (boundaries[$1[...]] ?? 0) }
    }

    /// How likely the clinician says these words, in halves of the logarithm of the odds: above 0 rather so than the patient.
    func clinician(_ words: [String]) -> Double {
        var seen: Set<String> = []
        let features = words.map { "r:\($0)" } + zip(words, words.dropFirst()).map { "r:\($0)_\($1)" }
        return features.reduce((boundaries["r:|"] ?? 0) / 2) { sum, feature in
            seen.insert(feature).inserted ? sum + (boundaries[feature[...]] ?? 0) / 2 : sum
        }
    }

    static func boundaryFeatures(_ words: [String], _ at: Int) -> [String] {
        let (last, word) = (words[at - 1], words[at])
        let next = at + 1 < words.count ? words[at + 1] : "$"
        let before = at > 1 ? words[at - 2] : "^"
        return ["p:\(last)", "n:\(word)", "m:\(word)_\(next)", "b:\(last)_\(word)", "q:\(before)_\(last)"]
    }

    /// The worth of a statement, about 0 to 1, and its section. `features` in a fixed order, each once.
    func score(_ features: [String]) -> (worth: Double, section: SectionKind) {
        var totals = bias
        for feature in features {
            guard let weights = statements[feature[...]] else { continue }
            for at in weights.indices { totals[at] += weights[at] }
        }
        let best = Self.sections.indices.max { totals[$0 + 1] < totals[$1 + 1] } ?? 0
        return (totals[0], Self.sections[best])
    }

    /// What the models read of a candidate: its words, its rule, its place, the clauses before it, and where it would stand
    /// had it been dictated.
    static func features(
        _ candidate: EncounterCandidate,
        of clauses: [Spoken],
        dictatedIn section: SectionKind
    ) -> [String] {
        let kind = candidate.kind.rawValue
        let said = candidate.clauses.flatMap { clauses[$0].lower }
        let text = candidate.text.bareWords
        var features: Set<String> = [
            "K:\(kind)", "lab:\(candidate.label)", "n:\(min(text.count, 20) / 2)", "d:\(section)",
            "dk:\(section)\(kind)",
        ]
        features.formUnion(said.map { "w:\($0)" })
        features.formUnion(zip(said, said.dropFirst()).map { "b:\($0)_\($1)" })
        features.formUnion(text.map { "t:\(kind):\($0)" })
        for length in [2, 3] { features.insert("s:" + text.prefix(length).joined(separator: "_")) }
        for length in [1, 2] { features.insert("e:" + text.suffix(length).joined(separator: "_")) }
        let first = candidate.clauses[0]
        let place = 8 * first / max(1, clauses.count)
        features.formUnion(["nk:\(kind)\(min(text.count, 20) / 4)", "p:\(place)", "pk:\(kind)\(place)"])
        for back in [1, 2] where first >= back {
            features.formUnion(clauses[first - back].lower.suffix(12).map { "v\(back):\($0)" })
        }
        if text.contains(where: { $0.first?.isNumber == true }) { features.insert("num") }
        features.insert(clauses[first].isOfPatient ? "spk:p" : "spk:d")
        // Sums of floating-point numbers depend on the order.
        return features.map(\.withoutSeparators).sorted()
    }
}

extension String {
    /// No space or semicolon, which separate features in a file.
    fileprivate var withoutSeparators: String {
        guard utf8.contains(where: { $0 <= 32 || $0 == 59 || $0 > 127 }) else { return self }
        return String(map { $0 == ";" || $0.isWhitespace ? "_" : $0 })
    }

    func replacing(_ marks: Set<Character>, with other: Character) -> String {
        contains(where: marks.contains) ? String(map { marks.contains($0) ? other : $0 }) : self
    }
}
