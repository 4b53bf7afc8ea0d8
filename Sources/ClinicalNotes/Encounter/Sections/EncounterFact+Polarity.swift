internal import Artifacts

/// Which complaints are affirmed, and which denied.
extension EncounterFact {
    /// What clause `at` says of the complaints that it names.
    static func said(at: Int, _ clauses: [Spoken]) -> [EncounterFact] {
        let lower = clauses[at].lower
        // "Do you cough up blood?" asks for blood.
        let named = complaints(of: lower).map { ofEyes($0, at, clauses) }.filter { named in
            !isReaction(named, lower)
                && !(clauses[at].isOfPatient
                    && EncounterReaction.isOfAllergy(
                        named.words.lowerBound,
                        lower,
                        after: at > 0 && clauses[at - 1].isOfPatient ? clauses[at - 1].lower : []
                    ))
                && !(named.name == "cough" && named.words.upperBound < lower.count
                    && lower[named.words.upperBound] == "up")
        }
        guard !named.isEmpty, !clauses[at].isOfCompanion, !clauses[at].isOfPatient || !clauses[at].isConditional,
            !EncounterBackground.answersOfFamily(at, clauses), !isAskedByPatient(clauses[at]),
            !clauses[at].isOfPatient || !clauses[at].isOpen
        else { return [] }
        return clauses[at].isOfPatient ? told(at, clauses, named) : asked(at, clauses, named)
    }

    /// "Any dry eyes, redness or pain in the eyes?" "No redness.": of the eyes, not of the skin.
    private static func ofEyes(_ named: Named, _ at: Int, _ clauses: [Spoken]) -> Named {
        guard named.name == "redness" else { return named }
        let asked = clauses[at].isOfPatient ? clauses[max(0, at - 3)..<at].last { !$0.isOfPatient } : nil
        let said = clauses[at].lower + (asked?.lower ?? [])
        // "Changes in your eyes, or redness in the leg?"
        guard said.contains(where: ["eye", "eyes"].contains),
            !said.contains(where: { EncounterSite.isPart($0) && !$0.hasPrefix("eye") })
        else { return named }
        return .init(name: "eye redness", system: .head, words: named.words)
    }

    /// "Like fever or chills?", asked back; "I have this cough?" tells of it.
    private static func isAskedByPatient(_ clause: Spoken) -> Bool {
        clause.isOfPatient && clause.isQuestion
            && clause.words.trimmedOfHedges.first.map { asking.contains($0.lower) } == true
    }

    /// "Itching with the methylprednisolone": of a drug that was taken once.
    static func isReaction(_ named: Named, _ lower: [String]) -> Bool {
        let rest = lower[named.words.upperBound...]
        return ["with", "from", "to", "on"].contains(rest.first) && !lower.contains(where: Lexicon.negations.contains)
            && !lower.contains { ["have", "having", "get", "getting", "am", "i'm"].contains($0) }
            && rest.dropFirst().prefix(3).contains(where: Lexicon.drugs.contains)
            && !rest.contains { ["now", "still", "since"].contains($0) }
    }

    /// Whether the patient had it, and says that it is gone: "I was having chest pains | but it stopped after four days".
    static func isGone(_ name: String, _ clauses: [Spoken]) -> Bool {
        clauses.indices.contains { at in
            let lower = clauses[at].lower
            guard clauses[at].isOfPatient, lower.contains(where: ["was", "had"].contains),
                complaints(of: lower).contains(where: { $0.name == name })
            else { return false }
            let later = clauses[(at + 1)...].prefix(2).prefix(while: \.isOfPatient).flatMap(\.lower)
            return later.first == "but" && later.contains(where: ["stopped", "gone", "resolved"].contains)
                && later.contains(where: ["haven't", "none", "not"].contains)
        }
    }

    private static func fact(_ named: Named, _ isDenied: Bool, _ tokens: [Transcript.Token]) -> EncounterFact {
        .init(name: named.name, system: named.system, isDenied: isDenied, tokens: tokens)
    }

    // MARK: What the patient tells

    private static func told(_ at: Int, _ clauses: [Spoken], _ named: [Named]) -> [EncounterFact] {
        let (lower, tokens) = (clauses[at].lower, clauses[at].words.tokens)
        if isOver(at, clauses) || isRepeated(at, clauses, named) { return [] }
        // "No vomiting but constipation", "no fever, some chills": two statements.
        let end = turning(lower) ?? lower.count
        var result: [EncounterFact] = []
        for range in [0..<end, min(end + 1, lower.count)..<lower.count] {
            let own = named.filter { range.contains($0.words.lowerBound) }
            let words = Array(lower[range])
            guard !own.isEmpty, let isDenied = polarity(words),
                !isDenied || !EncounterNarrowed.isCompared(lower, of: own)
            else { continue }
            let negation = isDenied ? range.lowerBound + (words.firstIndex(where: Lexicon.negations.contains) ?? 0) : -1
            result += own.filter { $0.words.lowerBound > negation }.map { fact($0, isDenied, tokens) }
        }
        return result
    }

