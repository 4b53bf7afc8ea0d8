internal import Artifacts

/// Clauses that begin where no rule knows of it.
extension ClauseCutter {
    /// The longer a clause without marks, the sooner the next one begins.
    func beginsByModel(_ at: Int) -> Bool {
        likelihood(at).map { $0 > 0 } ?? false
    }

    /// A clause may begin there: whether it does is seen by the section of what follows. Not a word after the last cut,
    /// and not where it sooner begins at the next word.
    func mayBegin(_ at: Int, after last: Int) -> Bool {
        guard at > last + 1, let here = likelihood(at), here > Self.doubt else { return false }
        return at + 1 >= words.count || isComma(at + 1) || (likelihood(at + 1) ?? Self.doubt) <= here
    }

    private static let doubt = -2.0

    /// Above 0 where a clause rather begins at `at` than not.
    private func likelihood(_ at: Int) -> Double? {
        if isDenied(at) || isVisit(at) || isOneName(at) { return nil }
        let score = boundary.score(words, at: at)
        if isComma(at - 1) { return isRunOn ? score : nil }
        guard isSeveral else { return nil }
        return score + 0.1 * Double(max(0, at - start - 4))
    }

    /// Verbs that stand after what they are said of.
    private static let followers = Lexicon.set(
        "is are was were includes include shows showed reveals revealed demonstrates"
    )

    /// "2 | diabetes", "5 | milligrams", "blood | pressure": parts of one name or measure.
    private func isOneName(_ at: Int) -> Bool {
        let (last, next) = (words[at - 1], words[at])
        let isUnit = Lexicon.units.contains(next) || next == "feet"
        if last.last?.isNumber == true, isUnit || Lexicon.isDisease(next) { return true }
        if Self.followers.contains(next) || Cues.isNoun(words[at...]) { return true }
        return Cues.phrases(from: last).contains(next)
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
        if at - denial > 1, isMeasured(next) { return false }
        if !isComma(at - 1), at - denial <= 3 { return true }
        let last = words[isComma(at - 1) ? max(0, at - 2) : at - 1]
        return [last, next].allSatisfy { Lexicon.symptoms.contains($0) || Lexicon.isDisease($0) }
    }

    /// "No swelling | creatinine 1.4": what is measured is no part of what was denied.
    private func isMeasured(_ word: String) -> Bool {
        !Cues.read([word]).isDisjoint(with: [.vital, .study])
            || !["lab", "image"].allSatisfy { PlacementWords.ofWord[word]?.contains($0) != true }
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
