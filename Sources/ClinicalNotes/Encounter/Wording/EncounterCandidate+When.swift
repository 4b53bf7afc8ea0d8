internal import Artifacts

/// When it is so: what the words around a statement of the patient say of it.
extension EncounterCandidates {
    /// "I've been running a lot, and over the past week | I started to limp": the time is of what follows.
    func beforeNextTime(_ words: [SpokenWord], _ at: Int) -> [SpokenWord] {
        guard at + 1 < clauses.count, clauses[at + 1].isOfPatient,
            let first = clauses[at + 1].lower.first, ["i", "it", "my"].contains(first),
            let and = words.indices.dropFirst(3).last(where: { words[$0].lower == "and" }), and + 2 < words.count,
            ["over", "in", "for", "during"].contains(words[and + 1].lower), isTime(words[(and + 1)...])
        else { return words }
        return Array(words[..<and]).trimmed()
    }

    /// "When my blood pressure gets high", "over the weekend", said just before.
    func circumstance(before at: Int) -> [SpokenWord]? {
        guard at > 0, clauses[at - 1].isOfPatient, !clauses[at - 1].isQuestion, !repeatsQuestion(at - 1),
            !isOfBefore(at)
        else { return nil }
        var words = clauses[at - 1].words.trimmed()
        // "Are you using the sunscreen?" "Every day. I keep it in the truck": the answer is not of what follows.
        if at > 1, !clauses[at].continuesSentence, !clauses[at - 2].isOfPatient, clauses[at - 2].isQuestion {
            return nil
        }
        // "... and over the past week | I started to limp".
        let own = beforeNextTime(words, at - 1)
        if own.count < words.count { words = Array(words[(own.count + 1)...].drop { $0.lower == "and" }) }
        let says = words.count > 1 && (Self.leading.contains(words[0].lower) || isAgo(words))
        if words.count < 9, says, isTime(words[...]) { return words }
        if let then = EncounterBygone(clauses: clauses).time(of: at) { return then }
        if clauses[at].continuesSentence, clauses[at].lower.prefix(3).contains(where: ["was", "were", "had"].contains) {
            // "That was when he was 5 months old | he was in the hospital".
            if let when = words.prefix(3).firstIndex(where: { $0.lower == "when" }), when == 2,
                ["that", "it"].contains(words[0].lower), words[1].lower == "was"
            {
                words.removeFirst(2)
            } else if at > 1, clauses[at - 2].isOfPatient, let when = clauses[at - 2].words.last, when.lower == "when" {
                words.insert(when, at: 0)
            }
        }
        guard (4...10).contains(words.count), ["when", "whenever", "after"].contains(words[0].lower),
            words.allSatisfy({
                !EncounterWords.talk.contains($0.lower) && !Self.toOthers.contains($0.lower)
                    && (!Self.thirdPersons.contains($0.lower) || voice.isByProxy && ["he", "she"].contains($0.lower))
                    && !Lexicon.negations.contains($0.lower)
            }),
            words[1...].contains(where: {
                Self.whose.contains($0.lower) || voice.isByProxy && ["he", "she"].contains($0.lower)
            })
        else { return nil }
        return words
    }

    /// "When you have a bowel movement, does the pain change?" "It gets better": only then.
    func askedCircumstance(_ at: Int, _ words: [SpokenWord]) -> [SpokenWord]? {
        guard at > 0, !clauses[at - 1].isOfPatient, clauses[at - 1].isQuestion,
            words.first.map({ $0.lower.hasPrefix("it") || $0.lower.hasPrefix("the ") }) == true
        else { return nil }
        let asked = Array(clauses[at - 1].words.trimmedOfHedges)
        guard let first = asked.first?.lower, ["when", "after", "whenever"].contains(first),
            let verb = asked.indices.dropFirst(3).first(where: { Self.asking.contains(asked[$0].lower) }), verb < 9,
            asked[1].lower == "you", asked[2].lower != "were", asked[2].lower != "did"
        else { return nil }
        // "When you do that": what?
        let lead = Array(asked[..<verb]).trimmed()
        return lead.count > 3 ? lead : nil
    }

    /// "Yes, the 50. Every morning. | And I check it": said of what was spoken of before, not of what another sentence begins.
    /// "I quit when she was born, 8 years ago. | I still dip": a time at the end of a sentence is of that sentence.
    func isOfBefore(_ at: Int) -> Bool {
        !clauses[at].continuesSentence && (clauses[at].lower.first == "and" || clauses[at - 1].continuesSentence)
    }

    /// "No. | Well, no more trouble than usual": the no is what was meant.
    func isDeniedAnyway(_ words: [SpokenWord], _ at: Int) -> Bool {
        at > 0 && clauses[at - 1].isOfPatient && clauses[at - 1].lower.first == "no" && words[1].lower == "more"
            && words.contains { $0.lower == "than" }
    }

    /// "Getting up three times a night to go to the bed": who gets up leaves it.
    func notToBed(_ words: [SpokenWord]) -> [SpokenWord] {
        let lower = words.map(\.lower)
        guard lower.contains(sequence: ["getting", "up"]) || lower.contains(sequence: ["get", "up"]),
            let to = lower.indices.last(where: { lower[$0...].starts(with: ["to", "go", "to"]) }), lower.last == "bed"
        else { return words }
        return Array(words[..<to])
    }

    /// "At work | ... and then we opened a clinic": those who work there did.
    func isOfWorkplace(_ at: Int) -> Bool {
        let lower = clauses[at].unhedged
        guard lower.first == "we",
            !lower.contains(where: { ["i", "my"].contains($0) || Lexicon.symptoms.contains($0) })
        else { return false }
        return clauses[max(0, at - 4)..<at].contains { $0.isOfPatient && $0.lower.suffix(2) == ["at", "work"] }
    }

    /// "20 years ago".
    func isAgo(_ words: [SpokenWord]) -> Bool {
        words.first?.lower.first?.isNumber == true && words.prefix(4).contains { $0.lower == "ago" }
    }

    /// "Do you cough every time you eat?" "Every time I eat": an answer, and no circumstance of what follows.
    func repeatsQuestion(_ at: Int) -> Bool {
        guard at > 0, !clauses[at - 1].isOfPatient else { return false }
        let opening = Array(clauses[at].words.trimmed().prefix(2).map(\.lower))
        return opening.count == 2 && clauses[at - 1].lower.contains(sequence: opening)
    }

    private static let whose = Lexicon.set("i i'm my it i've")
    private static let asking = Lexicon.set("does is do did are")
}
