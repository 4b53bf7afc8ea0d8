internal import Artifacts

/// Clauses that begin where no rule knows of it.
extension ClauseCutter {
    /// The longer a clause without marks, the sooner the next one begins.
    func beginsByModel(_ at: Int) -> Bool {
        if isComma(at - 1) { return isRunOn && ClauseBoundary.shared.score(words, at: at) > 0 }
        return ClauseBoundary.shared.score(words, at: at) + 0.1 * Double(max(0, at - start - 4)) > 0
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
