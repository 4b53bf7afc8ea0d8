internal import Artifacts

/// What a talk takes back anywhere in it, however late: an illness that was feared or is denied, an order that was dropped, a
/// side that was set right, a finding that a grade belies.
struct EncounterRetraction {
    let clauses: [Spoken]
    private let denied: [EncounterIllness]
    private let sides: [EncounterSide.Correction]
    private let isWeak: Bool

    init(_ clauses: [Spoken]) {
        self.clauses = clauses
        denied = Self.denied(in: clauses)
        sides = EncounterSide(clauses: clauses).corrections
        isWeak = clauses.contains { !$0.isOfPatient && Self.isGradedWeak($0.lower) }
    }

    /// The statement, if the talk does not say otherwise; who comes for what is said with the side that holds.
    func kept(_ candidate: EncounterCandidate) -> EncounterCandidate? {
        guard candidate.kind == .frame else { return takesBack(candidate) ? nil : candidate }
        guard let at = candidate.clauses.first,
            let correction = sides.first(where: { $0.concerns(candidate.text.bareWords, at) })
        else { return candidate }
        var candidate = candidate
        candidate.text = candidate.text.replacing(" \(correction.wrong) ", with: " \(correction.right) ")
        candidate.tokens = (candidate.tokens + correction.tokens).inOrder
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

    /// Whether the talk says otherwise than a statement.
    private func takesBack(_ candidate: EncounterCandidate) -> Bool {
        guard let at = candidate.clauses.first else { return false }
        let words = candidate.text.bareWords
        if sides.contains(where: { $0.concerns(words, at) }) || isWeak && callsStrong(words)
            || EncounterAmended(clauses: clauses).isAmended(words, at)
        {
            return true
        }
        switch candidate.kind {
        case .order, .advice: return EncounterDropped(clauses: clauses).isDropped(words, at)
        default: return EncounterIllness.named(in: words).contains { isTakenBack($0, words, at) }
        }
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
            .map(\.lower)
        let affirmed = told.flatMap { lower in
            EncounterIllness.named(in: lower).filter { isAffirmed($0, in: lower) }
        }
        return told.flatMap { lower in EncounterIllness.named(in: lower).filter { isDenied($0, in: lower) } }
            .filter { illness in !affirmed.contains { $0.isSame(as: illness) } }
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
    private static func isGradedWeak(_ lower: [String]) -> Bool {
        guard lower.contains(where: ["strength", "power"].contains) else { return false }
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
        if might may could possible possibly maybe rule unless would concerned worried risk prevent family test testing sure
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
