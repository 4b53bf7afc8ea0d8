/// What holds no more, or not all of it, by what is said against it in the same breath: "I couldn't walk, but now I can".
struct EncounterContrast {
    let clauses: [Spoken]

    func isMet(_ at: Int) -> Bool {
        isOvercome(at) || isHalf(at) || clauses[at].isOfPatient && (isCurtailed(at) || isFleeting(at))
            || isExcepted(at)
    }

    /// "I couldn't walk | but now I can", "it was not normal | but it's normal now": it is over.
    private func isOvercome(_ at: Int) -> Bool {
        let lower = clauses[at].lower
        let past = clauses[at].isOfPatient ? Self.failing : Self.failingOrPast
        guard lower.contains("but") || next(at)?.first == "but" else { return false }
        // What follows "but", here or in the clauses after.
        let later = ownNext(at, 3)
        let words = lower + later.prefix(10)
        guard let but = words.prefix(lower.count + 1).lastIndex(of: "but"),
            !clauses[at].isOfPatient || but >= lower.count - 1
        else { return false }
        return words[..<but].contains(where: past.contains)
            && words[but...].prefix(10).contains(where: Self.over.contains)
    }

    /// "I run 5 miles a day | but with this pain | I can barely do one": what was done before the pain.
    private func isCurtailed(_ at: Int) -> Bool {
        let said = clauses[at].unhedged.prefix(2)
        guard said.count == 2, said.first == "i", said.last.map(EncounterWords.verbs.contains) == true else {
            return false
        }
        let later = ownNext(at, 3)
        return later.first == "but" && later.contains { ["barely", "hardly"].contains($0) }
    }

    /// "It goes away when I take it | but for the most part I feel it": it hardly does.
    private func isFleeting(_ at: Int) -> Bool {
        guard clauses[at].lower.contains(sequence: ["goes", "away"]) else { return false }
        let later = ownNext(at, 3)
        return later.first == "but" && Self.returning.contains { later.prefix(12).contains(sequence: $0) }
    }

    /// "I have my good days | and my bad days": one without the other.
    private func isHalf(_ at: Int) -> Bool {
        let next = next(at) ?? []
        guard next.count < 6, next.first == "and", !next.contains(where: EncounterWords.finite.contains) else {
            return false
        }
        return Self.opposites.contains { one, other in clauses[at].lower.contains(one) && next.contains(other) }
    }

    /// What the same speaker says next, of no more than `reach` clauses.
    private func ownNext(_ at: Int, _ reach: Int) -> [String] {
        clauses[(at + 1)...].prefix(reach).prefix { $0.speaker == clauses[at].speaker }.flatMap(\.lower)
    }

    /// What the same speaker says next.
    private func next(_ at: Int) -> [String]? {
        at + 1 < clauses.count && clauses[at + 1].speaker == clauses[at].speaker ? clauses[at + 1].lower : nil
    }

    /// "No tenderness here | but here you do": it holds elsewhere.
    private func isExcepted(_ at: Int) -> Bool {
        if clauses[at].isOfPatient { return false }
        let lower = clauses[at].lower
        // "Full on the right but not on the left".
        let next = next(at) ?? []
        if lower.contains(sequence: ["but", "not"]) || next.prefix(5).contains(sequence: ["but", "not"]) {
            return true
        }
        guard let negation = lower.firstIndex(where: Lexicon.negations.contains) else { return false }
        if let but = lower.lastIndex(where: Self.excepting.contains), but > negation {
            return isSame(lower[(but + 1)...])
        }
        return next.first.map(Self.excepting.contains) == true && isSame(next.dropFirst())
    }

    /// "Here you do", "on the left there is": no finding of its own.
    private func isSame(_ rest: ArraySlice<String>) -> Bool {
        guard let last = rest.last, rest.count < 8 else { return false }
        return Self.standing.contains(last) && Cues.read(Array(rest)).isDisjoint(with: [.finding, .vital])
            && !rest.contains { Lexicon.symptoms.contains($0) }
    }

    private static let returning = EncounterCandidates.phrases("comes back|still there|still hurts|feel it")
    private static let opposites = [("good", "bad"), ("bad", "good"), ("ups", "downs"), ("better", "worse")]
    private static let failing = Lexicon.set("couldn't wasn't weren't didn't cannot can't")
    private static let failingOrPast = failing.union(["was", "were"])
    private static let over = Lexicon.set("now back gone again resolved fine")
    private static let excepting = Lexicon.set("but except")
    private static let standing = Lexicon.set("do does did is are was have has there here one")
}
