internal import Artifacts

/// What the clinician orders and advises.
extension EncounterCandidates {
    /// "I want you to take X": "She should take X."
    func advice(_ words: [SpokenWord], _ label: String, _ at: Int) -> EncounterCandidate? {
        guard let (said, opening) = intended(words, Self.advicesByFirst), let verb = said.first,
            Self.advised.contains(verb.lower), !isManeuver(said, at),
            let rest = EncounterPointing(clauses: clauses).named(
                EncounterDefinite(clauses: clauses).dosed(said, at),
                at
            ),
            let parts = voice.words(rest, byPatient: false)
        else { return nil }
        let modal =
            switch opening {
            case ["you", "need", "to"]: "needs to"
            case ["you'll", "need", "to"], ["you", "will", "need", "to"]: "will need to"
            case ["you", "could"]: "could"
            case ["you", "can"]: "can"
            case ["you'll"], ["you", "will"], ["you're", "gonna"], ["you're", "going", "to"]: "will"
            default: "should"
            }
        // "The patient" is named once.
        let rests = parts.map { voice.subject == "the patient" && $0 == voice.possessive ? "their" : $0 }
        let head = EncounterWish.worded(opening, voice) ?? [voice.subject, modal]
        return candidate(.advice, head + rests, rest.missing(in: words) + words, at)
    }

    /// "I'm gonna go ahead and order X": "We will order X."
    func order(_ words: [SpokenWord], _ label: String, _ at: Int) -> EncounterCandidate? {
        // "Normally I'd use propranolol, but ...": not here.
        guard Self.customary.isDisjoint(with: clauses[at].lower),
            at == 0 || clauses[at - 1].lower.last.map(Self.customary.contains) != true
        else { return nil }
        let clause = at
        let isCommand = isCommand(words, at)
        let intent = isCommand ? nil : intended(words, Self.intentsByFirst)
        guard var rest = isCommand ? words : intent?.rest else { return nil }
        if let own = Self.ownPart(in: rest) { rest = Array(rest[..<(own - 1)]).trimmed() }
        guard rest.count >= 2 else { return nil }
        // What may be done is not what will be.
        let isGoing = intent?.opening.contains("go") ?? false
        let modal =
            isGoing ? "will" : intent?.opening.first { ["can", "could", "may", "might"].contains($0) } ?? "will"
        if let some = rest.prefix(4).firstIndex(where: { $0.lower == "some" }), rest.count > some + 1, some > 0 {
            rest.remove(at: some)
        }
        // "We can try to start you on": we can start.
        if rest.count > 3, rest[0].lower == "try", rest[1].lower == "to",
            ["start", "prescribe", "give", "put"].contains(rest[2].lower)
        {
            rest.removeFirst(2)
        }
        // "We can get you started on fiber": we can start you on it.
        if rest.count > 4, rest[0].lower == "get", rest[1].lower == "you", rest[2].lower == "started" {
            rest.replaceSubrange(0...2, with: [rest[2], rest[1]])
            (rest[0].text, rest[0].lower) = ("start", "start")
        }
        if let held = heldOff(rest, words, at) { return held }
        // "Get you on, get you into therapy".
        if rest[0].lower == "get", rest[1].lower == "into" {
            rest.insert(.init(text: "you", lower: "you", hasComma: false, tokens: []), at: 1)
        }
        rest = EncounterDefinite(clauses: clauses).dosed(rest, at)
        guard rest.count >= 2, let named = EncounterPointing(clauses: clauses).named(rest, at) else { return nil }
        let words = named.missing(in: words) + words
        rest = named
        if rest[0].lower.hasSuffix("ing"), Self.ordered.contains(String(rest[0].lower.dropLast(3))) {
            rest[0].text = String(rest[0].lower.dropLast(3))
            rest[0].lower = rest[0].text
        }
        // "Write you for meloxicam".
        if rest.count > 3, rest[0].lower == "write", let to = rest.prefix(6).firstIndex(where: { $0.lower == "for" }),
            to + 1 < rest.count, rest[to...].contains(where: { Lexicon.drugs.contains($0.lower) })
        {
            guard let parts = voice.words(Array(rest[(to + 1)...]), byPatient: false) else { return nil }
            return candidate(.order, ["we will prescribe"] + parts, words, at)
        }
        let (verb, next) = (rest[0].lower, rest[1].lower)
        if verb == "follow", next == "up", let at = rest.firstIndex(where: { $0.lower == "in" }) {
            let end = rest[at...].firstIndex { EncounterReplies.units.contains($0.lower) }.map {
                returnEnd(rest, $0 + 1)
            }
            guard let parts = voice.words(Array(rest[at..<(end ?? rest.count)]), byPatient: false) else { return nil }
            return candidate(.order, ["the patient will follow up"] + parts, words, clause)
        }
        if verb == "see" {
            let again = rest.firstIndex { ["again", "back"].contains($0.lower) }
            let near = rest[(again ?? 0)...].dropFirst().prefix(3)
            // "I'll see you in two weeks", "I want to see you again next week".
            guard
                let time = near.firstIndex(where: { $0.lower == "in" })
                    ?? near.indices.first(where: { near[$0].lower == "next" && again != nil }),
                time + 1 < rest.count, near[time].lower == "next" || time + 2 < rest.count,
                again != nil || next == "you" && time == 2,
                let unit = rest[time...].firstIndex(where: { EncounterReplies.units.contains($0.lower) }),
                let parts = voice.words(Array(rest[time..<returnEnd(rest, unit + 1)]), byPatient: false)
            else { return nil }
            let isWithMe = intent?.opening[0].hasPrefix("i") ?? false
            return candidate(
                .order,
                ["the patient will follow up"] + (isWithMe ? ["with me"] : []) + parts,
                words,
                at
            )
        }
        guard !isDoneNow(rest.map(\.lower)), verb != "get" || !rest.contains(where: { Self.notGot.contains($0.lower) }),
            verb != "check" || !rest.contains(where: { Self.examined.contains($0.lower) }),
            rest.last?.lower.first?.isNumber != true || rest.count > 4
        else { return nil }
        guard Self.ordered.contains(verb), !Self.vague.contains(next) || verb == "continue" && next == "to",
            verb != "check" || next != "out",
            verb != "try"
                || rest.contains(where: { Lexicon.drugs.contains($0.lower) || Self.triable.contains($0.lower) }),
            verb != "do" || rest.contains(where: { Self.done.contains($0.lower) || Self.studies.contains($0.lower) }),
            verb != "recommend" || intent?.opening.last.map(["would", "i'd"].contains) != true,
            verb != "plan" || next == "for" || next == "on" && rest.count > 3,
            verb != "get"
                || rest.count > 2
                    && (!Self.movedTo.contains(rest[2].lower) || rest.contains { Self.attended.contains($0.lower) }),
            verb != "start" || !["with", "by", "off", "from", "out"].contains(next),
            var parts = voice.words(rest, byPatient: false)
        else { return nil }
        parts[0] = verb
        return candidate(.order, (isCommand ? [] : ["we", modal]) + ofPatient(parts), words, at)
    }

