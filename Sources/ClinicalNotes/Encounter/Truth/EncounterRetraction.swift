internal import Artifacts

/// What a talk takes back anywhere in it, however late: an illness that was feared or is denied, an order that was dropped, a
/// side that was set right, a finding that a grade belies.
struct EncounterRetraction {
    let clauses: [Spoken]
    private let denied: [EncounterIllness]
    private let sides: [EncounterSide.Correction]
    private let isWeak: Bool
    private let isFeverish: Bool
    private let isPressed: Bool
    private let orders: EncounterOrders

    init(_ clauses: [Spoken], _ orders: EncounterOrders) {
        (self.clauses, self.orders) = (clauses, orders)
        denied = Self.denied(in: clauses)
        sides = EncounterSide(clauses: clauses).corrections
        isWeak = clauses.indices.contains { at in
            !clauses[at].isOfPatient
                && Self.isGradedWeak(clauses[at].lower, after: at > 0 ? clauses[at - 1].lower : [])
        }
        isFeverish = clauses.contains(where: Self.findsFever)
        isPressed = clauses.indices.contains { Self.findsPressure($0, in: clauses) }
    }

    /// "Your blood pressure is 148 over 82 | that's a little high".
    private static func findsPressure(_ at: Int, in clauses: [Spoken]) -> Bool {
        let clause = clauses[at]
        guard !clause.isOfPatient, !clause.isQuestion, !clause.isConditional, clause.lower.contains("blood"),
            clause.lower.contains(where: { $0.hasPrefix("pressure") }),
            clause.lower.contains(where: { $0.contains("/") })
        else { return false }
        let next = at + 1 < clauses.count && !clauses[at + 1].isOfPatient ? clauses[at + 1] : nil
        let words = clause.lower + (next?.lower.first == "that's" ? next?.lower ?? [] : [])
        return words.contains { ["high", "higher", "elevated", "low"].contains($0) }
            && !words.contains(where: Lexicon.negations.contains)
    }

    /// "You do have a low-grade fever": its vital signs are not good.
    private static func findsFever(_ clause: Spoken) -> Bool {
        !clause.isOfPatient && !clause.isQuestion && !clause.isConditional && clause.lower.contains("fever")
            && ["do", "have"].contains { clause.lower.contains(sequence: ["you", $0, $0 == "do" ? "have" : "a"]) }
            && !clause.lower.contains { Lexicon.negations.contains($0) || $0 == "if" }
    }

    /// The statement, if the talk does not say otherwise; who comes for what is said with the side that holds.
    func kept(_ candidate: EncounterCandidate) -> EncounterCandidate? {
        guard candidate.kind == .frame else {
            let candidate = EncounterTaken(clauses: clauses).widened(candidate)
            guard !takesBack(candidate), let left = orders.kept(candidate) else { return nil }
            return EncounterAmended(clauses: clauses).mended(unsided(left))
        }
        guard let at = candidate.clauses.first,
            let correction = sides.first(where: { $0.concerns(candidate.words, at) })
        else { return candidate }
        var candidate = candidate
        candidate.text = candidate.text.replacing(" \(correction.wrong) ", with: " \(correction.right) ")
        let held = candidate.tokens.filter { $0.text.lowercased() != correction.wrong }
        candidate.tokens = (held + correction.tokens).inOrder
        return candidate
    }

    /// Whether nothing that is said elsewhere takes back an illness that the clause `at` names.
    func holds(_ illness: String, of at: Int) -> Bool {
        !takesBack(EncounterCandidate(kind: .told, text: illness, clauses: [at], tokens: []))
    }

    /// Whether a complaint is named with a side that was set right.
    func isOfOtherSide(_ name: String) -> Bool {
        sides.contains { $0.concerns(name.bareWords, $0.since) }
    }

    /// Without a side that was a slip of the tongue.
    private func unsided(_ candidate: EncounterCandidate) -> EncounterCandidate {
        guard let at = candidate.clauses.first, !clauses[at].isOfPatient,
            let slip = EncounterSide(clauses: clauses).slip(at)
        else { return candidate }
        var candidate = candidate
        candidate.text = candidate.text.replacing(" \(slip.side) \(slip.part)", with: " \(slip.part)")
        return candidate
    }

    /// A complaint with the side that holds, and the words that say so.
    func righted(_ said: [String], _ tokens: [Transcript.Token]) -> (words: [String], tokens: [Transcript.Token]) {
        let words = said.flatMap(\.cutAtSpaces)
        // Of two parts, which of them was meant?
        guard let correction = sides.first(where: { $0.concerns(words, $0.since) }),
            words.count(where: { $0 == correction.wrong }) == 1
        else { return (words, tokens) }
        return (words.map { $0 == correction.wrong ? correction.right : $0 }, (tokens + correction.tokens).inOrder)
    }

