internal import Artifacts

/// What the patient tells.
extension EncounterCandidates {
    func patient(_ spoken: [SpokenWord], _ at: Int) -> EncounterCandidate? {
        // After the examination the patient asks, thanks and jokes.
        let isLate = clauses.count > 40 && at * 10 > clauses.count * 7
        guard spoken.count <= 40, !isLate || spoken.contains(where: { Lexicon.drugs.contains($0.lower) }) else {
            return nil
        }
        // "... so I could breathe": what for, not what was.
        if ["so i could", "so i can", "so i would", "that i could"].contains(
            clauses[at].lower.prefix(3).joined(separator: " ")
        ) {
            return nil
        }
        if let (rest, verb) = EncounterGuess.parted(spoken.trimmed()) {
            return patient(rest, at).flatMap { EncounterGuess.worded($0, verb, voice) }
        }
        var words = withoutOthers(spoken)
        words = Self.untilApart(words)
        // What follows a conjunction may be talk, or run on: the longest part before it that stands is stated.
        let whole = Self.beginsOfTalk(words) ?? words.count
        var ends = words[..<whole].indices.dropFirst(3).filter { isCut($0, words) }
        if whole == words.count, words.count <= 26 { ends.append(whole) }
        if whole == words.count, let all = EncounterCircumstance(clauses: clauses).whole(words, at), all.count < 24,
            let found = told(all, at)
        {
            return found
        }
        for end in ends.reversed() {
            if let found = told(end == words.count ? words : Array(words[..<end]).trimmed(), at) { return found }
        }
        return nil
    }

    /// What was denied may have an exception: it is not stated without it.
    private func isCut(_ at: Int, _ words: [SpokenWord]) -> Bool {
        Self.joining.contains(words[at].lower) && !EncounterWhole.parts(words, at)
            && !EncounterWhole.partsName(words, at)
            && !(Self.excepting.contains(words[at].lower)
                && words[..<at].contains { Lexicon.negations.contains($0.lower) })
    }

    /// Where talk begins, that no note holds.
    private static func beginsOfTalk(_ words: [SpokenWord]) -> Int? {
        words.indices.first { at in
            EncounterWords.talk.contains(words[at].lower) || toOthers.contains(words[at].lower)
                || at > 2 && isIdle(words[at...].prefix(4).map(\.lower))
                // "Do not laugh".
                || words[at].lower == "don't" && at > 1 && at + 1 < words.count
                    && ["laugh", "ask", "tell", "judge", "yell"].contains(words[at + 1].lower)
                    && !["i", "you", "they", "we"].contains(words[at - 1].lower)
                // "And wait a minute".
                || words[at].lower == "wait" && at + 1 < words.count && ["a", "no"].contains(words[at + 1].lower)
        }
    }

    /// "We were helping my daughter": the patient was.
    private func withoutOthers(_ words: [SpokenWord]) -> [SpokenWord] {
        words.enumerated().map { at, word in
            guard let single = Self.singular[word.lower], at + 1 < words.count,
                !Self.together.contains(words[at + 1].lower)
            else { return word }
            var word = word
            (word.text, word.lower) = (single, single)
            return word
        }
    }

