/// "No, but I feel hot at night": whether what follows a "no" takes some of it back, or tells something else.
enum EncounterBut {
    /// The reply without what a "but" adds to its "no", where that is something else.
    static func plain(_ reply: Spoken, to asked: [String], then later: ArraySlice<Spoken>) -> Spoken {
        guard let first = reply.lower.first, EncounterAnswers.noes.contains(first),
            let but = reply.lower.firstIndex(of: "but"), (1...4).contains(but)
        else { return reply }
        let rest = reply.lower[(but + 1)...] + later.prefix(while: \.isOfPatient).prefix(2).flatMap(\.lower)
        guard tellsOther(Array(rest), asked) else { return reply }
        var plain = reply
        plain.words = Array(reply.words[..<but])
        return plain
    }

    /// Whether what is told after a "but" is no exception from what was asked: it names something of its own, and points at nothing.
    static func tellsOther(_ rest: [String], _ asked: [String]) -> Bool {
        guard rest.count > 3, let first = rest.first, subjects.contains(first), last(of: rest) else { return false }
        let words = Array(rest.prefix(14))
        let named = Set(EncounterFact.complaints(of: asked).map(\.name))
        guard !words.contains(where: { pointing.contains($0) || Lexicon.relatives[$0] != nil }),
            !EncounterFact.complaints(of: words).contains(where: { named.contains($0.name) }),
            !words.contains(where: { word in word.count > 3 && asked.contains { $0.prefix(4) == word.prefix(4) } })
        else { return false }
        let isTaken =
            asked.contains(where: EncounterTaken.asking.contains) && words.contains(where: Lexicon.drugs.contains)
        return !isOfOneMatter(asked, words) && !isTaken
            && EncounterBearing.isOfHealth(words.joined(separator: " ") + ".")
    }

    /// Whether both have a word of one matter: "falls" and "tripped".
    static func isOfOneMatter(_ asked: [String], _ words: [String]) -> Bool {
        kin.contains { group in asked.contains(where: group.contains) && words.contains(where: group.contains) }
    }

    /// "But I do", "but I have": of what was asked.
    private static func last(of rest: [String]) -> Bool {
        rest.last.map { !["do", "did", "have", "am", "was", "had", "can"].contains($0) } == true
    }

    private static let subjects = Lexicon.set("i i'm i've my")
    private static let pointing = Lexicon.set(
        """
        it it's that that's this them they those these one ones some any sometimes occasionally rarely used before ago last only just maybe
        little bit once before except unless until both either same think thought
        """
    )
    /// Words of one matter: who denies one and tells of another denies in part.
    private static let kin = [
        "hurt hurts pain painful sore ache aches tender discomfort cramps cramp",
        "smoke smoking vape cigarettes cigarette tobacco cigar",
        "drink drinking alcohol beer beers wine whiskey drinks", "breath breathing breathe winded breathless",
        "sleep sleeping insomnia wake waking", "fall falls fallen falling fell trip tripped balance",
        "surgery surgeries operation removed replaced",
        "numb numbness tingling tingle weakness weak",
        "tired fatigue fatigued exhausted", "swelling swollen swell swells puffy",
        "dizzy dizziness lightheaded spinning",
        "fever fevers chills sweats sweaty hot temperature temp", "nausea vomit vomiting nauseous threw sick",
        "stool stools bowel bowels diarrhea constipation constipated",
    ].map(Lexicon.set)
}
