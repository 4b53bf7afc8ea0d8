/// What no sentence of a note holds whole, and a note must not miss: drugs, tests, results and when the patient comes again.
extension EncounterDrafter {
    /// Statements of these, of what none of `told` tells.
    func missed(besides told: [EncounterCandidate]) -> [Scored] {
        var ordered =
            EncounterPrescription(clauses: clauses, voice: voice).missing(in: told)
            + EncounterRequest(clauses: clauses, voice: voice).missing(in: told)
            + EncounterPrecaution(clauses: clauses, voice: voice).missing(in: told)
        if !told.contains(where: { isReturn($0.text) }), let again = EncounterReturn(clauses: clauses).told() {
            ordered.append(again)
        }
        let shown = EncounterShown(clauses: clauses, voice: voice).missing(in: told)
        return ordered.compactMap(retraction.kept).map { Scored(candidate: $0, worth: 1, kind: .assessmentAndPlan) }
            + shown.compactMap(retraction.kept).map { Scored(candidate: $0, worth: 1, kind: .results) }
    }
}
