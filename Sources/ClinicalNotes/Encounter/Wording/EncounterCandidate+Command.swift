internal import Artifacts

/// What the patient is told to do without a subject, where the plan is made: "stay on the omeprazole", "try not to eat late", "don't
/// drive", "no driving", "labs in 8 weeks". The verb and what it is done to tell it from "take a deep breath" and "tell me".
extension EncounterCandidates {
    /// "Use Tylenol 650": "She should use Tylenol 650."
    func command(_ words: [SpokenWord], _ at: Int) -> EncounterCandidate? {
        guard isPlanned(at), let start = Self.commandStart(in: words.map(\.lower)) else { return nil }
        // "So you hold the insulin when you're sick" "yes": so he does.
        if start > 0, words[start - 1].lower == "you" {
            guard !clauses[at].lower.contains(where: { ["when", "if"].contains($0) }),
                at + 1 == clauses.count || !clauses[at + 1].isOfPatient
                    || !["yes", "yeah", "right"].contains(clauses[at + 1].lower.first)
            else { return nil }
        }
        return bidden(Array(words[start...]), at)
    }

    /// Commands that stand behind what else a clause says: "your LDL is 81 | stay on the rosuvastatin", "get an x-ray | and take
    /// ibuprofen".
    func laterCommands(_ at: Int, besides first: EncounterCandidate?) -> [EncounterCandidate] {
        guard isPlanned(at), !clauses[at].isQuestion, !clauses[at].isConditional else { return [] }
        let words = clauses[at].words
        let lower = clauses[at].lower
        let used = Set(
            first?.kind == .order || first?.kind == .advice ? [] : first?.tokens.map(\.words.lowerBound) ?? []
        )
        var found: [EncounterCandidate] = []
        var start = 2
        while let next = lower.indices.dropFirst(start).first(where: { Self.opensCommand(lower, $0, after: first) }) {
            start = next + 2
            guard !Self.isTaken(by: lower[..<next]),
                !words[next].tokens.contains(where: { used.contains($0.words.lowerBound) }),
                let more = bidden(Array(words[next...]), at)
            else { continue }
            found.append(more)
        }
        return found
    }

    /// The words before a command that nothing joins to them.
    func beforeCommand(_ words: [SpokenWord], _ at: Int) -> [SpokenWord] {
        guard isPlanned(at) else { return words }
        let lower = words.map(\.lower)
        let next = lower.indices.dropFirst(3).first {
            lower[$0 - 1] != "and" && Self.opensCommand(lower, $0, after: nil)
                && !Self.isOfOthers(Array(lower[..<$0]))
        }
        return next.map { Array(words[..<$0]).trimmed() } ?? words
    }

    /// The clinician says it in the second half of the visit.
    func isPlanned(_ at: Int) -> Bool { clauses[at].speaker == .clinician && at * 2 > clauses.count }

    /// Where a command begins that is the first of its clause: behind "so go ahead and", "number 2", "for your back".
    private static func commandStart(in lower: [String]) -> Int? {
        var start = 0
        while start + 1 < lower.count {
            if lower[start...].starts(with: ["go", "ahead", "and"]) {
                start += 3
            } else if politely.contains(lower[start]) || EncounterWords.hedges.contains(lower[start]) {
                start += lower[start] == "number" ? 2 : 1
            } else {
                break
            }
        }
        guard start + 1 < lower.count else { return nil }
        // "Exercise lowers your pressure": a noun, which does it.
        let isNoun = ofPatients.contains(lower[start]) && isThirdPerson(lower[start + 1])
        if isCommandVerb(lower, start), !isNoun { return start }
        // "So you stay on the 88 mcg".
        if lower[start] == "you", staying.contains(lower[start + 1]), hasPlainObject(lower, start + 1) {
            return start + 1
        }
        guard ["for", "until", "in", "on"].contains(lower[start]) else { return nil }
        return lower.indices.dropFirst(start + 2).prefix(8).first {
            isCommandVerb(lower, $0) && hasPlainObject(lower, $0) && lower[start + 1] != "case"
                && !isOfOthers(Array(lower[..<$0]))
        }
        .flatMap { endsPhrase(lower[$0 - 1]) ? $0 : nil }
    }

    private static func isThirdPerson(_ word: String) -> Bool {
        EncounterWords.finite.contains(word) || word.hasSuffix("s") && commanded.contains(String(word.dropLast()))
    }

    /// A noun or a time, not "for the diabetes they'd | use".
    private static func endsPhrase(_ word: String) -> Bool {
        EncounterShape.isNoun(word) && !word.contains("'") || timed(word)
    }

    private static let staying = Lexicon.set("stay keep hold stop continue")
    private static func timed(_ word: String) -> Bool {
        EncounterReplies.units.contains(word) || Lexicon.weekdays.contains(word) || word == "then"
    }