    /// "If you get a fever, stop the pill." "Fever, got it."; "any allergies?" "sulfa, a rash": nothing that is there.
    private static func isRepeated(_ at: Int, _ clauses: [Spoken], _ named: [Named]) -> Bool {
        let names = Set(named.map(\.name))
        let before = clauses[max(0, at - 10)..<at].filter { !$0.isOfPatient }
        if before.last?.lower.contains(where: { $0.hasPrefix("allerg") || $0.hasPrefix("reaction") }) == true
            || before.last.map({ asksOfTaking($0.lower) }) == true
            || clauses[max(0, at - 2)..<at].contains(where: { $0.lower.contains(sequence: ["allergic", "to"]) })
        {
            return true
        }
        return before.contains { clause in
            (clause.isConditional || clause.lower.contains("if"))
                && complaints(of: clause.lower).contains { names.contains($0.name) }
        }
    }

    /// "What happens when you take it?", not "when you take the stairs".
    private static func asksOfTaking(_ lower: [String]) -> Bool {
        lower.indices.contains { at in
            lower[at...].starts(with: ["when", "you", "take"])
                && (at + 3 == lower.count
                    || lower[(at + 3)...].prefix(3).contains {
                        Lexicon.drugs.contains($0) || ["it", "that", "them"].contains($0)
                    })
        }
    }

    /// "Last year I had chest pain", "I had it every day | but now I don't": of another time.
    private static func isOver(_ at: Int, _ clauses: [Spoken]) -> Bool {
        if EncounterProviso.isPast(clauses[at].lower) || clauses[at].lower.contains(sequence: ["one", "time"]) {
            return true
        }
        if hasPassed(at, clauses) { return true }
        let next = clauses[(at + 1)...].prefix(1).prefix(while: \.isOfPatient).flatMap(\.lower)
        return [clauses[at].lower, next].contains { lower in
            guard let now = lower.firstIndex(where: ["now", "anymore", "since", "today"].contains) else { return false }
            return lower.contains("but") && lower[now...].contains(where: Lexicon.negations.contains)
                || lower[..<now].suffix(3).contains { ["not", "none", "no", "don't"].contains($0) }
                    && lower[now] != "now" && lower == next
        }
    }

    /// "I had a little rash | but I changed the gloves | and it went away".
    private static func hasPassed(_ at: Int, _ clauses: [Spoken]) -> Bool {
        guard clauses[at].lower.contains(where: ["had", "was", "got"].contains) else { return false }
        let rest = clauses[(at + 1)...].prefix(3).prefix(while: \.isOfPatient)
        return rest.contains { clause in passing.contains { clause.lower.contains(sequence: $0) } }
            && !rest.contains { clause in returning.contains { clause.lower.contains(sequence: $0) } }
    }

    private static let passing = EncounterCandidates.phrases(
        "it went away|it cleared up|it's gone|that went away|it passed|that's gone|it is gone|that is gone|that cleared up"
    )
    private static let returning = EncounterCandidates.phrases(
        "came back|comes back|coming back|it returned|back again"
    )

    /// Where what was denied ends, and what is affirmed begins.
    private static func turning(_ lower: [String]) -> Int? {
        if let but = lower.firstIndex(of: "but") { return but }
        guard let some = lower.firstIndex(of: "some"), lower[..<some].contains(where: Lexicon.negations.contains),
            !lower[some...].contains(where: Lexicon.negations.contains)
        else { return nil }
        return some
    }

    /// Whether the patient's words deny what they name; `nil` where that stays open.
    private static func polarity(_ all: [String]) -> Bool? {
        let lower = withoutRefusal(all)
        let negations = lower.indices.filter { Lexicon.negations.contains(lower[$0]) }
        guard let negation = negations.first else { return lower.contains(where: isOpen) ? nil : false }
        // "No fever", "I don't have any cough": what is denied follows at once.
        guard lower.count < 12, negation < 3, negations.count == 1 else { return nil }
        let next = lower[(negation + 1)...].drop { beforeDenied.contains($0) }
        guard let first = next.first, starts.contains(first), !lower[..<negation].contains(where: isOpen),
            !next.contains(where: isOpen), !next.contains(where: affirming.contains), !next.contains(where: isOneSide)
        else { return nil }
        return true
    }

    /// "No, not really, no chest pain": what follows says what is not there.
    private static func withoutRefusal(_ lower: [String]) -> [String] {
        var rest = lower[...]
        while let first = rest.first, ["no", "nope", "not", "really"].contains(first),
            rest.dropFirst().prefix(4).contains(where: Lexicon.negations.contains)
        {
            rest.removeFirst()
        }
        return Array(rest)
    }

    /// "No numbness in my left foot": on the other there may be.
    private static func isOneSide(_ word: String) -> Bool { ["left", "right"].contains(word) }

    private static func isOpen(_ word: String) -> Bool { open.contains(word) || Lexicon.relatives[word] != nil }

    // MARK: What the clinician asks

