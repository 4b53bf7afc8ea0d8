/// Of what there is none: it stands in the section of what is missing, under whatever heading it is said.
extension PlacementRules {
    func tellNone(_ row: inout [SectionKind]) {
        for (at, clause) in clauses.enumerated() where clause.heading?.distance != 0 {
            let words = clause.sentence.lowercased
            guard row[at] != .familyHistory, (PlacedClause.told + PlacedClause.found).contains(row[at]),
                !words.contains(where: Self.isAnother), let none = Self.listOfNone(words)
            else { continue }
            row[at] = none
        }
    }

    /// "No regular medications", "she has no allergies to medication", "never had surgery": the list of which there is none.
    private static func listOfNone(_ words: [String]) -> SectionKind? {
        guard words.count < 8, let first = words.first, beginning.contains(first),
            !words.contains(where: Headings.qualifiers.contains)
        else { return nil }
        if words.contains("no"), Cues.read(words).contains(.allergy) { return .allergies }
        if words.contains(where: Lexicon.negations.contains), takingAny.contains(where: words.contains(sequence:)) {
            return .medications
        }
        guard words.count < 6, let last = words.last else { return nil }
        let isNone = words.suffix(3).dropLast().contains("no")
        if isNone || words.contains("never"), operations.contains(last) { return .surgicalHistory }
        guard isNone, let heading = Headings.heading([last], at: 0) else { return nil }
        return [.medications, .allergies].contains(heading.kind) ? heading.kind : nil
    }

    private static let beginning = Lexicon.set(
        "no never not he she they the patient takes on has currently isn't doesn't"
    )
    private static let takingAny = ["on", "take", "taking"].flatMap { verb in
        [["anything"], ["any", "medication"], ["any", "medications"], ["any", "medicine"], ["any", "medicines"]].map {
            [verb] + $0
        }
    }
    private static let operations = Lexicon.set("surgery surgeries operations")
}
