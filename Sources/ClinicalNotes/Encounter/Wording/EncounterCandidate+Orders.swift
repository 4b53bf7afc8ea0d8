internal import Artifacts

/// What the clinician orders and advises.
extension EncounterCandidates {
    /// "I want you to take X": "She should take X."
    func advice(
        _ words: [SpokenWord],
        _ intents: (first: Intent?, ofPatient: Intent?),
        _ at: Int
    ) -> EncounterCandidate? {
        // "I'll give you a splint | and I'd like you to take ibuprofen".
        let isFirst = intents.first.map { isOfPatient($0.head, $0.rest.map(\.lower), at) } ?? false
        guard let (whole, head) = isFirst ? intents.first : intents.ofPatient,
            let said = stated(whole), let verb = said.first?.lower,
            isAdvised(verb, head)
                || verb == "go" && isAdvised("walk", head) && Self.going.contains(said[1].lower)
                    && head.force != .can
                || verb == "be" || verb == "look" && said[1].lower == "into", !isManeuver(said, at),
            // "I don't want you to start that till": what?
            !head.isNegated || !said.contains(where: { Self.vague.contains($0.lower) && $0.lower != "to" }),
            said.last.map({ ["till", "until", "appropriate"].contains($0.lower) }) != true,
            !head.isNegated || ["should", "must"].contains(head.ofPatient) && !losesCompany(said, at),
            head.isNegated || !Self.placesPart(said.map(\.lower)) && !Self.isHarmful(said.map(\.lower)),
            isMeant(head, said.map(\.lower)),
            let rest = EncounterPointing(clauses: clauses).named(
                EncounterDefinite(clauses: clauses).dosed(said, at),
                at
            ),
            let parts = voice.words(Self.settled(rest), byPatient: false)
        else { return nil }
        // "The patient" is named once.
        let rests = parts.map { voice.subject == "the patient" && $0 == voice.possessive ? "their" : $0 }
        let opening =
            EncounterWish.worded(head, voice) ?? [voice.subject, head.ofPatient] + (head.isNegated ? ["not"] : [])
        return candidate(.advice, opening + rests, rest.missing(in: words) + words, at)
    }

    /// "You should", and "I'd stop the turmeric", "let's lose the coffee": what only the patient can do.
    private func isOfPatient(_ head: EncounterDirective, _ lower: [String], _ at: Int) -> Bool {
        guard head.actor == .clinician, !lower.contains("you"), let verb = lower.first else {
            return head.actor == .patient
        }
        if verb == "look" { return head.force == .would && lower[1] == "into" }
        // "You and I should walk": only "let's" and "I'd" are of the patient.
        guard isAdvisable(lower, at), head.force == .would || !head.isOfOne else { return false }
        return Self.ofPatients.contains(verb) && Self.isOwn(lower[...])
            || head.force == .would && Self.commanded.contains(verb)
                && (verb == "stop" || verb == "hold" && lower[1] == "off" || !Self.undertaken.contains(verb))
    }

    /// "You might take the wrong pill", "you could use a vacation": a risk and a need, no advice.
    func isMeant(_ head: EncounterDirective, _ lower: [String]) -> Bool {
        switch head.force {
        case .might: ["try", "consider"].contains(lower[0])
        case .could where lower[0] == "use": isOfPlan(lower)
        default: true
        }
    }

    /// Whatever the patient may do, where it is plainly asked: "I want you to go up on the mesalamine".
    private func isAdvised(_ verb: String, _ head: EncounterDirective) -> Bool {
        Self.advised.contains(verb)
            || [.want, .like, .encourage, .should].contains(head.force) && !Self.mental.contains(verb)
                && EncounterWords.verbs.contains(verb)
    }

    /// "Off the naproxen": stop it. "On aspirin": take it. "In a boot", "drinking water": be so.
    private func stated(_ words: [SpokenWord]) -> [SpokenWord]? {
        guard EncounterDirective.states.contains(words[0].lower) else { return words }
        var rest = words
        let isDrug = words.dropFirst().prefix(4).contains { Lexicon.drugs.contains($0.lower) }
        switch words[0].lower {
        case "off":
            rest[0] = words[0].said("stop")
            if rest[1].lower == "of" { rest.remove(at: 1) }
        case "on" where isDrug: rest[0] = words[0].said("take")
        default: rest.insert(words[0].said("be"), at: 0)
        }
        guard rest.count > 1,
            !rest.dropFirst().prefix(2).contains(where: { ["it", "that", "this"].contains($0.lower) })
        else { return nil }
        return rest
    }

