/// One word alone against a statement, where what was said leaves a doubt about it.
extension GroundedPolarity {
    /// "Fever." of "do you have a fever?", where the evidence has no answer: a question is no fact.
    func unheard(_ asked: Set<String>, _ words: [Found]) -> String? {
        guard !asked.isEmpty, words.allSatisfy({ asked.contains($0.stem) && $0.places.allSatisfy(isLeftOpen) }) else {
            return nil
        }
        return asked.sorted().joined(separator: " ")
    }

    /// Plainly asked, and nobody else speaks after it.
    private func isLeftOpen(_ place: Int) -> Bool {
        let clause = heard.clauses[place]
        let opening = heard.words.indices.filter { heard.clauses[$0] == clause }.prefix(3).map { heard.words[$0] }
        return heard.turns.last == heard.turns[clause]
            && (opening.first == "any"
                || opening.count == 3 && Self.inverted.contains(opening[0]) && opening[1] == "you")
    }
    private static let inverted = Lexicon.set("do did are were")

    /// "Without relief": some relief was told of too, or the words beside it were only asked for.
    func isDoubtful(_ group: Group, _ against: [String]) -> Bool {
        guard group.isDenied, group.conceded.isEmpty, against.count == 1, let stem = against.first,
            let places = heard.places[stem]
        else { return false }
        if group.mixed > 0 { return true }
        let isDeniedToo = places.contains { heard.holds[$0] == .denied }
        return (group.untold > 0 || isDeniedToo) && !places.contains(where: isBesideNegation)
    }

    /// The only word that the evidence denies: no negation stands near it there, or it fits there far worse than the others.
    func isSpared(_ group: Group, _ against: [String], _ words: [Found]) -> Bool {
        guard !group.isDenied, group.agreeing > 0, against.count == 1 else { return false }
        let own = words.filter {
            $0.group == group.number && !$0.isDenied && $0.holds.count == 1 && $0.holds != [.asked]
        }
        let denied = own.filter { against.contains($0.stem) }
        if !denied.contains(where: { $0.places.contains(where: isBesideNegation) }) { return true }
        return mean(denied) < Self.worse * mean(own.filter { !against.contains($0.stem) })
    }
    private static let worse = 0.6

    private func mean(_ words: [Found]) -> Double {
        words.isEmpty
            ? 0 : words.map { min(Self.cap, alignment.best($0.at, $0.places)) }.reduce(0, +) / Double(words.count)
    }

    /// A negation within ten words, in the same turn.
    private func isBesideNegation(_ at: Int) -> Bool {
        (max(0, at - 10)..<min(heard.words.count, at + 11)).contains {
            heard.turns[heard.clauses[$0]] == heard.turns[heard.clauses[at]]
                && Lexicon.negations.contains(heard.words[$0])
        }
    }

    /// "Feels bad" of who is "not feeling well".
    func isFeeling(_ at: Int, _ places: [Int]) -> Bool {
        said.words[at].hasPrefix("feel") && !Self.well.contains(said.word(at + 1))
            && places.allSatisfy { heard.holds[$0] == .denied && Self.well.contains(heard.word($0 + 1)) }
    }
    private static let well = Lexicon.set("well good great right")

    /// "Has not found it" of what was lost.
    func isLost(_ at: Int) -> Bool {
        said.holds[at] == .denied && Self.finding.contains(said.words[at])
            && heard.words.indices.contains { heard.holds[$0] == .affirmed && Self.losing.contains(heard.words[$0]) }
    }
    private static let finding = Lexicon.set("find found")
    private static let losing = Lexicon.set("lost misplaced")

    /// "Without relief" of what "did not help".
    func isEffect(_ at: Int) -> Bool {
        said.holds[at] == .denied && Self.effects.contains(said.words[at])
            && heard.words.indices.contains { heard.holds[$0] == .denied && Self.effects.contains(heard.words[$0]) }
    }
    private static let effects = Lexicon.set(
        "relief relieve relieved improve improved improvement help helped helpful helping benefit better"
    )

    /// Somebody says that he does not know.
    var isUnknown: Bool {
        zip(heard.words, heard.words.dropFirst()).contains {
            Lexicon.negations.contains($0) && Negations.knowing.contains($1)
        }
    }

    /// "I get cramps off and on, but nothing right now": the clause after denies it for a time.
    func isTakenBack(_ at: Int) -> Bool {
        let clause = heard.clauses[at] + 1
        guard clause < heard.turns.count, heard.turns[clause] == heard.turns[clause - 1],
            said.words.contains(where: Self.momentary.contains)
        else { return false }
        let after = heard.words.indices.filter { heard.clauses[$0] == clause }
        return after.count < 6 && after.prefix(3).contains { Lexicon.negations.contains(heard.words[$0]) }
            && after.allSatisfy { heard.keys[$0] == nil || Self.present.contains(heard.words[$0]) }
    }

    private static let momentary = Lexicon.set("present currently current now recently lately today moment time")
    private static let present = Lexicon.set("right now nothing recently lately today anymore far")
}
