/// A child's visit, where a parent speaks: "I" is not the patient.
enum EncounterProxy {
    /// Whether who is marked as the patient speaks of a child.
    static func speaks(in clauses: [Spoken]) -> Bool {
        let told = clauses.filter(\.isOfPatient)
        if told.prefix(4).contains(where: comesWithChild), let asked = askedOfChild(in: clauses), asked >= 1 {
            return true
        }
        let ofChild = told.count { $0.words.trimmed().prefix(3).contains { child.contains($0.lower) } }
        if clauses.contains(where: { !$0.isOfPatient && $0.isOfYoung }) {
            return ofChild > 1
        }
        if comesAlong(in: clauses, told), ofChild >= told.count(where: isBegunBySpeaker) - 1 { return true }
        if isOfPresent(in: clauses, told) {
            let ofSpeaker = told.count(where: isBegunBySpeaker)
            // "Hi mom, how are you feeling?" is her own visit.
            let opening = clauses.filter { !$0.isOfPatient }.prefix(3)
            let isHers = opening.contains { $0.lower.contains(where: ofYou.contains) } && 2 * ofChild < ofSpeaker
            if ofChild >= ofSpeaker - 1 || greetsParent(in: clauses) && !isHers { return true }
        }
        if ofChild > 2, addressesParent(in: clauses), ofChild > told.count(where: isBegunBySpeaker) { return true }
        // Who tells a child's age speaks of it from the beginning, and of himself less.
        return clauses.indices.filter { clauses[$0].isOfPatient }.prefix(16).contains { tellsAge($0, in: clauses) }
            && ofChild > told.count(where: isBegunBySpeaker)
    }

    /// The clause that brings a child along, where the clinician speaks of "you" as much as of "him": whose visit is it?
    static func unclear(in clauses: [Spoken]) -> Spoken? {
        guard let asked = askedOfChild(in: clauses), (0.5...2).contains(asked) else { return nil }
        return clauses.filter(\.isOfPatient).prefix(4).first(where: comesWithChild)
    }

    /// How much oftener the clinician speaks of the child than of who speaks: for whom a visit is, is told by who is examined and
    /// asked, not by who came along. `nil` where he never does.
    private static func askedOfChild(in clauses: [Spoken]) -> Double? {
        let asked = clauses.filter { !$0.isOfPatient }
        let third = asked.count { $0.lower.contains(where: ofThird.contains) }
        let second = asked.count {
            $0.lower.contains(where: ofYou.contains) && !$0.lower.contains(where: ofThird.contains)
        }
        return third == 0 ? nil : Double(third) / max(0.4, Double(second))
    }

    /// "I'm here for my son's rash", "I brought my daughter with me".
    private static func comesWithChild(_ clause: Spoken) -> Bool {
        clause.lower.indices.dropFirst().dropLast().contains { at in
            clause.lower[at] == "my" && ["for", "brought"].contains(clause.lower[at - 1])
                && clause.lower[(at + 1)...].prefix(2).contains(where: children.contains)
        }
            && clause.lower.prefix(4).contains { ["here", "in", "brought"].contains($0) }
    }

    /// "I'm her mom", "I'm his nephew, I'll translate": who speaks is not the patient.
    private static func comesAlong(in clauses: [Spoken], _ told: [Spoken]) -> Bool {
        told.prefix(4).contains { clause in
            clause.lower.indices.dropLast(2).contains { at in
                clause.lower[at] == "i'm" && ["her", "his", "their"].contains(clause.lower[at + 1])
                    && Lexicon.relatives[clause.lower[at + 2]] != nil
            }
        }
    }

