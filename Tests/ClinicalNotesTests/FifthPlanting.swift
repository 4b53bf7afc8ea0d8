import Artifacts

/// Errors in a fifth wording, in statements beside a long stretch of the visit, in which much else is said.
struct FifthPlanting: Planting {
    enum Kind: String, CaseIterable {
        /// A figure a step, ten times or one digit off.
        case figure
        /// Another period of time.
        case period
        case affirmed, negated, side, drug, own
        /// Said of a relative.
        case another
        /// Of another visit.
        case foreign
        /// Our own.
        case made
    }

    let visits: [Transcript]
    let statements: [PlantedErrors.Statement]
    let heard: [Set<String>]
    var generator = PlantedErrors.SplitMix(state: 5_005)

    /// Takes the statements of which four fifths of the content words, the rare ones counting more, are said in twelve turns.
    init(dialogues: [(dialogue: String, note: String)]) {
        let gathering = Gathering(dialogues) { wanted, turns, _ in
            Self.stretch(saying: wanted, of: turns).map(Array.init)
        }
        (visits, statements, heard) = (gathering.visits, gathering.statements, gathering.heard)
    }

    private static func stretch(saying wanted: Set<String>, of turns: [Set<String>]) -> Range<Int>? {
        let weights = Dictionary(
            uniqueKeysWithValues: wanted.map { stem in (stem, 1 / Double(2 + turns.count { $0.contains(stem) })) }
        )
        func weight(_ stems: Set<String>) -> Double { stems.map { weights[$0] ?? 0 }.sorted().reduce(0, +) }
        var best: (range: Range<Int>, weight: Double)?
        for from in stride(from: 0, to: turns.count, by: 3) {
            let range = from..<min(from + 12, turns.count)
            let said = weight(turns[range].reduce(into: []) { $0.formUnion($1.intersection(wanted)) })
            if said > (best?.weight ?? 0) + 1e-9 { best = (range, said) }
        }
        return best.flatMap { $0.weight >= 0.8 * weight(wanted) ? $0.range : nil }
    }
}
