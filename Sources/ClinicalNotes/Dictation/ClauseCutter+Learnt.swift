internal import Artifacts

/// Clauses that begin where no rule knows of it.
extension ClauseCutter {
    /// The longer a clause without marks, the sooner the next one begins.
    func beginsByModel(_ at: Int) -> Bool {
        if isDenied(at) || isVisit(at) { return false }
        if isComma(at - 1) { return isRunOn && ClauseBoundary.shared.score(words, at: at) > 0 }
        return ClauseBoundary.shared.score(words, at: at) + 0.1 * Double(max(0, at - start - 4)) > 0
    }

    /// "cirrhosis follow up": why the patient comes, not what is to be done.
    private func isVisit(_ at: Int) -> Bool {
        words[at].hasPrefix("follow") && !words[at...].prefix(4).contains { ["in", "with", "at", "as"].contains($0) }
    }

    /// "no CVA tenderness", "denies fever chills": cut there, what was denied would be said.
    func isDenied(_ at: Int) -> Bool {
        guard let denial = words[start..<at].lastIndex(where: Lexicon.negations.contains) else { return false }
        let next = words[at]
        if Lexicon.negations.contains(next) || Self.pronouns.contains(next) || Cues.planVerbs.contains(next) {
            return false
        }
        if !isComma(at - 1), at - denial <= 3 { return true }
        let last = words[isComma(at - 1) ? max(0, at - 2) : at - 1]
        return [last, next].allSatisfy { Lexicon.symptoms.contains($0) || Lexicon.isDisease($0) }
    }

    /// Where a clause may begin without a full stop, for training: the place and what is seen there.
    static func gaps(in sentence: DraftSource.Sentence, isRunOn: Bool) -> [(at: Int, names: [String])] {
        let cutter = ClauseCutter(sentence, isInPlan: false, isRunOn: isRunOn)
        return cutter.words.indices.dropFirst().compactMap { at in
            let isOpen = cutter.isComma(at - 1) ? cutter.isRunOn : cutter.isUnmarked
            guard isOpen, cutter.tokens[at].kind == .word, !cutter.isGlued(at) else { return nil }
            return (at, ClauseBoundary.names(cutter.words, at: at))
        }
    }
}
