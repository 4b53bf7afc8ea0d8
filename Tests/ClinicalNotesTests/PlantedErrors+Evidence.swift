import Artifacts
import ClinicalNotes

/// Finding the turns that say a statement.
extension PlantedErrors {
    static func sentences(of note: String) -> [String] {
        note.split(whereSeparator: \.isNewline).flatMap { line in
            line.replacing(". ", with: ".\u{1}").split(separator: "\u{1}").map { String($0.trimmingPrefix("- ")) }
        }.filter { $0.count > 15 && $0 != $0.uppercased() }
    }

    static func stems(_ text: String) -> Set<String> {
        let words = text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "." || $0 == "'") }
        return Set(
            words.map { HeardWord(String($0)).core }
                .filter { ($0.count > 3 || $0.first?.isNumber == true) && !common.contains($0) }
                .map { String($0.prefix(5)) }
        )
    }

    private static let common: Set<String> = [
        "with", "without", "been", "have", "does", "they", "your", "their", "patient", "patient's", "reports", "denies",
        "states", "this", "that", "there", "today", "also", "will", "would", "from",
    ]

    /// Up to five turns in a row; rare words weigh more.
    static func window(of statement: String, in turns: [Set<String>]) -> Range<Int>? {
        let wanted = stems(statement)
        guard wanted.count >= 3 else { return nil }
        var best: (range: Range<Int>, score: Double, said: Int)?
        for from in turns.indices {
            var said: Set<String> = []
            for end in from..<min(from + 5, turns.count) {
                said.formUnion(turns[end].intersection(wanted))
                let weights = said.map { stem in 0.2 + 1 / Double(1 + turns.count { $0.contains(stem) }) }
                let score = weights.sorted().reduce(0, +) - 0.06 * Double(end - from)
                if score > (best?.score ?? 0) + 1e-9 { best = (from..<end + 1, score, said.count) }
            }
        }
        guard let best, best.said * 4 >= wanted.count * 3 else { return nil }
        return best.range
    }

    /// The turns, and the patient's answer after a clinician's.
    static func evidence(_ window: Range<Int>, _ transcript: Transcript) -> [Note.Evidence] {
        let segments = transcript.segments
        var end = window.upperBound
        if end < segments.count, segments[end].speaker == .patient, segments[end].words.count <= 40,
            segments[end - 1].speaker == .clinician
        {
            end += 1
        }
        return segments[window.lowerBound..<end].map {
            Note.Evidence(segment: $0.id, words: $0.words, start: 0, end: 0)
        }
    }
}
