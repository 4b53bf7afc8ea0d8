/// What no sentence of a note holds whole, and a note must not miss: drugs, tests, results and when the patient comes again.
extension EncounterDrafter {
    /// Statements of these, of what none of `told` tells.
    func missed(besides told: [EncounterCandidate]) -> [Scored] {
        var ordered =
            EncounterPrescription(clauses: clauses, voice: voice).missing(in: told)
            + EncounterRequest(clauses: clauses, voice: voice).missing(in: told)
        if !told.contains(where: { isReturn($0.text) }), let again = EncounterReturn(clauses: clauses).told() {
            ordered.append(again)
        }
        let shown = EncounterShown(clauses: clauses, voice: voice).missing(in: told)
        return ordered.compactMap(retraction.kept).map { Scored(candidate: $0, worth: 1, kind: .assessmentAndPlan) }
            + shown.compactMap(retraction.kept).map { Scored(candidate: $0, worth: 1, kind: .results) }
    }

    /// `kept` with how it came about and when it began, each at its place.
    func withOnset(_ kept: [Scored], of complaint: EncounterComplaint?) -> [Scored] {
        let mechanism = EncounterMechanism(clauses: clauses, voice: voice).told(besides: history(kept))
        let kept = mechanism.flatMap(retraction.kept).map { placed($0, in: kept) } ?? kept
        let onset = complaint.flatMap {
            EncounterOnset(clauses: clauses, complaint: $0).told(besides: history(kept))
        }
        return onset.flatMap(retraction.kept).map { placed($0, in: kept) } ?? kept
    }

    private func history(_ kept: [Scored]) -> [EncounterCandidate] {
        kept.filter { $0.kind == .history }.map(\.candidate)
    }

    private func placed(_ candidate: EncounterCandidate, in kept: [Scored]) -> [Scored] {
        let at =
            kept.firstIndex { $0.candidate.kind != .frame && $0.candidate.clauses[0] > candidate.clauses[0] }
            ?? kept.count
        return kept[..<at] + [Scored(candidate: candidate, worth: 1, kind: .history)] + kept[at...]
    }
}
