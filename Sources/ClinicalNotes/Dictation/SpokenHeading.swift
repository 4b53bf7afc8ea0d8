internal import Artifacts

/// A heading at the start of a sentence, as it was spoken.
struct SpokenHeading {
    let listed: Headings.Heading
    /// Tokens of the sentence that the heading takes, with its mark or verb.
    var rest: Int
    /// Its verb was said with it: "Assessment is ...".
    var holds = false

    /// Reads a heading; `nil` where the sentence begins with none.
    init?(_ sentence: DraftSource.Sentence) {
        let tokens = sentence.tokens
        guard let start = tokens.firstIndex(where: { $0.kind == .word && $0.rule != "listItem" }), start == 0 else {
            return nil
        }
        if let (heading, end) = Self.named(tokens) {
            (listed, rest) = (heading, end)
            return
        }
        let run = Self.words(tokens, from: start)
        let ends = start + run.count >= tokens.count || tokens[start + run.count].kind == .punctuation
        guard let heading = Self.heading(run, ends: ends) else { return nil }
        let end = start + heading.phrase.count
        (listed, rest) = (heading, end)
        guard end < tokens.count else { return }
        // A heading alone asks nothing: "Technique?"
        let isAsked = tokens[end].text == "?" && end + 1 == tokens.count
        let isMark = tokens[end].kind == .punctuation && (isAsked || ".:,;-".contains(tokens[end].text))
        if isMark {
            rest = end + 1
            return
        }
        let next = tokens[end].text.lowercased()
        if heading.isOf(.takesIs), next == "is" || next == "are" || next == "includes" {
            (rest, holds) = (end + 1, true)
            if rest < tokens.count, tokens[rest].text.lowercased() == "to" { rest += 1 }
        } else if heading.isOf(.takesIs), next == "will", end + 2 < tokens.count,
            tokens[end + 1].text.lowercased() == "be"
        {
            // "Diagnosis will be gout."
            rest = end + 2
        } else if Self.verbs.contains(next) || Self.isDue(tokens[end...].prefix(3).map { $0.text.lowercased() }) {
            // "Physical exam reveals ...": the section opens, the sentence stays whole.
            return nil
        } else if !heading.isOf(.strong), !Self.isUnmarked(heading, before: next) {
            return nil
        }
    }

    /// "In the results section, note that", "in the plan,": the section that is named to a scribe, and where it ends.
    private static func named(_ tokens: [Transcript.Token]) -> (Headings.Heading, Int)? {
        let words = tokens.prefix(12).map { $0.text.lowercased() }
        func word(_ at: Int) -> String { at < words.count ? words[at] : "" }
        guard ["in", "under"].contains(word(0)) else { return nil }
        var at = word(1) == "the" ? 2 : 1
        guard let heading = Headings.heading(words, at: at) ?? Headings.heading([word(at) + "s"], at: 0) else {
            return nil
        }
        at += heading.phrase.count
        let isPlan = [.assessment, .plan, .assessmentAndPlan].contains(heading.kind)
        guard word(at) == "section" || isPlan && word(at) == "," else { return nil }
        if word(at) == "section" { at += 1 }
        if word(at) == "," { at += 1 }
        if word(at) == "please" { at += 1 }
        if noting.contains(word(at)), word(at + 1) == "that" { at += 2 }
        return at < tokens.count ? (heading, at) : nil
    }

    /// "Physical exam in one year", "imaging every six months": when it is to be done.
    private static func isDue(_ words: [String]) -> Bool {
        words.count == 3 && ["in", "every", "within"].contains(words[0])
            && (words[1].first?.isNumber == true || SpokenProblem.isNumber(words[1]) || words[1] == "a")
            && Lexicon.units.contains(words[2])
    }

    private static let noting = Lexicon.set("note add put say state write document mention")

    /// "Assessment bipolar disorder": said alone, with a mark that the engine left out. "Plan to" and "labs drawn" are not.
    static func isUnmarked(_ heading: Headings.Heading, before next: String) -> Bool {
        let isOrder = heading.kind == .medications && Cues.planVerbs.contains(next)
        if isOrder || holders.contains(next) || verbs.contains(next) || next.first?.isLetter != true { return false }
        // "Assessment generalized anxiety disorder"
        let last = heading.phrase[heading.phrase.count - 1]
        if judging.contains(last) { return heading.phrase.count == 1 && !done.contains(next) }
        let isHistory = heading.phrase.count > 1 && last == "history"
        return (isHistory || unmarked.contains(last)) && !next.hasSuffix("ed") && !next.hasSuffix("ing")
    }

