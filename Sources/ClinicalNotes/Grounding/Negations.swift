/// What a negation holds for within a clause: the words after it to the next clause that begins without a mark, seven or a
/// list of any length, but not what says where and when; and the words before it where it stands behind them.
struct Negations {
    let words: [String]
    /// Words that a comma stands before.
    let commas: Set<Int>
    /// With its marks: then a negation reaches to the clause's end.
    let isWritten: Bool

    func read() -> (holds: [ClauseReader.Hold], distances: [Int]) {
        var holds = [ClauseReader.Hold](repeating: .affirmed, count: words.count)
        var distances = [Int](repeating: ClauseReader.far, count: words.count)
        var left = 0
        var distance = 0
        // After what says where and when, or after "problem" ("no problem walking"), a negation says nothing.
        var isOpen = false
        for (at, word) in words.enumerated() where !isNeutral(at) {
            if isOfBoth(at) {
                // What follows is so at times.
                (left, isOpen, distance) = (2, true, 0)
            } else if Lexicon.negations.contains(word) {
                if isTwofold(at) {
                    for before in max(0, at - 2)...at where holds[before] == .denied { holds[before] = .affirmed }
                    left = 0
                    continue
                }
                (left, isOpen, distance) = (isWritten ? .max : Self.reach, false, 0)
                if isBehind(at) {
                    for before in (max(0, at - 5)..<at).reversed() {
                        (holds[before], distances[before]) = (.denied, 0)
                        if commas.contains(before) || words[before] == "and" && before < at - 1 { break }
                    }
                    left = 0
                }
            } else if left > 0, ends(at, left) {
                left = 0
            } else if left > 0, commas.contains(at) || word == "or" || word == "nor" {
                if !isWritten { left = Self.reach }
                // "No problem in, uh, rehab": that comma is a pause.
                let isListing = commas.contains(at) && !(at > 0 && Self.tails.contains(words[at - 1]))
                if !isOpen || isListing || next(at) == "any" { (isOpen, distance) = (false, 0) }
                if isWritten, isOfFirst(at) { isOpen = true }
            } else if left > 0, Self.tails.contains(word), at > 0, holds[at - 1] == .denied, !isOpening(at),
                !isInfinitive(at), !isTold(at)
            {
                isOpen = true
            }
            if left > 0, !isWritten, word == "any" || isInfinitive(at) { left = Self.reach }
            if left > 0 {
                (holds[at], distances[at]) = (isOpen || isUnknown(at) ? .open : .denied, distance)
                if isAttitude(at) { isOpen = true }
                if Self.problems.contains(word) {
                    // "No problem walking" says that one walks.
                    if !isWritten, next(at).hasSuffix("ing") { left = 0 } else { isOpen = true }
                }
                if GroundedWords.stem(word) != nil, !Self.openers.contains(word) { distance += 1 }
            }
            left = max(0, left - 1)
        }
        return (holds, distances)
    }

    /// "Does not recall when": no more is denied than that it is known.
    private func isUnknown(_ at: Int) -> Bool {
        isWritten && Self.knowing.contains(words[at])
            && words[max(0, at - 2)..<at].contains { Lexicon.negations.contains($0) && !Self.denials.contains($0) }
    }
    static let knowing = Lexicon.set("know tell recall remember understand specify")
    private static let denials = Lexicon.set("denies denied deny denying")

    /// "I don't like morphine": he has it, and what he does not know may be so.
    private func isAttitude(_ at: Int) -> Bool {
        words[at] == "like" && at > 0 && Lexicon.negations.contains(words[at - 1]) || isUnknown(at)
    }

    /// A clause begins here that the negation before does not reach.
    private func ends(_ at: Int, _ left: Int) -> Bool {
        if words[at] == "or" || words[at] == "and", Self.afterOr.contains(next(at)) { return true }
        // "In no acute distress, calm": a finding of its own.
        if commas.contains(at), at > 0, words[at - 1] == "distress",
            // "No distress, wheezing, or stridor": one list.
            !words[at...].prefix(6).contains(where: { ["or", "nor"].contains($0) })
        {
            return true
        }
        // "It's nothing serious, just mild": not "not just".
        if words[at] == "just", at > 0, !words[at - 1].hasSuffix("n't"), words[at - 1] != "not", words[at - 1] != "n't"
        {
            return true
        }
        if !isWritten {
            // "I don't know, 4 glasses".
            if at > 0, words[at - 1] == "know", isGuess(at) {
                return true
            }
            return left < Self.reach
                && (Self.starters.contains(words[at]) && !isObject(at) || isFinding(at) || isOnExam(at))
        }
        return words[at] == "and" && Self.afterAnd.contains(next(at))
            || commas.contains(at) && Self.sayings.contains(words[at])
    }

