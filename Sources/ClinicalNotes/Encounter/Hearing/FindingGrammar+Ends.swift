/// Where what is found ends, and what the words of it are.
extension FindingGrammar {
    /// The end of a noun and what belongs to it; none where it runs into another clause.
    func phraseEnd(_ start: Int, isAbsent: Bool = true) -> Int? {
        var at = start
        // "Swelling and some warmth" is one finding, "no swelling and some warmth" is two.
        while at < lower.count, at == start || !stops(at) || !isAbsent && joinsSign(at) {
            if at > start + 20 { return nil }
            if at > start,
                Self.verbs.contains(lower[at])
                    || EncounterWords.modals.contains(lower[at]) && !isMonth(at)
                    || EncounterWords.past.contains(lower[at]) && lower[at] != "left"
            {
                return nil
            }
            at += 1
        }
        return trimmed(start, at)
    }

    private func joinsSign(_ at: Int) -> Bool {
        lower[at] == "and" && !cuts.contains(at) && at + 2 < lower.count && qualifies(at + 1) && isSign(lower[at + 2])
    }

    /// "In May".
    private func isMonth(_ at: Int) -> Bool { lower[at] == "may" && ["in", "last", "since"].contains(lower[at - 1]) }

    func trimmed(_ start: Int, _ end: Int) -> Int? {
        var end = end
        while end > start,
            Self.loose.contains(lower[end - 1]) || Self.owners.contains(lower[end - 1])
                || lower[end - 1] == "well" && end - 1 > start && lower[end - 2] == "as"
        {
            end -= 1
        }
        return end > start ? end : nil
    }

    /// Whether what came before is over at that word.
    func stops(_ at: Int) -> Bool {
        if sentences.contains(at) { return true }
        let word = lower[at]
        if isDeepBreath(at) || opensSidedPlace(at) { return true }
        if lower[at - 1] == "sides", !Self.within.contains(word), word != "and" { return true }
        // "5 out of 5 on the left | skin is intact".
        let isBehindSide =
            at > 2 && Self.sides.contains(lower[at - 1]) && lower[at - 2] == "the"
            && EncounterShape.prepositions.contains(lower[at - 3])
            && (!EncounterSystem.sided.contains(word)
                || at > 3 && lower[at - 4].first?.isNumber == true && lower[at...].dropFirst().first == "both")
        let isBound = Self.binding.contains(lower[at - 1]) && !isBehindSide
        if cuts.contains(at), !isBound, !Self.within.contains(word), !Self.heads.contains(word) { return true }
        if isBehindSide, EncounterSystem.sided.contains(word) { return true }
        let isListed = words[at - 1].hasComma || at + 1 < lower.count && ["and", "or"].contains(lower[at + 1])
        if !isBound, !isListed, !Self.heads.contains(word), isApart(lower[at - 1], word),
            lower[at - 1] != "bilaterally" || begins(at)
        {
            return true
        }
        if !isBound, at + 1 < lower.count, ["exam", "examination"].contains(lower[at + 1]) { return true }
        if Self.praised.contains(word), at + 1 < lower.count, ["job", "work", "boy", "girl"].contains(lower[at + 1]) {
            return true
        }
        // "Clear on that scan".
        let isOfIt =
            ["that", "this"].contains(word) && ["on", "in"].contains(lower[at - 1]) && at + 1 < lower.count
            && !isPart(lower[at + 1])
            && (EncounterShape.isNoun(lower[at + 1]) || EncounterCandidates.studies.contains(lower[at + 1]))
            && !Self.sides.contains(lower[at + 1])
        if Self.stopping.contains(word) && !isOfIt || !isBound && instructs(at) { return true }
        // "No edema | the shoulders".
        if Self.owners.contains(word), !isBound, !words[at - 1].hasComma,
            !EncounterShape.prepositions.contains(lower[at - 1]),
            !["than", "and", "or", "as", "all"].contains(lower[at - 1]), word != "both", !lower[at - 1].hasSuffix("ing")
        {
            return true
        }
        if Self.ofPlace.contains(word), lower[at...].prefix(5).contains(where: { $0.hasPrefix("exam") }) { return true }
        if ["and", "but", "or"].contains(word) {
            guard at + 1 < lower.count else { return true }
            let isOfOther =
                at + 3 < lower.count && Self.sides.contains(lower[at + 2]) && ["one", "side"].contains(lower[at + 3])
            return isOfOther || Self.stopping.contains(lower[at + 1]) || instructs(at + 1) || begins(at + 1)
                || Self.times.contains(lower[at + 1]) && lower[(at + 1)...].prefix(4).contains("it")
        }
        return !isBound && begins(at)
    }

