internal import Artifacts

/// Thoughts of suicide, violence, and a home that is not safe: what no doubt about the words lets pass.
extension SafetyClause {
    func isGravelyTold(_ match: SafetyTopic.Match) -> Bool {
        let word = match.words.lowerBound
        guard isMeant(match), clause.isOfPatient ? !clause.isQuestion || isThought(word) : isToldOfPatient(word) else {
            return false
        }
        return isHeld(match)
    }

    /// "I can't stop thinking of it", "I never told anyone", "not since May": said with a negation, and so all the same.
    private func isHeld(_ match: SafetyTopic.Match) -> Bool {
        let word = match.words.lowerBound
        guard isDenied(word) else { return !match.isReversed }
        if match.isReversed { return true }
        if let negation = lower[..<word].lastIndex(where: Lexicon.negations.contains),
            lower[negation..<word].contains(where: Self.reporting.contains)
        {
            return true
        }
        return lower[word...].contains(where: Self.bounding.contains)
    }

    /// Of oneself or at home, not "I cut myself shaving", "safe on a ladder", "it hit me".
    private func isMeant(_ match: SafetyTopic.Match) -> Bool {
        let (word, behind) = (match.words.lowerBound, lower[match.words.upperBound...])
        switch match.topic.kind {
        case .harm: return isOfHarm(match)
        case .home:
            if !match.isReversed && lower[word] != "unsafe" { return true }
            if behind.first == "to" { return false }
            if behind.contains(where: { Self.places.contains($0) || Self.isPerson($0) && !$0.hasSuffix("'s") }) {
                // "Safe driving him", "safe on the stairs".
                return behind.first.map { !$0.hasSuffix("ing") || $0 == "going" || $0 == "being" } ?? true
            }
            return lower[..<word].contains { $0.hasPrefix("feel") || $0 == "felt" }
                && behind.allSatisfy { Lexicon.functionWords.contains($0) || SafetyTopic.around.contains($0) }
        default:
            let (verb, whom) = (lower[word], lower[match.words.upperBound - 1])
            // "I could kill him": only who thinks of it, or says so.
            let isIntent = verb.hasPrefix("kill") || verb.hasPrefix("harm") || ["hurt", "hurting"].contains(verb)
            if isIntent, verb.hasPrefix("kill") || !Self.yous.contains(whom) { return isThought(word) }
            guard Self.yous.contains(whom) || ["him", "her"].contains(whom) else { return true }
            // "My wife pushed me to come in".
            return !["to", "out", "up", "that"].contains(behind.first)
                && (word == 0 || lower[..<word].contains(where: Self.isPerson))
        }
    }

    private func isOfHarm(_ match: SafetyTopic.Match) -> Bool {
        let (word, named) = (match.words.lowerBound, lower[match.words])
        let isOwn = named.contains { ["myself", "yourself", "my", "your", "i", "me"].contains($0) }
        // "My friend tried to kill herself" is past; "he says he wants to" is not.
        if !isOwn, owner(of: word) == .another, !lower.contains(where: Self.intending.contains) { return false }
        // "Want to die laughing".
        let near = clauses[max(0, at - 1)...at].filter { $0.speaker == clause.speaker }.flatMap(\.lower)
        if named.contains("die"), near.contains(where: { $0.hasPrefix("laugh") || $0.hasPrefix("embarrass") }) {
            return false
        }
        // "I'm better off without him": divorced.
        if ["him", "her"].contains(named.last), lower[..<word].suffix(3).contains("i'm") { return false }
        let isNoun = named.first == "suicide" || named.first == "overdose"
        if named.last == "dead", named.count == 3 {
            return lower[..<word].contains { $0.hasPrefix("wish") } || ["better", "rather"].contains(named.first)
        }
        // "I think about driving into a tree".
        if ["into", "off", "in"].contains(named.first) {
            return isThought(word) && lower[..<word].contains { ["about", "of", "to"].contains($0) }
        }
        if named.first == "it" { return near.contains { Self.means.contains($0) } }
        if isNoun {
            return !lower.contains("family") && !lower[..<word].contains { Lexicon.relatives[$0] != nil }
                && (isAsked || isThought(word))
        }
        guard match.isReflexive, let verb = named.first, !verb.hasPrefix("kill"), !verb.hasPrefix("hang") else {
            return !match.isReversed || !Self.elsewhere.contains(lower[match.words.upperBound...].first ?? "")
        }
        // One hurts oneself at work, too.
        let isHabit = verb.hasSuffix("ing") && lower[..<word].contains(where: Self.keeping.contains)
        return isThought(word) || isAsked && (lower.contains("ever") || verb.hasPrefix("harm"))
            || isHabit && !lower.contains(where: Self.working.contains)
    }

