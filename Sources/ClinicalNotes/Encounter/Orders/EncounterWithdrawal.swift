/// Orders that the clinician takes back as he speaks on: "I'd start it, but your QT is long, so I can't", "to 40, no, let's keep it
/// at 20", "wait, you have a sulfa allergy, let's do nitrofurantoin instead".
struct EncounterWithdrawal {
    let clauses: [Spoken]

    /// The clause that takes back what is ordered at `at`.
    func place(of at: Int) -> Int? {
        guard !clauses[at].isOfPatient, !clauses[at].isQuestion, !clauses[at].isConditional,
            let verb = EncounterOrdered.verb(of: clauses[at].lower)
        else { return nil }
        let order = Array(clauses[at].lower[verb...])
        if let but = order.lastIndex(where: Self.turning.contains), isUndone(order[(but + 1)...], order) { return at }
        var (isAnswered, isTurned) = (false, order.last.map(Self.turning.contains) == true)
        for later in clauses.indices.dropFirst(at + 1).prefix(5) {
            let next = clauses[later]
            if next.isOfPatient {
                // What is asked in between is answered.
                if next.isQuestion { return nil }
                isAnswered = true
            } else if !next.isQuestion, !next.isConditional {
                isTurned = isTurned || !isAnswered && next.turnLength > 0
                let lead = next.continuesSentence ? clauses[later - 1].lower.suffix(1) : []
                if !isAnswered && isUndone((lead + next.lower)[...], order, isTurned)
                    || keeps(next.lower, order, isTurned, isAnswered)
                    || replaces(Array(next.lower.dropFirst(next.turnLength)), order, isTurned)
                {
                    return later
                }
                if EncounterOrdered.verb(of: Array(next.lower.dropFirst(next.turnLength))) != nil { return nil }
            }
        }
        return nil
    }

    /// "So I can't", "I don't want to do that", "that's not a good idea" of what was ordered, not "the oxycodone I can't".
    private func isUndone(_ said: ArraySlice<String>, _ order: [String], _ isTurned: Bool = true) -> Bool {
        // "I'll refer you, I can't do that": somebody else does.
        if ["refer", "send"].contains(order[0]) { return false }
        // Not "skipping it is not a good idea".
        let isJudged = Self.verdicts.contains { verdict in
            said.suffix(verdict.count).elementsEqual(verdict)
                && said.dropLast(verdict.count).last.map { Self.demonstratives.contains($0) || $0 == "is" } == true
        }
        // "Hold it. Your pulse is 45, that's not safe.": why it is ordered.
        if isJudged, isTurned, !Self.keeping.contains(order[0]), said.contains(where: Self.demonstratives.contains),
            !said.contains(where: { $0.hasSuffix("ing") })
        {
            return true
        }
        guard let negation = said.lastIndex(where: Self.refusing.contains), negation > said.startIndex,
            ["i", "we"].contains(said[negation - 1]),
            said[..<(negation - 1)].last.map({ EncounterOrdered.isItem($0) && !order.contains($0) }) != true
        else { return false }
        let rest = said[(negation + 1)...]
        return rest.allSatisfy(Self.elliptic.contains) && (said[negation] != "don't" || rest.contains("want"))
    }

    /// "Let's leave it where it is", "no, we'll keep the weight at 79", after a change.
    private func keeps(_ said: [String], _ order: [String], _ isTurned: Bool, _ isAnswered: Bool) -> Bool {
        guard let keep = said.firstIndex(where: ["leave", "keep"].contains),
            said[..<keep].allSatisfy({ Self.beforeKeeping.contains($0) || EncounterWords.hedges.contains($0) }),
            !said.contains(where: ["fridge", "refrigerator", "degrees", "away"].contains),
            let object = said[(keep + 1)...].first(where: { !["the", "your"].contains($0) }),
            object == "it" || !Lexicon.functionWords.contains(object) && order.contains(object)
        else { return false }
        let numbers = said.filter { $0.first?.isNumber == true }
        let isOther = !numbers.isEmpty && !numbers.contains(where: order.contains)
        if isTurned { return numbers.isEmpty || isOther }
        // "Keep it at 20", not "at the same time", "out for 28 days".
        let how = said[(keep + 1)...].drop { ["the", "your"].contains($0) }.dropFirst()
        let isAmount = isOther && order.contains { $0.first?.isNumber == true } && how.first == "at" && how.count < 4
        // "Increase it for a week and then keep it at 40": both.
        return Self.changing.contains(EncounterCandidates.base(ofDoing: order[0]) ?? order[0])
            && (isAnswered || !said.contains("then"))
            && (isAmount || said.contains(sequence: ["where", "it", "is"]) || how.elementsEqual(["the", "same"]))
    }

