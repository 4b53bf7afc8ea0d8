import Artifacts
import Foundation

/// Errors in a sixth wording, in statements beside just three turns in a row, as a hasty reader cites them.
struct SixthPlanting: Planting {
    enum Kind: String, CaseIterable {
        /// Two digits exchanged, one lost or one more.
        case slip
        /// Another usual dose or period.
        case amount
        case affirmed, negated, side, drug
        /// The patient's said of a relative, and a relative's of the patient or of another relative.
        case lent, taken
        /// A clause more that nobody said.
        case appended
        /// Of another visit, and our own.
        case foreign, made
    }

    /// Told, and not counted: most of such a statement is true.
    static let uncounted = [Kind.appended]

    let visits: [Transcript]
    let statements: [PlantedErrors.Statement]
    let heard: [Set<String>]
    var generator = PlantedErrors.SplitMix(state: 66)

    /// Takes the statements of which three quarters of the content words are said in some three turns, whatever is said after.
    init(dialogues: [(dialogue: String, note: String)]) {
        let gathering = Gathering(dialogues) { wanted, turns, _ in
            func said(_ from: Int) -> Int {
                turns[from..<min(from + 3, turns.count)].reduce(into: Set()) { $0.formUnion($1.intersection(wanted)) }
                    .count
            }
            guard let best = turns.indices.max(by: { said($0) < said($1) }), said(best) * 4 >= wanted.count * 3 else {
                return nil
            }
            return Array(best..<min(best + 3, turns.count))
        }
        (visits, statements, heard) = (gathering.visits, gathering.statements, gathering.heard)
    }
}
