/// Sides that a neighbour's words take back, or leave open.
struct EncounterSide {
    let clauses: [Spoken]

    /// "Down your right leg" "left leg", "the left knee | sorry, the right": what was said before does not hold.
    func isSetRight(_ at: Int) -> Bool {
        guard !clauses[at].isOfPatient else { return false }
        if isMisspoken(at) { return true }
        let sides = Self.sides(in: clauses[at].lower)
        guard sides.count == 1 else { return false }
        for next in clauses[(at + 1)...].prefix(3) {
            let lower = next.words.trimmedOfHedges.map(\.lower)
            let others = Self.sides(in: lower)
            guard lower.count < 5, !others.isEmpty, next.isOfPatient || lower.first.map(Self.sorry.contains) == true
            else { continue }
            return others.isDisjoint(with: sides)
        }
        return false
    }

    /// "A finding on exona | excuse me, on examination".
    private func isMisspoken(_ at: Int) -> Bool {
        guard at + 1 < clauses.count, clauses[at + 1].speaker == clauses[at].speaker else { return false }
        return clauses[at + 1].lower.starts(with: ["excuse", "me"])
    }

    /// "The other one", "same thing on that side": which side the next findings are on is no longer what was named.
    static func isChanged(_ lower: [String]) -> Bool { lower.contains(where: changing.contains) }

    static func sides(in words: [String]) -> Set<String> {
        Set(words.compactMap { Lexicon.sides[$0] }).intersection(["left", "right"])
    }

    private static let sorry = Lexicon.set("sorry i'm excuse no actually rather")
    private static let changing = Lexicon.set("other opposite contralateral both bilateral bilaterally each either")
}