    private static func isCommandVerb(_ lower: [String], _ at: Int) -> Bool {
        if ["don't", "never"].contains(lower[at]), at + 2 < lower.count { return forbidden.contains(lower[at + 1]) }
        return commanded.contains(lower[at])
    }

    /// A verb, and at once what it is done to: a noun of the same sound has none.
    private static func hasPlainObject(_ lower: [String], _ at: Int) -> Bool {
        guard at + 1 < lower.count else { return false }
        if ["don't", "never"].contains(lower[at]) { return true }
        let next = lower[at + 1]
        if objectStarts.contains(next) || Lexicon.drugs.contains(next) { return true }
        guard particles.contains(next), at + 2 < lower.count else { return false }
        return objectStarts.contains(lower[at + 2]) || Lexicon.drugs.contains(lower[at + 2])
            || particles.contains(lower[at + 2])
    }

    /// Whether a command opens within a clause: after "and" what only the patient does, else where a phrase has ended.
    static func opensCommand(_ lower: [String], _ at: Int, after first: EncounterCandidate?) -> Bool {
        guard at > 1, isCommandVerb(lower, at), hasPlainObject(lower, at) else { return false }
        // "... lower your pressure": what a drug does.
        if effects.contains(lower[at]), lower[at + 1] == "your",
            lower[at...].prefix(5).contains(where: measures.contains)
        {
            return false
        }
        let before = lower[at - 1]
        if before == "and" || before == "then" || before == "but" {
            guard first?.kind != .advice else { return false }
            return first?.kind == .order
                ? lower[at] == "take" && lower[at...].prefix(6).contains(where: Lexicon.drugs.contains)
                    || ofPatients.contains(lower[at])
                : first != nil
        }
        return before.first?.isNumber == true || timed(before) || Lexicon.drugs.contains(before)
            || ends.contains(before) || Lexicon.units.contains(before)
            // "Some guys take the pill": they do.
            || EncounterShape.isNoun(before) && !before.contains("'")
                && (lower[at] == "don't" || !before.hasSuffix("s") && !isDoer(lower, at))
    }

    /// "You take the first one", "those who take it", "to use a pillow", "people with gout take it".
    private static func isDoer(_ lower: [String], _ at: Int) -> Bool {
        lower[..<at].suffix(4).contains {
            notBeforeCommand.contains($0) || EncounterWords.modals.contains($0) || Lexicon.negations.contains($0)
        }
    }

    /// The advice that these words give, which begin with their verb.
    private func bidden(_ said: [SpokenWord], _ at: Int) -> EncounterCandidate? {
        var rest = said
        let isForbidden = ["don't", "never"].contains(rest[0].lower)
        if isForbidden { rest.removeFirst() }
        let lower = rest.map(\.lower)
        if let end = lower.indices.dropFirst(2).first(where: { Self.opensCommand(lower, $0, after: nil) }) {
            rest = Array(rest[..<end])
        }
        if let end = tail(of: rest.map(\.lower)) { rest = Array(rest[..<end]) }
        // "The boot or the brace | whichever you like".
        if let free = rest.firstIndex(where: { ["whichever", "whatever", "whenever"].contains($0.lower) }) {
            rest = Array(rest[..<free])
        }
        // "Use Tylenol 650, the arthritis one".
        if rest.last?.lower == "one", let the = rest.lastIndex(where: { $0.lower == "the" }), the > 1 {
            rest = Array(rest[..<the])
        }
        // "Don't take it, it slows you down": why.
        if let pause = rest.indices.dropLast().first(where: {
            rest[$0].hasComma && ["it", "it's", "that", "that's", "they"].contains(rest[$0 + 1].lower)
        }) {
            // "That's what I used to say".
            guard rest[(pause + 1)...].dropFirst().first?.lower != "what" else { return nil }
            rest = Array(rest[...pause])
        }
        // "Don't take the aspirin | that's what I used to say".
        if isForbidden, at + 1 < clauses.count, clauses[at + 1].lower.starts(with: ["that's", "what"]) { return nil }
        rest = cut(rest)
        guard let verb = rest.first?.lower, rest.count > 1, !isManeuver(rest, at),
            isForbidden || !Self.placesPart(rest.map(\.lower)) && !Self.isHarmful(rest.map(\.lower)),
            !isBoundCommand(verb, isForbidden, at), !isAnswered(at), !isForbidden || !losesCompany(rest, at),
            rest.last?.lower != "before",
            let object = EncounterPointing(clauses: clauses).named(
                EncounterDefinite(clauses: clauses).dosed(rest, at),
                at
            ), isOfPlan(object.map(\.lower)),
            object[0].lower != "get" && object[0].lower != "keep" || object.count > 2,
            // "Take Tylenol if you do": on what condition?
            !loses(said, object.map(\.lower), at),
            let parts = voice.words(Self.settled([object[0].said(verb)] + object.dropFirst()), byPatient: false)
        else { return nil }
        let modal = isForbidden ? ["should", "not"] : ["should"]
        return candidate(.advice, [voice.subject] + modal + parts, object.missing(in: said) + said, at)
    }

