/// What is sure of a whole dictation, after the model placed its clauses.
struct PlacementRules {
    let clauses: [PlacedClause]
    let frame: String

    /// The sections of the clauses, by the model and these rules.
    func sections() -> [SectionKind] {
        var row = PlacementModel.shared.sections(of: clauses, frame: frame)
        // Before anything was found or judged, a drug with its dose is taken, not ordered.
        for (at, clause) in clauses.enumerated() where row[at] == .plan && clause.heading == nil {
            let isEarly = row[..<at].allSatisfy { PlacedClause.told.contains($0) || $0 == .allergies }
            if isEarly, clause.rule == .medications { row[at] = .medications }
        }
        row = zip(clauses, row).map { $0.section($1) }
        // "In the emergency department X-rays showed no fracture": before this visit, as long as its story is told.
        for at in row.indices.dropFirst() where PlacedClause.told.contains(row[at - 1]) && clauses[at].isElsewhere {
            if [.results, .exam, .vitals, .procedure].contains(row[at]) { row[at] = .history }
        }
        // "Allergies. Latex, hives. Tape, blisters.": a line without a verb goes on with its list.
        for (at, clause) in clauses.enumerated().dropFirst() where !clause.isMoved && clause.rule == row[at - 1] {
            let isLine = !clause.words.contains(where: ClauseCutter.verbs.contains)
            if isLine, clause.heading?.kind == clause.rule, PlacedClause.lists.contains(clause.rule) {
                row[at] = clause.rule
            }
        }
        tellTreatments(&row)
        tellPersons(&row)
        tellAsides(&row)
        tellAnywhere(&row)
        tellNoDrugs(&row)
        tellJudgement(&row)
        tellStrays(&row)
        tellList(&row)
        return keepHeadings(row)
    }

    /// "Steroid induced hyperglycemia in type 2 diabetes." among orders, where nothing else was judged: the assessment.
    private func tellJudgement(_ row: inout [SectionKind]) {
        let judged: [SectionKind] = [.assessment, .assessmentAndPlan]
        guard !row.contains(where: judged.contains),
            !clauses.contains(where: { $0.heading?.kind == .plan })
        else { return }
        for (at, clause) in clauses.enumerated() where row[at] == .plan && clause.item == nil && clause.label.isEmpty {
            let words = clause.words
            let isNamed = words.count < 12 && Lexicon.isDisease(words.last ?? "", longerThan: 6)
            if isNamed, !words.contains(where: Self.isOfOrder), !Cues.startsPlan(words) { row[at] = .assessment }
        }
    }

    private static func isOfOrder(_ word: String) -> Bool {
        ClauseCutter.verbs.contains(word) || ClauseCutter.pronouns.contains(word) || Cues.planVerbs.contains(word)
            || Lexicon.drugs.contains(word) || Lexicon.negations.contains(word) || ["for", "if", "to"].contains(word)
    }

    /// Words of a stay in a hospital.
    static let staying = Lexicon.set(
        """
        admitted admission discharge discharged hospital hospitalized hospitalised ward icu nicu transferred extubated
        inpatient progress postoperative operative readmitted intubated
        """
    )
}
