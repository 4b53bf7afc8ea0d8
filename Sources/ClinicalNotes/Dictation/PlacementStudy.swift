public import Artifacts

/// What `Scripts/train_placement` learns from: the clauses of a dictation with what the model sees of each. Holds what was
/// said: for training on shared and invented texts only.
public enum PlacementStudy {
    /// A line a clause: "C", its first word and the one after its last, the sections that it may lie in ("*" for all),
    /// 1 where a heading was spoken just before, 2 where it is in doubt whether it begins, and its features; in cells parted by tabs. Then a line a gap within a
    /// sentence: "B", the word after it, and its features.
    ///
    /// - Parameter boundaries: Weights by which clauses are cut, as stored; without them, the program's own.
    public static func lines(of transcript: Protected<Transcript>, boundaries: String? = nil) -> String {
        let source = DraftSource(transcript.revealed)
        let boundary = boundaries.map(ClauseBoundary.init) ?? .shared
        let (clauses, frame) = DictationDrafter(source, boundary: boundary).clauses()
        let seen = PlacementFeatures(clauses, frame: frame)
        let placed = clauses.indices.map { at in
            let clause = clauses[at]
            let words = clause.sentence.tokens.flatMap(\.words)
            let allowed = clause.allowed.map { $0.map { "\($0)" }.joined(separator: " ") } ?? "*"
            let cells = [
                "C", "\(words.min() ?? 0)", "\((words.max() ?? -1) + 1)", allowed,
                clause.heading?.distance == 0 ? "1" : clause.sentence.isDoubtful ? "2" : "0",
                seen.names(at: at).joined(separator: " "),
            ]
            return cells.joined(separator: "\t")
        }
        let gaps = source.sentences.flatMap { sentence in
            ClauseCutter.gaps(in: sentence, isRunOn: source.isRunOn).map { at, names in
                "B\t\(sentence.tokens[at].words.lowerBound)\t\(names.joined(separator: " "))"
            }
        }
        return (placed + gaps).joined(separator: "\n")
    }
}
