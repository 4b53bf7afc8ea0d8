/// What a question asks, without what leads to it and what asks for a yes.
enum EncounterQuestion {
    /// "It looks like you have a history of gout, is that right": "you have a history of gout".
    static func core(_ words: [SpokenWord]) -> [SpokenWord] {
        var core = words
        for tail in tails where core.count > tail.count + 2 && core.suffix(tail.count).map(\.lower) == tail {
            core = Array(core.dropLast(tail.count)).trimmed()
        }
        core = prescribed(core.without(leads) { starts.contains($0) })
        // "I'm going to ask you, did you feel a pop".
        let asked = core.indices.dropFirst().dropLast(2).prefix(7).last {
            verbs.contains(core[$0].lower) && core[$0 + 1].lower == "you" && !glue.contains(core[$0 - 1].lower)
        }
        return asked.map { Array(core[$0...]) } ?? core
    }

    /// "We have you on aspirin 81 mg a day": "you're on aspirin 81 mg a day".
    private static func prescribed(_ words: [SpokenWord]) -> [SpokenWord] {
        guard
            let on = words.indices.dropFirst(2).first(where: {
                words[$0].lower == "on" && words[$0 - 1].lower == "you"
                    && ["have", "had", "put", "started", "got"].contains(words[$0 - 2].lower)
            }), words[on...].dropFirst().prefix(6).contains(where: { Lexicon.drugs.contains($0.lower) })
        else { return words }
        var rest = Array(words[on...])
        rest[0].hasComma = false
        return [words[on - 1].said("you're")] + rest
    }

    private static let tails = EncounterCandidates.phrases(
        "is that right|is that correct|is that so|am i right|that's right|correct|right"
    )
    private static let leads = EncounterCandidates.phrases(
        """
        it looks like|looks like|i see that|i see|i see here that|it says that|it says here that|it says here|i know that|i know|
        it sounds like|sounds like|it seems like|it seems that|i understand that|i understand|you said that|you said|i heard that|
        i heard|but that|and that|i saw that|i hear that
        """
    )
    private static let starts = Lexicon.set("you you're you've you'd your")
    private static let verbs = Lexicon.set("do did have are")
    private static let glue = Lexicon.set(
        "what how when where why who which if that as than often long much many did do what's"
    )
}
