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

    /// "I had the gout in September | so I took some Aleve": taken then, and said of nothing since.
    func isBygone(_ words: [String], _ at: [Int]) -> Bool {
        guard words.contains("took"), let last = at.last, clauses[last].isOfPatient,
            !words.contains(where: Self.lately.contains)
        else { return false }
        let before = clauses[max(0, last - 4)...last].reversed().prefix(while: \.isOfPatient).reversed().flatMap(
            \.lower
        )
        return !before.contains(where: Self.lately.contains)
            && (zip(before, before.dropFirst()).contains { ["in", "last"].contains($0) && Self.dates.contains($1) })
    }

    /// Whether the patient says anywhere that the course of a drug is over, and nobody keeps or starts it afterwards: "the
    /// prednisone, I finished that", "they gave me Toradol | I'm done with those".
    func isFinished(_ drug: String) -> Bool {
        guard let over = clauses.indices.last(where: { finishes(drug, $0) }) else { return false }
        return !clauses[(over + 1)...].contains { later in
            !later.isQuestion && later.lower.contains(drug) && later.lower.contains(where: Self.keeping.contains)
        }
    }

    private func finishes(_ drug: String, _ at: Int) -> Bool {
        let lower = clauses[at].lower
        guard clauses[at].isOfPatient, !clauses[at].isQuestion,
            let end = lower.indices.first(where: { Self.isEnd(lower, $0) }),
            !lower[..<end].suffix(3).contains(where: Lexicon.negations.contains)
        else { return false }
        let object = lower[(end + 1)...].drop { Self.beforeObject.contains($0) }
        // "I finished the azithromycin": what it is of stands after it.
        if let named = object.first, Lexicon.drugs.contains(named) { return named == drug }
        // "I finished breakfast", "I'm done" end nothing that is taken.
        guard object.first.map(Self.pointing.contains) == true, !lower.contains("about") else { return false }
        // What was named just before, by either speaker.
        let near = [lower[..<end]] + clauses[max(0, at - 2)..<at].reversed().map { $0.lower[...] }
        return near.first { $0.contains(where: Lexicon.drugs.contains) }?.contains(drug) == true
    }

    /// "I finished", "I'm done", "I quit it".
    private static func isEnd(_ lower: [String], _ at: Int) -> Bool {
        guard at > 0 else { return false }
        switch lower[at] {
        case "finished": return ["i", "i've", "already", "and"].contains(lower[at - 1])
        case "done": return ["i'm", "i've", "am"].contains(lower[at - 1])
        case "quit", "stopped":
            return lower[at - 1] == "i" && at + 1 < lower.count
                && ["it", "that", "them", "those"].contains(lower[at + 1])
        default: return false
        }
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
            return before.contains(where: ["took", "gave", "tried", "used", "was"].contains)
        }
        guard let last = lower.indices.last, Self.isStop(lower, last) else { return false }
        return !before.contains(where: Self.habits.contains)
            && before.suffix(14).contains { Self.had.contains($0) || Lexicon.drugs.contains($0) && words.contains($0) }
    }

    /// "I quit", "so I stopped", "and stopped".
    private static func isStop(_ lower: [String], _ at: Int) -> Bool {
        ["quit", "stopped"].contains(lower[at]) && at > 0 && ["i", "and"].contains(lower[at - 1])
    }

    private static let lately = Lexicon.set("today yesterday morning tonight night still since now every daily")
    private static let dates = Lexicon.set("spring summer fall winter month year").union(GroundedTimes.months.words)
    private static let keeping = Lexicon.set(
        "continue keep stay again restart restarted resume refill still take taking"
    )
    private static let beforeObject = Lexicon.set("taking with the my all of")
    private static let pointing = Lexicon.set("it that them those these too a about last in on and")
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