    private func isThought(_ word: Int) -> Bool {
        lower[..<word].contains(where: Self.thinking.contains) || lower.contains("purpose")
            || lower[word...].contains("thoughts")
    }

    /// "You told the nurse that you think of killing yourself", and not that it is not so.
    private func isToldOfPatient(_ word: Int) -> Bool {
        // "You wrote | that you'd be better off dead".
        let lead = clause.continuesSentence && at > 0 ? clauses[at - 1].lower + lower[..<word] : Array(lower[..<word])
        guard clause.isStatedByClinician, !EncounterTruth.asks(clause), lower.last != "right",
            lead.contains(where: Self.ofPatient.contains),
            lead.contains(where: Self.telling.contains),
            !lead.contains(where: Self.possible.contains)
        else { return false }
        return clauses.dropFirst(at + 1).first.map {
            !$0.isOfPatient || $0.lower.first.map(EncounterAnswers.noes.contains) != true
        } ?? true
    }

    // MARK: Answers

    /// Where the patient answers, unless with a plain no, or of safety a plain yes: "sometimes", "not when he drinks", "I guess".
    func graveAnswer(to match: SafetyTopic.Match) -> Int? {
        guard isAsked, isMeant(match),
            !lower[..<match.words.lowerBound].contains(where: ["if", "when", "call"].contains),
            let reply = clauses.indices.dropFirst(at + 1).prefix(4).first(where: { clauses[$0].isOfPatient }),
            clauses[(at + 1)..<reply].allSatisfy({ !$0.isQuestion && SafetyTopic.named(in: $0.lower).isEmpty })
        else { return nil }
        let turn = clauses[reply...].prefix(4).prefix(while: \.isOfPatient)
        let words = Array(turn.flatMap(\.lower).drop(while: Self.leading.contains))
        guard let first = words.first, !clauses[reply].isQuestion else { return nil }
        let opening = words.prefix(4)
        // "No. Sometimes I get sad.": another sentence, of something else.
        let own = turn.filter {
            !EncounterAnswers.noes.contains(first) || $0.continuesSentence || !EncounterBearing.isOfVisit($0.lower)
                || ["it", first].contains(where: $0.lower.contains) || !SafetyTopic.named(in: $0.lower).isEmpty
        }
        // "Absolutely not"; "yes, not every day" says yes.
        let isDoubled =
            ["absolutely", "definitely"].contains(first) && ["not", "no"].contains(words.dropFirst().first)
        let denies =
            opening.contains(where: Lexicon.negations.contains)
            && !opening.prefix { !Lexicon.negations.contains($0) }.contains("but")
            && (isDoubled || !Self.agrees(first))
        let isPartly =
            zip(words, words.dropFirst()).contains { Lexicon.negations.contains($0) && Self.limits.contains($1) }
            && !words.contains(sequence: ["not", "at", "all"])
            // "Not really", of which the "really" is not kept.
            || [["not"], ["no", "not"]].contains(words)
            || own.flatMap(\.lower).drop(while: Self.leading.contains).prefix(5).contains(where: Self.partly.contains)
            // "No, but I used to", not "no, but my knee hurts".
            || words.drop { $0 != "but" }.prefix(6).contains { ["did", "used", "thought"].contains($0) }
        if match.isReversed, !isDenied(match.words.lowerBound) {
            // "Do you feel safe at home?" "He pushed me in May.": only who says that it is so is safe.
            let isSafe =
                Self.agrees(first) || opening.contains(where: Self.assuring.contains)
                || words != ["so"] && words.allSatisfy(Self.mostly.contains)
            return denies || isPartly || !isSafe ? reply : nil
        }
        if denies, !isPartly { return admitted(after: reply) }
        // "Any anxiety or thoughts of suicide?" "A little anxiety."
        let isOfMany = !EncounterFact.complaints(of: lower).isEmpty
        let isOther = !Self.agrees(first) && words.contains { Lexicon.symptoms.contains($0) && lower.contains($0) }
        return isOther && isOfMany ? nil : reply
    }

