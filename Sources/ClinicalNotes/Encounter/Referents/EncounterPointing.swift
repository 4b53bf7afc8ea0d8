internal import Artifacts

/// What "it" or "that" is in an order: the one drug or device that was named just before.
struct EncounterPointing {
    let clauses: [Spoken]

    /// "Take that daily", after "I'll give you ibuprofen": "take the ibuprofen daily". `nil` where what is meant stays open.
    func named(_ words: [SpokenWord], _ at: Int) -> [SpokenWord]? {
        guard let place = pointing(in: words.map(\.lower)) else { return words }
        guard words[place].lower != "them", !Self.doing.contains(words[place - 1].lower),
            let thing = thing(before: at)
        else { return nil }
        var result = words
        result[place] = thing
        return result
    }

    /// Where something is taken or used that is not named.
    private func pointing(in lower: [String]) -> Int? {
        lower.indices.first { at in
            guard at > 0, Self.pronouns.contains(lower[at]), Self.handling.contains(lower[at - 1]) else { return false }
            return at + 1 == lower.count || Self.following.contains(lower[at + 1])
                || lower[at + 1].first?.isNumber == true || lower[at + 1].hasSuffix("ly")
        }
    }

    /// The drug or device of the nearest clause that names one, if it names no other.
    private func thing(before at: Int) -> SpokenWord? {
        for clause in clauses[max(0, at - 4)..<at].reversed() {
            if clause.isOfPatient, clause.words.count > 3 { return nil }
            guard clause.wordsBeforeReason.contains(where: isThing) else { continue }
            return clause.isQuestion ? nil : thing(of: clause.wordsBeforeReason)
        }
        return nil
    }

    private func isThing(_ word: SpokenWord) -> Bool {
        Lexicon.drugs.contains(word.lower) || Self.devices.contains(word.lower)
    }

    /// The one drug or device that these words name.
    private func thing(of words: [SpokenWord]) -> SpokenWord? {
        let named = words.filter(isThing)
        guard let place = words.lastIndex(where: isThing), named.allSatisfy({ $0.lower == words[place].lower }),
            !words.contains(where: { Lexicon.negations.contains($0.lower) })
        else { return nil }
        let name = (words[..<place].suffix(1).filter(isKind) + [words[place]]).map { $0.said($0.text) }
        return .init(
            text: "the " + name.map(\.text).joined(separator: " "),
            lower: "the " + name.map(\.lower).joined(separator: " "),
            hasComma: false,
            tokens: name.tokens
        )
    }

    /// "The nicotine patch", "a wrist splint".
    private func isKind(_ word: SpokenWord) -> Bool {
        !word.hasComma && (EncounterSite.isPart(word.lower) || Self.kinds.contains(word.lower))
    }

    static let pronouns = Lexicon.set("it that this them those these")
    static let handling = Lexicon.set(
        """
        take use apply start stop try continue taking using applying starting stopping increase decrease wear put repeat have
        keep leave schedule finish hold add monitor recheck check do doing get getting alternate
        """
    )
    /// What is done to more than drugs and devices.
    private static let doing = Lexicon.set("monitor recheck check do doing get getting")
    private static let following = Lexicon.set(
        """
        daily once twice every as for at to on in and with before after if until when three two one 1 2 3 up down off all
        nightly regularly very checked done looked right about around three sometimes again over by because so or instead
        """
    )
    private static let kinds = Lexicon.set("nicotine steroid cortisone rescue lidocaine estrogen thumb walking")
    private static let devices = Lexicon.set(
        "splint brace sling boot cream ointment inhaler patch spray lotion shampoo"
    )
}

extension Spoken {
    /// "Take rizatriptan | because the propranolol raises its level": a drug named in a reason is not the one that is spoken of.
    var wordsBeforeReason: [SpokenWord] {
        guard let reason = lower.firstIndex(where: { ["because", "since"].contains($0) }) else { return words }
        return Array(words[..<reason])
    }

    /// Its words before `word`.
    func said(before word: SpokenWord) -> [SpokenWord] {
        guard let start = word.tokens.first?.words.lowerBound else { return [] }
        return words.filter { ($0.tokens.first?.words.lowerBound ?? .max) < start }
    }
}

extension [SpokenWord] {
    /// Those of them that were said elsewhere than in `words`.
    func missing(in words: [SpokenWord]) -> [SpokenWord] {
        let own = Set(words.tokens.map(\.words.lowerBound))
        return filter { word in word.tokens.contains { !own.contains($0.words.lowerBound) } }
    }

    /// "What we call allopurinol", "a second one called allopurinol": allopurinol.
    var withoutNaming: [SpokenWord] {
        var words = self
        if let called = words.indices.dropFirst(2).dropLast().first(where: {
            words[$0].lower == "called"
                && ["one", "medicine", "medication", "pill", "drug"].contains(words[$0 - 1].lower)
        }),
            let start = words[..<called].lastIndex(where: { ["a", "another"].contains($0.lower) }), called - start < 5
        {
            words.removeSubrange(start...called)
        }
        for at in words.indices.dropLast(3).reversed()
        where words[at].lower == "what" && ["we", "i", "they"].contains(words[at + 1].lower)
            && words[at + 2].lower == "call"
        {
            words.removeSubrange(at...at + 2)
        }
        return words
    }
}
