internal import Artifacts

/// Drugs that are taken, stopped or ordered.
extension SafetyClause {
    /// The drugs that the patient says to take or to have taken, and those that the clinician orders, stops or forbids.
    var drugs: [Told] {
        let named = lower.indices.filter { Lexicon.namesDrug(lower[$0]) && !Self.alike.contains(word(before: $0)) }
        return named.compactMap { word in
            let drug = lower[word]
            if isOfAnother(word), !isLent(word) { return nil }
            if isInstruction || stated.map({ word >= $0 && !isSupposed(before: word) }) == true {
                if clause.isOfPatient { return isTaken(word) ? told(.drug(drug), drug, .drug, word) : nil }
                let isDirected = isDirected(word)
                guard isDirected || isOrdered(word) else { return nil }
                let isChange = isDirected || isDenied(word) || lower[..<word].contains(where: Self.changing.contains)
                return told(isChange ? .order(drug) : .drug(drug), drug, isChange ? .order : .drug, word)
            }
            // "Are you taking the sertraline?" "No, I stopped it."
            guard let answer = answer(of: word) else { return nil }
            let isStopped = clauses[answer.at...].prefix(2).contains {
                $0.lower.contains(where: Self.stopping.contains)
            }
            let isOne = named.count == 1 || Self.known.contains(self.word(before: word))
            return isOne && (answer.isYes || isStopped)
                ? told(.drug(drug), drug, .drug, word, answered: answer.at) : nil
        }
    }

    /// "My wife's Percocet, a few times", "she gave me her Ambien": another's, and taken.
    private func isLent(_ word: Int) -> Bool {
        let owner = self.word(before: word)
        guard clause.isOfPatient, owner.hasSuffix("'s") || ["his", "her"].contains(owner) else { return false }
        let before = lower[..<word]
        let isGiven = zip(before, before.dropFirst()).contains {
            ["gave", "gives"].contains($0) && ["me", "him", "her"].contains($1)
        }
        let isAnswer =
            before.count == 2 && at > 0 && clauses[at - 1].lower.contains { ["take", "taking", "taken"].contains($0) }
        return isGiven || isAnswer || before.contains { ["i", "i've"].contains($0) }
    }

    private func word(before at: Int) -> String { at > 0 ? lower[at - 1] : "" }

    /// "You would hold the Eliquis for two days": what may come, and what is to be done then.
    private var isInstruction: Bool {
        clause.speaker == .clinician && !clause.isQuestion && !clause.isConditional
            && (lower.starts(with: ["you", "would"]) || lower.first == "you'd")
            && lower.contains(where: Self.forbidding.contains)
    }

    private func isTaken(_ word: Int) -> Bool {
        let asked = clauses[max(0, at - 2)..<at].filter { !$0.isOfPatient }.flatMap(\.lower)
        guard
            lower.contains(where: Self.taking.contains)
                || asked.contains(where: { Self.medicines.contains($0) || Lexicon.namesDrug($0) })
        else {
            return false
        }
        return !isDenied(word) || lower.contains(where: Self.stopping.contains)
    }

    private func isOrdered(_ word: Int) -> Bool {
        let before = lower[..<word].suffix(12)
        guard
            before.contains(where: { Self.ordering.contains($0) || Self.changing.contains($0) }) || before.last == "on"
                || before.contains("call") && !before.contains(where: ["me", "us", "for"].contains)
        else {
            return false
        }
        // "Don't take ibuprofen" is an order, "we won't start it" none.
        return !isDenied(word) || clause.unhedged.first == "don't" || before.contains(where: Self.forbidding.contains)
    }

    private static let medicines = Lexicon.set("medicine medicines medication medications taking take takes meds drugs")
    private static let stopping = Lexicon.set("stopped quit off stop finished held cut changed raised increased")
    static let taking = Lexicon.set(
        """
        take taking took taken on using use used started stopped quit tried gives gave given prescribed put mg milligrams daily doubled twice
        nightly dose
        """
    )
    private static let ordering = Lexicon.set(
        """
        take taking continue continuing keep prescribing prescription give giving put increase increasing decrease decreasing lower
        raise add adding refill send try use do double get up down
        """
    )
    private static let changing = Lexicon.set(
        "start starting restart resume stop stopping hold holding discontinue avoid prescribe switch"
    )
    private static let forbidding = Lexicon.set("avoid stop hold shouldn't can't cannot never off")
    /// What is named so the patient has.
    private static let known = Lexicon.set("the your that")
    private static let alike = Lexicon.set("like as or")
    static let foods = Lexicon.set("nuts peanut peanuts shellfish shrimp eggs egg milk soy wheat")
    /// What touches or stings.
    static let agents = Lexicon.set(
        "bees bee contrast dye adhesive tape nickel vaccine vaccines antibiotic antibiotics anesthesia iron novocaine"
    )
    static let eating = Lexicon.set("eat eats eating ate drink drinking drank breakfast lunch dinner")
}
