/// What the patient sets right in the same breath, or in answer to what was said of him.
struct EncounterAmendment {
    let clauses: [Spoken]

    func isMade(_ at: Int) -> Bool {
        clauses[at].isOfPatient
            ? isOvertaken(at) || isAim(at) || isOfRelative(at) || isOfOther(at)
            : isEcho(at) || isDisputed(at) || isQualified(at)
    }

    /// "I haven't got tired | and now I'm getting tired": it was so, and is so no more.
    private func isOvertaken(_ at: Int) -> Bool {
        let lower = clauses[at].lower
        // "She was dry since she was four | and now she's wet the bed".
        let next = clauses[(at + 1)...].prefix(1).prefix(while: \.isOfPatient).flatMap(\.lower)
        if lower.contains(where: ["was", "were"].contains), next.prefix(3).contains("now"), next.count > 3 {
            return true
        }
        // "I thought I felt better | but I'm down again".
        if lower.starts(with: ["i", "thought"]), lower.contains("but") || next.first == "but" { return true }
        guard lower.contains(where: Lexicon.negations.contains) else { return false }
        let denied = Self.stems(lower)
        // "It hasn't changed much" "Okay." "Actually, it hasn't changed at all".
        let later = clauses[(at + 1)...].prefix(4).first(where: \.isOfPatient)?.lower ?? []
        if lower.last == "much", later.suffix(2) == ["at", "all"], Self.stems(later).isSubset(of: denied) {
            return true
        }
        return clauses[(at + 1)...].prefix(2).prefix(while: \.isOfPatient).contains { later in
            later.lower.prefix(4).contains("now") && !later.lower.contains(where: Lexicon.negations.contains)
                && !denied.isDisjoint(with: Self.stems(later.lower))
        }
    }

    /// "I've had a lot of injuries to my ankle | but I've never hurt this ankle": the other was meant.
    private func isOfOther(_ at: Int) -> Bool {
        guard at + 1 < clauses.count, clauses[at + 1].isOfPatient,
            let part = clauses[at].lower.last(where: EncounterSite.isPart)
        else { return false }
        let next = clauses[at + 1].lower
        return next.starts(with: ["but", "i've", "never"]) && next.contains(sequence: ["this", part])
            && !clauses[at].lower.contains(where: { $0 == "twisted" || $0.hasSuffix("day") && $0.count > 5 })
    }

    /// "I had a stroke. | That is, my mother had one": of whom it was told is set right.
    private func isOfRelative(_ at: Int) -> Bool {
        guard at + 1 < clauses.count, clauses[at + 1].isOfPatient,
            !clauses[at].lower.contains(where: { Lexicon.relatives[$0] != nil })
        else { return false }
        let next = clauses[at + 1].lower
        let opening = next.prefix(3)
        let isSetRight =
            opening.starts(with: ["that", "is"]) && Lexicon.relatives[next.dropFirst(3).first ?? ""] != nil
            || opening.starts(with: ["not", "me"]) || next.starts(with: ["no", "it", "was"])
            || next.first == "no" && Lexicon.relatives[next.dropFirst(2).first ?? ""] != nil && next.last == "one"
        // "My mother had one": of the same, and no more than that.
        return isSetRight && next.count < 9 && next.contains { Lexicon.relatives[$0] != nil }
            && EncounterFact.complaints(of: next).isEmpty
    }

    /// "Maybe a lower dose | so I don't get dizzy": what for, not what is.
    private func isAim(_ at: Int) -> Bool {
        let words = clauses[at].lower
        guard words.first == "so", at > 0, clauses[at - 1].isOfPatient,
            words.dropFirst().first == "i" || words.contains("that"),
            words.prefix(5).contains(where: Self.avoiding.contains)
        else { return false }
        return !clauses[at - 1].lower.contains(where: EncounterWords.finite.contains)
    }