    /// "No." "You can tell me." "Okay, yes, I think about it.": where it is admitted after all.
    private func admitted(after reply: Int) -> Int? {
        clauses.indices.dropFirst(reply).prefix(6).first { place in
            let words = clauses[place].lower
            guard clauses[place].isOfPatient,
                let thought = words.firstIndex(where: { $0.hasPrefix("th") && Self.thinking.contains($0) })
            else { return false }
            let what = words[thought...].dropFirst()
            return ["about", "of"].contains(what.first) && what.prefix(6).contains(where: Self.admitting.contains)
                && !words[..<thought].dropFirst().contains(where: Lexicon.negations.contains)
        }
    }

    private static func agrees(_ word: String) -> Bool {
        EncounterAnswers.yeses.contains(word) || ["sure", "mhm"].contains(word)
    }

    private static let thinking = Lexicon.set(
        """
        think thinking thought thoughts want wants wanted wanna of urge urges plan plans tried try ideas threatens threatened say says
        said attempt attempted considered considering commit took take telling wish
        """
    )
    private static let assuring = Lexicon.set(
        "do am is safe fine good great okay always totally very course alone sure completely perfectly certainly"
    )
    private static let mostly = Lexicon.set("i i'd would think say so pretty much a hundred 100 percent 100%")
    private static let means = Lexicon.set("gun pistol rifle knife razor rope pills")
    private static let admitting = Lexicon.set("it that doing taking dying pills gun ending")
    private static let intending = Lexicon.set(
        "want wants wanna wanting says keeps thinks thoughts talks talking threatening threatens going gonna plans wrote said wish wished wishes talk"
    )
    private static let reporting = Lexicon.set(
        "tell told telling say know knows mention mentioned admit admitted stop help quit shake"
    )
    private static let bounding = Lexicon.set("since anymore again")
    private static let places = Lexicon.set("home house apartment there place relationship marriage here")
    private static let yous = Lexicon.set("me you")
    private static let elsewhere = Lexicon.set("in at with near on off by to alone there here early forever")
    private static let keeping = Lexicon.set("been keep keeps kept started still was i'm")
    private static let working = Lexicon.set(
        "shave shaving cook cooking kitchen work garden gardening chopping slicing"
    )
    private static let ofPatient = Lexicon.set("you you're you've you'd")
    private static let telling = Lexicon.set(
        "told said mentioned wrote marked checked answered reported you've have had"
    )
    private static let possible = Lexicon.set(
        "if may might can could should unless some patients people cause causes risk"
    )
    private static let leading = Lexicon.set("well oh um uh gosh god hmm mm honestly okay i mean actually thankfully")
    private static let limits = Lexicon.set(
        "really always often today right now when since anymore lately recently that exactly much at yet every know sure"
    )
    private static let partly = Lexicon.set("sometimes mostly usually depends guess kind sort maybe")
}
