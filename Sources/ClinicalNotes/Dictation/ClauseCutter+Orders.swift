internal import Artifacts

/// Where an order goes on with what was begun, and where it is one of its own.
extension ClauseCutter {
    /// "Do not take naproxen, | stop clopidogrel, or drink alcohol", "once extubated, start apixaban, | stop heparin": what
    /// governs a list of orders stands at its head, and cut from it the rest would say the opposite.
    func isGoverned(_ at: Int) -> Bool {
        guard at > start, opensOrder(at) else { return false }
        // "Continue | check point therapy"
        if ["continue", "start", "needs"].contains(words[at - 1]) || awaitsObject(at) { return true }
        if isOfNamedThing(at) || isComma(at - 1) && isLead(start, at) || isJoinedByOr(at) { return true }
        let last = words[start..<at].lastIndex(of: ";").map { $0 + 1 } ?? start
        // Without marks a list has no end: only what stands near governs it.
        let list = isComma(at - 1) ? last..<at : max(last, at - 8)..<at
        return list.contains { governs($0, list, isMarked: isComma(at - 1)) }
    }

    private func opensOrder(_ at: Int) -> Bool {
        Cues.planVerbs.contains(words[at]) || words[at].hasPrefix("follow") || words[at] == "discharge"
    }

    /// A condition, a denial of what is to be done, an order of another or none: "told her to stop", "he could stop".
    private func governs(_ at: Int, _ list: Range<Int>, isMarked: Bool) -> Bool {
        let near = words[at + 1..<min(at + 4, list.upperBound)]
        let isOrder = near.first.map(Cues.planVerbs.contains) == true
        func isHead(_ at: Int) -> Bool { words[list.lowerBound..<at].allSatisfy(Self.opening.contains) }
        switch words[at] {
        case "if", "unless", "whether": return true
        case "once", "when": return (isInPlan || isHead(at)) && !near.prefix(1).contains(where: Self.rates.contains)
        case "before", "after", "whenever", "until", "should", "rather", "instead", "provided":
            return isMarked && isHead(at)
        case "to": return isOrder || words[max(list.lowerBound, at - 4)..<at].contains(where: Self.telling.contains)
        case "could", "might", "may", "would", "can", "said", "says", "recommended", "recommends": return isOrder
        case "not", "never", "don't", "cannot", "can't", "shouldn't", "mustn't", "won't":
            let first = at > list.lowerBound && words[at - 1] == "do" ? at - 1 : at
            let isOfPast = words[at] == "never" && near.first.map(Self.isPast) == true
            // "Cannot take naproxen, stop clopidogrel, or drink alcohol"
            let isOfOr = words[at...].prefix { !".;".contains($0) }.contains { ["or", "nor"].contains($0) }
            let isTold = Self.forbidding.contains(words[at]) || isOfOr
            let isImperative = (words[at] != "not" || first < at) && !isOfPast && isTold
            let begins = isHead(first) || isComma(first - 1) || Self.opening.contains(words[first - 1])
            let denied = near.prefix(1) + near.indices.dropFirst().prefix { !isComma($0) }.map { words[$0] }
            return isImperative && begins || denied.contains(where: Cues.planVerbs.contains)
        default: return false
        }
    }

    /// "Never smoked", "never on statins": told of the patient, not to the patient.
    private static func isPast(_ word: String) -> Bool {
        word.hasSuffix("ed") && !word.hasSuffix("eed") || ["had", "been", "has", "a", "an", "on"].contains(word)
    }

    /// "Start heparin, | hold warfarin, or continue both": one of them.
    private func isJoinedByOr(_ at: Int) -> Bool {
        (at..<words.count).prefix { !".;".contains(words[$0]) }.contains { next in
            next + 2 < words.count && isComma(next) && ["or", "nor"].contains(words[next + 1])
                && Cues.planVerbs.contains(words[next + 2])
        }
    }

    /// "Gaviscon | Advance": written with a capital right after a name that no list of drugs has.
    private func isOfNamedThing(_ at: Int) -> Bool {
        at > start + 1 && !isComma(at - 1) && words[at - 1].count > 3 && !Lexicon.drugs.contains(words[at - 1])
            && [at - 1, at].allSatisfy { tokens[$0].text.first?.isUppercase == true }
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

    private static let forbidding = Lexicon.set("not never don't shouldn't mustn't")
    private static let opening = Lexicon.set("and but then so also please only")
    private static let rates = Lexicon.set("daily weekly nightly monthly a per every each in at")
    private static let telling = Lexicon.set(
        "told asked advised instructed encouraged wants want wanted wishes agreed refused refuses declined declines offered"
    )
    private static let leading = Lexicon.set("for in on at with within during given regarding")
}
