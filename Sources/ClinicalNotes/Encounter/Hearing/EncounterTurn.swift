internal import Artifacts

/// What the patient says to a question, up to the clinician's next words, and what was asked with it.
struct EncounterTurn {
    enum Verdict { case yes, no }

    /// A plain yes or no to all that was asked; `nil` where the answer says more, or less.
    var verdict: Verdict?
    /// "No, I have that": yes to what was asked as not being there.
    var isAgainst = false
    /// Whether it agrees with a question that denies; `nil` where nobody knows.
    var agrees: Bool?
    /// What bears the verdict.
    var tokens: [Transcript.Token]
    /// Complaints that the patient speaks of after the verdict: it is not about them.
    var others: Set<String>
    /// Complaints that were asked for in one breath.
    var asked: Set<String>
    /// What the patient goes on to say.
    private var rest: [Spoken]

    /// Whether the patient, after the verdict, speaks of a complaint.
    func tells(_ name: String) -> Bool {
        others.contains { EncounterFact.isSame($0, name) } || EncounterNarrowed.isTold(name, in: rest)
    }

    /// The answer to clause `at`; `nil` where another question stands between.
    init?(after at: Int, in clauses: [Spoken]) {
        guard let reply = Self.reply(after: at, in: clauses), let first = clauses[reply].lower.first else { return nil }
        let own = EncounterBut.plain(
            clauses[reply],
            to: clauses[at..<reply].flatMap(\.lower),
            then: clauses[(reply + 1)...]
        )
        let (answer, words) = (own.lower, own.words)
        let turn = clauses[reply...].prefix(while: \.isOfPatient)
        rest = Array(turn.dropFirst())
        others = Set(turn.dropFirst().flatMap { EncounterFact.complaints(of: $0.lower) }.map(\.name))
        asked = Set(clauses[at..<reply].flatMap { EncounterFact.complaints(of: $0.lower) }.map(\.name))
        // "No fever?" "Yes, some chills" is of another.
        let named = EncounterFact.complaints(of: answer).map(\.name)
        agrees = asked.isSuperset(of: named) ? Self.agrees(answer) : nil
        let isBare = named.isEmpty && !answer.contains("but")
        tokens = EncounterAnswers.noes.contains(first) ? words[0].tokens : words.tokens
        // "Not really": the filler is gone.
        if isBare,
            EncounterAnswers.isNo(answer) && !EncounterDenial.namesPart(answer)
                && !EncounterNarrowed.isCorrected(answer) || answer == ["not"]
        {
            // "No. But some chills": an exception without its complaint.
            let next = turn.dropFirst().first?.lower.prefix(2) ?? []
            verdict = next.contains(where: Self.excepting.contains) && others.isEmpty ? nil : .no
        } else if isBare, EncounterDenial.affirms(answer) {
            (verdict, tokens, isAgainst) = (.yes, words.dropFirst().flatMap(\.tokens), true)
        } else if isBare, EncounterAnswers.yeses.contains(first), answer.count < 4,
            !answer.contains(where: Lexicon.negations.contains)
        {
            (verdict, tokens) = (.yes, words[0].tokens)
        }
    }

    /// "No fever?" "Right" agrees, "yes, 102" does not; "yes" alone says neither.
    static func agrees(_ answer: [String]) -> Bool? {
        guard let first = answer.first, !answer.contains(where: Lexicon.negations.contains), !answer.contains("but")
        else {
            return nil
        }
        let agreed = answer.drop { ["that's", "that", "is"].contains($0) }
        // "Right", "that's right, doctor", not "right side".
        if agreed.first.map(agreeing.contains) == true {
            return agreed.dropFirst().allSatisfy { agreeing.contains($0) || afterAgreement.contains($0) } ? true : nil
        }
        guard EncounterAnswers.yeses.contains(first) else { return nil }
        let rest = answer.dropFirst()
        if rest.count < 3, rest.first == "i", rest.last.map(having.contains) == true { return false }
        // "Yeah, it was 98.6" is no fever.
        let values = rest.compactMap { Double($0) }
        guard !rest.contains("normal"), !values.contains(where: (90..<99.5).contains) else { return nil }
        return !values.isEmpty || rest.contains(where: measures.contains) ? false : nil
    }

    /// The patient's next clause, where nothing but the rest of the list is between.
    private static func reply(after at: Int, in clauses: [Spoken]) -> Int? {
        for next in at + 1..<min(at + 7, clauses.count) where next < clauses.count {
            if clauses[next].isOfPatient { return clauses[next].words.isEmpty ? nil : next }
            guard isOfList(clauses[next].lower) else { return nil }
        }
        return nil
    }

    /// "Any swelling in your legs", "anything like that": the list goes on.
    private static func isOfList(_ lower: [String]) -> Bool {
        let named = EncounterFact.complaints(of: lower)
        return lower.indices.allSatisfy { at in
            listing.contains(lower[at]) || named.contains { $0.words.contains(at) }
        }
    }

    /// Words that stand among complaints that are asked for.
    static let listing = Lexicon.set(
        """
        any anything like that or and other symptoms at all okay with you've noticed lately recently so of type have you had
        are having do experienced a an the some other else nothing no today right now alright your issues problems such
        as severe new those things these
        """
    )
    private static let afterAgreement = Lexicon.set("yes yeah none thanks doctor")
    private static let agreeing = Lexicon.set("right correct exactly")
    private static let having = Lexicon.set("do have did am")
    private static let measures = Lexicon.set("hundred some little bit few sometimes occasionally")
    private static let excepting = Lexicon.set("except some just only maybe sometimes other besides well")
}
