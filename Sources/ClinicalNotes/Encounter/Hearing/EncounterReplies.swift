internal import Artifacts

/// Short replies that mean nothing without their question: how long, when, how bad.
struct EncounterReplies {
    let clauses: [Spoken]
    let voice: PatientVoice

    func statement(_ at: Int) -> EncounterCandidate? {
        guard !clauses[at].isOfPatient, let reply = reply(to: at) else { return nil }
        // The question may have been cut: "how long | has this been going on".
        let (asked, said) = (clauses[at..<reply].flatMap(\.lower), clauses[reply].words)
        if let parts = pillows(asked, reply) {
            return .init(
                kind: .answer,
                text: parts.sentence,
                clauses: [at, reply],
                tokens: clauses[at..<reply].flatMap(\.words.tokens) + said.tokens
            )
        }
        // "It was an eight, but now it's a three": which of them holds?
        guard
            !clauses[(reply + 1)...].prefix(while: \.isOfPatient).contains(where: { later in
                !later.lower.contains("was")
                    && later.lower.contains { $0.first?.isNumber == true || Self.units.contains($0) }
            }) || Self.since(said) != nil
        else { return nil }
        let parts =
            asked.contains("pain") && asked.contains(where: { ["rate", "scale"].contains($0) })
            ? bound(reply) ? nil : rating(asked, said)
            : asked.contains("pain") && asked.contains(where: { ["how's", "bad"].contains($0) }) && !bound(reply)
                ? severity(asked, reply)
                : lastTime(at, reply) ?? often(at, reply) ?? duration(asked, said, at) ?? remedy(asked, said)
                    ?? place(asked, said) ?? work(asked, reply)
        guard let parts else { return nil }
        return .init(
            kind: .answer,
            text: parts.sentence,
            clauses: [at, reply],
            tokens: clauses[at..<reply].flatMap(\.words.tokens) + said.tokens
        )
    }

    /// "Do you sleep flat?" "I got 2 pillows": "He sleeps on 2 pillows."
    private func pillows(_ asked: [String], _ reply: Int) -> [String]? {
        let turn = clauses[reply...].prefix(while: \.isOfPatient).flatMap(\.lower)
        guard asked.contains("sleep"), asked.contains(where: ["flat", "pillow", "pillows"].contains),
            let noun = clauses[reply].lower.firstIndex(where: ["pillow", "pillows"].contains), noun > 0,
            !clauses[reply].lower.contains(where: Lexicon.negations.contains), !turn.contains("used")
        else { return nil }
        let number = clauses[reply].lower[noun - 1]
        guard clauses[reply].lower[..<(noun - 1)].allSatisfy(Self.beforePillows.contains),
            !turn.contains(where: { Lexicon.relatives[$0] != nil }),
            !clauses[reply...].prefix(while: \.isOfPatient).contains(where: { clause in
                clause.lower.contains("flat") && !clause.lower.contains(where: Lexicon.negations.contains)
            })
        else { return nil }
        guard number.first?.isNumber == true || number == "one",
            turn.allSatisfy({ $0.first?.isNumber != true || $0 == number })
        else { return nil }
        return [voice.subject, "sleeps on", number, clauses[reply].lower[noun]]
    }

    /// "A three, but only with ibuprofen", "without the brace it's a six": how bad it is hangs on something.
    private func bound(_ reply: Int) -> Bool {
        clauses[reply...].prefix(while: \.isOfPatient).prefix(3).flatMap(\.lower).contains(where: Self.binding.contains)
    }

    /// What the patient says next, where no more than the end of the question is between.
    private func reply(to at: Int) -> Int? {
        for next in at + 1..<min(at + 3, clauses.count) where next < clauses.count {
            if clauses[next].isOfPatient {
                return clauses[next].words.count <= 14 || Self.since(clauses[next].words) != nil ? next : nil
            }
            if clauses[next].words.count > 7 { return nil }
        }
        return nil
    }