    /// "I'd hold off on running": the patient should.
    private func heldOff(_ rest: [SpokenWord], _ words: [SpokenWord], _ at: Int) -> EncounterCandidate? {
        guard rest.count > 3, rest[0].lower == "hold", rest[1].lower == "off", ["on", "from"].contains(rest[2].lower),
            Self.activities.contains(rest[3].lower),
            let parts = voice.words(rest, byPatient: false)
        else { return nil }
        return candidate(.advice, [voice.subject, "should"] + parts, words, at)
    }

    /// "Get a scan and stay on the vitamin D": the one is done, the other the patient does.
    private func ofPatient(_ parts: [String]) -> [String] {
        let parts = parts.cutAtSpaces
        guard
            let and = parts.indices.dropFirst(2).last(where: {
                parts[$0] == "and" && $0 + 2 < parts.count && Self.ofPatients.contains(parts[$0 + 1])
                    && !Self.named.contains(parts[$0 + 2].trimming(","))
                    && Self.isOwn(parts[($0 + 1)...].map { $0.trimming(",") }[...])
            }), !parts[..<and].contains(voice.subject)
        else { return parts }
        return parts[..<(and - 1)] + [parts[and - 1].trimming(",") + ",", "and", voice.subject, "should"]
            + parts[(and + 1)...]
    }

    /// What only the patient does.
    private static let ofPatients = Lexicon.set("stay rest drink eat walk avoid ice elevate wear sleep limit quit")
    private static let attended = Lexicon.set("therapy rehab counseling clinic program pt")
    /// What a patient does, and no clinician.
    private static let activities = Lexicon.set(
        "running jogging driving lifting exercising working swimming playing walking climbing biking cycling drinking smoking jumping dancing golfing"
    )
    private static let named = Lexicon.set("test tests study diary packs touch")
    /// What no hand checks: "we'll check your kidneys" is of the blood.
    private static let unseen = Lexicon.set("kidney kidneys liver thyroid prostate brain")

    /// "Let's check your belly", "we'll look at your labs in a second": at once, and nothing that is planned.
    private func isDoneNow(_ rest: [String]) -> Bool {
        let object = rest.dropFirst()
        if object.starts(with: ["a", "look"]) { return true }
        if ["second", "minute", "moment"].contains(rest.last ?? ""), rest.suffix(3).first == "in" { return true }
        return ["check", "examine"].contains(rest[0])
            && object.allSatisfy {
                EncounterProblemName.isOfPlace($0) && !Self.unseen.contains($0) || Lexicon.functionWords.contains($0)
                    || $0 == "first"
            }
    }