    /// Whether another finding begins there, whatever stands before.
    func begins(_ at: Int) -> Bool {
        let word = lower[at]
        if word == "no" { return at + 1 < lower.count && !Self.afterNo.contains(lower[at + 1]) }
        // "No lumps on the right | a small mass on the left".
        if opensSign(at) { return true }
        if at > 0, Self.heads.contains(word), EncounterShape.isNoun(lower[at - 1]), at + 1 < lower.count,
            !Self.verbs.contains(lower[at + 1])
        {
            return false
        }
        // "Is normal | good arm swing".
        let isOwn = at > 1 && Self.being.contains(lower[at - 2]) || at > 0 && !isQualified(at - 1)
        if qualifies(at), isOwn, !EncounterShape.determiners.contains(lower[at - 1]) {
            return true
        }
        if let place = place(at) {
            // "Swelling in the legs | no tremor": the place is of what came before.
            let isOpen = cuts.contains(at) || at > 0 && ["and", "but"].contains(lower[at - 1])
            let isNew =
                !sentences.contains(place.upperBound) && opening(place.upperBound)?.isAbsent == false
                && lower[place].contains(where: isPart)
            if isOpen || at > 0 && isApart(lower[at - 1], word)
                || (Self.ofPlace.contains(word) ? isNew : Self.owners.contains(word))
            {
                return true
            }
        }
        guard let subject = subject(at, isOpen: cuts.contains(at)) else { return false }
        // "Nodules or thyroid | lungs are": the sign is of what stands before.
        if isSign(word), !isPart(word) { return false }
        let behind = subject.verb + 1
        return behind < lower.count
            && lower[behind...].prefix(4).contains(where: { isValue($0) || $0 == "no" || isSign($0) })
    }

    /// "The wrist and the hand strength are", not "strength are", and not "contracture and leg raise is".
    func agrees(_ subject: ArraySlice<String>, _ verb: String) -> Bool {
        Self.plural.contains(verb)
            ? subject.contains { $0.hasSuffix("s") || ["and", "both", "feet"].contains($0) }
            : !subject.contains("and") || !subject.contains(where: isSign)
    }

    func beginsAlone(_ at: Int) -> Bool {
        let isPlural = lower[at].hasSuffix("s") && !lower[at].hasSuffix("us")
        let isLast = at + 1 == lower.count || cuts.contains(at + 1) || Self.verbs.contains(lower[at + 1])
        return !isLast && opening(at + 1) != nil || isPart(lower[at]) && (isPlural || isLast)
    }

    func isDeepBreath(_ at: Int) -> Bool {
        lower[at] == "deep" && at + 1 < lower.count && lower[at + 1].hasPrefix("breath")
            && !(at + 2 < lower.count && lower[at + 2] == "sounds")
    }

    /// "On the right hip flexion is full | on the left hip it is 20": where one place opened, the next does.
    private func opensSidedPlace(_ at: Int) -> Bool {
        func isPlace(_ at: Int) -> Bool {
            at + 4 < lower.count && ["on", "at"].contains(lower[at]) && Self.owners.contains(lower[at + 1])
                && Self.sides.contains(lower[at + 2]) && EncounterSystem.sided.contains(lower[at + 3])
        }
        return isPlace(at) && (opening(at + 4) != nil || subject(at + 4, isOpen: true) != nil)
            && (0..<at).contains { isPlace($0) && ($0 == 0 || cuts.contains($0)) }
    }

