internal import Artifacts

/// What the patient is to do should it get worse: "if you get a fever or the wound starts draining, call me the same day".
struct EncounterPrecaution {
    let clauses: [Spoken]
    let voice: PatientVoice

    /// What is to be done, and the condition on which.
    private struct Found {
        var action: [String]
        var said: [SpokenWord]
        var condition: [SpokenWord]
    }

    /// The precautions that none of `told` tells.
    func missing(in told: [EncounterCandidate]) -> [EncounterCandidate] {
        let held = Set(told.flatMap(\.tokens).map(\.words.lowerBound))
        return clauses.indices.compactMap { at in
            guard 2 * at >= clauses.count, clauses[at].speaker == .clinician, !clauses[at].isQuestion,
                let found = found(at),
                !found.condition.tokens.contains(where: { held.contains($0.words.lowerBound) })
            else { return nil }
            return candidate(found, at)
        }
    }

    private func found(_ at: Int) -> Found? {
        let lower = clauses[at].lower
        guard let start = lower.indices.first(where: { lower[$0] == "if" && opens(lower, $0) }) else { return nil }
        let own = Array(clauses[at].words[(start + 1)...])
        if let found = parted(own, at) { return found }
        // "If you get a rash, | you call me", "if the pain comes back | or you get a fever, | call me".
        var words = own
        for next in (at + 1)..<min(at + 4, clauses.count) {
            let clause = clauses[next]
            guard clause.speaker == .clinician else { return nil }
            // "That's 911, okay?"
            var rest = clause.words[...]
            if let action = action(&rest, at) { return Found(action: action.text, said: action.said, condition: words) }
            guard !clause.isQuestion, Self.goingOn.contains(clause.lower.first ?? "") else { return nil }
            if let found = parted(words + clause.words, at) { return found }
            words += clause.words
        }
        return nil
    }

    /// "To see if", "even if", "only if": no condition of what is to be done, or more than one.
    private func opens(_ lower: [String], _ at: Int) -> Bool {
        at == 0
            || !Self.beforeOther.contains(lower[at - 1]) && !lower[..<at].contains(where: Lexicon.negations.contains)
    }

    /// The condition, and after a pause what is to be done.
    private func parted(_ words: [SpokenWord], _ at: Int) -> Found? {
        for place in words.indices.dropFirst(3)
        where words[place - 1].hasComma || Self.leads.contains(words[place].lower) {
            var rest = words[place...]
            guard let action = action(&rest, at) else { continue }
            return Found(action: action.text, said: action.said, condition: Array(words[..<place]))
        }
        return nil
    }

    /// "You call me right away", "then go to the ER": what is to be done, where nothing else is to be done first.
    private func action(_ words: inout ArraySlice<SpokenWord>, _ at: Int) -> (text: [String], said: [SpokenWord])? {
        while let first = words.first, Self.leads.contains(first.lower) { words.removeFirst() }
        let lower = words.map(\.lower)
        guard let opening = Self.openings.first(of: lower[...]), let written = Self.written[opening] else { return nil }
        var text = written
        var said = Array(words.prefix(opening.count))
        let rest = Array(words.dropFirst(opening.count))
        if let soon = Self.soon.first(of: rest.map(\.lower)[...]) {
            let words = soon.first == "same" || soon.first == "that" ? ["the", "same", "day"] : soon
            text += words
            said += rest.prefix(soon.count)
            // "But not before noon".
            if rest.dropFirst(soon.count).first.map({ Self.limiting.contains($0.lower) }) == true { return nil }
        } else if opening == ["call"] || rest.first.map({ Self.binding.contains($0.lower) }) == true {
            return nil
        }
        return (text, said)
    }

    private func candidate(_ found: Found, _ at: Int) -> EncounterCandidate? {
        guard !isLimited(found, at), let condition = named(found.condition), isClear(condition),
            let parts = worded(condition)
        else { return nil }
        let head = voice.isByProxy ? found.action : [voice.subject, "should"] + found.action
        let text = (head + ["if"] + parts).sentence
        guard EncounterGrammar.isFluent(text.bareWords), text.split(separator: " ").count < 42 else { return nil }
        return .init(
            kind: .advice,
            text: text,
            clauses: [at],
            tokens: (condition.tokens + found.said.tokens).inOrder
        )
    }

    /// "Call me right away, | but don't go to the ER".
    private func isLimited(_ found: Found, _ at: Int) -> Bool {
        guard let end = found.said.tokens.last?.words.upperBound else { return false }
        return clauses[(at + 1)...].prefix(4).contains { clause in
            clause.continuesSentence && clause.speaker == .clinician
                && (clause.words.tokens.first?.words.lowerBound ?? 0) >= end
                && clause.lower.first.map(Self.limiting.contains) == true
        }
    }

