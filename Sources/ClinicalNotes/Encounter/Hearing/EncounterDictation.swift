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

    /// A statement as it was dictated, with its section.
    struct Statement {
        var sentence: DictatedSentence
        var section: SectionKind
        var tokens: [Transcript.Token]
    }

    /// Every statement in its stretch, with the heading that opens it; what is no part of a note is left out.
    func statements() -> [(heading: SectionKind?, statements: [Statement])] {
        stretches.map { stretch in
            let sentences = Array(source.sentences[stretch])
            let tokens = sentences.flatMap(\.tokens)
            let note = DictationDrafter(DraftSource(source, sentences: sentences), isWhole: !source.isRunOn)
                .draft()
            let statements = note.sections.flatMap { section -> [Statement] in
                guard let kind = SectionKind.allCases.first(where: { $0.loinc == section.loinc }) else { return [] }
                return section.statements.map {
                    .init(sentence: .init($0.text), section: kind, tokens: tokens.within($0.evidence))
                }
            }
            return (
                Self.opened(sentences[0]),
                statements.filter { $0.sentence.isOfNote }.sorted {
                    $0.start < $1.start
                }
            )
        }
    }

    private static func stretches(_ sentences: [DraftSource.Sentence], _ spoken: [Spoken]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        for at in sentences.indices
        // "You know, there is a murmur" was no dictation, though its talk is left out of what is heard.
        where speaksToNobody(spoken[at]) && !sentences[at].lowercased.contains(where: second.contains) {
            if let last = result.last, last.upperBound == at, opened(sentences[at]) == nil {
                result[result.count - 1] = last.lowerBound..<at + 1
            } else {
                result.append(at..<at + 1)
            }
        }
        return result.filter {
            isDictated(Array(sentences[$0]), Array(spoken[$0]), isAmidTalk: isAmidTalk($0, sentences, spoken))
        }
    }

    /// In the same breath the clinician speaks to the patient.
    private static func isAmidTalk(
        _ stretch: Range<Int>,
        _ sentences: [DraftSource.Sentence],
        _ spoken: [Spoken]
    ) -> Bool {
        var before = stretch.lowerBound
        while before > 0, !sentences[before].beginsLine { before -= 1 }
        var after = stretch.upperBound
        while after < sentences.count, !sentences[after].beginsLine { after += 1 }
        return (before..<after).contains { at in
            !stretch.contains(at) && spoken[at].words.contains { second.contains($0.lower) }
        }
    }

    /// The section that a sentence names: "Exam.", "Physical exam shows ...".
    private static func opened(_ sentence: DraftSource.Sentence) -> SectionKind? {
        if let heading = SpokenHeading(sentence) { return heading.listed.kind }
        let words = sentence.lowercased
        return words.first == "physical" && SpokenHeading.sectionOfSubject(words) == .exam ? .exam : nil
    }

    private static func speaksToNobody(_ sentence: Spoken) -> Bool {
        sentence.speaker == .clinician && !sentence.isQuestion && !greets(sentence.lower)
            && !EncounterOthers.isOfKin(sentence.unhedged) && !EncounterOthers.tellsOfOther(sentence.unhedged)
            // "I don't hear a rub" is said aloud to who is examined.
            && !sentence.lower.contains(sequence: ["i", "don't"])
            && !sentence.words.contains { second.contains($0.lower) || EncounterWords.talk.contains($0.lower) }
    }

    /// "Good morning, Mr. Hall", "Mr. Hall, good morning", "all right, Mrs. Hall".
    private static func greets(_ words: [String]) -> Bool {
        if words.count < 6, words.dropLast().last == "good",
            ["morning", "afternoon", "evening"].contains(words.last)
        {
            return true
        }
        if words.first == "good", ["morning", "afternoon", "evening"].contains(words.dropFirst().first) { return true }
        let rest = words.drop { EncounterWords.hedges.contains($0) || $0 == "all" }
        return rest.count < 3 && rest.first.map(titles.contains) == true
    }

    /// A spoken heading begins it, or most of its sentences are of a note, and in talk with the patient they are of no other.
    private static func isDictated(
        _ sentences: [DraftSource.Sentence],
        _ spoken: [Spoken],
        isAmidTalk: Bool
    ) -> Bool {
        let length = spoken.reduce(0) { $0 + $1.words.count }
        guard length > least / 2 else { return false }
        if opened(sentences[0]) != nil { return true }
        guard sentences.count >= 3, length >= least else { return false }
        let medical = sentences.count { sentence in
            let words = sentence.lowercased
            return !Cues.read(words).isDisjoint(with: clinical) || words.contains(where: third.contains)
        }
        let isFramed = sentences.count { $0.lowercased.contains(where: DictatedSentence.ofFrame.contains) }
        guard 2 * medical >= sentences.count - isFramed else { return false }
        if !isAmidTalk || sentences.contains(where: { $0.lowercased.contains(where: third.contains) }) { return true }
        let found = sentences.count {
            !Cues.read($0.lowercased).isDisjoint(with: [.examSubject, .vitalSubject, .studySubject])
        }
        return 3 * found >= 2 * sentences.count
    }

    /// Words of the shortest stretch without a heading.
    private static let least = 20
    private static let clinical: Cues = [
        .vital, .study, .finding, .takes, .planVerb, .assessment, .drug, .surgery, .past,
    ]
    private static let second = Lexicon.set(
        "you your you're you've you'll you'd yours yourself let's i'm we'll we're we'd dragon wanna"
    )
    private static let titles = Lexicon.set("mr. mrs. ms. miss")
    private static let third = Lexicon.set("patient he she his her he's she's mr. mrs. ms.")
}

extension EncounterDictation.Statement {
    /// The first word that it rests on.
    var start: Int { tokens.first?.words.lowerBound ?? .max }
}

extension [Transcript.Token] {
    /// Those whose words `evidence` covers.
    fileprivate func within(_ evidence: [Note.Evidence]) -> [Transcript.Token] {
        filter { token in evidence.contains { !token.words.isEmpty && $0.words.contains(token.words.lowerBound) } }
    }
}
