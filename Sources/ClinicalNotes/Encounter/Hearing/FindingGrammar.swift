/// Reads one finding from where it begins, however the talk was cut: "no murmurs", "your belly is soft, not tender", "the left one
/// has a little crepitus too", "ferritin which is your iron stores that's 6".
struct FindingGrammar {
    enum Form {
        /// "No murmurs", "mild tenderness at the base".
        case named
        /// "The lungs are clear".
        case stated
        /// "It's not tender", "the left one has a little crepitus": of what was named before.
        case pointed
        /// "Not tender", directly behind another.
        case bare
    }

    struct Reading {
        var form: Form
        var range: Range<Int>
        /// "On the right", "the legs", said before it.
        var place: Range<Int>?
        var subject: Range<Int>?
        /// What is worded: without "I don't feel" and "there is".
        var object: Range<Int>
        var isAbsent = false
        /// "Last fall", of a value of then.
        var time: Range<Int>?
    }

    let words: [SpokenWord]
    let lower: [String]
    /// Where a clause begins as it was cut.
    var cuts: Set<Int>
    /// Where the clauses that were cut begin, in order.
    let starts: [Int]
    /// "He" or "she", where it is known.
    let patient: String?
    /// Where a sentence begins: no finding goes on over it.
    let sentences: Set<Int>

    /// `isOpen` where a clause begins, or another finding just ended.
    func reading(at start: Int, isOpen: Bool) -> Reading? {
        if start > 0, lower[start - 1] == "my" || !isOpen && Self.ofPart.contains(lower[start - 1]) { return nil }
        // "The blood | count was", "the pregnancy | test was".
        if !isOpen, start > 0, Self.heads.contains(lower[start]), EncounterShape.isNoun(lower[start - 1]) { return nil }
        if let read = named(start, place: nil) ?? stated(start, isOpen: isOpen) ?? pointed(start) { return read }
        // "Swelling in the legs | no tremor": the place is of what came before.
        guard let place = place(start), isOpen || opening(place.upperBound)?.isAbsent == false,
            var read = named(place.upperBound, place: place)
        else { return nil }
        read.range = start..<read.range.upperBound
        return read
    }

    /// "Nontender", "not tender at the insertion": told of what was told just before.
    func bare(_ at: Int) -> Reading? {
        guard at < lower.count, !Self.praise.contains(lower[at]) else { return nil }
        let first = lower[at] == "not" ? at + 1 : at
        guard first < lower.count, isState(lower[first]), lower[first] != "normal",
            first + 1 == lower.count || cuts.contains(first + 1) || !EncounterShape.isNoun(lower[first + 1])
                || begins(first + 1),
            let end = stateEnd(at)
        else { return nil }
        return .init(form: .bare, range: at..<end, object: at..<end)
    }

    private func named(_ at: Int, place: Range<Int>?) -> Reading? {
        guard at < lower.count else { return nil }
        if let opening = opening(at) {
            var start = at + opening.words.count
            while start < lower.count, opening.isAbsent, Self.articles.contains(lower[start]) { start += 1 }
            guard start < lower.count,
                !opening.isAbsent || !Self.afterNo.contains(lower[start]) && !Self.pointing.contains(lower[start]),
                let end = phraseEnd(start, isAbsent: opening.isAbsent), isFinding(start..<end, opening.isAbsent)
            else { return nil }
            return .init(form: .named, range: at..<end, place: place, object: start..<end, isAbsent: opening.isAbsent)
        }
        guard qualifies(at), let end = phraseEnd(at, isAbsent: false) else { return nil }
        return .init(form: .named, range: at..<end, place: place, object: at..<end)
    }

    /// "Full range of motion", "positive cross body adduction test", "mild tenderness over the joint".
    func qualifies(_ at: Int) -> Bool {
        guard Self.qualifiers.contains(lower[at]) else { return false }
        let next = lower[(at + 1)...].prefix(5)
        guard let noun = next.firstIndex(where: { Self.measured.contains($0) || isSign($0) }) else { return false }
        return next[..<noun].allSatisfy { EncounterShape.isNoun($0) || Self.degrees.contains($0) || isState($0) }
            || next[..<noun].allSatisfy { isPart($0) }
    }

    /// A sign, or what is absent at a part.
    func isFinding(_ object: Range<Int>, _ isAbsent: Bool) -> Bool {
        let named = lower[object]
        guard named.count < 20, !named.prefix(2).contains(where: { $0.hasSuffix("/5") }), !named.contains("one"),
            named.allSatisfy({ !EncounterWords.talk.contains($0) }),
            !named.contains(where: { Lexicon.negations.contains($0) || Self.toCome.contains($0) }),
            !named.contains(where: Lexicon.drugs.contains)
        else { return false }
        // "No enlarged nodes", "no blood in the urine".
        if isAbsent, named.count < 7, let last = named.last, isPart(last) || Self.ofSample.contains(last),
            !named.contains("about")
        {
            return true
        }
        return named.contains {
            isSign($0) || Self.measured.contains($0) && (isAbsent || !Self.vague.contains($0))
                || EncounterCandidates.absent.contains($0) && $0 != "history"
        }
    }

