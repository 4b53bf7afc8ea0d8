internal import Artifacts

/// Drafts an encounter, carefully: it states what a rule can word well (answers to questions, complaints, findings that
/// the clinician says aloud, orders), each with its words as evidence, and leaves all else out.
struct EncounterDrafter {
    private let source: DraftSource
    private let clauses: [EncounterClause]
    private let spoken: [Spoken]

    init(_ source: DraftSource) {
        self.source = source
        let sentences = SwappedSpeakers.corrected(source.sentences)
        clauses = sentences.flatMap(EncounterClause.cut)
        spoken = sentences.map(Spoken.init)
    }

    func draft() -> DraftNote {
        var found = spoken.compactMap(EncounterStatements.frame).prefix(1).map(\.self)
        let voice = PatientVoice(gender: PatientVoice.gender(of: spoken))
        let parts = spoken.flatMap { $0.clauses() }
        for part in parts { found += match(part, voice) }
        for at in spoken.indices.dropLast() {
            found += EncounterAnswers.statement(spoken[at], spoken[at + 1]).map { [$0] } ?? []
        }
        for at in clauses.indices { found += older(at) }
        return note(of: found)
    }

    /// The statement of a clause, by the first rule that words it.
    private func match(_ part: Spoken, _ voice: PatientVoice) -> [EncounterMatch] {
        if part.speaker == .patient {
            guard !part.isQuestion, part.words.contains(where: { isClinical($0.lower) }),
                let (text, words) = voice.statement(part)
            else { return [] }
            return [.init(kind: EncounterRules.section(words.map(\.lower)), text: text, tokens: words.tokens)]
        }
        let rules = [
            EncounterStatements.order, EncounterStatements.diagnosis, EncounterStatements.result,
            EncounterStatements.finding,
        ]
        for rule in rules { if let match = rule(part) { return [match] } }
        return []
    }

    private func isClinical(_ word: String) -> Bool { Lexicon.symptoms.contains(word) || Lexicon.drugs.contains(word) }

    /// Answers, complaints, problems.
    private func older(_ at: Int) -> [EncounterMatch] {
        let clause = clauses[at]
        if clause.speaker != .patient {
            return [EncounterRules.problem(clause), EncounterRules.finding(clause), EncounterRules.order(clause)]
                .compactMap(\.self).prefix(1).map(\.self)
        }
        return EncounterRules.complaint(clause).map { [$0] } ?? []
    }

    /// Statements whose words are not taken yet and whose evidence supports them, in the order of what was said.
    private func note(of found: [EncounterMatch]) -> DraftNote {
        var taken = [Bool](repeating: false, count: source.transcript.words.count)
        var seen: Set<String> = []
        var kept: [(kind: SectionKind, statement: Note.Statement)] = []
        var note = DraftNote()
        for match in found {
            let evidence = source.evidence(match.tokens)
            let words = evidence.flatMap { Array($0.words) }
            guard !words.isEmpty, words.count(where: { taken[$0] }) * 2 < words.count else { continue }
            let statement = Note.Statement(text: match.text, evidence: evidence)
            guard GroundingCheck().violations(of: statement, in: source.transcript).isEmpty else { continue }
            guard seen.insert(match.text.lowercased()).inserted else {
                note.leftOut += evidence.map { .init(text: source.heard($0.words), reason: .repeated, words: $0.words) }
                continue
            }
            for word in words { taken[word] = true }
            kept.append((match.kind, statement))
        }
        kept = kept.enumerated().sorted {
            (first($0.element.statement), $0.offset) < (first($1.element.statement), $1.offset)
        }.map(\.element)
        for kind in SectionKind.allCases {
            for entry in kept where entry.kind == kind { note.append(entry.statement, to: kind) }
        }
        return note
    }

    private func first(_ statement: Note.Statement) -> Int { statement.evidence.first?.words.lowerBound ?? 0 }
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
