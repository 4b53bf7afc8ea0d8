internal import Artifacts

/// A heading at the start of a sentence, as it was spoken.
struct SpokenHeading {
    var kind: SectionKind
    var title: String?
    /// Tokens of the sentence that the heading takes, with its mark or verb.
    var rest: Int

    /// Reads a heading; `nil` where the sentence begins with none.
    init?(_ sentence: DraftSource.Sentence) {
        let tokens = sentence.tokens
        guard let start = tokens.firstIndex(where: { $0.kind == .word && $0.rule != "listItem" }), start == 0 else {
            return nil
        }
        let run = Self.words(tokens, from: start)
        guard let heading = Headings.heading(run, at: 0) else { return nil }
        let end = start + heading.phrase.count
        kind = heading.kind
        title = heading.title
        rest = end
        guard end < tokens.count else { return }
        if tokens[end].kind == .punctuation, ".:,;-".contains(tokens[end].text) {
            rest = end + 1
            return
        }
        let next = tokens[end].text.lowercased()
        if heading.takesIs, next == "is" || next == "are" || next == "includes" {
            rest = end + 1
            if rest < tokens.count, tokens[rest].text.lowercased() == "to" { rest += 1 }
        } else if Self.verbs.contains(next) {
            // "Physical exam reveals ...": the section opens, the sentence stays whole.
            return nil
        } else if !heading.isStrong {
            return nil
        }
    }

    private static let verbs = Lexicon.set(
        "is are was were shows show showed reveals revealed includes include notable significant remarkable of for with today due"
    )

    private static func words(_ tokens: [Transcript.Token], from start: Int) -> [String] {
        var result: [String] = []
        for token in tokens[start...].prefix(6) {
            guard token.kind == .word else { break }
            result.append(token.text.lowercased())
        }
        return result
    }

    /// The section of "Physical exam reveals ..." and "Medications include ...".
    static func sectionOfSubject(_ words: [String]) -> SectionKind? {
        guard let heading = Headings.heading(words, at: 0), heading.phrase.count < words.count,
            heading.phrase.count > 1 || heading.kind == .medications || heading.kind == .allergies
                || heading.kind == .exam,
            verbs.contains(words[heading.phrase.count]), words[heading.phrase.count] != "due"
        else { return nil }
        return heading.kind
    }
}

/// Cuts run-on sentences where engines heard a comma for a full stop: at headings, and before instructions in a plan.
enum ClauseCutter {
    static func cut(_ sentence: DraftSource.Sentence, isInPlan: Bool) -> [DraftSource.Sentence] {
        let tokens = sentence.tokens
        var cuts: [Int] = []
        let opened = SpokenHeading(sentence)?.kind
        var sawHeading = opened == .plan || opened == .assessmentAndPlan
        for at in tokens.indices where at > 0 && tokens[at].kind == .word && isComma(tokens[at - 1]) {
            let words = tokens[at...].prefix(6).prefix { $0.kind == .word }.map { $0.text.lowercased() }
            if let heading = Headings.heading(words, at: 0), heading.phrase.count == words.count,
                at + words.count < tokens.count, tokens[at + words.count].kind == .punctuation,
                isHeadingPlace(heading, tokens, at)
            {
                cuts.append(at)
                sawHeading = true
            } else if isInPlan || sawHeading || sentence.item != nil, isInstruction(words) {
                cuts.append(at)
            } else if isStudy(tokens[at...]) {
                cuts.append(at)
            }
        }
        guard !cuts.isEmpty else { return [sentence] }
        var parts: [DraftSource.Sentence] = []
        var start = 0
        for cut in cuts + [tokens.count] {
            var part = sentence
            part.tokens = Array(tokens[start..<cut])
            if start > 0 { (part.item, part.struck) = (nil, nil) }
            parts.append(part)
            start = cut
        }
        return parts
    }

    private static func isInstruction(_ words: [String]) -> Bool {
        guard words.count > 1 else { return false }
        return Cues.planVerbs.contains(words[0]) && Cues.startsPlan(words)
            || words[0].hasPrefix("follow") && Cues.startsPlan(words)
    }

    private static let studies = Lexicon.set("x-ray x-rays mri ct ultrasound echocardiogram phq-9 gad-7")

    /// "..., x-rays of the right knee today show ..."
    private static func isStudy(_ tokens: ArraySlice<Transcript.Token>) -> Bool {
        let words = tokens.prefix(9).prefix { $0.kind == .word }.map { $0.text.lowercased() }
        guard let first = words.first, studies.contains(first)
        else {
            return false
        }
        return words.contains { ["show", "shows", "showed", "demonstrates", "reveals", "score"].contains($0) }
    }

    private static func isComma(_ token: Transcript.Token) -> Bool {
        token.kind == .punctuation && (token.text == "," || token.text == ";")
    }

    /// "history of allergies, medications, ..." is a list: only headings that open a part of a note cut a sentence.
    private static func isHeadingPlace(_ heading: Headings.Heading, _ tokens: [Transcript.Token], _ at: Int) -> Bool {
        switch heading.kind {
        case .assessment, .plan, .assessmentAndPlan, .exam, .mentalStatus, .objective, .subjective, .chiefComplaint:
            true
        case .history: heading.phrase.count > 2
        default: false
        }
    }
}
