/// The part of the body or the specimen that is pointed at: "that arm" is the right arm, "no sugar in it" is of the urine.
struct EncounterPointedPart {
    let clauses: [Spoken]

    func named(_ words: [SpokenWord], _ at: Int) -> [SpokenWord] { specimen(sided(words, at), at) }

    /// "I'd been sleeping on that arm", after "on the right": "my right arm".
    private func sided(_ words: [SpokenWord], _ at: Int) -> [SpokenWord] {
        guard
            let part = words.indices.dropFirst().first(where: {
                (EncounterSystem.sided.contains(words[$0].lower) || words[$0].lower == "side")
                    && words[$0 - 1].lower == "that"
            }), EncounterSide.sides(in: words.map(\.lower)).isEmpty,
            let side = side(of: words[part].lower, before: at)
        else { return words }
        let owner = clauses[at].isOfPatient ? "my" : "your"
        return words[..<(part - 1)] + [words[part - 1].said(owner), side] + words[part...]
    }

    /// The one side of that part that was named, or on which the patient has a complaint, in the same breath.
    private func side(of part: String, before at: Int) -> SpokenWord? {
        for near in (max(0, at - Self.near)..<at).reversed() {
            let clause = clauses[near]
            let sides = clause.words.indices.filter { ["left", "right"].contains(clause.lower[$0]) }
            guard let first = sides.first else { continue }
            // "My left knee hurts, the right knee is fine": either may be meant.
            let others = clauses[max(0, at - Self.near)..<near].flatMap { EncounterSide.sides(in: $0.lower) }
            guard others.allSatisfy({ $0 == clause.lower[first] }) else { return nil }
            let isNamed = sides.allSatisfy { $0 + 1 < clause.lower.count && clause.lower[$0 + 1] == part }
            guard isNamed || near > at - 3 && hasComplaint(clause),
                clauses[near...at].allSatisfy({ isOfSelf($0, isNamed ? nil : part, at) }),
                sides.allSatisfy({ clause.lower[$0] == clause.lower[first] && isSide($0, part, clause.lower) })
            else { return nil }
            return clause.words[first].said(clause.lower[first])
        }
        return nil
    }

    private func hasComplaint(_ clause: Spoken) -> Bool {
        clause.isOfPatient && clause.lower.contains { Lexicon.symptoms.contains($0) || Self.suffered.contains($0) }
    }

    /// Said by the same speaker, of the patient, and neither of the other side nor of another part.
    private func isOfSelf(_ clause: Spoken, _ part: String?, _ at: Int) -> Bool {
        clause.speaker == clauses[at].speaker && !clause.isQuestion
            && clause.lower.allSatisfy {
                Lexicon.relatives[$0] == nil && !EncounterCandidates.thirdPersons.contains($0)
                    && !Lexicon.negations.contains($0) && !EncounterAnswers.noes.contains($0)
                    && !["other", "opposite", "another", "both"].contains($0)
                    && (part == nil || !EncounterSite.isPart($0) || $0 == part
                        || Self.arm.contains(part ?? "") && Self.arm.contains($0))
            }
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
    private static let arm = Lexicon.set("arm hand hands finger fingers thumb wrist elbow")
    private static let suffered = Lexicon.set(
        "numb tingle tingled tingles hurt hurts hurting ache aches aching weak swollen sore tingling stiff"
    )
    private static let specimens = Lexicon.set("urine stool stools sputum blood")
    private static let found = Lexicon.set("blood sugar glucose protein pus mucus bacteria white infection")
}