    /// "Is he allergic to anything?", "he's four, right?", asked where nobody was named whom "he" could be: he is the patient.
    private static func isOfPresent(in clauses: [Spoken], _ told: [Spoken]) -> Bool {
        guard let asked = askedOfChild(in: clauses), asked >= 1 else { return false }
        // "A guy rear-ended me", "he hit me": who begins with himself, or to whom "he" does something, is the patient.
        let isOfSelf =
            asked == 1 || told.first.map(isOfSpeaker) == true
            || told.contains { $0.lower.first.map(child.contains) == true && $0.lower.contains("me") }
        return clauses.indices.contains { at in
            let lower = clauses[at].lower
            guard !clauses[at].isOfPatient,
                clauses[at].isQuestion || EncounterTruth.asks(clauses[at]) || lower.last == "right",
                lower.prefix(4).contains(where: child.contains),
                !clauses[max(0, at - 8)...min(at + 2, clauses.count - 1)].contains(where: namesAnother)
            else { return false }
            return isYoung(lower) || greetsParent(in: clauses)
                || !isOfSelf
                    && clauses[(at + 1)...].prefix(2).contains { reply in
                        reply.isOfPatient && reply.lower.prefix(3).contains(where: child.contains)
                    }
        }
    }

    private static func namesAnother(_ clause: Spoken) -> Bool {
        clause.lower.contains { word in
            Lexicon.relatives[word] != nil && !parents.contains(word) || others.contains(word)
        }
    }

    /// "Hi mom", "hello dad".
    private static func greetsParent(in clauses: [Spoken]) -> Bool {
        clauses.filter { !$0.isOfPatient }.prefix(3).contains { clause in
            zip(clause.lower, clause.lower.dropFirst()).contains { greetings.contains($0) && parents.contains($1) }
        }
    }

    private static func isYoung(_ lower: [String]) -> Bool {
        zip(lower, lower.dropFirst()).contains {
            ["he's", "she's"].contains($0) && (Int($1).map { $0 < 13 } ?? young.contains($1))
        }
    }

    private static func isBegunBySpeaker(_ clause: Spoken) -> Bool {
        clause.words.trimmed().prefix(2).contains { ["i", "i'm", "i've", "my"].contains($0.lower) }
    }

    /// "So, mom, how long has this been going on?", by who speaks of "him" more than of "you": not "how is your mom?".
    private static func addressesParent(in clauses: [Spoken]) -> Bool {
        let asked = clauses.filter { !$0.isOfPatient }
        let addressed = asked.count { clause in
            clause.lower.indices.contains { at in
                ["mom", "dad"].contains(clause.lower[at])
                    && (at == 0 || !owning.contains(clause.lower[at - 1]))
            }
        }
        return addressed > 1
            && asked.count { $0.lower.contains { ofThird.contains($0) } }
                > asked.count { $0.lower.contains { ofYou.contains($0) } }
    }

    /// Whether the child is a boy or a girl, where nearly all that either speaker says of it agrees.
    static func gender(in clauses: [Spoken]) -> PatientVoice.Gender? {
        let (he, she) = clauses.reduce(into: (0, 0)) { count, clause in
            count.0 += clause.lower.count { ["he", "he's", "his", "him"].contains($0) }
            count.1 += clause.lower.count { ["she", "she's", "her"].contains($0) }
        }
        if he > 4, he > 4 * she { return .he }
        return she > 4 && she > 4 * he ? .she : nil
    }

    /// Whether the age of a child is told of whom the clinician speaks, too: "I live with my daughter, she's 7" says nothing of a
    /// patient.
    private static func tellsAge(_ at: Int, in clauses: [Spoken]) -> Bool {
        guard tellsAge(clauses[at].lower) else { return false }
        let asked = clauses.filter { !$0.isOfPatient }
        let ofChild = asked.count { $0.lower.contains { ofThird.contains($0) } }
        let isOfRelative = clauses[max(0, at - 2)...at].contains { clause in
            clause.isOfPatient && clause.lower.contains { Lexicon.relatives[$0] != nil }
        }
        return isOfRelative ? ofChild > asked.count { $0.lower.contains { ofYou.contains($0) } } : ofChild > 0
    }

    /// "She's 7", "he is 4 years old", told by who speaks of a child.
    private static func tellsAge(_ lower: [String]) -> Bool {
        lower.indices.dropFirst().contains { at in
            guard let age = Int(lower[at]), (1..<13).contains(age), ["he's", "she's"].contains(lower[at - 1]) else {
                return false
            }
            return at + 1 == lower.count || ["he", "she", "and", "years"].contains(lower[at + 1])
        }
    }

