/// Whether a statement says something alone: grammar does not see that "she needs to take one today" leaves open what.
enum EncounterSense {
    static func isWhole(_ text: String, _ words: [String], _ kind: EncounterCandidate.Kind) -> Bool {
        let isOfClinician = kind != .patient && kind != .answer
        if isOfClinician, EncounterReader.isDoseAlone(words) || pointsAtSeveral(words) || opensRelation(words) {
            return false
        }
        if isOfClinician, EncounterExplained.isOfTalk(words, kind) || introduces(text) { return false }
        let isUnbounded = words.last == "before" && words.contains(where: withheld.contains)
        if isOfClinician, isUnbounded && !EncounterReplies.units.contains(words[words.count - 2]) { return false }
        if isOfClinician, words.contains("can"), words.contains(where: clothes.contains) { return false }
        guard words.count > 1, !EncounterVague.leavesOut(words), !isOfTheExamination(words), !isOfOneUnsaid(words),
            !asksWithin(words), !endsInAir(words)
        else { return false }
        switch kind {
        case .finding, .possession:
            return words.suffix(2) != ["looks", "good"] && words[0] != "looking" && !words.contains("where")
                && !text.contains(".,")
                && (words.count > 2 || !["a", "an", "the", "some"].contains(words[0])) && !words.contains("called")
        case .patient, .told, .subject, .answer:
            return hasVerb(words) && !EncounterVerbs.isThirdPerson(words[0]) && !begins.contains(words[0])
                && !isGeneral(words, kind) && !isNumberAlone(words) && !pointsAtNothing(words)
        case .order: return isOrder(words)
        default: return true
        }
    }

    /// "This is Ada Vole."
    private static func introduces(_ text: String) -> Bool {
        let words = text.split(separator: " ")
        return words.count == 4 && words[0] == "This" && words[1] == "is"
            && words.dropFirst(2).allSatisfy { word in
                let name = word.trimming(",.")
                return name.first?.isUppercase == true && name.dropFirst().allSatisfy(\.isLowercase)
                    && !Lexicon.isDisease(name.lowercased()) && !Lexicon.drugs.contains(name.lowercased())
            }
    }

    /// "Both of these medications", "those results": which?
    private static func pointsAtSeveral(_ words: [String]) -> Bool {
        zip(words, words.dropFirst()).contains { ["these", "those"].contains($0) && general.contains($1) }
    }

    /// "The side effects are", "the criteria is": of what?
    private static func opensRelation(_ words: [String]) -> Bool {
        guard openingRelation.contains(words[0]), let verb = words.prefix(7).firstIndex(where: ["is", "are"].contains),
            verb > 1
        else {
            return false
        }
        return related.contains(words[verb - 1])
    }

    /// "Go ahead and sit up", "you can breathe normally": said while the clinician examines.
    private static func isOfTheExamination(_ words: [String]) -> Bool {
        if words.starts(with: ["go", "ahead"]) || words.first == "put" && words.contains("finger")
            || words.contains("quick") || words.contains("scoot")
            || words.contains("pull") && words.contains(where: clothes.contains)
        {
            return true
        }
        guard let verb = words.firstIndex(where: posed.contains), verb < 7 else { return false }
        return words[..<verb].suffix(3) == ["go", "ahead", "and"] || words[..<verb].last == "can" && words.count < 7
    }

    private static func hasVerb(_ words: [String]) -> Bool {
        ["i", "we"].contains(words[0])
            || words.contains {
                EncounterWords.finite.contains($0) || EncounterWords.past.contains($0)
                    || EncounterVerbs.isThirdPerson($0)
                    || $0.hasSuffix("ed")
                    || $0.hasSuffix("s") && EncounterWords.verbs.contains(String($0.dropLast()))
                        && !Lexicon.symptoms.contains($0)
            }
    }