    /// "Seven": "He rates his pain as 7 out of 10."
    private func rating(_ asked: [String], _ said: [SpokenWord]) -> [String]? {
        let numbers = said.map(\.lower).filter { $0.first?.isNumber == true }
        guard asked.contains("10") || numbers.contains("10"), let number = numbers.first, let value = Int(number),
            (0...10).contains(value), numbers.allSatisfy({ $0 == number || $0 == "10" }),
            !said.contains(where: { Self.notNow.contains($0.lower) })
        else { return nil }
        return [
            voice.subject, "rates", voice.subject == "the patient" ? "their" : voice.possessive, "pain as", number,
            "out of 10",
        ]
    }

    /// "About 6 weeks": "This has been going on for about 6 weeks."
    private func duration(_ asked: [String], _ said: [SpokenWord], _ at: Int) -> [String]? {
        let isWhen = asked.contains(where: { $0 == "when" }) && asked.contains(where: { $0.hasPrefix("start") })
        let isLong = zip(asked, asked.dropFirst()).contains {
            $0 == "how" && $1 == "long" || $0 == "many" && Self.units.contains($1)
        }
        guard isWhen || isLong, asked.contains(where: Self.ofComplaint.contains),
            !asked.contains(where: Self.ofOther.contains)
        else { return nil }
        let lower = said.map(\.lower)
        if let since = Self.since(said), !isDoubted(clauses[(at + 1)...].drop { !$0.isOfPatient }),
            !lower.prefix(while: { $0 != "since" }).contains(where: Self.units.contains)
        {
            return EncounterAsked(clauses: clauses).complaint(before: at).map {
                ["the " + $0, $0.hasSuffix("s") && !$0.hasSuffix("ss") ? "have" : "has", "been going on"] + since
            }
        }
        guard let unit = lower.firstIndex(where: Self.units.contains),
            lower.count(where: Self.units.contains) == 1, !lower.contains(where: Lexicon.negations.contains),
            !isLengthened(at)
        else { return nil }
        var start = unit
        while start > 0, Self.amounts.contains(lower[start - 1]) || lower[start - 1].first?.isNumber == true {
            start -= 1
        }
        // "Year and a half".
        let isHalf = lower[(unit + 1)...].starts(with: ["and", "a", "half"])
        let end = isHalf ? unit + 4 : unit + 1
        guard start < unit || isHalf, !["or", "to", "of", "and"].contains(lower[start]) else { return nil }
        let phrase =
            (start == unit ? ["a"] : [])
            + said[start..<end].map { Self.amounts.contains($0.lower) ? $0.lower : $0.text }
        let isAgo = end < lower.count && lower[end] == "ago"
        let (name, has) =
            EncounterAsked(clauses: clauses).complaint(before: at).map {
                ("the " + $0, $0.hasSuffix("s") ? "have" : "has")
            } ?? ("this", "has")
        if isAgo { return [name, "started"] + phrase + ["ago"] }
        return isLong && !asked.contains("ago") ? [name, has, "been going on for"] + phrase : nil
    }

    /// "I'd say a year" "It's longer than that": set right by the patient, or by who came along.
    private func isLengthened(_ at: Int) -> Bool {
        clauses[(at + 1)...].prefix(4).contains { later in
            later.speaker != .clinician
                && ["longer", "more"].contains { later.lower.contains(sequence: [$0, "than", "that"]) }
        }
    }

    /// "What have you taken for the pain?" "Tylenol": "She has taken Tylenol."
    private func remedy(_ asked: [String], _ said: [SpokenWord]) -> [String]? {
        guard asked.contains("what") || asked.contains("anything"), asked.contains("for") || asked.contains("help"),
            let verb = asked.first(where: Self.tried.contains)
        else { return nil }
        let named = said.trimmed().drop {
            Self.tried.contains($0.lower) || ["i've", "been", "i", "have"].contains($0.lower)
        }
        .prefix { !Self.afterRemedy.contains($0.lower) }
        guard (1...10).contains(named.count), named.contains(where: { isRemedy($0.lower) }),
            named.allSatisfy({
                !Lexicon.negations.contains($0.lower) && !EncounterWords.finite.contains($0.lower)
                    && !EncounterCandidates.addresses.contains($0.lower) && !EncounterWords.talk.contains($0.lower)
            }), let parts = voice.words(Array(named).trimmed(), byPatient: true)
        else { return nil }
        // "Going back and forth between ibuprofen and Tylenol".
        if parts.first?.hasSuffix("ing") == true { return [voice.subject, "has been"] + parts }
        return [voice.subject, "has", ["tried", "doing"].contains(verb) ? "tried" : "taken"] + parts
    }

