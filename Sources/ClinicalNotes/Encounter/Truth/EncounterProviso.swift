internal import Artifacts

/// What holds only so: "I get short of breath | but only uphill", "back in January | I coughed up blood". A statement that
/// leaves out what its clause, or its neighbour, binds it to says more than was said.
struct EncounterProviso {
    let clauses: [Spoken]

    func isLost(in candidate: EncounterCandidate) -> Bool {
        // "For 5 days | when you bleed", "twice a day | until it's gone": a dose that holds only then.
        let (said, whole) = (candidate.words, candidate.clauses.last.map { clauses[$0].lower } ?? [])
        let next = candidate.clauses.last.flatMap { neighbour($0, $0 + 1) } ?? []
        if [.order, .advice].contains(candidate.kind),
            said.contains(where: { Lexicon.drugs.contains($0) || $0 == "mg" }),
            zip(whole, whole.dropFirst()).contains(where: { $0 == said.last && Self.limiting.contains($1) })
                || next.count < 8 && Self.restricting.contains(next.first?.lower ?? "")
        {
            return true
        }
        if isOfAllTaken(said, candidate.clauses[0]) || candidate.kind == .patient && isOnlyThen(candidate.clauses[0]) {
            return true
        }
        // An order or an advice has rules of its own for what else it hangs on.
        guard ![.frame, .recalled, .order, .advice].contains(candidate.kind), let at = candidate.clauses.last else {
            return false
        }
        if ["left", "right"].contains(whole.last ?? ""), EncounterSystem.sided.contains(next.first?.lower ?? "") {
            return true
        }
        let used = Set(candidate.tokens.map(\.words.lowerBound))
        func isUsed(_ word: SpokenWord) -> Bool { word.tokens.contains { used.contains($0.words.lowerBound) } }
        let words = clauses[at].words
        if let first = words.firstIndex(where: isUsed), let last = words.lastIndex(where: isUsed) {
            if Self.excepting.contains(words[last].lower) || Self.binds(words[..<first].map(\.lower))
                || Self.aims(words[..<first].map(\.lower))
                || EncounterBelief.denies(words.map(\.lower), before: first)
                || isResult(words[..<first].map(\.lower))
                || excepts(words[(last + 1)...].map(\.lower), at)
            {
                return true
            }
        }
        // "Normal movement with your right wrist | let's focus on it": the wrist is still to be examined.
        if let next = neighbour(at, at + 1)?.map(\.lower), next.first == "let's", next.contains("focus"),
            words.dropLast().suffix(3).contains(where: { $0.lower == "with" }),
            words.last.map({ EncounterSystem.sided.contains($0.lower) }) == true
        {
            return true
        }
        if let next = neighbour(at, at + 1), !next.contains(where: isUsed), excepts(next.map(\.lower), at) {
            return true
        }
        guard let start = candidate.clauses.first, let before = neighbour(start, start - 1),
            !before.contains(where: isUsed)
        else { return false }
        let lower = before.map(\.lower)
        // "They give me antibiotics, and one time | I ended up in the ER".
        if lower.suffix(2) == ["one", "time"] { return true }
        if isResult(lower + words.prefix(1).map(\.lower).filter { $0 == "and" }) { return true }
        return lower.count < 8 && !lower.contains { EncounterWords.finite.contains($0) || Self.subjects.contains($0) }
            && Self.binds(lower)
    }

    /// "What happens then?" "I start wheezing", "what do you do when it's bad?" "I rest": only then.
    private func isOnlyThen(_ at: Int) -> Bool {
        guard let asked = clauses[..<at].lastIndex(where: { !$0.isOfPatient }), !clauses[at].isLasting,
            clauses[(asked + 1)...at].dropFirst().allSatisfy(\.continuesSentence)
        else { return false }
        let lower = clauses[asked].lower
        return lower.suffix(2) == ["what", "happens"] || Self.then.contains { lower.contains(sequence: $0) }
    }

