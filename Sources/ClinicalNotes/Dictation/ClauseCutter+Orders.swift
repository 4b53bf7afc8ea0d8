internal import Artifacts

/// Where an order goes on with what was begun, and where it is one of its own.
extension ClauseCutter {
    /// "Do not take naproxen, | stop clopidogrel, or drink alcohol", "once extubated, start apixaban, | stop heparin": what
    /// governs a list of orders stands at its head, and cut from it the rest would say the opposite.
    func isGoverned(_ at: Int) -> Bool {
        guard at > start, opensOrder(at) else { return false }
        if isObject(at) || isInPlan && isComma(at - 1) && isLead(start, at) || isJoinedByOr(at) { return true }
        let last = words[start..<at].lastIndex(of: ";").map { $0 + 1 } ?? start
        // Without marks a list has no end: only what stands near governs it.
        let list = isComma(at - 1) ? last..<at : max(last, at - 8)..<at
        return list.contains { governs($0, list) }
    }

    /// "Continue | check point therapy", "he uses | tiotropium": no order of its own, however it is written.
    func isObject(_ at: Int) -> Bool {
        // "Gaviscon | Advance after meals": an order to advance says what.
        let next = words.dropFirst(at + 1).first ?? ""
        let isName = words[at] == "advance" && (next.first?.isNumber == true || Self.takings.contains(next))
        return ["continue", "start", "needs"].contains(words[at - 1]) || awaitsObject(at) || isName && !isComma(at - 1)
    }

    private func opensOrder(_ at: Int) -> Bool {
        Cues.planVerbs.contains(words[at]) || words[at].hasPrefix("follow") || words[at] == "discharge"
    }

    /// A condition at the head or of an order, an order of another or none: "told her to stop", "he could stop".
    private func governs(_ at: Int, _ list: Range<Int>) -> Bool {
        let next = words[at + 1]
        switch words[at] {
        case "if", "unless": return !Self.asides.contains(next) && (begins(at, list) || isOfOrder(at, list))
        case "once", "when": return isInPlan && !isComma(at + 1) && !Self.rates.contains(next) && begins(at, list)
        case "before", "after", "whenever", "until", "should":
            return isInPlan && at == list.lowerBound && isComma(list.upperBound - 1)
        case "whether": return next == "to"
        case "to": return words[max(list.lowerBound, at - 4)..<at].contains(where: Self.telling.contains)
        case "could", "might", "said", "says", "recommended", "recommends": return Cues.planVerbs.contains(next)
        default: return forbids(at, list)
        }
    }

    private func begins(_ at: Int, _ list: Range<Int>) -> Bool {
        at == list.lowerBound || isComma(at - 1) || Self.opening.contains(words[at - 1])
    }

    /// "Stop heparin if platelets fall, | start argatroban", but not "call if worse, | start amoxicillin".
    private func isOfOrder(_ at: Int, _ list: Range<Int>) -> Bool {
        let order = words[list.lowerBound..<at].last { Cues.planVerbs.contains($0) || Self.returning.contains($0) }
        return order.map { !Self.returning.contains($0) } ?? false
    }

    /// "Cannot take naproxen, | stop clopidogrel, or drink alcohol": a bidding, and what ends in "or" is of one denial.
    /// "Never smoker", "does not check her sugars" and "cannot sleep" are told of the patient, not to the patient.
    private func forbids(_ at: Int, _ list: Range<Int>) -> Bool {
        let isSplit = words[at] == "not" && at > list.lowerBound && ["do", "should", "must"].contains(words[at - 1])
        let isOwed = isSplit && words[at - 1] != "do" || ["shouldn't", "mustn't"].contains(words[at])
        guard isSplit || Self.forbidding.contains(words[at]), isOwed || begins(isSplit ? at - 1 : at, list)
        else { return false }
        let (next, isOrder) = (words[at + 1], Cues.planVerbs.contains(words[at + 1]))
        let isBidding = isOrder || Self.doing.contains(next) || words[at] == "don't" || isSplit && words[at - 1] == "do"
        if let other = alternative(list.upperBound) {
            return isBidding && !Lexicon.drugs.contains(other) && !Self.asides.contains(other)
        }
        return isInPlan && isOrder && !["cannot", "can't", "won't"].contains(words[at])
    }

    /// "Start heparin, | hold warfarin, or continue both": one of them.
    private func isJoinedByOr(_ at: Int) -> Bool {
        (start..<at).contains(where: opensOrder) && alternative(at).map(Cues.planVerbs.contains) == true
    }

    /// What a list ends with behind its "or"; when to come back is no part of it.
    private func alternative(_ at: Int) -> String? {
        let rest = words[at...].prefix { !".;".contains($0) }
        let or = rest.indices.dropFirst().first { ["or", "nor"].contains(rest[$0]) && isComma($0 - 1) }
        return or.flatMap { rest.dropFirst($0 + 1 - at).first }.flatMap { Self.returning.contains($0) ? nil : $0 }
    }

    /// "For gout, | continue allopurinol", "in four weeks, | increase it": what leads to the order is no clause.
    private func isLead(_ from: Int, _ end: Int) -> Bool {
        Self.leading.contains(words[from]) && end - from > 2
            && !(from..<end - 1).contains { isComma($0) || Self.verbs.contains(words[$0]) || opensOrder($0) }
    }

    /// "For gout, continue allopurinol, | for pain, start acetaminophen": the next one begins as the first did.
    func beginsLead(_ at: Int) -> Bool {
        guard at > start, isComma(at - 1), words[at] == words[start],
            let comma = (at..<min(at + 7, words.count - 1)).first(where: isComma)
        else { return false }
        return opensOrder(comma + 1) && isLead(at, comma + 1) && (start..<at).contains(where: opensOrder)
    }

    /// "Mr. Jones, | her husband, takes warfarin": who that is stands behind the name.
    func isApposition(_ at: Int) -> Bool {
        guard at > start, isComma(at - 1), Self.owners.contains(words[at]), at - start < 5,
            let comma = (at + 1..<min(at + 4, words.count)).first(where: isComma)
        else { return false }
        return words[at + 1..<comma].contains(where: PlacementRules.isAnother)
            && !words[start..<at].contains(where: Self.verbs.contains)
    }

    private static let forbidding = Lexicon.set("never don't cannot can't shouldn't mustn't won't")
    private static let takings = Lexicon.set("after before at with daily twice")
    private static let doing = Lexicon.set("take use give drive skip")
    private static let opening = Lexicon.set("and but then so also please only")
    private static let rates = Lexicon.set("daily weekly nightly monthly a per every each in at needed")
    private static let asides = Lexicon.set("needed able possible tolerated necessary sooner earlier later if as until")
    private static let returning = Lexicon.set("return call go come follow see seek")
    private static let telling = Lexicon.set("told asked advised instructed encouraged")
    private static let leading = Lexicon.set("for in on at with within during given regarding before after until")
}