    /// "4 glasses", ", maybe two", "maybe 4", not "about the diabetes".
    private func isGuess(_ at: Int) -> Bool {
        if words[at].first?.isNumber == true { return true }
        return Self.guessing.contains(words[at])
            && (commas.contains(at) || words[at] != "about" && next(at).first?.isNumber == true)
    }

    private static let guessing = Lexicon.set("maybe about probably like around")

    /// "I don't think you need", "haven't iced it since": what was denied goes on.
    private func isObject(_ at: Int) -> Bool {
        guard at > 0, Self.objects.contains(words[at]) else { return false }
        return Self.opinions.contains(words[at - 1]) || words[at - 1] == "as"
            || words[at] == "it" && !Self.afterIt.contains(next(at)) && !["and", "so", "but"].contains(words[at - 1])
    }

    /// "A resection with no recurrence, a cataract, and gout": a list with "and" may go on with what is so.
    private func isOfFirst(_ at: Int) -> Bool {
        guard commas.contains(at), let negation = words[..<at].lastIndex(where: Lexicon.negations.contains),
            negation > 0, words[negation - 1] == "with", words[negation] == "no"
        else { return false }
        return words[at...].contains("and") && !words[negation...].contains { $0 == "or" || $0 == "nor" }
    }

    /// "On your exam"; "not on the tablets" goes on.
    private func isOnExam(_ at: Int) -> Bool {
        words[at] == "on" && Self.examined.contains(next(at)) && !Lexicon.negations.contains(words[at - 1])
    }
    private static let examined = Lexicon.set("your my exam examination physical")

    /// "No drift sensation is intact": a finding of its own.
    private func isFinding(_ at: Int) -> Bool {
        // "No pneumonia, heart size is normal" too.
        let reach = commas.contains(at) ? 2 : 1
        return (1...reach).contains {
            at + $0 + 1 < words.count && ["is", "are"].contains(words[at + $0])
                && Self.sound.contains(words[at + $0 + 1])
        }
    }

    /// "not only", "including but not limited to", "with or without": they deny nothing.
    private func isNeutral(_ at: Int) -> Bool {
        guard Lexicon.negations.contains(words[at]) else { return false }
        let before = words[max(0, at - 2)..<at]
        let isListing = next(at) == "limited" && ["but", "including"].contains(before.last)
        return isListing || Self.neutral.contains(next(at)) || Self.isCourtesy(words[at], next(at))
            || words[at] == "without" && (before.last == "or" || isLastOfBoth(at))
            || words[at] == "not" && before.last == "or"
    }

    /// "I don't mind", "I can't wait": nothing is denied.
    static func isCourtesy(_ word: String, _ next: String) -> Bool { word != "no" && courtesies.contains(next) }
    private static let courtesies = Lexicon.set("mind worry wait hesitate")

    /// "With and without aura".
    private func isOfBoth(_ at: Int) -> Bool {
        at > 1 && words[at] == "without" && words[at - 1] == "and" && words[at - 2] == "with"
    }

    /// "With aura and without".
    private func isLastOfBoth(_ at: Int) -> Bool {
        at > 1 && words[at - 1] == "and" && next(at).isEmpty && words[..<at].contains("with")
    }

    /// A word that begins where, when or of what something is asked.
    static func opensCircumstance(_ word: String, after before: String) -> Bool {
        guard tails.contains(word) && !["that", "for", "if", "of", "so"].contains(word) || asking.contains(word) else {
            return false
        }
        return !openers.contains(before) && !problems.contains(before) && before != "you"
    }