    private func told(_ spoken: [SpokenWord], _ at: Int) -> EncounterCandidate? {
        var words = spoken
        guard !Self.isChat(words), !isOpen(words, at), !Self.lacksObject(words) else { return nil }
        // "I've had better days": no better than before.
        if words.map(\.lower) == ["i've", "been", "better"] { return nil }
        words = withNamedObject(inPast(notToBed(beforeNextTime(words, at)), at), at)
        words = EncounterReaction(clauses: clauses).named(EncounterAsked(clauses: clauses).inFamily(words, at), at)
        if isOfWorkplace(at) { return nil }
        // "I then started to limp".
        if words.count > 3, words[0].lower == "i", words[1].lower == "then" { words.remove(at: 1) }
        // "Pottery and over the past week".
        if let and = words.indices.dropFirst().first(where: {
            words[$0].lower == "and" && $0 + 3 < words.count && ["over", "for"].contains(words[$0 + 1].lower)
                && ["past", "last"].contains(words[$0 + 3].lower)
        }) {
            words.remove(at: and)
        }
        words = words.without(Self.opinions) { Self.afterOpinion.contains($0) }
        if let complaint = complaint(words, at) ?? without(words, at) { return complaint }
        if let subject = unsaidSubject(words, at) {
            words.insert(.init(text: subject, lower: subject, hasComma: false, tokens: []), at: 0)
        }
        let lead: [SpokenWord]
        (lead, words) = led(words)
        guard words.count >= 3,
            Self.patientStarts.contains(words[0].lower)
                || EncounterReaction.isGiven(words) && !EncounterReaction.isDoubted(clauses, at),
            !(words.count > 2 && words[1].lower == "don't"
                && ["know", "think", "mean", "remember"].contains(words[2].lower)),
            !["guess", "mean", "know", "think", "would", "said"].contains(words[1].lower),
            words[1].lower != "thought" || words.count > 4 && words[2].lower == "i"
        else { return nil }
        // Whom "he" or "them" means was said before; who begins with "he" tells of another.
        guard voice.isByProxy || !["he", "she", "he's", "she's"].contains(words[0].lower),
            words.contains(where: { Lexicon.relatives[$0.lower] != nil || Self.others_.contains($0.lower) })
                || words.allSatisfy({ !Self.thirdPersons.contains($0.lower) })
                || voice.isByProxy && EncounterProxy.tellsOfChild(at, in: clauses, voice)
        else { return nil }
        guard let quit = EncounterHabit(clauses: clauses).named(words, at) else { return nil }
        var definite = EncounterDefinite(clauses: clauses).named(EncounterAsked(clauses: clauses).named(quit, at), at)
        let asked = clauses[..<at].lastIndex { !$0.isOfPatient }.map { clauses[$0] }
        definite = EncounterAdmission(clauses: clauses).named(EncounterReply.operated(definite, asked), at)
        let sided = EncounterPointedPart(clauses: clauses).named(definite, at)
        words = EncounterDeixis.plain(EncounterReferent(clauses: clauses).named(sided, at))
        if Self.pointsAtDrug(words) { return nil }
        let parts = voice.words(words, byPatient: true)
        if lead.isEmpty, let asked = askedCircumstance(at, words) {
            return parts.flatMap { sentence(asked, $0, words, at, isAsked: true) }
        }
        if let parts, let lead = lead.isEmpty ? circumstance(before: at) : lead,
            let whole = sentence(lead, parts, words, at)
        {
            return whole
        }
        guard !isOfTheTalk(words) else { return nil }
        return lead.isEmpty || lead.count < 4 ? candidate(.patient, parts, words, at) : nil
    }

    /// "I want to make sure", "I wanted to ask": what is to be talked about.
    private func isOfTheTalk(_ words: [SpokenWord]) -> Bool {
        let lower = words.prefix(7).map(\.lower).filter { !EncounterWords.adverbs.contains($0) }
        return lower.count > 3 && ["want", "wanted"].contains(lower[1]) && lower[2] == "to"
            && ["make", "cover", "say", "ask", "know", "mention", "tell", "bring", "hear"].contains(lower[3])
    }

    /// "Have a good evening", "ready to get started": no part of a note.
    static func isChat(_ words: [SpokenWord]) -> Bool {
        words.contains { chat.contains($0.lower) } || isGreeting(words)
    }

    static func isChat(_ words: [String]) -> Bool { words.contains(where: chat.contains) }

    static func isGreeting(_ words: [SpokenWord]) -> Bool {
        guard words.count > 1, let last = words.last?.lower, let before = words.dropLast().last?.lower else {
            return false
        }
        return ["good", "great", "nice", "wonderful", "safe", "get"].contains(before) && ends.contains(last)
    }

    /// "When | I have an attack", "I'm gonna fall", "I feel like taking a nap": it is not so, or not yet.
    private func isOpen(_ words: [SpokenWord], _ at: Int) -> Bool {
        let lower = words.prefix(4).map(\.lower)
        if lower.count == 4, lower[1] == "feel", lower[2] == "like", lower[3].hasSuffix("ing") { return true }
        // "I could just lay right back down": a way of speaking. "I do for an hour": what?
        if Self.isIdle(lower)
            // "I started back in the yard", but "in March".
            || lower == ["i", "started", "back", "in"]
                && !words.contains(where: { EncounterReplies.dates.contains($0.lower) })
            || lower.starts(with: ["i", "do"]) && lower.count > 2 && EncounterShape.prepositions.contains(lower[2])
        {
            return true
        }
        if lower.starts(with: ["i'm", "gonna"]) || lower.starts(with: ["i'm", "going", "to"]) { return true }
        guard at > 0, clauses[at - 1].isOfPatient else { return false }
        let before = clauses[at - 1].lower
        return before.last.map(Self.conditions.contains) == true || before.suffix(2).contains("think")
            || before.last == "pretend"
    }

    /// "Over the past couple of months I've been tired": what says when, and the rest.
    private func led(_ words: [SpokenWord]) -> (lead: [SpokenWord], rest: [SpokenWord]) {
        guard let first = words.first?.lower,
            Self.leading.contains(first) || isAgo(words),
            let start = words.indices.dropFirst().prefix(9).first(where: { Self.mainStarts.contains(words[$0].lower) }),
            isTime(words[..<start])
        else { return ([], words) }
        return (Array(words[..<start]), Array(words[start...]))
    }

