/// "I empty my bladder | right before I go to bed": the time that was said after a statement belongs to it.
struct EncounterCircumstance {
    let clauses: [Spoken]

    /// The words of clause `at` of the patient with what the next clause adds, if it says when and nothing else hangs on it.
    func whole(_ words: [SpokenWord], _ at: Int) -> [SpokenWord]? {
        guard at + 1 < clauses.count, clauses[at + 1].isOfPatient, clauses[at + 1].continuesSentence, isFree(at + 2)
        else { return nil }
        let own = clauses[at].words
        var next = Array(clauses[at + 1].words.trimmed().drop { ["right", "just"].contains($0.lower) })
        var words = words
        if let last = own.last, Self.opening.contains(last.lower), words.count > 2 {
            // "... right before | I go to bed".
            next.insert(last, at: 0)
            while let end = words.last, Self.before.contains(end.lower) || Self.opening.contains(end.lower) {
                words.removeLast()
            }
        }
        // "... and not drink anything": more than when.
        if let and = next.indices.dropFirst(3).first(where: { next[$0].lower == "and" }) { next = Array(next[..<and]) }
        guard !words.contains(where: { Self.opening.contains($0.lower) }), saysWhen(next) else { return nil }
        return words + next
    }

    private func saysWhen(_ words: [SpokenWord]) -> Bool {
        guard let first = words.first?.lower, Self.opening.contains(first), (4...10).contains(words.count),
            words.prefix(3).contains(where: { Self.subjects.contains($0.lower) })
        else { return false }
        return words.allSatisfy {
            !EncounterWords.talk.contains($0.lower) && !EncounterCandidates.toOthers.contains($0.lower)
                && !EncounterCandidates.thirdPersons.contains($0.lower)
        }
    }

    /// Whether what was said may not be of the statement after it: "when I run | I wheeze".
    private func isFree(_ next: Int) -> Bool {
        guard next < clauses.count, clauses[next].isOfPatient, clauses[next].continuesSentence else { return true }
        return clauses[next].lower.first.map(Self.joining.contains) == true
            || clauses[next - 1].lower.last.map(Self.joining.contains) == true
    }

    private static let opening = Lexicon.set("before after when while whenever until because")
    private static let before = Lexicon.set("now right just even")
    private static let subjects = Lexicon.set("i i'm i've my it it's")
    private static let joining = Lexicon.set("and but so")
}