    /// "I'm gonna go ahead and order X": "We will order X."
    func order(_ words: [SpokenWord], _ intended: Intent?, _ at: Int) -> EncounterCandidate? {
        // "Normally I'd use propranolol, but ...": not here.
        guard Self.customary.isDisjoint(with: clauses[at].lower),
            at == 0 || clauses[at - 1].lower.last.map(Self.customary.contains) != true
        else { return nil }
        let clause = at
        let isCommand = isCommand(words, at)
        let intent = isCommand ? nil : intended
        guard intent?.head.actor != .patient, var rest = isCommand ? words : intent?.rest else { return nil }
        if let own = Self.ownPart(in: rest) { rest = Array(rest[..<(own - 1)]).trimmed() }
        guard rest.count >= 2 else { return nil }
        let modal = intent?.head.ofClinician ?? "will"
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
        // "Get you on, get you into therapy".
        if rest[0].lower == "get", rest[1].lower == "into" {
            rest.insert(.init(text: "you", lower: "you", hasComma: false, tokens: []), at: 1)
        }
        rest = EncounterDefinite(clauses: clauses).dosed(rest, at)
        guard rest.count >= 2, let named = EncounterPointing(clauses: clauses).named(rest, at) else { return nil }
        let words = named.missing(in: words) + words
        rest = named
        if let base = Self.base(ofDoing: rest[0].lower) { rest[0] = rest[0].said(base) }
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
            let isWithMe = intent?.head.isOfOne ?? false
            return candidate(
                .order,
                ["the patient will follow up"] + (isWithMe ? ["with me"] : []) + parts,
                words,
                at
            )
        }
        guard !isDoneNow(rest.map(\.lower)), verb != "get" || !rest.contains(where: { Self.notGot.contains($0.lower) }),
            verb != "check" || !rest.contains(where: { Self.examined.contains($0.lower) }),
            // "Keep the Lasix at 20": one word stands for a drug that was named before.
            rest.last?.lower.first?.isNumber != true || rest.count > 4 || rest[1].lower.contains(" ")
        else { return nil }
        guard Self.undertaken.contains(verb), !Self.vague.contains(next) || verb == "continue" && next == "to",
            verb != "check" || next != "out",
            verb != "try"
                || rest.contains(where: { Lexicon.drugs.contains($0.lower) || Self.triable.contains($0.lower) }),
            verb != "call" || next == "you" && rest.count > 3,
            verb != "write" || rest.count > 3 && (next != "you" || rest[2].lower != "a" || rest[3].lower == "consult"),
            verb != "get" || next != "your" || rest.count > 4 || rest.count > 3 && !EncounterSite.isPart(rest[2].lower),
            verb != "do"
                || rest.contains(where: {
                    Self.done.contains($0.lower) || Self.studies.contains($0.lower) || Lexicon.drugs.contains($0.lower)
                }),
            // "We'll leave it at that".
            verb != "leave" || rest.contains(where: { $0.lower.first?.isNumber == true }),
            verb != "recommend" || intent?.head.force != .would,
            verb != "plan" || next == "for" || next == "on" && rest.count > 3,
            verb != "get"
                || rest.count > 2
                    && (!Self.movedTo.contains(rest[2].lower) || rest.contains { Self.attended.contains($0.lower) }),
            verb != "start" || !["with", "by", "off", "from", "out"].contains(next),
            var parts = voice.words(rest, byPatient: false)
        else { return nil }
        parts[0] = verb
        return candidate(.order, (isCommand ? [] : ["we", modal]) + parts, words, at)
    }

    /// "Order" of "ordering", where it is something that a clinician does.
    static let undertaken = ordered.union(Lexicon.set("raise lower write cut bring double fit inject call leave"))

    static func base(ofDoing word: String) -> String? {
        guard word.hasSuffix("ing") else { return nil }
        let stem = String(word.dropLast(3))
        let isDoubled = stem.count > 2 && stem.last == stem.dropLast().last
        return [stem, stem + "e", isDoubled ? String(stem.dropLast()) : stem].first(where: undertaken.contains)
    }

    /// What nobody does on advice, or what is done while examining.
    private static let mental = Lexicon.set(
        """
        tolerate go feel get need like love want have know understand agree believe hope worry remember hear notice tell look say push pull
        press give squeeze hold turn bend raise straighten touch breathe swallow cough deny guess expect think help recover require
        appear suffer enjoy experience prefer improve worsen heal
        """
    )
    private static let going = Lexicon.set("to up down back on off through over")
    /// What only the patient does.
    static let ofPatients = Lexicon.set(
        "stay rest drink eat walk avoid ice elevate wear sleep limit quit lose exercise weigh stretch minimize"
    )
    private static let attended = Lexicon.set("therapy rehab counseling clinic program pt")
    /// What a patient does, and no clinician.
    static let activities = Lexicon.set(
        "running jogging driving lifting exercising working swimming playing walking climbing biking cycling drinking smoking jumping dancing golfing"
    )
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

    /// "In 7 days | in a week", "in 2 weeks | and then".
    private func returnEnd(_ words: [SpokenWord], _ unit: Int) -> Int {
        guard unit < words.count, Self.afterSpan.contains(words[unit].lower) else { return min(unit, words.count) }
        return words[unit...].firstIndex { ["in", "and", "so", "for", "to", "with"].contains($0.lower) } ?? words.count
    }

    private static let customary = Lexicon.set("normally ordinarily typically")
    private static let triable = Lexicon.set("injection injections medication therapy brace boot splint exercises")
    private static let done = Lexicon.set(
        "test tests study studies panel questionnaire questionnaires therapy injection injections outpatient procedure biopsy vaccine vaccines prevnar flu tetanus"
    )
    private static let afterSpan = Lexicon.set("or sooner if at from on after post when unless with for to just here")
    private static let notGot = Lexicon.set("along discharged checked better outside started")
    private static let examined = Lexicon.set("reflexes ears eyes heart lungs you")
}
