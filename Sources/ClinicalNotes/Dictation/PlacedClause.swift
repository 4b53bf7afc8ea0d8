internal import Artifacts

/// A clause of a dictation that waits for its section.
struct PlacedClause {
    var sentence: DraftSource.Sentence
    /// Tokens of a one-line heading that stays before it.
    var label: [Transcript.Token] = []
    /// The label opens no section.
    var isTopic = false
    var item: Int?
    /// Where the rules would put it, reading from the front.
    var rule: SectionKind
    /// Something in the clause itself led the rules there.
    var isMoved = false
    /// The last heading that was spoken, and how many clauses lie between.
    var heading: Heading?

    /// Sections that nothing of the whole dictation speaks for.
    var excluded: [SectionKind] = []

    struct Heading {
        var kind: SectionKind
        var title: String?
        /// No list has it, and its section stands by itself.
        var isOwn = false
        var distance = 0
    }

    /// The words of the clause, lower case, each number alike.
    var words: [String] {
        sentence.lowercased.map { word in
            word.contains(where: \.isNumber) ? word.contains("/") ? "#/#" : "#" : word
        }
    }

    /// The heading that was spoken right before it.
    var opened: SectionKind? { heading?.distance == 0 ? heading?.kind : nil }

    /// A test of a laboratory or an image: no part of an examination, as "fluorescein shows" and "bedside glucose" are.
    var isOfLab: Bool {
        let words = words
        let isNamed = words.contains { PlacementWords.ofWord[$0]?.contains("lab") == true && $0 != "stain" }
        return !words.contains(where: ["bedside", "fingerstick"].contains)
            && (Cues.read(words).contains(.study) || isNamed && words.contains("#") || words.contains("level")
                || words.prefix(4).contains { $0.hasSuffix("gram") || $0.hasSuffix("graphy") })
    }

    /// No heading was spoken, and it tells of another place.
    var isElsewhere: Bool {
        let opening = sentence.lowercased.prefix(5)
        return heading == nil && ["in", "at"].contains(opening.first)
            && opening.contains(where: ["emergency", "er", "ed", "outside", "urgent"].contains)
    }

    /// Sections that a clause may lie in at all: a spoken heading holds for what follows it at once, and a plan to the end.
    var allowed: [SectionKind]? {
        // "One, hypertension, ... Two, ..." after what was found: a problem, or what is to be done.
        if sentence.item != nil, rule == .plan, heading?.kind != .plan, heading?.kind != .assessmentAndPlan {
            let cues = Cues.read(sentence.lowercased)
            let isTold = !cues.isDisjoint(with: [.allergy, .told, .family]) && !cues.contains(.planVerb)
            return isTold ? [.assessment] : [.assessment, .plan]
        }
        guard let heading else { return others(excluded + notTold) }
        // How a procedure was done is told to the next heading.
        let isOwn = heading.isOwn || heading.title.map(Headings.ownTitles.contains) == true
        if heading.kind == .procedure, isOwn {
            return heading.distance > 0 && Cues.startsPlan(sentence.lowercased) ? [.procedure, .plan] : [.procedure]
        }
        // So is a birth; nothing is found while the patient tells.
        if isOwn, heading.distance > 0, heading.kind == .pastHistory {
            let found = heading.title.map(Headings.thenTitles.contains) == true ? [] : Self.found
            return [.pastHistory] + (found + [.assessment, .plan]).filter { $0 == rule }
        }
        if heading.isOwn, heading.distance > 0, heading.kind == .history {
            return Self.told + [.allergies, .assessment, .plan]
        }
        switch heading.kind {
        case .assessmentAndPlan: return [.assessment, .plan]
        case .plan: return [.plan]
        case .subjective where heading.distance == 0: return Self.told
        case .objective where heading.distance == 0: return Self.found
        case .exam where heading.distance == 0: return [.exam, .vitals, .mentalStatus]
        case .instructions where heading.distance == 0: return [.instructions, .plan]
        case rule where sentence.item != nil && !isMoved && Self.lists.contains(rule): return [rule]
        default: return heading.distance == 0 ? [heading.kind] : others(excluded)
        }
    }

    static let lists: [SectionKind] = [.assessment, .medications, .allergies, .pastHistory, .surgicalHistory]

    private func others(_ excluded: [SectionKind]) -> [SectionKind]? {
        excluded.isEmpty ? nil : SectionKind.allCases.filter { !excluded.contains($0) }
    }

    /// "Home blood pressure was 140/90" and "no side effects" are told, not found here.
    private var notTold: [SectionKind] {
        let words = sentence.lowercased
        if zip(words, words.dropFirst()).contains(where: { $0 == "side" && $1.hasPrefix("effect") }) {
            return Self.notTold + [.results]
        }
        return words.contains("home") && words.contains { $0.contains(where: \.isNumber) } ? Self.notTold : []
    }

    /// Clauses with their sections, those joined again that were parted in doubt and lie in one section.
    static func joined(_ clauses: [PlacedClause], _ kinds: [SectionKind]) -> [(PlacedClause, SectionKind)] {
        zip(clauses, kinds).reduce(into: []) { result, next in
            guard let last = result.last, next.0.sentence.isDoubtful, last.1 == next.1, next.0.label.isEmpty,
                next.0.heading?.distance != 0
            else { return result.append(next) }
            result[result.count - 1].0.sentence.tokens += next.0.sentence.tokens
        }
    }

    /// The section for a clause of the kind `found`: what a wider or nearer heading covers stays under it.
    ///
    /// Background within the story ("He takes ...") lies in its own section where the rules know it.
    func section(_ found: SectionKind) -> SectionKind {
        if found == .history, isMoved, Self.background.contains(rule) { return rule }
        guard let heading else { return found }
        let covered: [SectionKind] =
            switch heading.kind {
            case .subjective: Self.told
            case .objective: Self.found
            case .exam, .mentalStatus: [.exam, .vitals, .mentalStatus]
            case .assessmentAndPlan: [.assessment, .plan, .instructions]
            case .instructions: [.plan]
            case .hospitalCourse where heading.title?.contains("Condition") == true: Self.found
            default: []
            }
        return covered.contains(found) ? heading.kind : found
    }

    private static let background: [SectionKind] = [
        .chiefComplaint, .medications, .allergies, .surgicalHistory, .familyHistory, .socialHistory, .results,
    ]
    /// What a patient tells, and what is known of them.
    static let told: [SectionKind] = [
        .history, .chiefComplaint, .pastHistory, .surgicalHistory, .familyHistory, .socialHistory, .reviewOfSystems,
        .medications,
    ]
    /// Where nothing lies that a patient tells of home or of a drug.
    private static let notTold: [SectionKind] = [.vitals, .exam, .mentalStatus, .reviewOfSystems]
    static let notFirst: [SectionKind] = [
        .pastHistory, .surgicalHistory, .familyHistory, .socialHistory, .reviewOfSystems,
    ]
    static let found: [SectionKind] = [.vitals, .exam, .mentalStatus, .results]
}
