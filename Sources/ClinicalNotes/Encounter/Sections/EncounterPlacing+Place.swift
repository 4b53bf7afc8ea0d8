/// Where in the visit a statement stands, and what that says of it.
extension EncounterPlacing {
    func place(of candidate: EncounterCandidate) -> Double {
        Double(candidate.clauses[0]) / Double(max(1, clauses))
    }

    func isLate(_ candidate: EncounterCandidate) -> Bool { place(of: candidate) > 0.4 }

    /// "Sitting", "walking": what the patient does.
    func isDoing(_ words: [String]) -> Bool {
        words.prefix(5).contains(where: EncounterVerbs.isOngoing)
    }
}
