/// The trained part of the encounter's note: who speaks, where clauses end, how much of a statement a clinician's note would
/// hold, and in which section. Linear models over words, trained by `Scripts/train_encounters` (model card:
/// `Scripts/encounters.md`).
struct EncounterModel: Sendable {
    static let shared = EncounterModel(EncounterWeights.text)

    /// Sections in the order of the weights.
    static let sections: [SectionKind] = [.history, .exam, .results, .assessmentAndPlan]

    /// Weights of a feature: of a boundary or of who speaks (one), or of the worth and of each section (five).
    private let boundaries: FeatureTable<Double>
    private let statements: FeatureTable<[Double]>
    private let boundaryBias: Double
    private let speakerBias: Double
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
        speakerBias = boundaries["r:|"] ?? 0
        bias = statements["|"] ?? [0, 0, 0, 0, 0]
        self.boundaries = FeatureTable(boundaries)
        self.statements = FeatureTable(statements)
    }

    /// How likely a sentence begins at `at`, above 0 rather so than not.
    func boundary(_ words: [String], _ at: Int) -> Double {
        let (last, word) = (words[at - 1], words[at])
        let next = at + 1 < words.count ? words[at + 1] : "$"
        let before = at > 1 ? words[at - 2] : "^"
        return boundaryBias + boundary("p:", last) + boundary("n:", word) + boundary("m:", word, next)
            + boundary("b:", last, word) + boundary("q:", before, last)
    }

    private func boundary(_ kind: String, _ word: String, _ next: String? = nil) -> Double {
        boundaries[NameHash(kind, word, next)] ?? 0
    }

    /// How likely the clinician says these words, in halves of the logarithm of the odds: above 0 rather so than the patient.
    func clinician(_ words: [String]) -> Double {
        var features: [NameHash] = words.map { .init("r:", $0) }
        features += zip(words, words.dropFirst()).map { .init("r:", $0, $1) }
        var seen: Set<Int> = []
        return features.reduce(speakerBias / 2) { sum, feature in
            guard let number = boundaries.number(of: feature), seen.insert(number).inserted else { return sum }
            return sum + boundaries[number] / 2
        }
    }

    /// The worth of a statement, about 0 to 1, and its section.
    func score(_ features: [NameHash]) -> (worth: Double, section: SectionKind) {
        var totals = bias
        statements.each(of: features) { weights in
            for at in weights.indices { totals[at] += weights[at] }
        }
        let best = Self.sections.indices.max { totals[$0 + 1] < totals[$1 + 1] } ?? 0
        return (totals[0], Self.sections[best])
    }

    /// What the models read of a candidate: its words, its rule, its place, the clauses before it, and where it would stand
    /// had it been dictated.
    static func features<Seen: Feature>(
        _ candidate: EncounterCandidate,
        of clauses: [Spoken],
        dictatedIn section: SectionKind
    ) -> [Seen] {
        let (kind, dictated) = (candidate.kind.rawValue, "\(section)")
        let said = candidate.clauses.flatMap { clauses[$0].lower }.map(\.withoutSeparators)
        let text = candidate.words.map(\.withoutSeparators)
        let first = candidate.clauses[0]
        let place = 8 * first / max(1, clauses.count)
        let ofKind = "t:\(kind):"
        var features: [Seen] = [
            .init("K:", kind), .init("lab:", candidate.label.withoutSeparators), .init("n:\(min(text.count, 20) / 2)"),
            .init("d:", dictated), .init("dk:\(dictated)\(kind)"), .init("nk:\(kind)\(min(text.count, 20) / 4)"),
            .init("p:\(place)"), .init("pk:\(kind)\(place)"), .init("spk:", clauses[first].isOfPatient ? "p" : "d"),
        ]
        features += said.map { .init("w:", $0) }
        features += zip(said, said.dropFirst()).map { .init("b:", $0, $1) }
        features += text.map { .init(ofKind, $0) }
        for length in [2, 3] { features.append(.init("s:", text.prefix(length).joined(separator: "_"))) }
        for length in [1, 2] { features.append(.init("e:", text.suffix(length).joined(separator: "_"))) }
        for back in [1, 2] where first >= back {
            features += clauses[first - back].lower.suffix(12).map { .init("v\(back):", $0.withoutSeparators) }
        }
        if text.contains(where: { $0.first?.isNumber == true }) { features.append(.init("num")) }
        return features
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