    /// "She is taking her medication", who says later that she forgets to.
    private func isOfAllTaken(_ said: [String], _ at: Int) -> Bool {
        said.contains("taking") && said.last?.hasPrefix("medication") == true && said.count < 7
            && clauses[at...].contains { later in
                later.isOfPatient && later.lower.contains(where: Self.missing.contains)
                    && !later.lower.contains(where: Lexicon.negations.contains)
                    && later.lower.contains { $0.hasPrefix("med") || $0 == "take" }
            }
    }

    /// The words of clause `other`, if who says clause `at` says it too.
    private func neighbour(_ at: Int, _ other: Int) -> [SpokenWord]? {
        clauses.indices.contains(other) && clauses[other].speaker == clauses[at].speaker && !clauses[other].isQuestion
            ? clauses[other].words : nil
    }

    /// "But only at night", "except on stairs", "unless I rest".
    private func excepts(_ lower: [String], _ at: Int) -> Bool {
        let rest = Array(lower.drop { EncounterWords.hedges.contains($0) || Self.idle.contains($0) })
        guard let first = rest.first else { return false }
        // "We'll get a scan | if it fails, we'll operate": an order is bound elsewhere.
        if !clauses[at].isOfPatient, first == "if", !clauses[at].lower.contains(where: Self.coming.contains) {
            return false
        }
        return Self.excepting.contains(first) || rest.starts(with: ["other", "than"])
            || rest.starts(with: ["as", "long"])
            || lower.contains("but") && rest.first == "not"
    }

    /// "The shot, to make sure your arm gets better": what is aimed at, not what is.
    private static func aims(_ lead: [String]) -> Bool {
        let last = lead.suffix(3)
        return last.contains("sure") && last.contains { ["make", "making"].contains($0) }
    }

    /// "Two beers and | I'm steady": what a fragment brings about.
    private func isResult(_ lead: [String]) -> Bool {
        guard lead.last == "and", let number = lead.lastIndex(where: { $0.first?.isNumber == true }) else {
            return false
        }
        let lower = lead[number...]
        return lower.count < 6
            && !lower.contains { EncounterWords.finite.contains($0) || EncounterWords.past.contains($0) }
            && !lower.contains(where: Self.subjects.contains)
    }

    /// "Without the brace", "last year", "in 2015".
    static func binds(_ lower: [String]) -> Bool {
        lower.contains(where: binding.contains) || isPast(lower)
    }

    /// "Last year", "back in January", "years ago", "as a kid".
    static func isPast(_ lower: [String]) -> Bool {
        lower.indices.contains { at in
            let (word, next) = (lower[at], at + 1 < lower.count ? lower[at + 1] : "")
            switch word {
            case "ago": return true
            case "last": return pastSpans.contains(next)
            case "back": return ["in", "when", "then"].contains(next)
            case "in" where GroundedTimes.months[next] != nil: return true
            case "in", "of", "since":
                return next.count == 4 && ["19", "20"].contains(next.prefix(2)) && Int(next) != nil
            case "a": return at > 0 && lower[at - 1] == "as" && ["kid", "child", "baby", "teenager"].contains(next)
            default: return false
            }
        }
    }

    /// Where "last week" stands.
    static func lastSpan(_ lower: [String]) -> Int? {
        lower.indices.dropLast().first { lower[$0] == "last" && ["week", "month", "year"].contains(lower[$0 + 1]) }
    }

    private static let binding = Lexicon.set("without unless except until till if")
    private static let then = EncounterCandidates.phrases(
        "what happens when|what happens if|what happens then|what do you do when|what do you do if"
    )
    private static let missing = Lexicon.set("forget forgets forgetting forgot missed skip skipped skipping")
    private static let limiting = binding.union(["when", "only", "during"])
    private static let restricting = Lexicon.set("only until till unless during")
    private static let excepting = Lexicon.set("only except unless until till besides if without")
    private static let coming = Lexicon.set("will you'll gonna going it'll")
    private static let pastSpans = Set(GroundedTimes.months.words).union([
        "year", "summer", "winter", "fall", "spring", "time",
    ])
    private static let idle = Lexicon.set("but and it's that's just though")
    private static let subjects = Lexicon.set("i i'm i've you you're it it's he she we they")
}
