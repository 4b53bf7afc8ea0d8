internal import Artifacts

/// Drafts an encounter, carefully: it states what a rule can word well (answers to questions, complaints, findings that
/// the clinician says aloud, orders), each with its words as evidence, and leaves all else out.
struct EncounterDrafter {
    private let source: DraftSource
    private let clauses: [EncounterClause]

    init(_ source: DraftSource) {
        self.source = source
        clauses = source.sentences.flatMap(EncounterClause.cut)
    }

    func draft() -> DraftNote {
        var found: [(kind: SectionKind, statement: Note.Statement)] = []
        var seen: Set<String> = []
        var leftOut: [Note.LeftOut] = []
        for at in clauses.indices {
            for match in matches(at) {
                let evidence = source.evidence(match.tokens)
                guard !evidence.isEmpty else { continue }
                if seen.insert(match.text).inserted {
                    found.append((match.kind, .init(text: match.text, evidence: evidence)))
                } else {
                    leftOut += evidence.map { .init(text: source.heard($0.words), reason: .repeated, words: $0.words) }
                }
            }
        }
        var note = DraftNote(leftOut: leftOut)
        for kind in SectionKind.allCases {
            for entry in found where entry.kind == kind { note.append(entry.statement, to: kind) }
        }
        return note
    }

    private func matches(_ at: Int) -> [EncounterMatch] {
        let clause = clauses[at]
        let next = at + 1 < clauses.count ? clauses[at + 1] : nil
        if clause.speaker != .patient {
            if let next, let answered = EncounterRules.answer(clause, next) { return [answered] }
            return [EncounterRules.problem(clause), EncounterRules.finding(clause), EncounterRules.order(clause)]
                .compactMap(\.self).prefix(1).map(\.self)
        }
        return EncounterRules.complaint(clause).map { [$0] } ?? []
    }
}

/// What a rule made of a clause.
struct EncounterMatch {
    var kind: SectionKind
    var text: String
    /// The tokens that it rests on.
    var tokens: [Transcript.Token]
}

/// A stretch of an utterance that a rule reads: a sentence, or a part of one that has no punctuation.
struct EncounterClause {
    var words: [Transcript.Token]
    var lower: [String]
    var speaker: Transcript.Speaker?

    init(_ words: [Transcript.Token], _ speaker: Transcript.Speaker?) {
        self.words = words
        lower = words.map { $0.text.lowercased() }
        self.speaker = speaker
    }

    private static let starters = [
        "okay", "there is", "there's", "there are", "do you", "are you", "any", "i'm going", "i'm gonna", "i'm also",
        "i wanna",
        "i want", "i will", "i'll", "i would", "now i", "you can", "let's", "so", "but", "yes", "yeah", "and do",
        "and is",
        "for your", "have you", "we'll", "we could", "this means", "that just", "i feel", "i have", "i've", "well",
        "and if",
    ].map { $0.split(separator: " ").map(String.init) }

    /// Sentences with punctuation stay whole; long runs without it are cut where a clause usually begins.
    static func cut(_ sentence: DraftSource.Sentence) -> [EncounterClause] {
        let words = sentence.tokens.filter { $0.kind == .word }
        guard words.count > 12, sentence.tokens.count(where: { $0.kind == .punctuation }) < words.count / 12 else {
            return words.isEmpty ? [] : [EncounterClause(words, sentence.speaker)]
        }
        var result: [EncounterClause] = []
        var start = 0
        let lower = words.map { $0.text.lowercased() }
        for at in lower.indices where at > start {
            let begins = starters.contains { phrase in
                at + phrase.count <= lower.count && phrase.indices.allSatisfy { lower[at + $0] == phrase[$0] }
            }
            if begins {
                result.append(EncounterClause(Array(words[start..<at]), sentence.speaker))
                start = at
            }
        }
        result.append(EncounterClause(Array(words[start...]), sentence.speaker))
        return result
    }
}
