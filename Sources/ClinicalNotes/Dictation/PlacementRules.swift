/// What is sure of a whole dictation, after the model placed its clauses.
struct PlacementRules {
    let clauses: [PlacedClause]
    let frame: String

    /// The sections of the clauses, by the model and these rules.
    func sections() -> [SectionKind] {
        var row = PlacementModel.shared.sections(of: clauses, frame: frame)
        takeMedications(&row)
        tellStay(&row)
        tellStudies(&row)
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
        return keepHeadings(row)
    }

    /// Before anything was found or judged, a drug with its dose is taken, not ordered.
    private func takeMedications(_ row: inout [SectionKind]) {
        for (at, kind) in row.enumerated() {
            guard PlacedClause.told.contains(kind) || kind == .plan || kind == .allergies else { return }
            if kind == .plan, clauses[at].heading == nil {
                guard clauses[at].rule == .medications else { return }
                row[at] = .medications
            }
        }
    }

    /// "The MRI of the shoulder shows a tear" among what was examined.
    private func tellStudies(_ row: inout [SectionKind]) {
        for (at, clause) in clauses.enumerated() where [.exam, .mentalStatus].contains(row[at]) {
            guard clause.rule == .results, clause.isMoved,
                clause.words.prefix(3).contains(where: ClauseCutter.studies.contains),
                clause.words.contains(where: Lexicon.showing.contains)
            else { continue }
            row[at] = .results
        }
    }

    /// After the sentence that introduces the patient, the story of a stay is the hospital's course.
    private func tellStay(_ row: inout [SectionKind]) {
        guard let first = clauses.first, row.count > 4, first.words.contains(where: Self.arrivals.contains),
            PlacementFeatures.isOfStay(clauses.map(\.words), frame)
        else { return }
        for at in row.indices.dropFirst() where row[at] == .history && clauses[at].heading == nil {
            row[at] = .hospitalCourse
        }
    }

    /// Words of a stay in a hospital.
    static let staying = Lexicon.set(
        """
        admitted admission discharge discharged hospital hospitalized hospitalised ward icu nicu transferred extubated
        inpatient progress postoperative operative readmitted intubated
        """
    )
    private static let arrivals = Lexicon.set("admitted born hospitalized transferred")
}
