/// What was so at another time, which only the words before it say: "I was a gymnast back then | and I felt a pop".
struct EncounterBygone {
    let clauses: [Spoken]

    func isTold(_ at: Int) -> Bool {
        guard clauses[at].isOfPatient else { return false }
        return isOfThen(at) || isOfAge(at) || isHabitOfThen(at) || isEvent(at) || isOfYouth(at) || isOfDate(at)
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

    /// "I was 14 | and I was doing a flip", "... back then | and I felt a pop".
    private func isOfThen(_ at: Int) -> Bool {
        let lower = clauses[at].lower
        guard lower.first == "and", lower.contains(where: EncounterWords.past.contains),
            !lower.contains(where: Self.lasting.contains)
        else { return false }
        let before = before(at, 5)
        return before.contains(sequence: ["back", "then"])
            || before.indices.dropLast(2).contains { start in
                before[start] == "i" && before[start + 1] == "was" && isAge(before, start + 2)
            }
    }

    /// "She had it once, when she was five | she had a fever | and she was screaming": so it was then.
    private func isOfAge(_ at: Int) -> Bool {
        let lower = clauses[at].lower
        guard clauses[at].continuesSentence,
            lower.contains(where: EncounterWords.past.contains) || lower.contains(where: Self.being.contains),
            !lower.contains(where: Self.lasting.contains), !hasOwnTime(lower),
            !lower.contains(where: { $0.count == 4 && $0.allSatisfy(\.isNumber) }), !lower.contains("my")
        else { return false }
        return (max(0, at - 3)..<at).contains { earlier in
            let before = clauses[earlier].isOfPatient ? clauses[earlier].lower : []
            // "When I was nine | I broke it": told with its time.
            if earlier == at - 1, before.first == "when" { return false }
            return before.indices.dropLast(3).contains { start in
                before[start] == "when" && ["i", "she", "he"].contains(before[start + 1]) && before[start + 2] == "was"
                    && Int(before[start + 3]) != nil
            }
        }
    }

    /// "14", not "10 minutes".
    private func isAge(_ words: [String], _ at: Int) -> Bool {
        guard let age = Int(words[at]), (2...25).contains(age) else { return false }
        return at + 1 == words.count || ["and", "i", "years", "when"].contains(words[at + 1])
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
