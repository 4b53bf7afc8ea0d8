/// Drugs that the patient took and no longer takes, which only the words after say: "they gave me meloxicam | I took it four
/// days | and I quit".
struct EncounterStopped {
    let clauses: [Spoken]

    /// Whether a drug of a statement of clauses `at` is no longer taken.
    func isStopped(_ words: [String], _ at: [Int]) -> Bool {
        guard let last = at.last, clauses[last].isOfPatient else { return false }
        let turn = clauses[last...].prefix(6).prefix(while: \.isOfPatient)
        var isOther = false
        for clause in turn {
            // Another drug is told of: what follows is of it.
            if clause.lower.contains(where: { Lexicon.drugs.contains($0) && !words.contains($0) }) { isOther = true }
            if !isOther, Self.ends.contains(where: { clause.lower.contains(sequence: $0) }) { return true }
        }
        return false
    }

    private static let ends = EncounterCandidates.phrases(
        """
        i quit|so i stopped|and i stopped|i stopped it|i stopped taking|never took it again|never again|haven't had any since|
        haven't taken any since|haven't taken it since|haven't had any|i don't take it anymore|i don't take that anymore|
        and stopped|i threw it out|i threw them out
        """
    )
}