    func isTime(_ words: ArraySlice<SpokenWord>) -> Bool {
        guard
            words.first?.lower != "the"
                || words.count > 2 && ["past", "last"].contains(words.dropFirst().first?.lower),
            // "By the time I take my socks off": no time yet.
            words.last?.lower != "time" || !["by", "every"].contains(words.first?.lower)
        else { return false }
        return words.allSatisfy {
            !Self.notInTime.contains($0.lower) && !Self.toOthers.contains($0.lower)
                && !EncounterWords.finite.contains($0.lower)
                && !EncounterWords.talk.contains($0.lower) && !Lexicon.negations.contains($0.lower)
                && !Self.thirdPersons.contains($0.lower)
        }
            && (words.count == 1 && Self.alone.contains(words.first?.lower ?? "")
                || words.contains { Self.times.contains($0.lower) })
    }

    private func sentence(
        _ lead: [SpokenWord],
        _ parts: [String],
        _ words: [SpokenWord],
        _ at: Int,
        isAsked: Bool = false
    )
        -> EncounterCandidate?
    {
        guard var first = voice.words(lead, byPatient: !isAsked), let end = first.last, end != "said",
            let main = candidate(.patient, parts, words, at),
            EncounterGrammar.isFluent(first.map { $0.lowercased() }), !EncounterTense.clashes(first, main.text)
        else { return nil }
        // "The past 6 months": over them.
        if first[0].lowercased() == "the" { first.insert("over", at: 0) }
        if !first[first.count - 1].hasSuffix(",") { first[first.count - 1] += "," }
        let rest = EncounterTense.over(first, main.text)
        let text = first.joined(separator: " ") + " " + rest.firstLowercased
        return .init(
            kind: .patient,
            text: text.firstUppercased,
            clauses: [at],
            tokens: lead.tokens + words.tokens
        )
    }

    /// "A little bit of weight gain over the summer", without a verb: what the patient reports.
    private func complaint(_ words: [SpokenWord], _ at: Int) -> EncounterCandidate? {
        guard (2...9).contains(words.count), let first = words.first?.lower,
            ["a", "some", "an", "mild", "sharp", "constant", "severe"].contains(first),
            words.contains(where: { Lexicon.symptoms.contains($0.lower) }),
            words.allSatisfy({
                !Lexicon.negations.contains($0.lower) && !EncounterWords.finite.contains($0.lower)
                    && !Self.notInComplaint.contains($0.lower)
            }), let parts = voice.words(words, byPatient: true)
        else { return nil }
        return candidate(.patient, [voice.subject, "reports", parts[0].lowercased()] + parts.dropFirst(), words, at)
    }

    /// "No history of seizures", "no problems with it since": reported.
    private func without(_ words: [SpokenWord], _ at: Int) -> EncounterCandidate? {
        guard (3...9).contains(words.count), words[0].lower == "no", !isDeniedAnyway(words, at),
            words[1...].prefix(3).contains(where: { Self.lackable.contains($0.lower) }),
            words[1...].allSatisfy({
                !Lexicon.negations.contains($0.lower) && !EncounterWords.finite.contains($0.lower)
                    && !Self.notInComplaint.contains($0.lower) && Lexicon.relatives[$0.lower] == nil
            }), let parts = voice.words(words, byPatient: true)
        else { return nil }
        return candidate(.patient, [voice.subject, "reports", "no"] + parts.dropFirst(), words, at)
    }

    private static let lackable = Lexicon.set("history problems problem issues trouble changes")
    /// What patients love is no part of a note.
    private static let chat = Lexicon.set(
        """
        love loves loved favorite beans chips cups halloween christmas team joke joking kidding movie movies dog cat store fries
        gorgeous pickle fan strike idea pie chocolate damn god proud enthusiastic impressed boom awful lesson interesting poker podcast podcasts christening
        """
    )
    private static let ends = Lexicon.set("day evening one night weekend afternoon trip time started")
    private static let conditions = Lexicon.set("when whenever until unless if before after while")
    private static let notInTime = Lexicon.set("when if that because and or there's it's following like so")
    /// Whom "they" may mean, beside relatives.
    private static let others_ = Lexicon.set("parents kids children doctor friend friends people doctors")
    private static let singular: WordMap = ["we": "i", "we've": "i've"]
    /// What is proposed to the clinician.
    private static let together = Lexicon.set(
        "should could would need can want will gonna have do did talked discussed"
    )
    private static let excepting = Lexicon.set("but though although which while since")
    private static let joining = Lexicon.set("and but so because since though although which while")
    /// They begin what says when.
    static let leading = Lexicon.set(
        """
        over by for in at last usually occasionally recently lately currently initially yesterday during since on every the now some most
        """
    ).union(Lexicon.weekdays)
    private static let alone = Lexicon.set("usually occasionally recently lately currently initially yesterday now")
    private static let mainStarts = Lexicon.set("i i'm i've i'd it it's my")
    private static let times = Lexicon.set(
        """
        day days week weeks month months year years night nights morning mornings evening afternoon weekend weekends time times
        hour hours minutes summer winter spring fall first yesterday
        """
    ).union(Lexicon.weekdays)
}
