/// What the clauses before a clause make of it.
struct EncounterContext {
    let clauses: [Spoken]

    /// "Apply it at night, so you don't get a burn", "make sure | you don't fall": what for, not what is.
    func isPurpose(_ at: Int) -> Bool {
        let lower = clauses[at].lower
        guard !clauses[at].isOfPatient else { return false }
        if 2 * at > clauses.count, lower.first == "so", lower.count > 3, Self.denying.contains(lower[2]) {
            return ["you", "it", "they", "he", "she"].contains(lower[1])
        }
        guard at > 0, clauses[at - 1].speaker == clauses[at].speaker else { return false }
        let before = clauses[at - 1].lower.suffix(3)
        return before.last == "sure" || before.suffix(2) == ["sure", "that"] || before.suffix(2) == ["so", "that"]
    }

    /// Whether a clinician's "she" is another's: a relative or a colleague was named just before, or the patient is a "he".
    func isOfAnother(_ at: Int, _ subject: String) -> Bool {
        guard !clauses[at].isOfPatient else { return false }
        let words = clauses[at].words.trimmed().map(\.lower)
        guard let first = words.first(where: { !EncounterWords.adverbs.contains($0) }),
            ["he", "he's", "he'll", "she", "she's", "she'll"].contains(first)
        else { return false }
        if subject == "he" || subject == "she", !first.hasPrefix(subject) { return true }
        return clauses[max(0, at - 5)..<at].contains { clause in
            clause.lower.contains {
                Lexicon.relatives[$0] != nil || Self.isColleague($0) || clause.isOfPatient && Self.others.contains($0)
            }
        }
    }

    private static func isColleague(_ word: String) -> Bool {
        word.hasSuffix("ologist") || colleagues.contains(word)
    }

    private static let denying = Lexicon.set("don't do doesn't won't can't")
    /// Of whom the patient tells.
    private static let others = Lexicon.set("girl guy lady man woman tech technician receptionist")
    private static let colleagues = Lexicon.set(
        "surgeon therapist nurse pcp podiatrist psychiatrist pediatrician twin dad mom mama daddy teacher coach dog cat"
    )
}
