internal import Artifacts

/// What the patient tells of the family, of habits, work and home: sections of their own, not the history of the illness.
enum EncounterBackground {
    /// "You live with your sister" is told of home, "you were drinking beer" of how it came about.
    static func section(of candidate: EncounterCandidate) -> SectionKind {
        let isTold = candidate.kind == .told && !candidate.words.contains("was")
        return isTold || [.patient, .answer].contains(candidate.kind) ? section(of: candidate.text) : .history
    }

    /// The section of a statement that the patient tells.
    static func section(of text: String) -> SectionKind {
        let words = text.bareWords
        if EncounterReaction.isTold(words) { return .allergies }
        if words.contains(where: ofFamily.contains) || words.contains("family") && words.contains("history") {
            let isIll = words.contains { Lexicon.isDisease($0) || ill.contains($0) }
            if isIll, !words.contains(where: ["he", "she", "patient"].contains) || words.contains("history") {
                return .familyHistory
            }
        }
        // "He owns a repair shop", "she lives with her sister".
        let isOfHome =
            words.contains(sequence: ["lives", "with"]) && words.contains { Lexicon.relatives[$0] != nil }
            || words.contains("owns") && words.last.map(businesses.contains) == true
        return (isOfWork(words) || isOfHome || words.contains(where: social.contains))
            && EncounterFact.complaints(of: words).isEmpty
            && !words.contains(where: Lexicon.drugs.contains) ? .socialHistory : .history
    }

    /// "She works for the city", not "the inhaler works for about 4 hours".
    private static func isOfWork(_ words: [String]) -> Bool {
        guard (4..<12).contains(words.count),
            let verb = words.prefix(4).firstIndex(where: { ["works", "worked"].contains($0) }),
            words[..<verb].contains(where: { workers.contains($0) || Lexicon.relatives[$0] != nil })
        else { return false }
        let rest = words[(verb + 1)...]
        guard rest.first.map(atWork.contains) == true, let next = rest.dropFirst().first else { return false }
        return next.first?.isNumber != true && next != "about" && !rest.contains(where: Lexicon.units.contains)
            && !rest.contains("while")
    }

    /// "Is there any family history of colon cancer?" "No.": "No family history of colon cancer."
    static func family(_ question: Spoken, isDenied: Bool) -> [SpokenWord]? {
        let lower = question.lower
        guard isDenied, !lower.contains(where: Lexicon.negations.contains),
            let start = lower.indices.first(where: { lower[$0...].starts(with: ["family", "history", "of"]) })
        else { return nil }
        let named = question.words[(start + 3)...].drop { ["any", "like"].contains($0.lower) }
            .prefix { !after.contains($0.lower) }
        guard (1...8).contains(named.count), named.allSatisfy({ !EncounterWords.talk.contains($0.lower) }) else {
            return nil
        }
        return Array(question.words[start..<start + 3]) + Array(named).trimmed()
    }

    /// "No. Not my parents, but my cousin has it.": not nobody.
    static func excepts(_ turn: ArraySlice<Spoken>) -> Bool {
        turn.contains { $0.lower.contains { ["but", "except", "maybe"].contains($0) || Lexicon.relatives[$0] != nil } }
    }

    /// Whether the patient's clause at `at` answers what runs in the family: "I have diabetes" may be meant of a relative then.
    static func answersOfFamily(_ at: Int, _ clauses: [Spoken]) -> Bool {
        guard clauses[at].isOfPatient, let asked = clauses[..<at].lastIndex(where: { !$0.isOfPatient }) else {
            return false
        }
        return at - asked < 3
            && clauses[max(0, asked - 1)...asked].contains { clause in
                clause.lower.contains("run") && clause.lower.contains("family")
                    || clause.lower.contains(sequence: ["family", "history"])
            }
    }

    private static let after = Lexicon.set("that in at on you do so okay")
    private static let ofFamily = Set(Lexicon.relatives.words).subtracting(["wife", "husband", "wife's", "husband's"])
    private static let ill = Lexicon.set(
        "cancer diabetes hypertension stroke attack heart disease stones passed died diagnosed asthma issues problems tumor aneurysm clot clots tremor shake parkinson's celiac lupus dementia alzheimer's epilepsy leukemia suicide"
    )
    private static let businesses = Lexicon.set("shop store business company restaurant farm salon bakery firm")
    private static let workers = Lexicon.set("he she patient they")
    private static let atWork = Lexicon.set("at as for in")
    private static let social = Lexicon.set(
        """
        smoke smokes smoked smoker smoking cigarettes cigarette cigars cigar tobacco vape vapes alcohol beer beers wine marijuana retired
        married divorced widowed roommate teacher cashier farmer student nurse landscaping teaches
        """
    )
}
