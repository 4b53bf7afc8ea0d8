public import Artifacts

/// What `Scripts/train_encounters` learns from: the sentences of an encounter and every statement that the rules word,
/// with its features. Holds what was said: for training on shared data sets only.
public enum EncounterStudy {
    /// Lines of tab-separated cells: `S`, speaker, words of a sentence; `K`, speaker, words of a clause; `C`, place among the
    /// clauses, statement, features.
    public static func lines(of transcript: Protected<Transcript>) -> String {
        let source = DraftSource(transcript.revealed)
        let sentences = source.sentences.map { sentence in
            let words = Spoken(sentence).lower.map { $0.replacing([" "], with: "_") }
            return "S\t\(sentence.speaker?.rawValue ?? "")\t\(words.joined(separator: " "))"
        }
        let drafter = EncounterDrafter(source)
        let clauses = drafter.clauses.map { "K\t\($0.speaker?.rawValue ?? "")\t\($0.lower.joined(separator: " "))" }
        let statements = drafter.studied(as: FeatureName.self).map { entry in
            let place = entry.candidate.clauses[0]
            let features = Set(entry.features.map(\.text)).sorted()
            return "C\t\(place)\t\(entry.candidate.text)\t\(features.joined(separator: " "))"
        }
        return (sentences + clauses + statements).joined(separator: "\n")
    }
}
