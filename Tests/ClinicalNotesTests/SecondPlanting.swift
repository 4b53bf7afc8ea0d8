import Artifacts

/// Errors of more kinds, in other words and by other seeds than ``PlantedErrors``, in statements beside other turns.
struct SecondPlanting: Planting {
    enum Kind: String, CaseIterable {
        case number, dose, unit, time, frequency, reports, evidence, without, inserted, removed, side, drug, subject
        case relative, invented
        /// Words of the contrary sense. Told, and not counted: a statement may be true of both.
        case opposite
    }

    static let uncounted = [Kind.opposite]

    let visits: [Transcript]
    let statements: [PlantedErrors.Statement]
    var generator = PlantedErrors.SplitMix(state: 99)

    /// Takes the statements of which three quarters of the content words are said in some four turns.
    init(dialogues: [(dialogue: String, note: String)]) {
        let gathering = Gathering(dialogues) { wanted, turns, transcript in
            Self.window(of: wanted, in: turns).map { Array(Self.answered($0, transcript)) }
        }
        (visits, statements) = (gathering.visits, gathering.statements)
    }

    /// Each word weighs the same, and fewer turns are better.
    private static func window(of wanted: Set<String>, in turns: [Set<String>]) -> Range<Int>? {
        var best: (range: Range<Int>, score: Double, said: Int)?
        for from in turns.indices {
            var said: Set<String> = []
            for end in from..<min(from + 4, turns.count) {
                said.formUnion(turns[end].intersection(wanted))
                let score = Double(said.count) - 0.3 * Double(end - from)
                if score > (best?.score ?? 0) + 1e-9 { best = (from..<end + 1, score, said.count) }
            }
        }
        guard let best, best.said * 4 >= wanted.count * 3 else { return nil }
        return best.range
    }

    /// The turns, and a short one after them, whoever's it is.
    private static func answered(_ window: Range<Int>, _ transcript: Transcript) -> Range<Int> {
        let segments = transcript.segments
        let hasReply = window.upperBound < segments.count && segments[window.upperBound].words.count <= 40
        return window.lowerBound..<window.upperBound + (hasReply ? 1 : 0)
    }
}