    /// "Then we'll get a CT instead", "wait, let's do doxycycline", not "for the pain take Tylenol": another of its kind.
    private func replaces(_ said: [String], _ order: [String], _ isTurned: Bool) -> Bool {
        guard !Self.keeping.contains(order[0]), !said.contains(where: Self.besides.contains),
            !EncounterOrdered.isOfOtherPart(order, said),
            let named = said.firstIndex(where: {
                EncounterOrdered.isItem($0)
                    || Lexicon.weekdays.contains($0) && order.contains(where: Lexicon.weekdays.contains)
            }),
            !said[..<named].contains(where: { $0 == "for" || $0 != "no" && Lexicon.negations.contains($0) })
        else { return false }
        let isInstead = said.contains("instead") && !said.contains(sequence: ["instead", "of"])
        if isInstead, isTurned { return true }
        let items = Set(order.filter(EncounterOrdered.isItem).map(EncounterOrdered.item))
        let isMeant = isTurned ? EncounterOrdered.verb(of: said) != nil : isInstead && ["then", "so"].contains(said[0])
        guard isMeant, items.count == 1, let item = items.first else { return false }
        let others = said.filter(EncounterOrdered.isItem).map(EncounterOrdered.item)
        let isDrug = Lexicon.drugs.contains(item)
        return !others.contains(item)
            && others.contains {
                Lexicon.drugs.contains($0) == isDrug && !(isDrug && EncounterPlacing.isLaboratory($0))
            }
    }

    private static let turning = Lexicon.set("but actually no wait")
    private static let refusing = Lexicon.set("can't cannot won't don't shouldn't")
    /// What stands for an order that was named.
    private static let elliptic = Lexicon.set("want to do use give take start try it that this you then though")
    private static let demonstratives = Lexicon.set("that's that it's it this")
    private static let verdicts = EncounterCandidates.phrases(
        "not a good idea|isn't a good idea|a bad idea|not safe|isn't safe|not an option|isn't an option|not a good option"
    )
    private static let beforeKeeping = Lexicon.set("wait actually hold on let's we'll i'll i'd we'd just rather")
    private static let changing = Lexicon.set("increase raise double lower decrease reduce cut change bump go switch")
    private static let keeping = Lexicon.set("stop stopping discontinue hold continue keep avoid taper")
    private static let besides = Lexicon.set("could can might may would if or also too add refill stop")
}

extension Spoken {
    /// How many words at its beginning turn away from what was said: "no wait", "hold on"; not "no fever", "wait two weeks".
    var turnLength: Int {
        let start = lower.firstIndex { !["oh", "well", "and", "but", "okay", "um"].contains($0) } ?? 0
        let rest = lower[start...]
        let length =
            rest.starts(with: ["no", "wait"]) || rest.starts(with: ["hold", "on"])
                || rest.starts(with: ["no", "actually"])
            ? 2 : ["no", "wait", "actually"].contains(rest.first) ? 1 : 0
        guard length > 0 else { return 0 }
        if start + length == lower.count || words[start + length - 1].hasComma { return start + length }
        return Self.afterTurn.contains(lower[start + length]) ? start + length : 0
    }

    private static let afterTurn = Lexicon.set(
        "let's we'll i'll i'd you you're your that's it's i we leave keep wait hold with not make"
    )
}
