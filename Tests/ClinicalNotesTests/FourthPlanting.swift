import Artifacts

/// Errors in a fourth wording, in statements beside single turns from anywhere in the visit, as a model cites its lines.
struct FourthPlanting: Planting {
    enum Kind: String, CaseIterable {
        /// Another figure that was said, or was not.
        case figure
        case affirmed, negated, hedged, side, drug, kin, patient
        /// Of another visit, in the same part of its note.
        case strange
        /// Our own, in everyday words that many visits have.
        case plain
    }

    let visits: [Transcript]
    let statements: [PlantedErrors.Statement]
    let heard: [Set<String>]
    var generator = PlantedErrors.SplitMix(state: 41)

    /// Takes the statements of which seven in ten content words are said in at most four turns and the answers to them.
    init(dialogues: [(dialogue: String, note: String)]) {
        let gathering = Gathering(dialogues) { wanted, turns, transcript in
            Self.turns(saying: wanted, of: turns, transcript)
        }
        (visits, statements, heard) = (gathering.visits, gathering.statements, gathering.heard)
    }

    /// The turn that says most of what is not said yet, again and again; with each question its answer.
    private static func turns(
        saying wanted: Set<String>,
        of turns: [Set<String>],
        _ transcript: Transcript
    ) -> [Int]? {
        var cited: Set<Int> = []
        var left = wanted
        for _ in 0..<4 {
            let best = turns.indices.max { first, second in
                let counts = (turns[first].intersection(left).count, turns[second].intersection(left).count)
                return counts.0 == counts.1 ? turns[first].count > turns[second].count : counts.0 < counts.1
            }
            guard let best, !turns[best].isDisjoint(with: left) else { break }
            cited.insert(best)
            left.subtract(turns[best])
            // What the clinician says may ask.
            if best + 1 < turns.count, transcript.segments[best].speaker == .clinician {
                cited.insert(best + 1)
                left.subtract(turns[best + 1])
            }
        }
        return left.count * 10 <= wanted.count * 3 ? cited.sorted() : nil
    }
}