    private func loses(_ words: [SpokenWord], _ told: [String], _ place: Int) -> Bool {
        let start = words[0].tokens.first?.words.lowerBound ?? 0
        let said = clauses[place].words.drop { ($0.tokens.first?.words.lowerBound ?? 0) < start }.map(\.lower)
        guard let word = said.first(where: { ["if", "unless", "when"].contains($0) }),
            let at = said.firstIndex(of: word)
        else { return false }
        return !told.contains(word) && at > 0 && !["and", "but", "so"].contains(said[at - 1])
    }

    /// Whether it hangs on a condition that stands in a clause beside it.
    private func isBoundCommand(_ verb: String, _ isForbidden: Bool, _ at: Int) -> Bool {
        if isForbidden || ["stop", "restart"].contains(verb) { return isBound(at) }
        // "Some doctors say, | rest your back".
        if at > 0, clauses[at - 1].speaker == clauses[at].speaker {
            let before = clauses[at - 1].lower.drop { EncounterWords.hedges.contains($0) }
            if !["if", "unless"].contains(before.first), Self.endsInReport(Array(before)) { return true }
        }
        guard at + 1 < clauses.count, clauses[at + 1].speaker == clauses[at].speaker,
            let next = clauses[at + 1].lower.first
        else { return false }
        if ["unless", "when", "once", "until", "till"].contains(next) { return true }
        return next == "if" && !(at + 2 < clauses.count && clauses[at + 2].isConditional)
    }

    /// Something that a patient takes, handles or does, which is named, and no one who speaks.
    func isOfPlan(_ lower: [String]) -> Bool {
        guard !lower.contains(where: { Self.notInCommand.contains($0) || Self.self_.contains($0) }) else {
            return false
        }
        for (at, word) in lower.enumerated() where Self.open.contains(word) {
            guard ["that", "this", "those", "these"].contains(word), at + 1 < lower.count,
                EncounterShape.isNoun(lower[at + 1]) || lower[at + 1].hasSuffix("ing")
            else { return false }
        }
        return lower.dropFirst().contains {
            Lexicon.drugs.contains($0) || Self.handled.contains($0) || EncounterWords.exercises.contains($0)
                || Lexicon.units.contains($0) || EncounterReplies.units.contains($0) || Self.activities.contains($0)
        }
    }

    static let commanded = Lexicon.set(
        """
        take use apply start stop continue restart resume stay keep go hold put add rinse finish switch cut reduce drop lower
        increase decrease try do avoid refrain limit minimize drink eat walk exercise rest elevate ice wear sleep weigh monitor check
        write record bring lose quit carry wash soak stretch cover get skip swap alternate stick don't never come push pat
        """
    )
    /// What a patient is asked not to do.
    private static let forbidden = Lexicon.set(
        "drive lift smoke swim take use start stop restart skip eat drink sweep scrub quit put wear walk run go miss double"
    )
    private static let objectStarts = Lexicon.set(
        "the your a an some it that this all no not to any those these another plenty more less nothing plain both"
    )
    private static let particles = Lexicon.set("on off up down back with to away out over in from for going")
    private static let ends = Lexicon.set("too it daily nightly twice once again altogether though completely")
    private static let notBeforeCommand = Lexicon.set(
        """
        to you i we they he she who that people can't don't gonna wanna your the a an of for with my his her their and or if when
        how what me let let's please help make
        """
    )
    private static let effects = Lexicon.set("increase raise lower reduce drop decrease")
    private static let measures = Lexicon.set(
        "pressure sugar sugars weight cholesterol potassium sodium count counts rate risk"
    )
    static let open = Lexicon.set("it it's that this them those these one ones there")
    private static let notInCommand = Lexicon.set(
        "my here breath breaths ahh ah say mommy finger fingers eyes tongue seat look me please question questions"
    )
    /// What a patient takes, wears, eats, keeps or goes to.
    static let handled = Lexicon.set(
        """
        boot splint sling brace cast crutches walker cane pillow pillows ice heat pad stockings socks shoes inhaler spacer patch
        cream ointment drops spray rinse lotion vaseline soap sunscreen mask cpap meter cuff log diary calendar chart food foods
        meal meals breakfast lunch supper dinner bedtime bed water fluids juice coffee tea caffeine alcohol wine beer milk salt
        sodium sugar sweets carbs meat fiber vegetables fruit yogurt soda diet exercise weight stairs cigarettes naps pressure
        sugars temperature pill pills tablet tablets dose doses medicine medication medications iron vitamin vitamins antibiotics
        antibiotic steroid insulin pharmacy labs bath shower gloves calves leg legs foot feet knee wrist arm protein nsaids
        therapy decaf tylenol statin supplement supplements scooter morning night noon evening tonight tomorrow day saline dressing
        """
    )
}
