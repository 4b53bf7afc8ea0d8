/// Questions and answers that nothing parts: who spoke, or where a sentence ended, was not written.
extension EncounterTruth {
    /// "You're taking the water pill | no, I stopped that one": the "I" is of who was asked, whoever is said to speak.
    func isAnswered(_ at: Int) -> Bool {
        guard !clauses[at].isOfPatient, at + 1 < clauses.count, clauses[at + 1].speaker == clauses[at].speaker,
            clauses[at].unhedged.prefix(4).contains(where: ["you're", "you", "you've"].contains)
        else { return false }
        let isNoBefore = clauses[at].lower.last.map(EncounterAnswers.noes.contains) == true
        let next = clauses[at + 1].lower
        let isNoAfter = next.first.map(EncounterAnswers.noes.contains) == true
        let said = next.dropFirst(isNoAfter ? 1 : 0)
        // "No, I want you to stop it" goes on.
        return (isNoBefore || isNoAfter) && said.first.map(["i", "i've", "my", "we"].contains) == true
            && !said.contains { $0.hasPrefix("you") }
            && said.dropFirst().first.map { Self.intending.contains($0) } != true
    }

    /// "Do I need surgery" "no grade two heals without surgery": the "no" answers, and denies no more than a finding.
    func answersNo(_ at: Int) -> Bool {
        guard !clauses[at].isOfPatient, at > 0, clauses[at - 1].isOfPatient, clauses[at].lower.count > 3,
            clauses[at].lower[0] == "no", !clauses[at].words[0].hasComma,
            Cues.read([clauses[at].lower[1]]).isDisjoint(with: [.finding])
        else { return false }
        let asked = clauses[at - 1].lower
        guard clauses[at - 1].isQuestion || asked.first.map(Self.asking.contains) == true else { return false }
        // "Do I need surgery?" "No surgery for now."
        return !clauses[at].lower[1...].prefix(2).contains(where: asked.contains)
            // "No fracture that I can see", "no mass is palpable" deny.
            && clauses[at].lower[2...].prefix { !["that", "until", "while", "which", "is", "was", "are"].contains($0) }
                .contains(where: EncounterVerbs.isThirdPerson)
    }

    private static let intending = Lexicon.set("want think would don't need recommend suggest")
    private static let asking = Lexicon.set("do does did is are was can could will would should have has am")
}
