/// What was so at another time, which only the words before it say: "I was a gymnast back then | and I felt a pop".
struct EncounterBygone {
    let clauses: [Spoken]

    func isTold(_ at: Int) -> Bool {
        guard clauses[at].isOfPatient else { return false }
        return isOfThen(at) || isHabitOfThen(at) || isEvent(at) || isOfYouth(at) || isOfDate(at)
    }

    /// "In college I fainted | and it turned out | I wasn't eating": it was so then.
    private func isOfYouth(_ at: Int) -> Bool {
        let lower = clauses[at].lower
        guard lower.contains(where: Self.being.contains), !hasOwnTime(lower) else { return false }
        let before = before(at, 2)
        guard clauses[at].continuesSentence || before.suffix(3).contains(sequence: ["turned", "out"]) else {
            return false
        }
        return Self.youth.contains { before.contains(sequence: $0) }
            && !before.contains(where: Self.lasting.contains)
    }

    /// "When I retired, which was six years ago | my hands were steady".
    private func isOfDate(_ at: Int) -> Bool {
        let lower = clauses[at].lower
        guard lower.contains(where: Self.being.contains), !lower.contains(where: Self.lasting.contains) else {
            return false
        }
        let before = before(at, 3)
        return before.suffix(2).elementsEqual(["years", "ago"]) && before.suffix(12).contains("when")
            && !lower.contains("when")
    }

    /// "I was in 6 years ago with pneumonia | and I was on the breathing machine for 3 days": 6 years ago.
    func time(of at: Int) -> [SpokenWord]? {
        let lower = clauses[at].lower
        guard clauses[at].isOfPatient, lower.prefix(4).contains("was"), !hasOwnTime(lower),
            lower.contains("for"), !lower.contains(where: { ["until", "till", "now", "after"].contains($0) }),
            EncounterProviso.isPast(lower) == false
        else { return nil }
        for clause in clauses[max(0, at - 3)..<at].reversed() {
            guard clause.isOfPatient, !clause.lower.contains(where: Self.lasting.contains) else { return nil }
            if let ago = clause.lower.firstIndex(of: "ago") {
                guard ago > 1, clause.lower[ago - 2].first?.isNumber == true,
                    ["year", "years"].contains(clause.lower[ago - 1]), clause.lower[..<ago].contains("was")
                else { return nil }
                return Array(clause.words[(ago - 2)...ago])
            }
            if hasOwnTime(clause.lower) { return nil }
        }
        return nil
    }

    /// "Yesterday", "this week", "in March".
    private func hasOwnTime(_ lower: [String]) -> Bool {
        lower.contains { Self.lasting.contains($0) || Self.recent.contains($0) || GroundedTimes.months[$0] != nil }
    }

    /// "... back then | and I felt a pop".
    private func isOfThen(_ at: Int) -> Bool {
        let lower = clauses[at].lower
        guard lower.first == "and", lower.contains(where: EncounterWords.past.contains),
            !lower.contains(where: Self.lasting.contains)
        else { return false }
        return before(at, 5).contains(sequence: ["back", "then"])
    }

    /// "Before, in November | my anxiety would go through the roof".
    private func isHabitOfThen(_ at: Int) -> Bool {
        let lower = clauses[at].lower
        guard lower.prefix(4).contains("would"), !lower.contains(where: ["when", "if", "used"].contains) else {
            return false
        }
        let before = before(at, 3)
        return before.contains("before") && before.contains { GroundedTimes.months[$0] != nil }
            || EncounterProviso.isPast(before)
    }

    /// "As I was coming down the hill | I tend to get my strap caught": it happened once.
    private func isEvent(_ at: Int) -> Bool {
        let lower = clauses[at].lower
        guard lower.starts(with: ["i", "tend"]) || lower.starts(with: ["and", "i", "tend"]) else { return false }
        let before = before(at, 3)
        return ["as", "while", "when"].contains { before.contains(sequence: [$0, "i", "was"]) }
    }

    /// What the patient said just before, over a short word of the clinician.
    private func before(_ at: Int, _ reach: Int) -> [String] {
        var words: [String] = []
        for clause in clauses[max(0, at - reach)..<at].reversed() {
            if !clause.isOfPatient, clause.words.count > 2 { break }
            if clause.isOfPatient { words = clause.lower + words }
        }
        return words
    }

    private static let being = Lexicon.set("was were wasn't weren't")
    private static let youth = EncounterCandidates.phrases(
        "in college|in high school|in my twenties|in my thirties|in my teens|as a kid|as a child|when i was little"
    )
    private static let recent = Lexicon.set(
        "yesterday last this week month ago lately recently morning tonight currently"
    )
    private static let lasting = Lexicon.set("since now still i've i'm today ever")
}