    private func stated(_ at: Int, isOpen: Bool) -> Reading? {
        guard let subject = subject(at, isOpen: isOpen) else { return nil }
        // "Your speech, | your balance, and your strength are": one subject of many.
        if at > 0, words[at - 1].hasComma, lower[subject.named].contains("and"), !isValue(lower[at - 1]) { return nil }
        // "Looks normal, that mass is": it goes on.
        guard let end = stateEnd(subject.verb + 1, of: lower[subject.verb]), end == lower.count || lower[end] != "that"
        else { return nil }
        return .init(form: .stated, range: at..<end, subject: subject.named, object: at..<end)
    }

    /// "Your left knee is", "pupils": the subject, and where its verb is or, without one, what stands before the state.
    func subject(_ at: Int, isOpen: Bool) -> (named: Range<Int>, verb: Int)? {
        var next = Self.owners.contains(lower[at]) ? at + 1 : at
        let first = next
        var isNamed = false
        guard first < lower.count, first > at || opensSubject(first, isOpen) else { return nil }
        while next < min(lower.count, first + 7), next == first || !sentences.contains(next) {
            let word = lower[next]
            if word.hasPrefix("exam") || ["vitals", "my"].contains(word) { return nil }
            if isDeepBreath(next) || next == first && next > 0 && isDeepBreath(next - 1) { return nil }
            // "Nodes | heart is", "the belly | abdomen is", "groin pain | external rotation is".
            if next > first, isApart(lower[next - 1], word) { return nil }
            if next > first, cuts.contains(next), !Self.binding.contains(lower[next - 1]),
                !EncounterSystem.sided.contains(lower[next - 1])
            {
                return nil
            }
            if next > first, words[next - 1].hasComma && word != "and" || Self.praise.contains(word) { return nil }
            if Self.verbs.contains(word), next > first {
                return isNamed && agrees(lower[first..<next], word) ? (first..<next, next) : nil
            }
            // "Reflexes 2+", "belly soft": only a part that stands first.
            if next > first, first == at, next < first + 3, isNamed, isValue(word), !Self.praise.contains(word),
                isPart(lower[next - 1]) || isTest(lower[next - 1])
            {
                return (first..<next, next - 1)
            }
            if isPart(word) || isTest(word) || isSign(word) || Self.measured.contains(word) {
                isNamed = true
            } else {
                let isJoined = next > first && (Self.within.contains(word) || Self.aside.contains(word))
                let isOwner =
                    next > first && Self.owners.contains(word)
                    && (Self.within.contains(lower[next - 1]) || lower[next - 1] == "and")
                // "B 12", "free T 4".
                let isLettered = word.count == 1 || next > first && lower[next - 1].count == 1
                guard
                    isJoined || isOwner || isLettered || Self.ofPart.contains(word) || Lexicon.sides[word] != nil
                        || EncounterShape.isNoun(word)
                        || Self.degrees.contains(word)
                else { return nil }
                if isLettered, word.first?.isNumber == true { isNamed = true }
            }
            next += 1
        }
        return nil
    }

    /// A part, a test or what tells which.
    private func opensSubject(_ at: Int, _ isOpen: Bool) -> Bool {
        let word = lower[at]
        if word == "straight", at + 1 < lower.count, lower[at + 1] != "leg" { return false }
        if isOpen, !Self.praise.contains(word), !Self.commands.contains(word), !EncounterWords.hedges.contains(word),
            word.count > 3 || at + 1 < lower.count && lower[at + 1].first?.isNumber == true,
            !EncounterShape.isVerb(word),
            !isState(word)
        {
            return true
        }
        return isPart(word) || isTest(word) || Self.measured.contains(word) || Self.sides.contains(word)
            || Self.ofPart.contains(word) || Self.degrees.contains(word) && word.count > 4
    }

    func isApart(_ last: String, _ word: String) -> Bool {
        if ["pain", "bilaterally"].contains(last), Self.ofPart.contains(word) || isPart(word) { return true }
        guard isPart(word) || isTest(word) else { return false }
        return last.hasSuffix("s") && !last.hasSuffix("ss") && !last.hasSuffix("is") && !last.hasSuffix("us")
            && EncounterShape.isNoun(last)
            || isSign(last) || Self.regions.contains(last) && Self.regions.contains(word)
    }

