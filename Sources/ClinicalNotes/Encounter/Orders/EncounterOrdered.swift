/// What is ordered, by its words: the verb of the order and the drug, test or procedure.
enum EncounterOrdered {
    /// Where the verb of an order stands.
    static func verb(of lower: [String]) -> Int? {
        for start in lower.indices.prefix(8) {
            guard let head = EncounterDirective(lower, at: start) else { continue }
            if head.isNegated { return nil }
            let verb = lower[head.end]
            return acts.contains(EncounterCandidates.base(ofDoing: verb) ?? verb) ? head.end : nil
        }
        return lower.firstIndex { !EncounterWords.hedges.contains($0) }.flatMap { acts.contains(lower[$0]) ? $0 : nil }
    }

    /// "The MRI of your back", of an order for the knee.
    static func isOfOtherPart(_ words: [String], _ lower: [String]) -> Bool {
        let other = lower.filter { EncounterSite.isPart($0) || Lexicon.sides[$0] != nil }
        return !other.isEmpty && !other.allSatisfy(words.contains)
    }

    /// What is ordered: a drug, a test, a procedure.
    static func isItem(_ word: String) -> Bool {
        Lexicon.drugs.contains(word) || EncounterCandidates.studies.contains(word) || Lexicon.isOperation(word)
            || procedures[word] != nil
    }

    /// A word for what is ordered, by one name: "shots" are injections.
    static func item(_ word: String) -> String { procedures[word] ?? word }

    private static let acts = EncounterCandidates.undertaken.union(EncounterCandidates.advised)
    private static let procedures: WordMap<String> = [
        "surgery": "surgery", "operation": "surgery", "injection": "injection", "injections": "injection",
        "shot": "injection", "shots": "injection", "procedure": "procedure", "vaccine": "vaccine",
        "infusion": "infusion",
        "x-rays": "x-ray",
    ]
}
