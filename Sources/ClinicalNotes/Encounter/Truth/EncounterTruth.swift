internal import Artifacts

/// What a clause does not say as a fact, though its words alone would: it hangs on what was said around it.
struct EncounterTruth {
    let clauses: [Spoken]
    let orders: EncounterOrders

    init(_ orders: EncounterOrders) {
        (clauses, self.orders) = (orders.clauses, orders)
    }

    /// The clauses, each with whether what it says is left open by its neighbours.
    var told: [Spoken] {
        var told = clauses
        for at in clauses.indices {
            told[at].isOpen = orders.isWithdrawn(at) || isOpen(at)
        }
        return told
    }

    private func isOpen(_ at: Int) -> Bool {
        isTagged(at) || isAsked(at) || isShownHow(at) || isOfQuestion(at) || hangs(at) || continuesQuestion(at)
            || isCorrected(at) || isSupposed(at) || isAnswered(at) || answersNo(at)
            || isReaction(at) || isLed(at) || isThought(at) || EncounterOthers(clauses: clauses).isOfOthers(at)
            || EncounterContrast(clauses: clauses).isMet(at) || EncounterAmendment(clauses: clauses).isMade(at)
            || EncounterSide(clauses: clauses).isSetRight(at) || EncounterBygone(clauses: clauses).isTold(at)
            || EncounterWarning(clauses: clauses).goesOn(at)
    }

    /// "You don't smoke | do you": a question, whatever its first half says.
    private func isTagged(_ at: Int) -> Bool {
        let next = following(at)
        // "You're never pain free | is that what you're saying?" "Not really."
        if !clauses[at].isOfPatient,
            next?.lower.starts(with: ["is", "that", "what"]) == true
                || clauses[at].lower.contains(sequence: ["is", "that", "what"]) && clauses[at].lower.last == "saying"
        {
            return true
        }
        guard let tag = next?.unhedged, tag.count == 2, let verb = tag.first, let subject = tag.last else {
            return false
        }
        return Self.tagVerbs.contains(verb) && Self.tagSubjects.contains(subject)
    }

    /// "You quit smoking right", "you're still on it" "no": asked as a statement is, and not confirmed.
    private func isAsked(_ at: Int) -> Bool {
        // "And you're sleeping well | do you act out your dreams": both are asked.
        if !clauses[at].isOfPatient, clauses[at].unhedged.first.map(Self.asked.contains) == true,
            let next = clauses[at].unhedged.dropFirst().first.map({ $0.hasSuffix("ing") && $0 != "taking" }) == true
                ? clauses[(at + 1)...].first(where: { !$0.continuesSentence || !Self.asked.contains($0.lower[0]) })
                : following(at),
            !next.isOfPatient, next.isQuestion || Self.asks(next)
        {
            return true
        }
        guard !clauses[at].isOfPatient, at + 1 < clauses.count, clauses[at + 1].isOfPatient else { return false }
        let words = clauses[at].lower
        if let last = words.last, ["right", "correct"].contains(last), words.count > 2,
            !Self.beforeSide.contains(words[words.count - 2])
        {
            return true
        }
        if contradicts(clauses[at + 1].lower, words) { return true }
        let reply = clauses[at + 1].lower.first { !["well", "oh", "actually", "um"].contains($0) } ?? ""
        // "Heart attack, heart failure, stents" "No": a list of illnesses is asked, too.
        let isList =
            words.contains { Lexicon.isDisease($0) || $0 == "attack" || $0 == "failure" }
            && !words.contains {
                EncounterWords.finite.contains($0) || Lexicon.sides[$0] != nil
                    || EncounterShape.prepositions.contains($0)
            }
        return EncounterAnswers.noes.contains(reply)
            && (words.prefix(6).contains { ["you", "you're", "you've", "your"].contains($0) } || isList)
            && !words.contains { Lexicon.negations.contains($0) || $0.hasPrefix("question") || $0 == "continue" }
    }

