/// A problem that is turned to without a number.
extension EncounterProblemName {
    /// "Okay, for the high blood pressure", "as for the hands", "then the a-fib, your rate's good",
    /// "so let me tell you what I think for the thyroid": what stands with its article behind what turns to it, or alone.
    var turned: [SpokenWord]? {
        let words = clause.words.trimmedOfHedges.drop { Self.adding.contains($0.lower) }.drop {
            EncounterWords.hedges.contains($0.lower)
        }
        guard let opening = Self.openings.first(of: words.map(\.lower)[...]) else {
            return alone(words) ?? announced(words)
        }
        let rest = words.dropFirst(opening.count)
        guard let owner = rest.first?.lower, Self.owners.contains(owner) else { return nil }
        if rest.count == 1 { return next ?? [] }
        // "For your last, your last issue, your asthma".
        if let issue = rest.prefix(6).firstIndex(where: { ["issue", "problem"].contains($0.lower) }),
            issue + 2 < rest.endIndex
        {
            return Self.placed(rest[(issue + 1)...])
        }
        let name = Self.placed(rest.dropFirst())
        // "For the shoulder", before any problem is named, may be what something is for.
        let isPlain = opening != ["for"] || owner != "the" || isBegun || Self.medical(name) != nil
        return isPlain ? name : nil
    }

    /// "The cholesterol, I would like you on something", "and then your blood pressure, it's up", once the plan is begun: what
    /// follows begins anew, and what comes before is no list.
    private func alone(_ words: ArraySlice<SpokenWord>) -> [SpokenWord]? {
        guard isBegun, !clause.isDictated, let first = words.first?.lower, ["the", "your"].contains(first),
            !words[words.startIndex].hasComma, let name = Self.placed(words.dropFirst()).flatMap(Self.lasting),
            let last = name.last, let end = words.firstIndex(where: { $0.lower == last.lower })
        else { return nil }
        if clause.continuesSentence {
            let before = clauses[at - 1].lower.last ?? ""
            guard !name.map(\.lower).allSatisfy(Self.isOfPlace), !EncounterDiagnosis.isIllness(before),
                !Lexicon.symptoms.contains(before), !EncounterWords.dangling.contains(before) || before == "okay"
            else { return nil }
        }
        guard let after = words[(end + 1)...].first else { return name }
        return words[end].hasComma || Self.anew.contains(after.lower) ? name : nil
    }

    /// "Here's where I am for your depression".
    private func announced(_ words: ArraySlice<SpokenWord>) -> [SpokenWord]? {
        guard let start = words.lastIndex(where: { $0.lower == "for" }), start + 2 < words.endIndex,
            Self.owners.contains(words[start + 1].lower),
            let name = Self.placed(words[(start + 2)...]), name.count == words.endIndex - start - 2
        else { return nil }
        if words[..<start].contains(where: { Self.announcing.contains($0.lower) }) { return name }
        // "Stretch before bed for the blood pressure | you're doing fine": of another than what is done before it.
        guard isBegun, at + 1 < clauses.count, clauses[at + 1].continuesSentence,
            let next = clauses[at + 1].lower.first, ["you're", "i'm", "your", "let's", "we're"].contains(next),
            EncounterCondition.all.contains(where: { $0.isCalled(name.map(\.lower)) }),
            !words[..<start].contains(where: { Lexicon.drugs.contains($0.lower) || Self.given.contains($0.lower) })
        else { return nil }
        return name
    }

    private static let openings = PhraseIndex(
        EncounterCandidates.phrases(
            """
            for|in terms of|as for|regarding|as far as|when it comes to|with regards to|with regard to|
            moving on to
            """
        )
    )
    private static let adding = Lexicon.set("lastly finally again also first next then now")
    /// With what a sentence begins anew.
    private static let anew = Lexicon.set(
        """
        i i'm i'll i'd i've we we'll we're we've let's it's that's there's you you're you've your he she he's she's they because
        since continue start stop increase keep take use stay
        """
    )
    private static let given = Lexicon.set(
        "take start give prescribe put use order send refer medicine medication pill pills"
    )
    private static let announcing = Lexicon.set("here's tell plan thinking")
}
