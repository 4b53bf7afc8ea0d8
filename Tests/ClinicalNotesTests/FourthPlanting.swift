import Artifacts
import ClinicalNotes
import Speech

/// Errors in a fourth wording, in statements beside single turns from anywhere in the visit, as a model cites its lines.
struct FourthPlanting {
    enum Kind: String, CaseIterable {
        /// Another figure that was said, or was not.
        case figure
        case affirmed, negated, hedged, side, drug, kin, patient
        /// Of another visit, in the same part of its note.
        case strange
        /// Our own, in everyday words that many visits have.
        case plain
    }

    private(set) var visits: [Transcript] = []
    private(set) var statements: [PlantedErrors.Statement] = []
    private(set) var heard: [Set<String>] = []
    var generator = PlantedErrors.SplitMix(state: 41)

    /// Takes the statements of which seven in ten content words are said in at most four turns and the answers to them.
    init(dialogues: [(dialogue: String, note: String)]) {
        for (dialogue, note) in dialogues {
            let transcript = SpokenFormatter().format(Transcript(plainText: dialogue))
            let turns = PlantedErrors.turns(of: transcript)
            for text in PlantedErrors.sentences(of: note) where !PlantedErrors.isFaulty(text) {
                let wanted = PlantedErrors.stems(text)
                guard wanted.count > 1, let cited = Self.turns(saying: wanted, of: turns, transcript) else { continue }
                let evidence = cited.map { at in
                    let segment = transcript.segments[at]
                    return Note.Evidence(segment: segment.id, words: segment.words, start: 0, end: 0)
                }
                statements.append(.init(text: text, evidence: evidence, visit: visits.count))
                heard.append(cited.reduce(into: []) { $0.formUnion(turns[$1]) })
            }
            visits.append(transcript)
        }
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

    func violations(_ text: String, _ statement: PlantedErrors.Statement) -> [GroundingCheck.Violation] {
        GroundingCheck().violations(
            of: Note.Statement(text: text, evidence: statement.evidence),
            in: visits[statement.visit]
        )
    }

    /// The true statements that raise an alarm.
    var alarms: [PlantedErrors.Statement] { statements.filter { !violations($0.text, $0).isEmpty } }

    /// Errors of a kind: those that raise no alarm, and how many were planted.
    mutating func missed(
        of kind: Kind,
        atMost limit: Int = 250
    ) -> (missed: [(text: String, statement: PlantedErrors.Statement)], of: Int) {
        var missed: [(String, PlantedErrors.Statement)] = []
        var all = 0
        for at in statements.indices.shuffled(using: &generator) where all < limit {
            guard let wrong = plant(kind, in: at), wrong != statements[at].text else { continue }
            all += 1
            if violations(wrong, statements[at]).isEmpty { missed.append((wrong, statements[at])) }
        }
        return (missed, all)
    }

    /// Recall of all kinds, and the false alarms, in a line.
    mutating func table(atMost limit: Int = 250) -> String {
        var kinds: [String] = []
        var (found, all) = (0, 0)
        for kind in Kind.allCases {
            let one = missed(of: kind, atMost: limit)
            kinds.append("\(kind.rawValue) \(one.of - one.missed.count)/\(one.of)")
            (found, all) = (found + one.of - one.missed.count, all + one.of)
        }
        return "\(alarms.count) alarms on \(statements.count) true statements, \(found) of \(all) errors found: "
            + kinds.joined(separator: ", ")
    }
}