    private func isRemedy(_ word: String) -> Bool { Lexicon.drugs.contains(word) || Self.remedies.contains(word) }

    /// "Where does it hurt?" "On the inside of my knee": "The pain is on the inside of her knee."
    private func place(_ asked: [String], _ said: [SpokenWord]) -> [String]? {
        guard asked.contains("where"), asked.contains(where: ["hurt", "hurts", "hurting", "pain"].contains) else {
            return nil
        }
        let words = Array(said.trimmed().drop { ["it's", "mostly", "it", "hurts", "right", "is"].contains($0.lower) })
        guard (3...12).contains(words.count), Self.prepositions.contains(words[0].lower),
            words.contains(where: { ["my", "the"].contains($0.lower) }),
            words.allSatisfy({
                !EncounterWords.finite.contains($0.lower) && !EncounterWords.talk.contains($0.lower)
                    && !["i", "here", "you", "like"].contains($0.lower)
            }), let parts = voice.words(words, byPatient: true), let first = parts.first
        else { return nil }
        return ["the pain is", first.lowercased()] + parts.dropFirst()
    }

    /// "What do you do for work?" "Mail carrier": "She works as a mail carrier."
    private func work(_ asked: [String], _ reply: Int) -> [String]? {
        let words = clauses[reply].words.trimmed().drop { ["a", "an", "i'm", "as"].contains($0.lower) }
        guard Self.ofWork.contains(where: asked.contains(sequence:)), (1...3).contains(words.count),
            !(asked + clauses[reply...].prefix(while: \.isOfPatient).flatMap(\.lower)).contains(where: {
                Lexicon.relatives[$0] != nil || Self.notAtWork.contains($0)
            }),
            let last = words.last?.lower, last.hasSuffix("er") || last.hasSuffix("or") || Self.trades.contains(last),
            words.allSatisfy({
                EncounterShape.isNoun($0.lower) && !EncounterWords.hedges.contains($0.lower)
                    && !EncounterWords.talk.contains($0.lower)
            }), let first = words.first?.lower.first
        else { return nil }
        return [voice.subject, "works as", "aeiou".contains(first) ? "an" : "a"] + words.map(\.lower)
    }

    private static let ofWork = EncounterCandidates.phrases(
        "do you do for work|do you do for a living|kind of work do you|sort of work do you|your job|your work|your occupation"
    )
    private static let notAtWork = Lexicon.set("did was were used before retired quit until laid between")
    private static let trades = Lexicon.set(
        "nurse electrician mechanic accountant chef cook clerk assistant hygienist dentist farmer technician receptionist librarian"
    )
    private static let beforePillows = Lexicon.set(
        "i i've i'm use using got have need sleep sleeping on with about like just usually yeah yes well um so at least maybe still"
    )
    private static let tried = Lexicon.set("taken tried taking take doing using")
    private static let afterRemedy = Lexicon.set("but it so because which that when if though then for")
    private static let remedies = Lexicon.set("ice heat rest exercises stretches stretching massage elevation")
    private static let prepositions = Lexicon.set("in on at behind along below above around near under across")
    static let units = Lexicon.set("days weeks months years hours day week month year")
    static let amounts = Lexicon.set(
        "the about around almost over a couple few or to of past last two three four five six seven eight nine ten several"
    )
    private static let notNow = Lexicon.set("was when if sometimes but now yesterday before worse worst down up")
    private static let binding = Lexicon.set("with without only unless after before except until")
    private static let ofComplaint = Lexicon.set(
        "pain cough symptoms headache headaches start started going bothering rash swelling this happening had"
    )
    static let ofOther = Lexicon.set(
        "smoke smoked smoking drink take taken taking medication medications quit surgery work worked working ago live lived"
    )
}
