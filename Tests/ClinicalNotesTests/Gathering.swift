import Artifacts
import Speech

/// Visits, the true statements of their notes with the turns that bear them, and the content words of these turns.
struct Gathering {
    private(set) var visits: [Transcript] = []
    private(set) var statements: [PlantedErrors.Statement] = []
    private(set) var heard: [Set<String>] = []

    /// Takes the statements for whose content words `turns` finds turns, by their places in the visit.
    init(
        _ dialogues: [(dialogue: String, note: String)],
        turns found: (_ wanted: Set<String>, _ turns: [Set<String>], _ visit: Transcript) -> [Int]?
    ) {
        for (dialogue, note) in dialogues {
            let transcript = SpokenFormatter().format(Transcript(plainText: dialogue))
            let turns = PlantedErrors.turns(of: transcript)
            for text in PlantedErrors.sentences(of: note) where !PlantedErrors.isFaulty(text) {
                let wanted = PlantedErrors.stems(text)
                guard wanted.count > 1, let places = found(wanted, turns, transcript) else { continue }
                let evidence = places.map { at in
                    let segment = transcript.segments[at]
                    return Note.Evidence(segment: segment.id, words: segment.words, start: 0, end: 0)
                }
                statements.append(.init(text: text, evidence: evidence, visit: visits.count))
                heard.append(places.reduce(into: []) { $0.formUnion(turns[$1]) })
            }
            visits.append(transcript)
        }
    }
}
