import Artifacts

/// Errors in a third wording, in statements beside more of the visit: all of a short one, and the turns before and after too in a long one.
struct ThirdPlanting: Planting {
    enum Kind: String, CaseIterable {
        case digit, quantity, time, often, denied, told, present, undone, side, drug, relative, patient, invented
        /// One word for another of its kind. Told, and not counted: a note's own word for what was said may be any.
        case symptom, part
    }

    static let uncounted = [Kind.symptom, .part]

    let visits: [Transcript]
    let statements: [PlantedErrors.Statement]
    let heard: [Set<String>]
    var generator = PlantedErrors.SplitMix(state: 2_026)

    /// Takes the statements of which three quarters of the content words are said in their evidence.
    init(dialogues: [(dialogue: String, note: String)]) {
        let gathering = Gathering(dialogues) { wanted, turns, _ in
            Self.turns(saying: wanted, of: turns).map(Array.init)
        }
        (visits, statements, heard) = (gathering.visits, gathering.statements, gathering.heard)
    }

    private static func turns(saying wanted: Set<String>, of turns: [Set<String>]) -> Range<Int>? {
        func said(_ range: Range<Int>) -> Set<String> {
            turns[range].reduce(into: []) { $0.formUnion($1.intersection(wanted)) }
        }
        var best = turns.indices
        if turns.count > 14 {
            let ranges = turns.indices.flatMap { from in (1...6).map { from..<min(from + $0, turns.count) } }
            func score(_ range: Range<Int>) -> Double { Double(said(range).count) - 0.15 * Double(range.count) }
            guard let first = ranges.max(by: { score($0) < score($1) }) else { return nil }
            best = max(0, first.lowerBound - 1)..<min(first.upperBound + 1, turns.count)
        }
        return said(best).count * 4 >= wanted.count * 3 ? best : nil
    }
}
