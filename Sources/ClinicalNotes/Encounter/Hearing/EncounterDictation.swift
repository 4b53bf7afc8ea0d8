internal import Artifacts

/// What the clinician dictates within a visit, to a scribe or an assistant: sentences in a row that speak to nobody. They are
/// drafted as a dictation is, in the clinician's own words.
struct EncounterDictation {
    private let source: DraftSource
    /// Sentences of the source that are dictated, in stretches.
    let stretches: [Range<Int>]

    /// - Parameter spoken: the sentences of `source` as an encounter reads them, with who says them.
    init(_ source: DraftSource, spoken: [Spoken]) {
        self.source = source
        stretches = Self.stretches(source.sentences, spoken)
    }

    /// Every statement with its section; those of what introduces the patient and of what is no part of a note are left out.
    func statements() -> [(text: String, section: SectionKind, tokens: [Transcript.Token])] {
        stretches.flatMap { stretch in
            let sentences = Array(source.sentences[stretch])
            let tokens = sentences.flatMap(\.tokens)
            let note = DictationDrafter(DraftSource(source, sentences: sentences)).draft()
            return note.sections.flatMap { section -> [(String, SectionKind, [Transcript.Token])] in
                guard let kind = SectionKind.allCases.first(where: { $0.loinc == section.loinc }) else { return [] }
                return section.statements.filter { Self.isOfNote($0.text.bareWords) }.map { statement in
                    (statement.text, kind, tokens.within(statement.evidence))
                }
            }
        }
    }

    private static func stretches(_ sentences: [DraftSource.Sentence], _ spoken: [Spoken]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        for at in sentences.indices
        // "You know, there is a murmur" was no dictation, though its talk is left out of what is heard.
        where speaksToNobody(spoken[at]) && !sentences[at].lowercased.contains(where: second.contains) {
            if let last = result.last, last.upperBound == at, SpokenHeading(sentences[at]) == nil {
                result[result.count - 1] = last.lowerBound..<at + 1
            } else {
                result.append(at..<at + 1)
            }
        }
        return result.filter { isDictated(Array(sentences[$0]), Array(spoken[$0])) }
    }

    private static func speaksToNobody(_ sentence: Spoken) -> Bool {
        sentence.speaker == .clinician && !sentence.isQuestion
            && !sentence.words.contains { second.contains($0.lower) || EncounterWords.talk.contains($0.lower) }
    }

    /// A spoken heading begins it, or most of its sentences are of a note.
    private static func isDictated(_ sentences: [DraftSource.Sentence], _ spoken: [Spoken]) -> Bool {
        if SpokenHeading(sentences[0]) != nil { return spoken.reduce(0) { $0 + $1.words.count } > least / 2 }
        guard sentences.count >= 3, spoken.reduce(0, { $0 + $1.words.count }) >= least else { return false }
        let medical = sentences.count { sentence in
            let words = sentence.lowercased
            return !Cues.read(words).isDisjoint(with: clinical) || words.contains(where: third.contains)
        }
        return 2 * medical >= sentences.count
    }

    private static func isOfNote(_ words: [String]) -> Bool {
        guard words.count > 1, let first = words.first, !toMachine.contains(first), !words.starts(with: ["i", "was"])
        else {
            return false
        }
        guard let last = words.last, !EncounterWords.dangling.contains(last) || last == "it" else { return false }
        return !words.contains { ofFrame.contains($0) || $0.hasSuffix("-old") } && !namesOnly(words)
    }

    /// "This is Pamela Cook": who it is, and no more.
    private static func namesOnly(_ words: [String]) -> Bool {
        let rest = words.filter { !naming.contains($0) }
        return rest.count < 3 && rest.first.map(PatientVoice.Gender.names.contains) ?? true
    }

    /// Words of the shortest stretch without a heading.
    private static let least = 20
    private static let clinical: Cues = [
        .vital, .study, .finding, .takes, .planVerb, .assessment, .drug, .surgery, .past,
    ]
    private static let second = Lexicon.set(
        "you your you're you've you'll you'd yours yourself let's i'm we'll we're we'd dragon"
    )
    private static let third = Lexicon.set("patient he she his her he's she's")
    private static let ofFrame = Lexicon.set("birth old template paragraph")
    private static let naming = Lexicon.set("this is the patient name patient's mr mrs ms miss")
    private static let toMachine = Lexicon.set("please add insert use stop show next hey hi hello bye thanks lean")
}

extension [Transcript.Token] {
    /// Those whose words `evidence` covers.
    fileprivate func within(_ evidence: [Note.Evidence]) -> [Transcript.Token] {
        filter { token in evidence.contains { !token.words.isEmpty && $0.words.contains(token.words.lowerBound) } }
    }
}
