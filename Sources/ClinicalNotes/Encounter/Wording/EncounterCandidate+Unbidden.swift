internal import Artifacts

/// What is said like a command and is none: others do it, it hangs on a case, it is asked, it is told of oneself.
extension EncounterCandidates {
    /// "People on lithium | avoid it", "once you finish it | start the naproxen", "the surgeon says | don't eat": whether what stands
    /// before a verb makes it no command.
    static func isTaken(by lead: ArraySlice<String>) -> Bool {
        let lead = Array(lead)
        return isOfOthers(lead)
            || lead.indices.contains { opensCase(lead[$0...]) }
    }

    static func isOfOthers(_ lead: [String]) -> Bool {
        lead.contains(where: { Lexicon.relatives[$0] != nil }) || isReported(lead) || isOfKind(lead)
    }

    /// "Some doctors say", "he told me", not "I would say".
    static func isReported(_ lower: [String]) -> Bool {
        guard let say = lower.lastIndex(where: reporting.contains) else { return false }
        return !lower[..<say].suffix(3).contains { ["i", "i'd", "i'm", "we", "like", "as"].contains($0) }
    }

    /// "Some doctors say", of which what they say is still to come.
    static func endsInReport(_ lower: [String]) -> Bool {
        lower.suffix(2).contains(where: reporting.contains) && isReported(lower)
    }

    /// "Drugs like prednisone | increase", "kids on it | drink", which have no verb yet; not "your meds are fine | stay on it".
    private static func isOfKind(_ lead: [String]) -> Bool {
        guard
            let doer = lead.indices.last(where: {
                kinds.contains(lead[$0])
                    // "Some on lithium", not "some crutches".
                    || ["some", "most", "many", "those"].contains(lead[$0])
                        && ($0 + 1 == lead.count || ["who", "on", "with", "like", "of"].contains(lead[$0 + 1]))
            })
        else { return false }
        return !lead[doer...].contains(where: EncounterWords.finite.contains)
    }

    /// "Once you finish it", "in case of fever", "should you have pain": when, and no more than then.
    static func opensCase(_ lower: ArraySlice<String>) -> Bool {
        let (next, second) = (lower.dropFirst().first ?? "", lower.dropFirst(2).first ?? "")
        switch lower.first ?? "" {
        case "if", "unless", "when", "whenever", "after", "before", "until", "till", "while": return true
        case "once": return !["a", "daily", "again", "every", "per"].contains(next)
        case "in": return next == "case"
        case "as": return next == "soon"
        case "should": return next == "you" && !second.isEmpty
        default: return false
        }
    }

    /// "Use a cane" "no", "keep a log" "I do": it was asked how it is.
    func isAnswered(_ at: Int) -> Bool {
        guard at + 1 < clauses.count, clauses[at + 1].isOfPatient, clauses[at].words.count < 9,
            !clauses[at].lower.dropFirst().contains(where: Lexicon.negations.contains)
        else { return false }
        let reply = Array(clauses[at + 1].lower.drop { ["well", "oh", "um", "uh", "yes", "yeah"].contains($0) })
        guard let first = reply.first else { return clauses[at + 1].lower == ["yes"] }
        let second = reply.dropFirst().first ?? ""
        if ["no", "nope", "never", "sometimes", "occasionally"].contains(first) {
            return !["problem", "problems", "questions", "worries", "that's", "thanks"].contains(second)
        }
        return first == "i" && ["do", "don't", "did", "didn't", "used", "have", "already", "never"].contains(second)
            || first == "i've" || reply.starts(with: ["not", "really"])
    }

    /// "Eat a lot of salt", "drink alcohol on weekends": asked, or supposed, and never advised.
    static func isHarmful(_ lower: [String]) -> Bool {
        guard let verb = lower.first, ["eat", "drink", "use", "have", "add", "smoke", "take"].contains(verb) else {
            return false
        }
        return lower.contains(where: harms.contains) && !lower.contains(where: sparing.contains)
    }

    /// "Put your arm behind your back", "bring your knee to your chest": a part of the body is moved, and nothing of the plan with it.
    static func placesPart(_ lower: [String]) -> Bool {
        guard let verb = lower.first, placing.contains(verb),
            lower.contains(where: {
                EncounterSite.isPart($0) || EncounterSystem.sided.contains($0) || limbs.contains($0)
            })
        else { return false }
        // "Keep your weight off your foot".
        if verb == "keep", lower.contains("off") { return false }
        return !lower.contains {
            $0.first?.isNumber == true || kept.contains($0) || EncounterReplies.units.contains($0)
                || Lexicon.drugs.contains($0)
        }
    }

    /// "I'd drink coffee all day in residency", "I'd take it if it were on your face": what one did, or would do in another case.
    static func isSupposed(_ lower: [String], _ begin: Int, _ head: EncounterDirective) -> Bool {
        let said = lower[begin..<head.end]
        guard head.actor == .clinician, said.contains(where: { ["i'd", "we'd", "would"].contains($0) }),
            !said.contains("like")
        else { return false }
        let (lead, rest) = (lower[..<begin], Array(lower[head.end...]))
        if EncounterProviso.isPast(lower) { return true }
        if let first = lead.first(where: { !EncounterWords.hedges.contains($0) }),
            ["in", "on", "at", "back"].contains(first),
            !lead.contains(where: { $0 == "your" || ofTime.contains($0) || EncounterReplies.units.contains($0) })
        {
            return true
        }
        return rest.indices.contains { at in
            let later = rest[(at + 1)...].prefix(8)
            switch rest[at] {
            case "during": return true
            case "before", "when", "while": return ["i", "i'd", "i'm", "we", "he", "she"].contains(later.first ?? "")
            case "if", "unless": return later.contains { $0 == "were" || EncounterWords.past.contains($0) }
            default: return false
            }
        }
    }