    /// "You have not missed any" "I missed two": what is denied is said of it at once.
    private func contradicts(_ reply: [String], _ said: [String]) -> Bool {
        guard said.contains(where: Lexicon.negations.contains), reply.contains("i"),
            !reply.contains(where: Lexicon.negations.contains)
        else { return false }
        let verbs = said.filter { $0.count > 3 && ($0.hasSuffix("ed") || EncounterWords.verbs.contains($0)) }
        return reply.contains { word in verbs.contains { $0.prefix(4) == word.prefix(4) } }
    }

    /// "Should I take the tablets | my daughter has": still asked.
    private func isOfQuestion(_ at: Int) -> Bool {
        guard clauses[at].isOfPatient, clauses[at].continuesSentence, let before = preceding(at), before.isQuestion,
            let first = clauses[at].lower.first
        else { return false }
        return ["my", "the", "that", "it", "he", "she", "they"].contains(first)
    }

    /// "Show me how you use the inhaler" "You're breathing in fast, you want to breathe in slow": how it is done, not how one is.
    private func isShownHow(_ at: Int) -> Bool {
        let words = clauses[at].unhedged
        let isTechnique =
            words.first == "you're" && words.dropFirst().first?.hasSuffix("ing") == true
            || words.starts(with: ["you", "want", "to"]) || words.starts(with: ["you", "wanna"])
        guard !clauses[at].isOfPatient, isTechnique, !words.contains(where: Lexicon.symptoms.contains) else {
            return false
        }
        return clauses[max(0, at - 12)..<at].contains { before in
            !before.isOfPatient && before.lower.contains(sequence: ["show", "me", "how", "you"])
        }
    }

    /// "Once | you finish the tablets", "in case | you need surgery": not yet, or not at all.
    private func hangs(_ at: Int) -> Bool {
        guard let before = preceding(at)?.lower, let last = before.last else { return false }
        // "Outside of exercise | you have no problems".
        let lead = before.drop { EncounterWords.hedges.contains($0) }
        if lead.count < 8, lead.first.map(Self.excepting.contains) == true || lead.starts(with: ["other", "than"]) {
            return true
        }
        if clauses[at].isOfPatient { return Self.hoping.contains(last) || before.suffix(2) == ["or", "else"] }
        return isConditioned(at, before) || Self.opening.contains(last)
            || Self.openingPairs.contains(Array(before.suffix(2))) || EncounterBelief.isNotMeant(before)
            || wantsSure(before) && clauses[at].lower.contains(where: Lexicon.negations.contains)
    }

    /// "Once the pain is gone | you can stop it", "if the MRI shows a tear": when, and whether, is open.
    private func isConditioned(_ at: Int, _ before: [String]) -> Bool {
        // "If I leave | you at 20 | you're gonna go low", "then the vaccine once that is gone | we'll get it".
        let isCut = before.count < 5 && before[0] != "if" && preceding(at - 1)?.endsWithCondition == true
        if isCut, clauses[at].lower[0].hasPrefix("you") { return true }
        if let once = before.dropLast().lastIndex(of: "once"), Self.onceSubjects.contains(before[once + 1]),
            !before[..<once].suffix(3).contains(where: EncounterWords.verbs.contains)
        {
            return true
        }
        guard let first = clauses[at].lower.first, !["and", "so", "but"].contains(first) else { return false }
        let lead = before.drop { EncounterWords.hedges.contains($0) }
        // "When I look at your results | ..." is no condition.
        if lead.prefix(5).contains(where: { ["i", "we"].contains($0) }) { return false }
        return lead.count < 10 && lead.first.map(Self.leading.contains) == true
    }

    /// "If the MRI shows a tear", "last year you took it | and you got dizzy".
    private func isLed(_ at: Int) -> Bool {
        guard !clauses[at].isOfPatient, let first = clauses[at].unhedged.first else { return false }
        if Self.leading.contains(first) && first != "when" || first == "if" { return true }
        guard clauses[at].lower.first == "and", let before = preceding(at)?.lower.prefix(6) else { return false }
        return zip(before, before.dropFirst()).contains { $0 == "last" && Self.spans.contains($1) }
    }