    /// "not negative", the second of the two: it says that it is so.
    private func isTwofold(_ at: Int) -> Bool {
        Self.doubled.contains(words[at])
            // "Negative rash, negative jaundice" is a list.
            && words[max(0, at - 2)..<at].contains { Lexicon.negations.contains($0) && !Self.doubled.contains($0) }
    }

    private func next(_ at: Int) -> String { at + 1 < words.count ? words[at + 1] : "" }

    /// "Didn't seem to help", "don't need to follow up": what follows is denied too.
    private func isInfinitive(_ at: Int) -> Bool { words[at] == "to" && at > 0 && Self.leading.contains(words[at - 1]) }

    /// "Does not report that she fell": what follows is denied too.
    private func isTold(_ at: Int) -> Bool {
        guard isWritten, words[at] == "that", at > 0 else { return false }
        // "Denies having that cough": that one.
        let isPointing = words[at - 1] == "having" && at > 1 && Lexicon.negations.contains(words[at - 2])
        return Self.telling.contains(words[at - 1]) && !isPointing
    }
    private static let telling = Lexicon.set("report state mention say said describe reported stated mentioned having")

    /// "negative for", "no evidence of": the preposition belongs to the negation.
    private func isOpening(_ at: Int) -> Bool {
        // "Not currently on a supplement": nothing has been denied yet.
        Lexicon.negations.contains(words[at - 1]) || Self.openers.contains(words[at - 1])
            || words[at - 1] == "currently"
    }

    /// "ulceration not identified", "the test is negative", "deep margin, negative, stage 1".
    private func isBehind(_ at: Int) -> Bool {
        if at == 0 { return false }
        guard Self.trailing.contains(words[at]) else {
            guard words[at] != "no", Self.found.contains(next(at)), next(at) != "enlarged" else { return false }
            // "Not seen by cardiology" looks forward, and so does "not found unconscious".
            let after = at + 2 < words.count && !commas.contains(at + 2) ? words[at + 2] : ""
            return after != "by" && !(isWritten && (after == "to" || GroundedWords.stem(after) != nil))
        }
        return next(at).isEmpty || Self.starters.contains(next(at)) || Self.links.contains(words[at - 1])
            || commas.contains(at) && commas.contains(at + 1)
    }

    private static let sound = Lexicon.set(
        "intact normal clear steady regular soft fluent symmetric symmetrical stable fine unremarkable strong full brisk"
    )
    private static let reach = 7
    /// They begin a clause where no mark does.
    private static let starters = Lexicon.set(
        """
        i i'm i've he she it it's they we you you're there there's your so now alright okay and then but also
        """
    )
    private static let afterAnd = Lexicon.set(
        """
        the he she his her is was are were has have had states stated reports reported notes noted feels would will
        continues this that there does did it
        """
    )
    private static let sayings = Lexicon.set("states stated reports reported notes noted says")
    private static let doubled = Lexicon.set("negative absent denied")
    private static let problems = Lexicon.set("problem problems difficulty difficulties trouble issue issues")
    /// They begin what says where, when and what of.
    private static let tails = Lexicon.set(
        """
        in on with when while during due to for at after until of from as if what that than which who because so
        over along around near into above below across throughout
        """
    )
    private static let asking = Lexicon.set("when where how why what which")
    private static let openers = Lexicon.set(
        "evidence signs sign history issues problems complaints any type types kind kinds sort"
    )
    private static let leading = Lexicon.set(
        "seem seems seemed appear appears need needs needed want wants wanted able going try tried like likes have has had used"
    )
    private static let neutral = Lexicon.set("only sure certain doubt long")
    private static let objects = Lexicon.set("it you they he she we there i i've i'm it's")
    private static let opinions = Lexicon.set(
        "think believe feel know remember recall see say want sure mind take taken do done if"
    )
    private static let afterIt = Lexicon.set(
        """
        is was has does feels felt hurts seems looks looked would will did could can gets got comes had started may might
        should
        """
    )
    private static let afterOr = Lexicon.set("is are do does did it")
    private static let links = Lexicon.set("is are was were all been")
    /// What was looked for.
    static let found = Lexicon.set("identified seen noted found present appreciated enlarged palpable elicited")
    /// They deny what stands before them.
    private static let trailing = Lexicon.set("negative absent denied none")
}
