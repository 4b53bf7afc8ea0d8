/// What the patient is told to do while examined, and not to do at home.
extension EncounterCandidates {
    /// "I want you to move your leg | okay, your strength is good", "rest your arm here".
    func isManeuver(_ words: [SpokenWord], _ at: Int) -> Bool {
        guard let verb = words.first?.lower, Self.maneuvers.contains(verb),
            words.contains(where: { EncounterSite.isPart($0.lower) || EncounterSystem.sided.contains($0.lower) }),
            !words.contains(where: { $0.lower.first?.isNumber == true || Self.lasting.contains($0.lower) })
        else { return false }
        if clauses[at].lower.contains("here") { return true }
        return clauses[(at + 1)...].prefix(3).contains { clause in
            clause.lower.contains(where: Self.tested.contains) && !clause.lower.contains("will")
        }
    }

    private static let maneuvers = Lexicon.set(
        "move raise lift bend turn push pull squeeze rest straighten lie lay look press hold open stretch twist"
    )
    private static let lasting = Lexicon.set("day days week weeks daily until while every times night avoid when")
    private static let tested = Lexicon.set("hurt hurts strength painful")
}