    func opensSign(_ at: Int) -> Bool {
        ["a", "an"].contains(lower[at]) && at > 0 && !EncounterShape.prepositions.contains(lower[at - 1])
            && !["and", "or", "like", "not", "is", "has", "have", "feel", "see", "hear"].contains(lower[at - 1])
            && lower[(at + 1)...].prefix(3).contains(where: isSign)
    }

    func isQualified(_ at: Int) -> Bool { Self.qualifiers.contains(lower[at]) || Self.degrees.contains(lower[at]) }

    /// "Take a deep breath", "push down on my hand", "let me see those knees": said to who is examined.
    func instructs(_ at: Int) -> Bool {
        let word = lower[at]
        if isDeepBreath(at) || word == "let" || word == "go" && at + 1 < lower.count && lower[at + 1] == "ahead" {
            return true
        }
        guard Self.commands.contains(word), at + 1 < lower.count else { return false }
        let next = lower[(at + 1)...].prefix(5)
        return !next.contains { $0.first?.isNumber == true || Lexicon.drugs.contains($0) }
            && !Self.verbs.contains(lower[at + 1]) && !Self.within.contains(lower[at + 1])
            && (next.contains { isPart($0) || Self.handled.contains($0) }
                || next.first.map(Self.toward.contains) == true)
    }

    func isParticiple(_ at: Int) -> Bool {
        let word = lower[at]
        return word.count > 5 && (word.hasSuffix("ed") || word.hasSuffix("ing")) && !Self.acting.contains(word)
            && !isSign(word) && (at + 1 == lower.count || lower[at + 1] != "to")
    }

    func isValue(_ word: String) -> Bool { isState(word) || word.first?.isNumber == true }

    func isState(_ word: String) -> Bool {
        Self.states.contains(word) || word.hasPrefix("non") && word.count > 6 && word != "none"
    }

    func isPart(_ word: String) -> Bool {
        EncounterSystem.named(by: word) != nil && !isSign(word) || EncounterSite.isPart(word)
            || Self.parts.contains(word)
    }

    /// A side, a part, a study or a time.
    func tellsWhich(_ word: String) -> Bool {
        isPart(word) || isTest(word) || Self.sides.contains(word) || EncounterCandidates.studies.contains(word)
            || ["last", "ago", "yesterday", "year", "visit"].contains(word)
    }

    /// "Your heart", "neck": what comes is of it.
    func opensPart(_ at: Int) -> Bool {
        Self.owners.contains(lower[at]) || isPart(lower[at]) || isTest(lower[at]) || place(at) != nil
    }

    func isOfPlace(_ word: String) -> Bool {
        isPart(word) || Self.sides.contains(word) || Self.owners.contains(word) || Self.ofPlace.contains(word)
            || Self.leading.contains(word) || word == "now" || word == "side"
    }

    func isTest(_ word: String) -> Bool { EncounterPlacing.isLaboratory(word) || Self.tests.contains(word) }

    func isSign(_ word: String) -> Bool { Self.signs.contains(word) }

    /// "On the right", "over your left knee", "the legs", before what is found there.
    func place(_ at: Int) -> Range<Int>? {
        let isIn = Self.ofPlace.contains(lower[at])
        let first = isIn ? at + 1 : at
        guard first + 1 < lower.count, lower[first + 1] != "both" else { return nil }
        let reach = isIn ? 7 : 4
        guard let end = lower.indices[(first + 1)...].prefix(reach).first(where: { opening($0) != nil }),
            let last = lower[first..<end].last,
            isIn || EncounterSite.isPart(last) || Self.regions.contains(last) || Self.sides.contains(last)
                || last == "side",
            lower[first..<end].contains(where: { isPart($0) || Self.sides.contains($0) }),
            !(at + 1..<end).contains(where: cuts.contains),
            lower[first..<end].allSatisfy({
                isPart($0) || Self.sides.contains($0) || Self.owners.contains($0) || $0 == "side"
                    || isIn && (EncounterShape.isNoun($0) || $0 == "of")
            })
        else { return nil }
        return at..<end
    }

    func opening(_ at: Int) -> (words: [String], isAbsent: Bool)? {
        Self.openings[lower[at]]?.first { lower[at...].starts(with: $0.words) }
    }
}