    private static func asked(_ at: Int, _ clauses: [Spoken], _ named: [Named]) -> [EncounterFact] {
        let (lower, tokens) = (clauses[at].lower, clauses[at].words.tokens)
        let negations = lower.count(where: Lexicon.negations.contains)
        if negations == 0, lower.contains("endorsing") || lower.contains("endorsed") {
            return named.map { fact($0, false, tokens) }
        }
        // "The headache", "those headaches" are known: something else is asked of them.
        let own = named.filter { $0.words.lowerBound == 0 || !pointing.contains(lower[$0.words.lowerBound - 1]) }
        guard !own.isEmpty, asks(clauses[at], own), let turn = EncounterTurn(after: at, in: clauses) else { return [] }
        if negations == 1, isNegated(lower, own), let agrees = turn.agrees {
            // "No fever?" "Yes, a hundred and two.": what affirms it is not "no".
            if agrees { return own.filter { !turn.tells($0.name) }.map { fact($0, true, tokens + turn.tokens) } }
            guard named.count == 1, turn.asked.count == 1 else { return [] }
            return [fact(own[0], false, clauses[at].words[own[0].words].flatMap(\.tokens) + turn.tokens)]
        }
        switch turn.verdict {
        case .no:
            guard negations == 0 || negations == 1 && isNegated(lower, own),
                !EncounterNarrowed.isAsked(at, of: own, clauses), !EncounterNarrowed.isOfOthers(at, clauses)
            else { return [] }
            return own.filter { !turn.tells($0.name) }.map { fact($0, true, tokens + turn.tokens) }
        case .yes:
            guard negations == 0 || turn.isAgainst && negations == 1, named.count == 1, turn.asked.count == 1 else {
                return []
            }
            // What affirms it is not "no".
            let named = turn.isAgainst ? clauses[at].words[own[0].words].flatMap(\.tokens) : tokens
            return [fact(own[0], false, named + turn.tokens)]
        case nil: return []
        }
    }

    /// What is asked for with a negation, and answered with a yes alone: "no rash?" "Yes."
    static func unclear(_ at: Int, _ clauses: [Spoken]) -> [Named] {
        let lower = clauses[at].lower
        guard !clauses[at].isOfPatient, at + 1 < clauses.count, clauses[at + 1].isOfPatient,
            lower.count(where: Lexicon.negations.contains) == 1,
            clauses[at + 1].lower.first.map(EncounterAnswers.yeses.contains) == true, clauses[at + 1].lower.count < 3,
            EncounterTurn.agrees(clauses[at + 1].lower) == nil
        else { return [] }
        let named = complaints(of: lower)
        return isNegated(lower, named) && asks(clauses[at], named) ? named : []
    }

    private static func asks(_ clause: Spoken, _ own: [Named]) -> Bool {
        let lower = clause.lower
        let last = own.last?.words.upperBound ?? 0
        guard !lower.contains(where: otherwiseAsked.contains), !lower[last...].contains(where: past.contains) else {
            return false
        }
        if clause.isQuestion || lower.contains("any") || lower.prefix(3).contains(where: questions.contains) {
            return true
        }
        // "Nausea or vomiting, abdominal pain": hardly more than their names.
        let rest = lower.indices.filter { at in !own.contains { $0.words.contains(at) } }
        return rest.allSatisfy { listing.contains(lower[$0]) }
    }

    /// "So no headaches": the negation belongs to what is asked.
    private static func isNegated(_ lower: [String], _ own: [Named]) -> Bool {
        guard let negation = lower.firstIndex(where: Lexicon.negations.contains), let first = own.first,
            negation < first.words.lowerBound
        else { return false }
        return lower[(negation + 1)..<first.words.lowerBound].allSatisfy(beforeDenied.contains)
    }

    private static let asking = EncounterVerbs.auxiliaries.union(
        Lexicon.set("like do does did what how why which you any")
    )
    private static let questions = Lexicon.set("do are have did had having noticed how what")
    private static let pointing = Lexicon.set("the your this that these those my to")
    private static let listing = EncounterTurn.listing
    /// What is asked is when, why or of what, not whether.
    private static let otherwiseAsked = Lexicon.set(
        "if before ago past worse better take takes taking taken when why where often long start started help helped"
    )
    /// After the complaint: "headaches like this before".
    private static let past = Lexicon.set("before ago past previously childhood while during except")
    private static let beforeDenied = Lexicon.set(
        "really had have having been any like noticed felt feel feeling experienced a of the no"
    )
    /// "I don't have a fever, some chills": more than what is denied.
    private static let affirming = Lexicon.set("some little bit slight slightly sometimes just only except")
    /// Said so, it may not be, or not be now.
    private static let open = Lexicon.set(
        """
        if when would used history ago resolved gone before out prevent better past worry worried concerned risk could for think
        know remember sure maybe might thought ever until were was went away you mention mentioned said wish hope guess stopped quit
        they they've they're he she he's she's kids kid children friend friends neighbor coworker coworkers people everybody nobody
        """
    )
}