    /// "Order an MRI", "recheck the blood count in 6 weeks", where the plan is made.
    private func isCommand(_ words: [SpokenWord], _ at: Int) -> Bool {
        guard let first = words.first?.lower else { return false }
        return ["order", "prescribe"].contains(first)
            || first == "recheck" && words.count > 3 && at * 5 > clauses.count * 3
                && words.contains { EncounterReplies.units.contains($0.lower) }
    }

    /// What is intended, after the opening that says so: at the start, or behind an introduction without a condition.
    private func intended(_ words: [SpokenWord], _ openings: PhraseIndex) -> (rest: [SpokenWord], opening: [String])? {
        let lower = words.map(\.lower)
        var found: (at: Int, opening: [String])?
        // "I don't think that it is broken, but I want to order an MRI".
        let start = lower.dropLast(4).firstIndex(of: "but").map { $0 + 1 } ?? 0
        for at in lower.indices.dropFirst(start).prefix(22) where found == nil {
            guard let opening = openings.first(of: lower[at...]) else {
                if Self.notBeforeIntent.contains(lower[at]) || Lexicon.negations.contains(lower[at]) { return nil }
                continue
            }
            if at > 0, opening[0].hasPrefix("you") || Self.bindsIntent.contains(lower[at - 1]) { continue }
            found = (at, opening)
        }
        guard let (at, opening) = found else { return nil }
        var rest = Array(words[(at + opening.count)...]).withoutNaming
        while rest.count > 2, Self.fillers.contains(rest[0].lower),
            rest[0].lower != "go" || ["ahead", "and"].contains(rest[1].lower)
        {
            rest.removeFirst()
        }
        if let end = tail(of: rest.map(\.lower)) { rest = Array(rest[..<end]) }
        rest = rest.trimmed()
        guard (2...34).contains(rest.count),
            rest.allSatisfy({ !EncounterWords.talk.contains($0.lower) && !Self.self_.contains($0.lower) })
        else { return nil }
        return (rest, opening)
    }

    /// "In 7 days | in a week", "in 2 weeks | and then".
    private func returnEnd(_ words: [SpokenWord], _ unit: Int) -> Int {
        guard unit < words.count, Self.afterSpan.contains(words[unit].lower) else { return min(unit, words.count) }
        return words[unit...].firstIndex { ["in", "and", "so", "for", "to", "with"].contains($0.lower) } ?? words.count
    }

    private static let customary = Lexicon.set("normally ordinarily typically")
    private static let triable = Lexicon.set("injection injections medication therapy brace boot splint exercises")
    private static let done = Lexicon.set(
        "test tests study studies panel questionnaire questionnaires therapy injection injections outpatient procedure biopsy"
    )
    private static let afterSpan = Lexicon.set("or sooner if at from on after post when unless with for to just here")
    private static let notGot = Lexicon.set("along discharged checked better outside started")
    private static let examined = Lexicon.set("reflexes ears eyes heart lungs you")

    /// "30 mg a day for a week and then 60": the dose is both.
    private func goesUp(_ lower: [String], _ and: Int) -> Bool {
        lower[and...].starts(with: ["and", "then"]) && and + 2 < lower.count
            && lower[and + 2].first?.isNumber == true
            && lower[..<and].contains { Lexicon.units.contains($0) && $0.hasPrefix("m") }
    }

    /// Where the talk after an intent begins; a condition stays.
    private func tail(of lower: [String]) -> Int? {
        for at in lower.indices where at >= 2 {
            if lower[at] == "if" {
                return lower[at - 1] == "see" && lower[at - 2] == "to" ? at - 2 : nil
            }
            if Self.afterIntent.contains(lower[at]) { return at }
            // "... an ultrasound to be sure we're not missing anything", "... since it looks like an allergy".
            if lower[at] == "to", lower[at...].dropFirst(2).first == "sure" { return at }
            if lower[at] == "since", at + 1 < lower.count, ["it", "you", "i", "that"].contains(lower[at + 1]) {
                return at
            }
            // "... an ultrasound to see how it heals".
            if lower[at] == "to", at + 2 < lower.count, lower[at + 1] == "see",
                ["how", "what", "where", "whether"].contains(lower[at + 2])
            {
                return at
            }
            if lower[at] == "and", at + 1 < lower.count, Self.afterAnd.contains(lower[at + 1]), !goesUp(lower, at) {
                return at
            }
        }
        return nil
    }
}
