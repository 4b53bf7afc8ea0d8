internal import Artifacts

/// "She has mild asthma and takes albuterol": a clause of two kinds is parted where the second has a verb of its own.
extension DictationDrafter {
    mutating func parted(_ clause: PlacedClause, _ kind: SectionKind) -> [(PlacedClause, SectionKind)] {
        let tokens = clause.sentence.tokens
        let isOne = isWhole || clause.heading?.kind == kind || !clause.sentence.struck.isEmpty
        for at in tokens.indices.dropFirst(2) where !isOne && ["and", ","].contains(tokens[at].text) {
            // "... and is allergic to latex"
            let start = tokens.dropFirst(at + 1).first?.text == "is" ? at + 2 : at + 1
            var (one, two) = (clause, clause)
            (one.sentence.tokens, two.sentence.tokens) = (Array(tokens[..<at]), Array(tokens[start...]))
            (one.isMoved, two.isMoved, two.label) = (false, false, [])
            two.heading?.distance += 1
            let (before, after) = (one.sentence.lowercased, two.sentence.lowercased)
            // "Mother was on metformin and the infant gets vitamin D."
            if kind == .history, before.prefix(3).contains(where: PlacementRules.isAnother),
                PlacementRules.isTakenByChild(after)
            {
                leaveOut(tokens[at..<start].filter { $0.kind == .word }[...], .command)
                return [(one, kind), (two, two.section(.medications))]
            }
            guard Self.isOfPatient(before), Self.standsAlone(after, hasVerb: start > at + 1),
                let kinds = Self.sections(before, after, in: kind)
            else { continue }
            leaveOut(tokens[at..<start].filter { $0.kind == .word }[...], .command)
            return parted(one, one.section(kinds[0])) + parted(two, two.section(kinds[1]))
        }
        return [(clause, kind)]
    }

    /// Where two parts of a clause of `kind` belong; `nil` where that is one section.
    private static func sections(_ before: [String], _ after: [String], in kind: SectionKind) -> [SectionKind]? {
        guard mixed.contains(kind), let first = section(of: before), let second = section(of: after), first != second
        else { return nil }
        let isIll = first == .pastHistory
        switch kind {
        case .history:
            // What is told with a complaint is of its story, but for what is of one section alone.
            let isAlone = [.allergies, .vitals, .familyHistory].contains(second) && (isIll || first == kind)
            return isAlone || isIll && second == .medications
                ? [kind, second] : first == .vitals ? [first, kind] : nil
        case .reviewOfSystems: return [first, second]
        // "Allergic to morphine, she gets hives", "has two sons and works nights": the story is of it.
        case .allergies where second == .history, .socialHistory where first == .history: return nil
        default: return kind == first || kind == second ? [first, second] : nil
        }
    }

    /// What another has or takes, and what is denied or said by somebody, stays whole.
    private static func isOfPatient(_ words: [String]) -> Bool {
        let isOwned =
            ["his", "her", "their"].contains(words.first) && !PlacementWords.isIllness(words.dropFirst().first ?? "")
        return !isOwned && !words.contains { others.contains($0) || PlacementRules.isAnother($0) }
    }
    private static let others = Lexicon.set("denies denied that if says said reports thinks")

    /// It has a verb and a subject, or the part before lends it one; nothing in it points back.
    private static func standsAlone(_ words: [String], hasVerb: Bool) -> Bool {
        guard words.count > 1, !words.contains(where: pointing.contains) else { return false }
        return hasVerb || living.contains(words[0]) || ["takes", "uses"].contains(words[0])
            || PlacementRules.isReactionTo(words)
            || ["no", "has"].contains(words[0]) && words.contains("allergies")
            || subjects.contains(words[0]) && words.prefix(5).contains(where: ClauseCutter.verbs.contains)
    }

    /// The section that a part speaks for by its own words.
    private static func section(of words: [String]) -> SectionKind? {
        if PlacementRules.isOfRelative(words) { return .familyHistory }
        if PlacementRules.isReactionTo(words) { return .allergies }
        if PlacementRules.isTaken(words) || words.prefix(2) == ["takes", "no"] { return .medications }
        if words.dropFirst().first == "had", words.contains(where: Lexicon.isOperation) { return .surgicalHistory }
        if words.prefix(2).contains(where: living.contains) { return .socialHistory }
        let isIll = words.contains { PlacementWords.isIllness($0) || ["pressure", "seasonal"].contains($0) }
        let isComplaint = words.contains(where: Placement.complaints.contains)
        if isIll, !isComplaint, words.dropFirst().first == "has" { return .pastHistory }
        let kind = Placement(kind: .history, isSaid: false, isFirst: false).section(for: words, Cues.read(words))
        let isTold = kind == .history ? subjects.contains(words[0]) : !words.contains(where: changing.contains)
        return isTold && (mixed.contains(kind) || kind == .vitals) ? kind : nil
    }

    private static let mixed = PlacedClause.told + [.allergies]
    private static let living = Lexicon.set("smokes drinks works lives vapes")
    private static let subjects = Lexicon.set("he she they his her their the mr. mrs. ms. mother father blood weight")
    private static let pointing = Lexicon.set("it them this that these those which")
    private static let changing = Lexicon.set("up down home since over runs ranges was were")
}
