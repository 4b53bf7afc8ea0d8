/// The part of the body or the specimen that is pointed at: "that arm" is the right arm, "no sugar in it" is of the urine.
struct EncounterPointedPart {
    let clauses: [Spoken]

    func named(_ words: [SpokenWord], _ at: Int) -> [SpokenWord] { specimen(sided(words, at), at) }

    /// "I'd been sleeping on that arm", after "on the right": "my right arm".
    private func sided(_ words: [SpokenWord], _ at: Int) -> [SpokenWord] {
        guard
            let part = words.indices.dropFirst().first(where: {
                EncounterSystem.sided.contains(words[$0].lower) && ["that", "this"].contains(words[$0 - 1].lower)
            }), !words.contains(where: { EncounterSide.sides(in: [$0.lower]).isEmpty == false }),
            let side = side(of: words[part].lower, before: at)
        else { return words }
        let owner = clauses[at].isOfPatient ? "my" : "your"
        return words[..<(part - 1)] + [words[part - 1].said(owner), side] + words[part...]
    }

    /// The one side that the nearest clause names that names any, of that part or of none.
    private func side(of part: String, before at: Int) -> SpokenWord? {
        for clause in clauses[max(0, at - Self.near)..<at].reversed() {
            let sides = clause.words.indices.filter { ["left", "right"].contains(clause.lower[$0]) }
            guard let first = sides.first else { continue }
            let isOne = sides.allSatisfy { clause.lower[$0] == clause.lower[first] && isSide($0, part, clause.lower) }
            return isOne ? clause.words[first].said(clause.lower[first]) : nil
        }
        return nil
    }

    /// "On the right", "the right arm", not "right away", "the right knee".
    private func isSide(_ at: Int, _ part: String, _ lower: [String]) -> Bool {
        let next = at + 1 < lower.count ? lower[at + 1] : ""
        if next == part { return true }
        return at > 1 && lower[at - 1] == "the" && ["on", "in"].contains(lower[at - 2])
            && (next.isEmpty || !EncounterSite.isPart(next) && Lexicon.functionWords.contains(next))
    }

    /// "There's no sugar in it", after "we tested the urine": "in the urine".
    private func specimen(_ words: [SpokenWord], _ at: Int) -> [SpokenWord] {
        guard
            let it = words.indices.dropFirst(2).first(where: {
                words[$0].lower == "it" && words[$0 - 1].lower == "in" && Self.found.contains(words[$0 - 2].lower)
            })
        else { return words }
        for clause in clauses[max(0, at - Self.near)..<at].reversed() {
            let named = clause.words.filter { Self.specimens.contains($0.lower) }
            guard let first = named.first else { continue }
            guard named.allSatisfy({ $0.lower == first.lower }) else { return words }
            var name = first.said("the " + first.lower)
            name.hasComma = words[it].hasComma
            return words[..<it] + [name] + words[(it + 1)...]
        }
        return words
    }

    private static let near = 4
    private static let specimens = Lexicon.set("urine stool stools sputum blood")
    private static let found = Lexicon.set("blood sugar glucose protein pus mucus bacteria white infection")
}