    /// Whether the talk says otherwise than a statement.
    private func takesBack(_ candidate: EncounterCandidate) -> Bool {
        guard let at = candidate.clauses.first else { return false }
        let words = candidate.words
        if sides.contains(where: { $0.concerns(words, at) }) || isWeak && callsStrong(words)
            || EncounterAmended(clauses: clauses).isAmended(words, at) || isSettled(words, at)
            || (isFeverish || isPressed) && words.first == "vital" || deniesAllergy(words, at) || isOfOtherIllness(at)
            || deniesTaken(words, at) || isToBeDone(words, at)
            || isMuddled(words)
        {
            return true
        }
        return ![.order, .advice].contains(candidate.kind)
            && EncounterIllness.named(in: words).contains { isTakenBack($0, words, at) }
    }

    /// "It might be asthma or COPD", and later one of them is what the patient has.
    private func isSettled(_ words: [String], _ at: Int) -> Bool {
        guard words.contains("or"), words.contains(where: ["might", "may", "could"].contains) else { return false }
        let named = EncounterIllness.named(in: words)
        return named.count > 1
            && clauses[(at + 1)...].contains { later in
                !later.isOfPatient && !later.isQuestion && !later.isConditional
                    && later.lower.contains(sequence: ["you", "do", "have"])
                    && EncounterIllness.named(in: later.lower).contains { named.contains(where: $0.isSame) }
            }
    }

    /// "We changed her furosemide and torsemide": from the one to the other, or both?
    private func isMuddled(_ words: [String]) -> Bool {
        guard words.contains(where: ["changed", "switched"].contains) else { return false }
        return words.indices.dropFirst().dropLast().contains { at in
            words[at] == "and" && Lexicon.drugs.contains(words[at - 1]) && Lexicon.drugs.contains(words[at + 1])
        }
    }

    /// "I will make a long incision | the incision is long": what shall be, and is not found.
    private func isToBeDone(_ words: [String], _ at: Int) -> Bool {
        guard words.first == "the", words.count > 2, words[2] == "is", Self.made.contains(words[1]) else {
            return false
        }
        return clauses[max(0, at - 4)..<at].contains { before in
            !before.isOfPatient && before.lower.contains(words[1])
                && before.lower.contains(where: ["will", "gonna", "going", "would"].contains)
        }
    }

    /// "He is allergic to penicillin", of whom the clinician says that he is not.
    private func deniesAllergy(_ words: [String], _ at: Int) -> Bool {
        // "He cannot have it, because he is allergic".
        guard let said = words.firstIndex(of: "allergic"),
            !words[..<said].suffix(3).contains(where: Lexicon.negations.contains)
        else { return false }
        return clauses.indices.dropFirst(at + 1).contains { place in
            let later = clauses[place]
            guard !later.isOfPatient, !later.isQuestion, later.lower.contains("allergic"),
                !later.lower.contains("if")
            else { return false }
            // "I don't think you should go around saying | you're allergic to it".
            let before = clauses[place - 1].speaker == later.speaker ? clauses[place - 1].lower : []
            let told = before + later.lower
            guard let allergic = told.lastIndex(of: "allergic") else { return false }
            let allergen = told[(allergic + 1)...].drop { ["to", "the", "any"].contains($0) }
            return Self.isUnsaid(told, allergic)
                && allergen.first.map { ["it", "that", "them"].contains($0) || words.contains($0) } != false
        }
    }

    /// "You're not really allergic", "I don't think you should say you're allergic", not "I won't, because you're allergic".
    private static func isUnsaid(_ told: [String], _ allergic: Int) -> Bool {
        if told[..<allergic].suffix(2).contains(where: Lexicon.negations.contains) { return true }
        guard let think = told[..<allergic].lastIndex(where: ["think", "mean"].contains), think > 0,
            Lexicon.negations.contains(told[think - 1])
        else { return false }
        let between = told[(think + 1)..<allergic]
        return between.allSatisfy(beforeAllergic.contains)
            || between.contains { ["say", "saying", "tell", "telling"].contains($0) }
    }

    /// "With Parkinson's the shake is at rest", of an illness that the patient does not have.
    private func isOfOtherIllness(_ at: Int) -> Bool {
        let opening = clauses[at].words.trimmedOfHedges.prefix(4).map(\.lower)
        guard !clauses[at].isOfPatient, opening.first == "with" else { return false }
        return EncounterIllness.named(in: opening).contains { illness in denied.contains { $0.isSame(as: illness) } }
    }

    /// "He denies blood thinners", who takes one.
    private func deniesTaken(_ words: [String], _ at: Int) -> Bool {
        (words.contains("denies") || words.contains(sequence: ["not", "taking"])
            || words.contains(sequence: ["not", "on"])) && EncounterTaken(clauses: clauses).isTaken(words, at)
    }

    /// Whether the patient, who names it, only fears it, or the clinician denies it.
    func isOnlyFeared(_ lower: [String]) -> Bool {
        EncounterIllness.named(in: lower).contains { illness in
            denied.contains { $0.isSame(as: illness) } || lower[..<illness.place].contains(where: Self.fearing.contains)
        }
    }