    /// Whether a clause says something of who speaks.
    static func isOfSpeaker(_ clause: Spoken) -> Bool { clause.lower.contains(where: speaker.contains) }

    /// Whether a parent's "she" at clause `at` is the child: nobody else whom she may be was named just before.
    static func tellsOfChild(_ at: Int, in clauses: [Spoken], _ voice: PatientVoice) -> Bool {
        let own: Set<String> = [voice.subject, voice.subject + "'s", voice.object, voice.possessive]
        let words = clauses[at].words.trimmed().map(\.lower)
        guard let first = words.first, own.contains(first), !isOfSpeaker(clauses[at]),
            words.allSatisfy({ own.contains($0) || !EncounterCandidates.thirdPersons.contains($0) })
        else { return false }
        return !clauses[max(0, at - 5)...at].contains { clause in
            clause.isOfPatient && clause.lower.contains { Lexicon.relatives[$0] != nil || others.contains($0) }
        }
    }

    /// "Hi mom, you look tired": said of the parent, not of the child.
    static func addressesParent(_ at: Int, in clauses: [Spoken]) -> Bool {
        let words = clauses[at].unhedged.prefix(3)
        // "You can give her a sticker".
        if !clauses[at].isOfPatient, words.contains("you"),
            clauses[at].lower.indices.dropFirst().contains(where: { place in
                ["her", "him"].contains(clauses[at].lower[place])
                    && ["give", "gives", "giving", "help", "let", "have", "take", "bring"].contains(
                        clauses[at].lower[place - 1]
                    )
            })
        {
            return true
        }
        return !clauses[at].isOfPatient && words.contains { ["you", "you're", "you've"].contains($0) }
            && !words.contains { ["i", "we", "i'll", "we'll", "can", "should"].contains($0) }
    }

    /// Clauses in which a parent tells of himself, who is no patient.
    static func marked(_ clauses: [Spoken], isByProxy: Bool) -> [Spoken] {
        guard isByProxy else { return clauses }
        return clauses.map { clause in
            var clause = clause
            // "I brought him in because he has a fever": the rest is of the child.
            if clause.isOfPatient, let because = clause.lower.firstIndex(of: "because"),
                because + 2 < clause.lower.count,
                child.contains(clause.lower[because + 1]), !clause.lower[because...].contains(where: speaker.contains)
            {
                clause.words.removeSubrange(...because)
            }
            clause.isOfCompanion = clause.isOfPatient && isOfSpeaker(clause)
            return clause
        }
    }

    private static let others = Lexicon.set(
        "girl boy friend friends teacher nurse doctor pediatrician kid cousin neighbor coach everyone somebody someone dr dr. surgeon cardiologist "
            + "specialist therapist neurologist orthopedist dentist"
    )
    private static let children = Lexicon.set("son's daughter's son daughter baby's baby")
    private static let parents = Lexicon.set("mom dad mommy daddy mama grandma")
    private static let greetings = Lexicon.set("hi hello hey morning afternoon")
    private static let young = Lexicon.set("one two three four five six seven eight nine ten eleven twelve")
    private static let owning = Lexicon.set("your my his her the their a to with from and or how's")
    private static let ofThird = Lexicon.set("he she he's she's his her him")
    private static let ofYou = Lexicon.set("you your you're you've")
    private static let child = Lexicon.set("he she he's she's")
    private static let speaker = Lexicon.set("i i'm i've i'd i'll my me we we're we've our")
}

extension Spoken {
    /// "6-year-old", "18-month-old".
    fileprivate var isOfYoung: Bool {
        lower.indices.contains { at in
            let word = lower[at]
            // "You have a 3-year-old at home?"
            if lower[..<at].suffix(3).contains(where: ["you", "your", "you've"].contains) { return false }
            if word.hasSuffix("month-old") || word.hasSuffix("week-old") { return true }
            guard word.hasSuffix("year-old") else { return false }
            // "3 -year-old".
            let number = word.hasPrefix("-") && at > 0 ? lower[at - 1] : String(word.prefix(while: \.isNumber))
            return Int(number).map { $0 < 13 } == true
        }
    }
}