    /// "They gave me sulfa | and I got a rash": of the drug, and then.
    private func isReaction(_ at: Int) -> Bool {
        guard clauses[at].isOfPatient, let before = preceding(at)?.lower else { return false }
        let lower = clauses[at].unhedged.prefix(3)
        return lower.first == "i" && lower.contains(where: ["got", "developed", "broke"].contains)
            && before.contains { ["gave", "took", "tried"].contains($0) || Lexicon.drugs.contains($0) }
            && clauses[at].lower.contains { Lexicon.symptoms.contains($0) }
    }

    /// "My wife thinks | I have it", "I was afraid | I broke it": what somebody thinks.
    private func isThought(_ at: Int) -> Bool {
        guard clauses[at].isOfPatient else { return false }
        let lower = clauses[at].lower
        if EncounterBelief.isSpread(lower) { return true }
        guard let before = preceding(at)?.lower, let last = before.last else { return false }
        return Self.thinking.contains(last)
            || EncounterBelief.isOpened(by: before, inSentence: clauses[at].continuesSentence)
            || lower.first == "and" && at > 1 && clauses[at - 2].isOfPatient
                && EncounterBelief.isOpened(
                    by: clauses[at - 2].lower,
                    inSentence: clauses[at].continuesSentence && clauses[at - 1].continuesSentence
                )
    }

    /// "To make sure a week before the operation | you don't fall ill": what for, not what is.
    private func wantsSure(_ before: [String]) -> Bool {
        guard let sure = before.lastIndex(of: "sure"), sure > 0, Self.making.contains(before[sure - 1]) else {
            return false
        }
        return !before[sure...].contains { EncounterWords.finite.contains($0) || Self.tagSubjects.contains($0) }
    }

    /// "Did you plant your foot | and he pushed | and you went down?": asked to its end.
    private func continuesQuestion(_ at: Int) -> Bool {
        guard !clauses[at].isOfPatient, following(at) == nil, at + 1 < clauses.count, isJoined(at) else { return false }
        for back in stride(from: at - 1, through: max(0, at - 5), by: -1) {
            guard clauses[back].speaker == clauses[at].speaker else { return false }
            if clauses[back].isQuestion || Self.asks(clauses[back]) { return true }
            guard isJoined(back) else { return false }
        }
        return false
    }

    /// "And you fell", "... and | you fell".
    private func isJoined(_ at: Int) -> Bool {
        clauses[at].lower.first.map(Self.joining.contains) == true
            || preceding(at)?.lower.last.map(Self.joining.contains) == true
    }

    /// A number that the speaker takes back at once: "5000 units and 2 | or 50,000 units, excuse me".
    private func isCorrected(_ at: Int) -> Bool {
        let words = clauses[at].lower
        // "In 2008 | no, 2009".
        if let next = following(at)?.lower, next.count < 5, let last = next.last, last.first?.isNumber == true,
            ["no", "wait", "actually", "sorry"].contains(next[0]),
            next.dropFirst().dropLast().allSatisfy(["it", "was", "in", "that", "no", "actually"].contains)
        {
            return words.suffix(3).contains { $0.first?.isNumber == true && $0.count == last.count }
        }
        return takesBack(words, words) || takesBack(following(at)?.lower ?? [], words)
    }

    /// "5000, excuse me", where `words` have a number too.
    private func takesBack(_ said: [String], _ words: [String]) -> Bool {
        let sorry = said.indices.first {
            said[$0] == "misspoke" || said[$0] == Self.sorry[0] && said[$0...].starts(with: Self.sorry)
        }
        return sorry.map { said[..<$0].suffix(5).contains { $0.first?.isNumber == true } } == true
            && words.contains { $0.first?.isNumber == true }
    }