    private func isTakenBack(_ illness: EncounterIllness, _ words: [String], _ at: Int) -> Bool {
        guard !words.contains(where: { Lexicon.negations.contains($0) || Lexicon.relatives[$0] != nil }) else {
            return false
        }
        // "She had pneumonia in 2015" holds, whatever is not so now.
        if !words.contains(where: Self.past.contains), denied.contains(where: { $0.isSame(as: illness) }) {
            return true
        }
        guard clauses[at].isOfPatient, !words.contains(where: Self.fearing.contains) else { return false }
        return EncounterIllness.named(in: clauses[at].lower).contains {
            $0.isSame(as: illness) && clauses[at].lower[..<$0.place].contains(where: Self.fearing.contains)
        }
    }

    // MARK: Illnesses

    /// What the clinician says that the patient does not have, and nowhere that he has it.
    private static func denied(in clauses: [Spoken]) -> [EncounterIllness] {
        let told = clauses.filter { !$0.isOfPatient && !$0.isQuestion && !$0.isConditional && !EncounterTruth.asks($0) }
            .map { (lower: $0.lower, named: EncounterIllness.named(in: $0.lower)) }
        let affirmed = told.flatMap { lower, named in named.filter { isAffirmed($0, in: lower) } }
        let refuted = clauses.indices.filter { isRefuted($0, in: clauses) }.flatMap {
            EncounterIllness.named(in: clauses[$0].lower)
        }
        return (told.flatMap { lower, named in named.filter { isDenied($0, in: lower) } } + refuted)
            .filter { illness in !affirmed.contains { $0.isSame(as: illness) } }
    }

    /// "Did I have a stroke?" "No, no, no.": the patient names it, and the clinician says that it is not so.
    private static func isRefuted(_ at: Int, in clauses: [Spoken]) -> Bool {
        guard clauses[at].isOfPatient, !clauses[at].lower.contains(where: Lexicon.negations.contains),
            let reply = clauses[(at + 1)...].prefix(2).drop(while: \.isOfPatient).first
        else { return false }
        // "No other trouble?" and "no problem" deny nothing.
        guard reply.lower.first == "no", reply.words.count == 1 || afterRefusal.contains(reply.lower[1]) else {
            return false
        }
        let rest = reply.lower.dropFirst()
        // "I'm sorry to ask about my gout." "No, that's okay."
        if rest.prefix(4).contains(where: comforting.contains), !rest.contains(where: Lexicon.negations.contains) {
            return false
        }
        // "No, you should rest it": nothing is denied.
        return rest.first != "you" || rest.contains(where: Lexicon.negations.contains)
    }

    private static func isDenied(_ illness: EncounterIllness, in lower: [String]) -> Bool {
        let rest = lower[(illness.place + 1)...].prefix(4)
        if rest.contains("ruled") && rest.contains("out") { return true }
        guard let negation = lower[..<illness.place].lastIndex(where: denying.contains), illness.place - negation < 9
        else { return false }
        return !lower[(negation + 1)..<illness.place].contains(where: turning.contains)
    }

    private static func isAffirmed(_ illness: EncounterIllness, in lower: [String]) -> Bool {
        !lower[..<illness.place].contains { denying.contains($0) || open.contains($0) || past.contains($0) }
            || illness.place > 0 && lower[illness.place - 1] == "your"
    }

    // MARK: Grades

    /// "Strength is 3 out of 5".
    private static func isGradedWeak(_ lower: [String], after before: [String]) -> Bool {
        // "Your strength is good | you do have a 3 out of 5 for abduction of your legs".
        guard (lower + before).contains(where: ["strength", "power"].contains) else { return false }
        return lower.contains(where: ["1/5", "2/5", "3/5", "4/5"].contains)
            || lower.indices.dropLast(3).contains { at in
                ["0", "1", "2", "3", "4", "one", "two", "three", "four"].contains(lower[at])
                    && lower[(at + 1)...].starts(with: ["out", "of", "5"])
            }
    }

    /// "The strength is good", which says neither where nor how much.
    private func callsStrong(_ words: [String]) -> Bool {
        words.contains("strength") && words.contains(where: Self.strong.contains)
            && !words.contains { $0.first?.isNumber == true || ["left", "right"].contains($0) }
    }

    private static let beforeAllergic = Lexicon.set("you you're he he's she she's are is that really actually")
    private static let made = Lexicon.set("incision scar cut excision cast")
    private static let afterRefusal = Lexicon.set("no so you that's it's not nope")
    private static let comforting = Lexicon.set("okay ok fine good alright great understandable")
    private static let strong = Lexicon.set("good normal full intact great excellent fine equal symmetric")
    private static let denying = Lexicon.negations.union(["doubt", "ruled", "unlikely"])
    /// What follows a negation and is not denied by it.
    private static let turning = Lexicon.set(
        """
        your for with from but because if until unless when just only sure know to missed caused causing treated controlled as
        yet and
        """
    )
    private static let open = Lexicon.set(
        """
        if might may could possible possibly maybe rule unless would concerned worried risk prevent family test tests testing sure
        thought whether like look looking
        """
    )
    private static let past = Lexicon.set("had was were ago history used before previous previously last when since")
    private static let fearing = Lexicon.set(
        """
        worried worry afraid scared terrified convinced thought read googled google wondering wonder wondered fear feared
        fearing nervous panicked panicking if online certain
        """
    )
}
