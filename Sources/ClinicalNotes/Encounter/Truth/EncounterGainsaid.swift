internal import Artifacts

/// What a guest says against the patient's answer: "Did you hit your head?" "No." "Dad, you did hit your head."
struct EncounterGainsaid {
    let clauses: [Spoken]

    /// The question and the answer, and the guest's clause that says otherwise.
    var answers: [(told: Range<Int>, by: Int)] {
        clauses.indices.compactMap { at in
            guard clauses[at].speaker == .other, !clauses[at].isQuestion,
                let end = clauses[max(0, at - 4)..<at].lastIndex(where: \.isOfPatient),
                let asked = clauses[..<end].lastIndex(where: { !$0.isOfPatient }), end - asked < 5,
                clauses[asked].speaker != .other,
                clauses[asked].isQuestion || EncounterTruth.asks(clauses[asked])
                    || clauses[asked].lower.contains("any"),
                let isYes = Self.isYes(clauses[asked + 1].lower), contradicts(at, isYes, clauses[asked].lower)
            else { return nil }
            return (asked..<asked + 2, at)
        }
    }

    /// A flag on each statement of the answer.
    func flag(_ note: inout DraftNote) {
        for (told, by) in answers {
            let quote = "\u{201C}\(clauses[by].words.phrase)\u{201D}, said by another"
            let places = clauses[told].flatMap(\.words).tokens.map(\.words)
            note.sections.eachStatement { statement in
                if statement.evidence.contains(where: { places.contains(where: $0.words.overlaps) }) {
                    statement.flags.append(.init(.contradiction, detail: quote))
                }
            }
        }
    }

    private static func isYes(_ answer: [String]) -> Bool? {
        guard let first = answer.first(where: { !["oh", "well", "um"].contains($0) }) else { return nil }
        return EncounterAnswers.noes.contains(first)
            ? false
            : answer.contains(where: Lexicon.negations.contains)
                ? nil
                : EncounterAnswers.yeses.contains(first) ? true : nil
    }

    private func contradicts(_ at: Int, _ isYes: Bool, _ asked: [String]) -> Bool {
        let said = clauses[at].lower
        // "Trouble sleeping?" "No.": "he sleeps well" agrees; "never misses it", "takes it for the pain" deny nothing.
        let isDenied = said.contains(where: Lexicon.negations.contains) && !said.contains(where: Self.failing.contains)
        let isTurned = asked.contains(where: Self.troubles.contains) != said.contains(where: Self.troubles.contains)
        let ofDrugs = [said, asked].map { $0.contains { Self.taking.contains($0) || $0.hasPrefix("medic") } }
        guard (isDenied == isYes) != isTurned, !ofDrugs[0] || ofDrugs[1] || asked.contains(where: Lexicon.namesDrug),
            !Self.ofGuest.contains(said.first ?? ""), !areOfOthers(asked, said),
            !said.contains(sequence: ["last", "year"]), !said.contains(sequence: ["last", "month"])
        else { return false }
        // "Yes, you did", "no, he doesn't".
        if said.count < 5, said.last.map(Self.elliptic.contains) == true { return true }
        let roots = Set(said.filter(Self.isContent).map(Self.root))
        return EncounterBut.isOfOneMatter(asked, said)
            || asked.contains { Self.isContent($0) && roots.contains(Self.root($0)) }
    }

    /// Two drugs, or two parts of the body.
    private func areOfOthers(_ asked: [String], _ said: [String]) -> Bool {
        [Lexicon.namesDrug, EncounterSite.isPart].contains { isNamed in
            let own = said.filter(isNamed)
            return !own.isEmpty && asked.contains(where: isNamed) && !own.contains(where: asked.contains)
        }
    }

    private static let ofGuest: Set = ["i", "i'm", "i've", "i'll", "we", "we're", "we've"]

    private static func isContent(_ word: String) -> Bool {
        word.count > 2 && !Lexicon.functionWords.contains(word) && !EncounterVerbs.auxiliaries.contains(word)
            && !Lexicon.negations.contains(word) && !idle.contains(word) && Lexicon.relatives[word] == nil
    }

    private static func root(_ word: String) -> String {
        taking.contains(word) ? "take" : String(word.prefix(GroundedForms.rootLength(of: word)))
    }

    private static let elliptic = Lexicon.set(
        "did do does have has is are was were didn't don't doesn't haven't hasn't isn't"
    )
    private static let troubles = Lexicon.set("trouble problem problems difficulty shortness")
    private static let failing = Lexicon.set("miss misses missed forget forgets forgot")
    private static let taking = Lexicon.set("take takes taking took taken")
    private static let idle = Lexicon.set(
        "any ever been have had you your you've still now today last week know think said"
    )
}