    /// "She needs to take one today", "the next one is diabetes": one of what?
    private static func isOfOneUnsaid(_ words: [String]) -> Bool {
        words.indices.contains { at in
            guard ["one", "ones"].contains(words[at]) else { return false }
            let next = at + 1 < words.count ? words[at + 1] : ""
            let previous = at > 0 ? words[at - 1] : ""
            // "She had one of 102 in March".
            if next == "of", at + 2 < words.count, words[at + 2].first?.isNumber == true { return true }
            return !["no", "any", "every", "each"].contains(previous) && (next.isEmpty || afterOne.contains(next))
        }
    }

    private static let asking = EncounterVerbs.auxiliaries.union(["do", "have"])

    /// "And how long has this been going on".
    private static func asksWithin(_ words: [String]) -> Bool {
        words.indices.dropLast(2).contains { at in
            words[at] == "how" && ["long", "often", "many", "much", "bad"].contains(words[at + 1])
                && asking.contains(words[at + 2])
        }
    }

    /// "She was a good gymnast back", "for the 3 month".
    private static func endsInAir(_ words: [String]) -> Bool {
        guard let last = words.last, words.count > 2 else { return false }
        let before = words[words.count - 2]
        if last == "back" { return !beforeBack.contains(before) }
        // "We will follow up with him after s."
        if last.count == 1, last.first?.isLetter == true, !["vitamin", "hepatitis", "grade", "type"].contains(before) {
            return true
        }
        if last == "other", !["each", "the", "every"].contains(before) { return true }
        if last == "both" || last == "beforehand" || last == "all" && before == "for" { return true }
        if before == "that", ["point", "time"].contains(last), words.dropLast(2).last == "at" { return true }
        // An adjective without its noun: "a nice regular".
        return last == "regular" && ["a", "nice"].contains(before)
    }

    /// "The levels are good", "everything looks fine": which, what?
    private static func isGeneral(_ words: [String], _ kind: EncounterCandidate.Kind) -> Bool {
        if words.contains("everything") || words.contains("means") { return true }
        if words.contains("sure"), words.contains("make"), kind != .answer { return true }
        if isVague(words) { return true }
        // "Not sure if that was it", "she started in 2018": what?
        if kind == .patient, words.contains(sequence: ["not", "sure"]) { return true }
        if people.contains(words[0]), let start = words.prefix(4).firstIndex(where: ["started", "began"].contains),
            start + 1 < words.count, ["in", "at"].contains(words[start + 1])
        {
            return true
        }
        if words[0] == "that" && words[1] == "there" || words.contains("look") && words.contains("into") { return true }
        if words.contains("unfortunately") || words.starts(with: ["we", "will", "see"]) { return true }
        let namesRelative = kind == .told && words.contains { Lexicon.relatives[$0] != nil }
        if namesRelative, !words.contains(where: { Lexicon.isDisease($0) }) { return true }
        return words.count > 2 && words[0] == "the" && EncounterVerbs.auxiliaries.contains(words[2])
            && ["levels", "numbers", "results", "report", "thing", "rest"].contains(words[1])
    }

    /// "She has been managing", "he has his moments", "she will do fine": nothing of medicine in it.
    private static func isVague(_ words: [String]) -> Bool {
        people.contains(words[0])
            && words.allSatisfy {
                vague.contains($0) || EncounterVerbs.auxiliaries.contains($0) || EncounterWords.adverbs.contains($0)
                    || EncounterWords.pronouns.contains($0)
            } && words.contains(where: empty.contains)
    }

    /// "He can still do 20", "he is at 140": of what?
    private static func isNumberAlone(_ words: [String]) -> Bool {
        // "It is 40 mg."
        if words.count < 5, words.starts(with: ["it", "is"]), words[2].first?.isNumber == true { return true }
        // "She missed 2 in July".
        let isBare = EncounterDefinite.bareNumber(words) != nil && !words.contains(where: Lexicon.drugs.contains)
        if isBare, people.contains(words[0]), EncounterFact.complaints(of: words).isEmpty { return true }
        if words.count > 3, words[words.count - 2] == "to", words.suffix(3).first?.first?.isNumber == true,
            words.last?.allSatisfy(\.isNumber) == true, !words.contains(where: EncounterPlacing.isMeasure)
        {
            return true
        }
        guard let last = words.last, last.count < 4, last.allSatisfy(\.isNumber), people.contains(words[0]),
            !["times", "was", "to"].contains(words[words.count - 2])
        else { return false }
        return !words.contains(where: EncounterPlacing.isMeasure)
    }