    /// "Labs drawn", "diagnosis reviewed": `next` makes a statement of the heading.
    static func isHeld(_ next: String) -> Bool { holders.contains(next) || done.contains(next) }

    private static let judging = Lexicon.set("assessment impression diagnosis")
    private static let done = Lexicon.set(
        "completed performed reviewed discussed updated made based confirmed established explained continued"
    )

    private static let unmarked = Lexicon.set("assessment impression diagnosis plan medications allergies vitals labs")
    private static let holders = Lexicon.set(
        "to or and in at by as that which has have had will would should may can drawn done given taken b c"
    )

    /// The heading that `run` begins with, or that it was meant to be where it `ends` before a mark.
    private static func heading(_ run: [String], ends: Bool) -> Headings.Heading? {
        let exact = Headings.heading(run, at: 0)
        if run.count > 1, run[0].hasPrefix("plan"), run[1] == "is" { return Headings.heading(["plan"], at: 0) }
        guard ends, exact?.phrase.count != run.count, exact?.isOf(.strong) != true else {
            return exact ?? Headings.meantAtStart(run)
        }
        // "Past medical history none" is no misspelt heading, "mental state us exam" is one.
        if let exact, exact.phrase.count > 1 { return Headings.meant(run, oneIn: 8) ?? exact }
        return Headings.meant(run) ?? exact
    }

    private static let verbs = Lexicon.set(
        "is are was were shows show showed reveals revealed includes include notable significant remarkable of for with today due from"
    )

    private static func words(_ tokens: [Transcript.Token], from start: Int) -> [String] {
        var result: [String] = []
        for token in tokens[start...].prefix(6) {
            guard token.kind == .word else { break }
            result.append(token.text.lowercased())
        }
        return result
    }

    /// Something is told under a heading of `kind`: a value, a denial, a finding, what its own words name; no order and no time.
    static func tells(_ words: [String], under kind: SectionKind) -> Bool {
        guard !Cues.startsPlan(words), !isDue(Array(words.suffix(3))) else { return false }
        let isFound = PlacedClause.found.contains(kind)
        let kinds = Set(words.flatMap { PlacementWords.ofWord[$0] ?? [] })
        let isTaken = kinds.contains("taken") || !isFound && words.contains(where: Lexicon.drugs.contains)
        return isTaken && !isFound || !kinds.isDisjoint(with: isFound ? ["looks", "ill"] : ["ill", "life", "kin"])
            || words.contains { ClauseCutter.verbs.contains($0) || Lexicon.negations.contains($0) }
            || words.joined().contains(where: \.isNumber) && !isTaken
    }

    /// What is told next is of a section of `kind`, by its first words: "social, lives with her husband". It is no heading, as
    /// in "records, data, imaging", and no illness among illnesses, as in "eczema, allergy, asthma".
    static func isContent(_ words: [String], of kind: SectionKind) -> Bool {
        let isListed = Headings.heading(words, at: 0) != nil && !words.contains(where: ClauseCutter.verbs.contains)
        let names = contents[kind] ?? []
        return !isListed
            && words.prefix(6).contains { word in
                switch kind {
                case .allergies: SafetyClause.isAllergen(word) || Lexicon.negations.contains(word)
                case .medications: Lexicon.namesDrug(word)
                default: PlacementWords.ofWord[word]?.contains(where: names.contains) == true
                }
            }
    }

    private static let contents: [SectionKind: Set<String>] = [
        .socialHistory: ["life"], .pastHistory: ["ill"], .reviewOfSystems: ["feel"],
        .results: ["lab", "image"], .exam: ["body", "looks"],
    ]

    /// The section of "Physical exam reveals ..." and "Medications include ...".
    static func sectionOfSubject(_ words: [String]) -> SectionKind? {
        if words.count > 3, words[0] == "on", ["exam", "examination", "physical"].contains(words[1]) { return .exam }
        if words.count > 3, words[0] == "my", words[2] == "is", let said = Headings.heading([words[1]], at: 0) {
            return said.kind
        }
        let words = ["his", "her", "the"].contains(words.first) ? Array(words.dropFirst()) : words
        guard let heading = Headings.heading(words, at: 0), heading.phrase.count < words.count,
            !heading.phrase[0].hasPrefix("follow"),
            heading.phrase.count > 1 || heading.kind == .medications || heading.kind == .allergies
                || heading.kind == .exam || heading.kind == .results && words[heading.phrase.count] == "from",
            verbs.contains(words[heading.phrase.count]), words[heading.phrase.count] != "due"
        else { return nil }
        return heading.kind
    }
}
