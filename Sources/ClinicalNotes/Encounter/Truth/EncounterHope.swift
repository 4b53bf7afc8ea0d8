internal import Artifacts

/// What the clinician hopes is told as a hope: "hopefully | the swelling will go down".
struct EncounterHope {
    let clauses: [Spoken]

    func worded(_ candidate: EncounterCandidate) -> EncounterCandidate {
        guard [.told, .subject].contains(candidate.kind), let at = candidate.clauses.first,
            let word = word(before: candidate, at)
        else { return candidate }
        var candidate = candidate
        candidate.text = "Hopefully, " + candidate.text.firstLowercased
        candidate.tokens = (word.tokens + candidate.tokens).inOrder
        return candidate
    }

    /// The "hopefully" that the statement hangs on: the last word before it.
    private func word(before candidate: EncounterCandidate, _ at: Int) -> SpokenWord? {
        let used = Set(candidate.tokens.map(\.words.lowerBound))
        let words = clauses[at].words
        guard let first = words.firstIndex(where: { $0.tokens.contains { used.contains($0.words.lowerBound) } }) else {
            return nil
        }
        let last = first > 0 ? words[first - 1] : at > 0 && continues(at) ? clauses[at - 1].words.last : nil
        return last.flatMap { $0.lower == "hopefully" ? $0 : nil }
    }

    private func continues(_ at: Int) -> Bool {
        clauses[at - 1].speaker == clauses[at].speaker && clauses[at].speaker == .clinician
    }
}