    /// Where a state that begins there ends: "soft and not tender to touch", "2 out of 5 on the left compared to 5 out of 5".
    private func stateEnd(_ start: Int, of verb: String = "is", isPointed: Bool = false) -> Int? {
        guard start < lower.count else { return nil }
        if ["has", "have"].contains(verb) {
            let isAbsent = lower[start] == "no"
            let from = isAbsent ? start + 1 : start
            guard from < lower.count, let end = phraseEnd(from), isFinding(from..<end, isAbsent) else { return nil }
            return end
        }
        var at = verb == "goes" && lower[start] == "to" ? start + 1 : start
        while at < lower.count, Self.degrees.contains(lower[at]) || lower[at].hasSuffix("ly") { at += 1 }
        if at + 2 < lower.count, lower[at] == "in", lower[at + 1] == "a", isState(lower[at + 2]) { at += 2 }
        guard at < lower.count, !(cuts.contains(at) && at > start) else { return nil }
        // "2 years ago" is no value.
        if lower[at].first?.isNumber == true, lower[at...].prefix(3).contains("ago") { return nil }
        if !isValue(lower[at]), isPointed || !isParticiple(at) {
            // "Is up", "was down", "comes down nicely".
            guard at > start,
                Self.moved.contains(lower[at - 1]) && verb != "goes"
                    || !Self.being.contains(verb) && lower[at - 1].hasSuffix("ly")
                        && !Self.hedging.contains(lower[at - 1])
            else { return nil }
            return at
        }
        let first = at
        // "Is clear | last time it was not".
        let isNow = start > 0 && ["is", "are"].contains(lower[start - 1])
        at += 1
        // "A regular rate and rhythm", "a controlled rate".
        if Self.articles.contains(lower[at - 2]) {
            guard at < lower.count, EncounterShape.isNoun(lower[at]) else { return nil }
            at += at + 2 < lower.count && lower[at + 1] == "and" && lower[at + 2] == "rhythm" ? 3 : 1
        }
        while at < lower.count, !stops(at), !isNow || lower[at] != "last" {
            let word = lower[at]
            let isCounted = lower[at - 1].first?.isNumber == true && !lower[at - 1].hasSuffix("+")
            // "9.6 | a normal would be 12".
            if isCounted, lower[at...].starts(with: ["a", "normal"]) { break }
            if isCounted, lower[at...].prefix(3).contains(where: ["before", "after"].contains) { return nil }
            if word.hasPrefix("bilateral"), at + 1 < lower.count, !stops(at + 1), let end = phraseEnd(at + 1),
                isPart(lower[at + 1]) || Self.ofPart.contains(lower[at + 1])
            {
                at = end
                break
            }
            if EncounterShape.prepositions.contains(word), word != "of" {
                let isCounted = at + 1 < lower.count && lower[at + 1].first?.isNumber == true
                guard let end = phraseEnd(at) ?? (isCounted ? at + 2 : nil) else { break }
                at = end
                break
            } else if isValue(word) || isParticiple(at) || Self.degrees.contains(word) || word.hasSuffix("ly")
                || Lexicon.units.contains(word)
                || Self.everywhere.contains(word) || ["and", "or", "but", "out", "of"].contains(word)
            {
                at += 1
            } else if Self.compared.contains(word) || EncounterShape.isNoun(word) {
                let isOwn = Self.qualifiers.contains(lower[at - 1]) || isSign(word)
                let isJoined = words[at - 1].hasComma || ["and", "or", "a"].contains(lower[at - 1])
                let isBound = isJoined || isCounted || Self.degrees.contains(lower[at - 1])
                // "Belly is soft | skin", "symmetric | normal facial expression"; a place or a cause is of the state.
                let isNext = beginsAlone(at) || word == "straight" || word.hasSuffix("'s") || isOwn && at - 1 > first
                if !Self.compared.contains(word), !isBound, isNext,
                    !lower[at...].prefix(3).contains(where: Self.measured.contains)
                {
                    if isOwn, at - 1 > first { at -= 1 }
                    break
                }
                guard let end = phraseEnd(at) else { break }
                at = end
                break
            } else {
                break
            }
        }
        return trimmed(start, at)
    }

    private func pointed(_ at: Int) -> Reading? {
        let next = at + 1 < lower.count ? lower[at + 1] : ""
        var verb: (said: String, end: Int)?
        // "Last fall | it was": then, and not now.
        if Self.times.contains(lower[at]), let it = lower[(at + 1)...].prefix(3).firstIndex(of: "it"),
            !lower[at..<it].contains(where: Self.verbs.contains), it > at + 1, var read = pointed(it)
        {
            read.range = at..<read.range.upperBound
            read.time = at..<it
            return read
        }
        if Self.contracted.contains(lower[at]) {
            verb = ("is", at + 1)
        } else if ["it", "that", "they"].contains(lower[at]), Self.verbs.contains(next), !Self.moving.contains(next) {
            verb = (next, at + 2)
        } else if lower[at] == "the", at + 3 < lower.count, ["left", "right"].contains(next),
            ["one", "side"].contains(lower[at + 2]), Self.verbs.contains(lower[at + 3])
        {
            verb = (lower[at + 3], at + 4)
        }
        guard let verb, verb.end < lower.count, !Self.praise.contains(lower[verb.end]), lower[verb.end] != "no",
            let end = stateEnd(verb.end, of: verb.said, isPointed: true)
        else { return nil }
        return .init(form: .pointed, range: at..<end, object: at..<end)
    }
}