    /// "You're still watching your diet" "I haven't been eating well": said of the patient, and not so.
    private func isDisputed(_ at: Int) -> Bool {
        if isCalledWrong(at) { return true }
        // "You're on Plavix and aspirin" "They took me off the aspirin": one of them is.
        let said = reply(to: at)?.lower ?? []
        if isOfYou(at), clauses[at].lower.contains(where: ["you're", "take", "taking"].contains),
            let first = said.first, !EncounterAnswers.yeses.contains(first), !first.hasPrefix("that"),
            said.contains(where: ["off", "stopped", "quit", "not", "don't"].contains),
            said.contains(where: { Lexicon.drugs.contains($0) && clauses[at].lower.contains($0) })
        {
            return true
        }
        guard isOfYou(at), let reply = reply(to: at)?.lower.drop(while: EncounterWords.hedges.contains),
            reply.first.map({ ["i", "i'm", "i've"].contains($0) }) == true,
            !clauses[at].lower.contains(where: Lexicon.negations.contains)
        else { return false }
        return reply.prefix(3).contains { Lexicon.negations.contains($0) && $0 != "no" } && !reply.contains("know")
    }

    /// "I have you down for a penicillin allergy." "That's wrong, that is my sister."
    func isCalledWrong(_ at: Int) -> Bool {
        guard !clauses[at].isOfPatient, let reply = reply(to: at), !reply.isQuestion else { return false }
        let said = reply.lower.drop(while: EncounterWords.hedges.contains)
        // "That's not right after breakfast" says when.
        return Self.wrong.contains { phrase in
            said.starts(with: phrase) && !Self.whens.contains(said.dropFirst(phrase.count).first ?? "")
        }
    }

    /// "You're checking it at home" "I do. Well, I go to the pharmacy": not quite as it was said.
    private func isQualified(_ at: Int) -> Bool {
        guard isOfYou(at), reply(to: at) != nil else { return false }
        return clauses[(at + 1)...].prefix(while: \.isOfPatient).prefix(3).contains { later in
            guard later.words.count > 3, let well = later.lower.first, ["well", "actually"].contains(well) else {
                return false
            }
            return ["i", "i'm", "i've", "not", "it's"].contains(later.lower[1])
        }
    }

    /// "I think my tonsils are swollen" "And your tonsils are swollen": heard, and not found.
    private func isEcho(_ at: Int) -> Bool {
        let lower = clauses[at].lower
        guard at > 0, clauses[at - 1].isOfPatient, clauses[at - 1].lower.contains("think"),
            clauses[at].unhedged.first == "your", !lower.contains(where: Lexicon.negations.contains)
        else { return false }
        let own = lower.filter { !Lexicon.functionWords.contains($0) && !EncounterWords.hedges.contains($0) }
        return own.count > 1 && own.allSatisfy { $0 == "too" || clauses[at - 1].lower.contains($0) }
    }

    /// "You're still smoking", not "I'd like to refer you".
    private func isOfYou(_ at: Int) -> Bool {
        let lower = clauses[at].lower
        return lower.prefix(5).firstIndex { ["you", "you're", "you've"].contains($0) }.map {
            lower[$0] != "you" || !lower[..<$0].contains { ["i'll", "i'd", "we'd", "let's", "want"].contains($0) }
        } == true
            && !clauses[at].lower.contains { ["will", "you'll", "we'll", "should", "going"].contains($0) }
    }

    private func reply(to at: Int) -> Spoken? {
        at + 1 < clauses.count && clauses[at + 1].isOfPatient ? clauses[at + 1] : nil
    }

    private static func stems(_ words: [String]) -> Set<String> {
        Set(words.filter { $0.count > 3 && !idle.contains($0) }.map { String($0.prefix(4)) })
    }

    private static let wrong = EncounterCandidates.phrases(
        "that's wrong|that is wrong|that's not right|that isn't right|that's not me|that's not true|that isn't true|not me"
    )
    private static let whens = Lexicon.set("after before when there now then at in on")
    private static let avoiding = Lexicon.set("don't won't can't doesn't not")
    private static let idle = Lexicon.set(
        "have haven't been getting gotten doing going that this with really just like from when they"
    )
}