    /// "She has heard this multiple times", "does not do any of that usually".
    private static func pointsAtNothing(_ words: [String]) -> Bool {
        guard people.contains(words[0]), EncounterFact.complaints(of: words).isEmpty,
            !words.contains(where: { Lexicon.symptoms.contains($0) || Lexicon.drugs.contains($0) })
        else { return false }
        return words.indices.dropFirst(2).contains { at in
            guard ["that", "this", "those", "these"].contains(words[at]) else { return false }
            let next = at + 1 < words.count ? words[at + 1] : ""
            return next.isEmpty || afterPointing.contains(next)
        }
    }

    /// "We will stop eating", "we will get squared away", "we will prescribe one medicine": no order.
    private static func isOrder(_ words: [String]) -> Bool {
        if words.suffix(2) == ["follow", "up"], words.count < 5 { return false }
        // "We will get him something."
        if words.last == "something" || words.contains(sequence: ["before", "then"]) { return false }
        let words = words.filter { $0 != "probably" }
        if words[0] == "go" || unnamed.contains(words.last ?? ""), words.count < 5 || words[0] == "go" { return false }
        guard words[0] == "we", words.count > 3 else { return true }
        // "We'll do the left side first": so it is examined.
        if words.suffix(3) == ["a", "close", "eye"] || words.suffix(2) == ["side", "first"] { return false }
        let (verb, next) = (words[2], words[3])
        if ["stop", "keep"].contains(verb), next.hasSuffix("ing") { return false }
        if verb == "hold", !words.contains(where: { Lexicon.drugs.contains($0) }), words.count < 7 { return false }
        if verb == "get", next.hasSuffix("ed") || next.hasSuffix("ing") { return false }
        if verb == "check", next == "up" || next == "back" { return false }
        if words.suffix(2) == ["a", "call"] { return false }
        return
            !(["one", "a", "some"].contains(next) && words.count == 5
            && ["medicine", "medication", "thing", "something"].contains(words[4]))
    }

    static let general = Lexicon.set(
        "medications medicines medication results tests numbers options symptoms two both levels orders"
    )
    private static let openingRelation = Lexicon.set("the some one possible")
    private static let related = Lexicon.set(
        "effects criteria cause causes reason risk risks option options goal difference"
    )
    private static let posed = Lexicon.set("sit look lie lay stand breathe relax turn open squeeze bend hop scoot")
    private static let withheld = Lexicon.set("not don't can't nothing anything hold stop skip avoid")
    private static let clothes = Lexicon.set("pants shirt sleeve sleeves sock socks gown shorts dressed")
    private static let unnamed = Lexicon.set(
        "orders order study steps down medications medication medicines labs tests"
    )
    /// What says nothing of an illness alone.
    private static let empty = Lexicon.set(
        """
        job fine managing suffering moments something findings issues concerned woke party good quite careful real online trying lesson
        happy supportive sure moment best
        """
    )
    private static let vague = empty.union(
        Lexicon.set(
            """
            been be do doing has have had did being to not get getting got trying try very super pretty patient bad hard time so
            of in on at for with all too up through by about that this little big went some
            """
        )
    )
    private static let begins = Lexicon.set("think looks sounds seems shows says means depends")
    private static let people = Lexicon.set("he she the")
    private static let beforeBack = Lexicon.set(
        """
        lower upper mid low her his their the right left middle come comes came go goes coming going get gets got and my it
        whole entire them him bring brings brought is are results labs
        """
    )
    private static let afterOne = Lexicon.set(
        "in today this that will prior before now yesterday for at when last ago is are would was tomorrow and again who does did has looks comes goes"
    )
    private static let afterPointing = Lexicon.set(
        "for before usually multiple because when every again at daily once already all and in on too if pretty very well"
    )
}