    /// "I'd love to start it, but your insurance won't cover it", "I'd prefer a statin but it's up to you": a wish that is not done.
    static func isOnlyWished(_ said: ArraySlice<String>, _ at: Int, in clauses: [Spoken]) -> Bool {
        guard said.contains("to"), said.contains(where: wishes.contains) else { return false }
        let isFond = said.contains { ["love", "prefer"].contains($0) }
        let next = at + 1 < clauses.count ? clauses[at + 1] : nil
        let own = clauses[at...].prefix(3).prefix { !$0.isOfPatient }.count
        if isFond, at + own < clauses.count, clauses[at + own].isOfPatient,
            clauses[at + own].lower.prefix(4).contains(where: Lexicon.negations.contains)
        {
            return true
        }
        let here = clauses[at].lower
        let but =
            here.firstIndex(of: "but").map { here[$0...] }
            ?? (next?.speaker == clauses[at].speaker && next?.lower.first == "but" ? next?.lower[...] : nil)
        guard let but else { return false }
        return isFond || but.contains { ["won't", "can't", "too"].contains($0) }
            || but.indices.contains { but[$0...].starts(with: ["you", "don't", "want"]) }
    }

    /// "You might start a fight with that": what may come of it.
    func isRisk(_ intent: Intent?) -> Bool {
        guard let (rest, head) = intent, rest[1].lower != "to" else { return false }
        return ["start", "take", "use"].contains(rest[0].lower) && !isMeant(head, rest.map(\.lower))
    }

    /// "I'd avoid it", "let's lose the coffee", and what the visit is about or is timed: not "let's eat lunch", "I'd wear a mask".
    func isAdvisable(_ lower: [String], _ at: Int) -> Bool {
        guard isPlanned(at), let verb = lower.first, !Self.isInState(lower) else { return false }
        if Self.refraining.contains(verb) { return true }
        return lower.dropFirst().contains { word in
            word.first?.isNumber == true || EncounterReplies.units.contains(word) || Self.ofTime.contains(word)
                || Lexicon.drugs.contains(word)
                || word.count > 3 && Self.handled.contains(word)
                    && clauses.indices.contains { $0 != at && clauses[$0].lower.contains(word) }
        }
    }

    /// "In pregnancy", "in college": of such a time, or of such people.
    private static func isInState(_ lower: [String]) -> Bool {
        lower.indices.dropLast().contains { at in
            lower[at] == "in" && EncounterShape.isNoun(lower[at + 1]) && GroundedTimes.months[lower[at + 1]] == nil
                && !handled.contains(lower[at + 1]) && lower[at + 1].first?.isNumber == false
                && (at + 2 == lower.count || !EncounterShape.isNoun(lower[at + 2]))
        }
    }

    /// "Don't drink wine with it": with what is lost, all wine is forbidden.
    func losesCompany(_ told: [SpokenWord], _ at: Int) -> Bool {
        let end = clauses[at].lower.suffix(2)
        guard let last = end.last, ["it", "that", "them", "this", "those"].contains(last),
            ["with", "on", "before", "after", "during"].contains(end.first)
        else { return false }
        return told.last?.lower != last
    }

    private static let reporting = Lexicon.set("say says said saying told tell tells claims thinks")
    private static let kinds = Lexicon.set(
        """
        people patients kids children folks guys women men others drugs meds medicines medications pills things
        everyone everybody someone
        """
    )
    private static let harms = Lexicon.set("alcohol beer wine liquor salt sodium sugar cigarettes tobacco soda sweets")
    private static let sparing = Lexicon.set(
        "less no not low only without little fewer than instead saline water rinse rinses free scrub avoid bath"
    )
    private static let placing = Lexicon.set("put keep drop lower bring hold push place walk let bend straighten")
    private static let limbs = Lexicon.set("hand hands feet legs arms palms palm toes heel heels fist chin")
    /// What tells of care at home: "keep your foot elevated", "put a pillow under your leg", "put ice on your knee".
    private static let kept = Lexicon.set(
        """
        elevated dry clean covered wrapped moisturized day daily daytime night bedtime until while every times when whenever avoid
        pillow pillows ice heat pad boot splint sling brace cast stockings socks shoes cream ointment lotion vaseline sunscreen gauze
        bandage dressing patch drops water bag wrap morning evening weight-bearing
        """
    )
    private static let wishes = Lexicon.set("love prefer like want")
    private static let ofTime = Lexicon.set(
        "night bedtime morning evening daily twice now today tomorrow tonight meantime point time case moment first"
    )
    private static let refraining = Lexicon.set("stop avoid skip limit quit lose minimize cut hold reduce stay")
}
