/// Questions that ask for less, or for other, than the complaint that they name: of one side, of when, of somebody else. A "no" to
/// them does not deny the complaint.
enum EncounterNarrowed {
    /// Whether the words ask of one side, when it began, what it comes from, or of the first time.
    static func isAsked(_ at: Int, of named: [EncounterFact.Named], _ clauses: [Spoken]) -> Bool {
        let lower = clauses[at].lower
        guard let first = named.first, let last = named.last else { return false }
        if lower.contains(sequence: ["first", "time"]) || isOneSided(lower, clauses) { return true }
        let rest = lower[last.words.upperBound...]
        if isOfDrug(Array(rest), at, clauses) { return true }
        return rest.contains(where: causes.contains) || Array(rest).contains(sequence: ["right", "away"])
            || lower[..<first.words.lowerBound].suffix(2).elementsEqual(["other", "than"])
    }

    /// "You were on allopurinol" "Years ago" "No rash with it?": what the drug did.
    private static func isOfDrug(_ rest: [String], _ at: Int, _ clauses: [Spoken]) -> Bool {
        guard zip(rest, rest.dropFirst()).contains(where: { ofDrug.contains($0) && ["it", "that"].contains($1) }) else {
            return false
        }
        let asked = clauses[max(0, at - 8)..<at].last {
            !$0.isOfPatient && !$0.lower.allSatisfy(EncounterWords.hedges.contains)
        }
        return asked?.lower.contains(where: Lexicon.drugs.contains) == true
            && asked.map { EncounterFact.complaints(of: $0.lower).isEmpty } == true
    }

    /// "On the right side", not "right now", where the talk is of the left too.
    private static func isOneSided(_ lower: [String], _ clauses: [Spoken]) -> Bool {
        let sides = sides(in: lower)
        guard sides.count == 1, let side = sides.first else { return false }
        let other = side == "left" ? "right" : "left"
        return clauses.contains { self.sides(in: $0.lower).contains(other) }
    }

    /// Sides that are said of a part or of the body.
    private static func sides(in lower: [String]) -> Set<String> {
        lower.indices.reduce(into: []) { sides, at in
            guard ["left", "right"].contains(lower[at]) else { return }
            if at > 0 && beforeSide.contains(lower[at - 1])
                || at + 1 < lower.count && EncounterSystem.sided.contains(lower[at + 1])
            {
                sides.insert(lower[at])
            }
        }
    }

    /// "I have never felt palpitations like this", "no swelling like I do now": it is there, and was not so before.
    static func isCompared(_ lower: [String], of named: [EncounterFact.Named]) -> Bool {
        guard let end = named.last?.words.upperBound else { return false }
        return lower[end...].indices.dropLast().contains { at in
            lower[at] == "like" && compared.contains(lower[at + 1])
                && !["anything", "nothing", "something", "stuff", "things"].contains(lower[at - 1])
        }
    }

    /// "Do your children have any asthma?", and after it "how about diabetes?": asked of others than the patient.
    static func isOfOthers(_ at: Int, _ clauses: [Spoken]) -> Bool {
        let lower = clauses[at].lower
        if names(lower) { return true }
        guard lower.count > 2, ["what", "how"].contains(lower[0]), lower[1] == "about", lower[2] != "you",
            !lower.contains(where: own.contains),
            let before = clauses[..<at].lastIndex(where: { !$0.isOfPatient && $0.words.count > 2 }), at - before < 5
        else { return false }
        return names(clauses[before].lower)
    }

    private static func names(_ lower: [String]) -> Bool {
        lower.indices.contains { at in
            // "Has anyone told you that you snore?"
            if ["anyone", "anybody"].contains(lower[at]) { return !lower[at...].contains(where: own.contains) }
            // "Any rash that your wife noticed?"
            if at > 1, lower[at - 2] == "that", lower[..<at].contains(where: Lexicon.symptoms.contains) { return false }
            return at > 0 && ["your", "his", "her", "the"].contains(lower[at - 1])
                && (Lexicon.relatives[lower[at]] != nil || others.contains(lower[at]))
        }
    }

    /// "No, I have a migraine", "no, I have been coughing": another name for it, or more of it.
    static func isCorrected(_ answer: [String]) -> Bool {
        guard answer.count > 3, EncounterAnswers.noes.contains(answer[0]) else { return false }
        let rest = answer.dropFirst()
        guard rest.starts(with: ["i", "have"]) || rest.starts(with: ["i've", "got"]) || rest.starts(with: ["it's"]),
            !rest.contains(where: Lexicon.negations.contains)
        else { return false }
        return rest.contains { Lexicon.symptoms.contains($0) || Lexicon.isDisease($0) }
    }

    /// Whether what the patient goes on to say has all the words of a complaint and denies nothing: "I do get this pain in my
    /// stomach", of "stomach pain".
    static func isTold(_ name: String, in turn: some Sequence<Spoken>) -> Bool {
        let words = name.cutAtSpaces
        return turn.contains { clause in
            !clause.lower.contains(where: Lexicon.negations.contains) && words.allSatisfy(clause.lower.contains)
        }
    }

    private static let beforeSide = Lexicon.set("the your that my")
    private static let ofDrug = Lexicon.set("with from on")
    private static let causes = Lexicon.set("due because caused")
    private static let compared = Lexicon.set("this that these those i it")
    private static let own = Lexicon.set("you your you're you've yourself")
    private static let others = Lexicon.set("family children kids relatives siblings parents")
}