    /// The alternatives, up to the first that is not told plainly: each of them suffices.
    private func named(_ condition: [SpokenWord]) -> [SpokenWord]? {
        var words = condition.trimmed()
        if let last = words.indices.last { words[last].hasComma = false }
        while !isPlain(words) {
            guard let or = words.indices.dropFirst(3).last(where: { words[$0].lower == "or" }) else { return nil }
            words = Array(words[..<or])
            words[words.count - 1].hasComma = false
        }
        return words
    }

    /// Nothing else is said or done in it, and every verb has its subject.
    private func isPlain(_ words: [SpokenWord]) -> Bool {
        words.indices.allSatisfy { at in
            let word = words[at].lower
            if EncounterWords.talk.contains(word) || Self.foreign.contains(word) { return false }
            // "If you have one that lasts": of what?
            if word == "one", at + 1 == words.count || Self.afterOne.contains(words[at + 1].lower) { return false }
            guard at > 0, ["or", "and"].contains(words[at - 1].lower) || words[at - 1].hasComma else { return true }
            if Self.starting.contains(word) { return false }
            // "Or pass out": who?
            return !EncounterWords.verbs.contains(word) || Lexicon.symptoms.contains(word)
        }
    }

    private func isClear(_ words: [SpokenWord]) -> Bool {
        guard (3...32).contains(words.count), let first = words.first?.lower, !Self.unclear.contains(first),
            let last = words.last?.lower, !EncounterWords.dangling.contains(last), !Lexicon.negations.contains(last)
        else { return false }
        let lower = words.map(\.lower)
        let isOther = lower.contains { ["he", "she", "he's", "she's", "his", "her", "him"].contains($0) }
        let isParent = lower.contains { ["you", "you're", "you've", "your"].contains($0) }
        guard voice.isByProxy ? !isParent : !isOther, !lower.contains(where: { Lexicon.relatives[$0] != nil }),
            EncounterDeixis.open(lower) == nil
        else { return false }
        return !Cues.read(lower).isDisjoint(with: [.finding]) || !EncounterFact.complaints(of: lower).isEmpty
            || lower.contains { Lexicon.symptoms.contains($0) || Self.alarming.contains($0) }
            // "If your peak flow drops under 350".
            || zip(lower, lower.dropFirst()).contains { Self.bounds.contains($0) && $1.first?.isNumber == true }
    }

    private func worded(_ words: [SpokenWord]) -> [String]? {
        // "The patient should call if they get a fever".
        guard voice.subject != "the patient" else {
            return words.map { Self.plural[$0.lower, default: $0.text] + ($0.hasComma ? "," : "") }
        }
        return voice.words(words, byPatient: false)
    }

    private static let limiting = Lexicon.set("but only unless except if")
    private static let leads = Lexicon.set("then you please")
    private static let goingOn = Lexicon.set("or that that's")
    private static let beforeOther = Lexicon.set("see even only as know sure tell ask wonder not and/or what")
    private static let starting = Lexicon.set("stop call go wait take press hold sit put do don't we i")
    private static let foreign = Lexicon.set(
        "i i'm i'd i'll we we'll we'd me us if need needs want like because but so unless ones please something they"
    )
    private static let afterOne = Lexicon.set("that of more and or like when again which")
    private static let unclear = Lexicon.set("it it's that that's this they they're these those there not so any")
    private static let bounds = Lexicon.set("over under above below")
    private static let binding = Lexicon.set("when if before only after to with until")
    private static let alarming = Lexicon.set(
        "trouble vision speaking worse worst weaker bleeding bleed drainage draining red redness skin eyes gain weight faint stiff"
    )
    private static let plural = [
        "you": "they", "your": "their", "you're": "they are", "you've": "they have", "can't": "cannot",
        "don't": "do not", "doesn't": "does not", "won't": "will not", "isn't": "is not", "aren't": "are not",
        "it's": "it is", "that's": "that is", "there's": "there is",
    ]
    private static let soon = PhraseIndex(
        EncounterCandidates.phrases(
            "right away|immediately|the same day|that same day|same day|that day|that night|as soon as possible"
        )
    )
    private static let written: [[String]: [String]] = {
        let forms = [
            ("call", "call me|call us|give me a call|give us a call|call"),
            ("call the office", "call the office|call our office"),
            ("call 911", "call 911|that's 911|that's a 911 call|dial 911"),
            (
                "go to the emergency room",
                """
                go to the emergency room|go straight to the emergency room|go right to the emergency room|that's the emergency room|
                need to go to the emergency room|should go to the emergency room
                """
            ),
            (
                "go to the ER",
                "go to the er|go straight to the er|go right to the er|that's the er|need to go to the er|should go to the er"
            ),
            ("go to urgent care", "go to urgent care|go to an urgent care"),
            ("let me know", "let me know"), ("let us know", "let us know"),
            ("contact me", "contact me"), ("contact us", "contact us"),
        ]
        return forms.reduce(into: [:]) { result, form in
            let written = form.0.cutAtSpaces
            for said in EncounterCandidates.phrases(form.1) { result[said] = written }
        }
    }()
    private static let openings = PhraseIndex(written.keys.sorted { ($0.count, $0.joined()) > ($1.count, $1.joined()) })
}
