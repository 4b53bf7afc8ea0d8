/// What a clause leaves to its neighbours: what was asked leave for, the object that was named first, and that it is over.
extension EncounterCandidates {
    /// "Can I drive?" "You can, since you're not dizzy": you can drive.
    func permitted(_ words: [SpokenWord], _ at: Int) -> [SpokenWord] {
        guard words.count > 1, words[0].lower == "you", Self.granting.contains(words[1].lower),
            !clauses[at].lower.prefix(4).contains(where: Lexicon.negations.contains),
            at + 1 == clauses.count || clauses[at + 1].isOfPatient
                || !clauses[at + 1].lower.contains(where: Lexicon.negations.contains),
            words.count == 2 || Self.granted.contains(words[2].lower),
            let asked = clauses[max(0, at - 2)..<at].last(where: \.isOfPatient), asked.isQuestion,
            let i = asked.lower.lastIndex(of: "i"), i > 0, Self.asking.contains(asked.lower[i - 1])
        else { return words }
        let done = Array(asked.words[(i + 1)...]).trimmed()
        guard (1...6).contains(done.count), EncounterWords.verbs.contains(done[0].lower),
            !done.contains(where: {
                EncounterPointing.pronouns.contains($0.lower) || EncounterWords.talk.contains($0.lower)
                    || Self.own.contains($0.lower)
            })
        else { return words }
        var can = words[1]
        can.hasComma = false
        return [words[0], can] + done + words[2...]
    }

    /// "Started having pain", "been taking my pills", of what the patient was asked or was telling.
    func unsaidSubject(_ words: [SpokenWord], _ at: Int) -> String? {
        guard words.count >= 2, at > 0, let first = words.first?.lower else { return nil }
        let before = clauses[at - 1]
        let isMine = before.isOfPatient && before.lower.contains { ["i", "i've", "i'm"].contains($0) }
        let isAsked = !before.isOfPatient && before.lower.contains { ["you", "you've", "your"].contains($0) }
        guard isMine || isAsked && words.count >= 4 else { return nil }
        if EncounterWords.past.contains(first), !Self.notDone.contains(first) { return "i" }
        if first == "been" { return "i've" }
        return isAsked && Self.ongoing.contains(first) ? "i'm" : nil
    }

    /// "The Flomax | I take at night": I take the Flomax at night.
    func withNamedObject(_ words: [SpokenWord], _ at: Int) -> [SpokenWord] {
        guard at > 0, words.count > 1, words[0].lower == "i", Self.taking.contains(words[1].lower),
            words.count == 2 || Self.afterTaken.contains(words[2].lower), clauses[at].continuesSentence
        else { return words }
        var named = clauses[at - 1].words.trimmed()
        guard clauses[at - 1].isOfPatient, (1...4).contains(named.count),
            ["the", "my", "that"].contains(named[0].lower) || Lexicon.drugs.contains(named[0].lower),
            named.dropFirst().allSatisfy({
                EncounterShape.isNoun($0.lower) || Lexicon.drugs.contains($0.lower)
            })
        else { return words }
        if ["the", "that"].contains(named[0].lower) { named[0] = named[0].said(named[0].lower) }
        return Array(words[..<2]) + named + Array(words[2...])
    }

    /// "I was at my sister's | and I get this pain in my back": told as if it were now, and over.
    func inPast(_ words: [SpokenWord], _ at: Int) -> [SpokenWord] {
        guard words.count > 3, words[0].lower == "i", let past = Self.past[words[1].lower],
            ["this", "these", "a", "an"].contains(words[2].lower),
            !words.contains(where: { Self.habitual.contains($0.lower) }), goesOnOnce(before: at), isOfOnce(at)
        else { return words }
        var words = words
        words[1] = words[1].said(past)
        return words
    }

    /// "All of a sudden", or a day that is named nearby.
    private func isOfOnce(_ at: Int) -> Bool {
        clauses[max(0, at - 3)...at].contains { clause in
            clause.lower.contains(where: {
                $0 == "sudden" || $0 == "suddenly" || $0 == "yesterday" || $0.hasSuffix("day") && $0.count > 5
            })
        }
    }

    private static let own = Lexicon.set("i my me mine myself worried be")

    /// "We were making pies", said just before.
    private func goesOnOnce(before at: Int) -> Bool {
        let before = clauses[max(0, at - 2)..<at]
        return before.contains { clause in
            zip(clause.lower, clause.lower.dropFirst()).contains {
                ["was", "were"].contains($0) && $1.hasSuffix("ing") && $1.count > 4
            } && !clause.lower.contains(where: Self.habitual.contains)
        } && before.allSatisfy(\.isOfPatient)
    }

    private static let ongoing = Lexicon.set("feeling having taking using trying getting")
    private static let granting = Lexicon.set("can could should may can't cannot shouldn't")
    private static let granted = Lexicon.set("since because as if once when until after but unless")
    private static let asking = Lexicon.set("can could should may")
    private static let taking = Lexicon.set("take use apply inject inhale")
    private static let afterTaken = Lexicon.set("at in every once twice daily before after with only on")
    private static let past = ["get": "got", "feel": "felt", "hear": "heard", "notice": "noticed", "see": "saw"]
    private static let habitual = Lexicon.set(
        "when whenever every always usually sometimes often if each keep keeps still now would"
    )
}
