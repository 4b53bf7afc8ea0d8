/// Drugs that the patient took and no longer takes, which only the words after say: "they gave me meloxicam | I took it four
/// days | and I quit".
struct EncounterStopped {
    let clauses: [Spoken]

    /// Whether a drug of a statement of clauses `at` is no longer taken.
    func isStopped(_ words: [String], _ at: [Int]) -> Bool {
        guard let last = at.last, clauses[last].isOfPatient else { return false }
        let turn = clauses[last...].prefix(6).prefix(while: \.isOfPatient)
        var isOther = false
        var said: [String] = []
        for clause in turn {
            // Another drug is told of: what follows is of it.
            if clause.lower.contains(where: { Lexicon.drugs.contains($0) && !words.contains($0) }) { isOther = true }
            if !isOther, ends(clause.lower, words) || isLeftOff(said, clause.lower, words) { return true }
            said += clause.lower
        }
        return false
    }

    /// "I never took it again", and nothing after it.
    private func ends(_ lower: [String], _ words: [String]) -> Bool {
        Self.endings.contains { lower.suffix($0.count).elementsEqual($0) } || Self.ending(lower, words)
    }

    /// "I stopped it", "I stopped taking the lisinopril".
    private static func ending(_ lower: [String], _ words: [String]) -> Bool {
        guard !lower.contains(where: habits.contains) else { return false }
        return lower.indices.contains { at in
            guard isStop(lower, at) else { return false }
            let object = lower[(at + 1)...].drop { ["taking", "the", "my"].contains($0) }
            guard let first = object.first else { return false }
            if Lexicon.drugs.contains(first) { return words.contains(first) }
            return ["it", "them"].contains(first) || object.elementsEqual(["that"])
        }
    }

    /// "I took it four days | and I quit": what was left off is what was spoken of just before, and no habit.
    private func isLeftOff(_ said: [String], _ lower: [String], _ words: [String]) -> Bool {
        let before = said + lower
        // "They gave me meclizine | I took it two days | I haven't had any since".
        if Self.without.contains(where: { lower.contains(sequence: $0) }) {
            return before.contains(where: ["took", "gave"].contains)
        }
        guard let last = lower.indices.last, Self.isStop(lower, last) else { return false }
        return !before.contains(where: Self.habits.contains)
            && before.suffix(14).contains { Self.had.contains($0) || Lexicon.drugs.contains($0) && words.contains($0) }
    }

    /// "I quit", "so I stopped", "and stopped".
    private static func isStop(_ lower: [String], _ at: Int) -> Bool {
        ["quit", "stopped"].contains(lower[at]) && at > 0 && ["i", "and"].contains(lower[at - 1])
    }

    private static let endings = EncounterCandidates.phrases(
        """
        never took it again|haven't taken any since|haven't taken it since|i don't take it anymore|i don't take that anymore|
        i threw it out|i threw them out
        """
    )
    private static let without = EncounterCandidates.phrases("haven't had any since|have not had any since")
    private static let had = Lexicon.set("took tried gave it")
    private static let habits = Lexicon.set(
        """
        smoke smoking smoked smoker cigarettes cigarette tobacco vaping vape drink drinking alcohol beer beers wine coffee soda
        job work working school gym running
        """
    )
}