    /// "You would need to stop it": said of what may come.
    private func isSupposed(_ at: Int) -> Bool {
        guard !clauses[at].isOfPatient, !clauses[at].lower.contains("if") else { return false }
        let (lower, words) = (clauses[at].lower, clauses[at].unhedged)
        // "I'd rather you use Tylenol": wished for.
        let last = preceding(at)?.lower.last
        if lower.contains(sequence: ["rather", "you"]) || lower[0] == "you" && last == "rather" { return true }
        let earlier = clauses[max(0, at - 4)..<at].lazy.filter { !$0.isOfPatient }
        // "It could tear | and then you're out of work", "the other way is surgery | and then you're in a boot": what would follow.
        if lower.prefix(3).contains(sequence: ["then", "you're"]), !lower.contains(where: Self.planned.contains),
            earlier.contains(where: { $0.lower.contains(where: Self.supposing.contains) })
        {
            return true
        }
        // "We'll have the results | we can then adjust it", "call me if it swells" "Okay." "Because I might give you more".
        if let modal = lower.prefix(4).lastIndex(where: EncounterWarning.possible.contains),
            lower[modal...].dropFirst().first == "then" && preceding(at) != nil
                || lower[0].hasSuffix("cause") && lower[modal] == "might" && earlier.last?.lower.contains("if") == true
        {
            return true
        }
        // "And you'd be stiff", of an illness that is explained.
        return words.first == "you'd" || words.prefix(3).contains(sequence: ["you", "would"])
            || lower.contains(sequence: ["you'd", "be"])
    }

    /// "Okay do you have any history of asthma", without a mark.
    static func asks(_ clause: Spoken) -> Bool {
        guard !clause.isOfPatient else { return false }
        let words = clause.unhedged
        guard let first = words.first, let second = words.dropFirst().first else { return false }
        if tagVerbs.contains(first), tagSubjects.contains(second) || ["your", "the"].contains(second) { return true }
        // "And ever have you had", "how about have you had".
        return zip(words.prefix(4), words.dropFirst().prefix(4)).contains { tagVerbs.contains($0) && $1 == "you" }
    }

    private func following(_ at: Int) -> Spoken? {
        at + 1 < clauses.count && clauses[at + 1].speaker == clauses[at].speaker ? clauses[at + 1] : nil
    }

    private func preceding(_ at: Int) -> Spoken? {
        at > 0 && clauses[at - 1].speaker == clauses[at].speaker ? clauses[at - 1] : nil
    }

    private static let beforeSide = Lexicon.set("the on to your that not heal healing is from of")
    private static let tagVerbs = Lexicon.set(
        """
        do don't did didn't does doesn't are aren't is isn't was wasn't were weren't have haven't has hasn't had hadn't can can't
        could will won't would
        """
    )
    private static let tagSubjects = Lexicon.set("you it he she they there")
    private static let asked = Lexicon.set("you're you've")
    private static let supposing = Lexicon.set("could might way option choice")
    private static let planned = Lexicon.drugs.union(["gonna", "going", "taking"])
    private static let opening = Lexicon.set("once until till unless when whenever if assuming provided hope hoping")
    private static let openingPairs = [
        ["in", "case"], ["because", "sometimes"], ["as", "long"], ["long", "as"], ["soon", "as"], ["so", "that"],
    ]
    private static let leading = Lexicon.set("once until till unless when depending assuming whenever")
    private static let spans = Lexicon.set("year time month visit week")
    private static let onceSubjects = Lexicon.set("it it's this that that's you you're they we we're we've")
    private static let thinking = Lexicon.set(
        "thinks thought wonder wonders wondered worried afraid scared believes knew pretend pretending pretended imagine imagined"
    )
    private static let excepting = Lexicon.set("outside besides except apart aside")
    private static let hoping = Lexicon.set("hope hoping hopefully wish unless until till once wondering")
    private static let making = Lexicon.set("make making be")
    private static let joining = Lexicon.set("and or where")
    private static let sorry = ["excuse", "me"]
}

extension [SpokenWord] {
    /// Without what leads in; what trails off stays.
    var trimmedOfHedges: ArraySlice<SpokenWord> { drop { EncounterWords.hedges.contains($0.lower) } }
}

extension Spoken {
    /// The words in lower case without what leads in.
    var unhedged: ArraySlice<String> { lower.drop(while: EncounterWords.hedges.contains) }
}
