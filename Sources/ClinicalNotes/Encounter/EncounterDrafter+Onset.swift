/// How what brings the patient came about, and when it began, among the statements of the history.
extension EncounterDrafter {
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
