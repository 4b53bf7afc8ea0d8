/// Clauses that begin with what they name: a title said within a sentence, a disease alone.
extension ClauseCutter {
    /// "..., past history of kidney stones, ..., current medications are ..."
    func isTitled(_ at: Int) -> Bool {
        let opening = words[at...].prefix(2).joined(separator: " ")
        let verb = words[at...].dropFirst(2).first ?? ""
        // "No edema, labs from Monday, ferritin 9"
        let isDay = Lexicon.weekdays.contains(verb) || ["today", "yesterday", "last", "this"].contains(verb)
        let isResult = Headings.heading([words[at]], at: 0)?.kind == .results && opening.hasSuffix(" from") && isDay
        if isResult, !isInPlan, words[at...].joined().contains(where: \.isNumber) { return true }
        // "Cefazolin given, no known allergies": whatever stands before it.
        if at > start, opening == "no known", words[at...].prefix(4).contains("allergies") { return true }
        return opening == "past history" || Self.drugLists.contains(opening) && ["are", "include"].contains(verb)
    }

    /// "..., x-rays of the right knee today show ..."
    func isStudy(_ at: Int) -> Bool {
        let clause = words[at...].prefix(9)
        let isChestFilm = words[at] == "chest" && clause.dropFirst().first?.hasPrefix("x-ray") == true
        guard Self.studies.contains(words[at]) || isChestFilm else { return false }
        if isChestFilm, clause.contains(where: ["is", "was"].contains) { return true }
        return clause.contains { ["show", "shows", "showed", "demonstrates", "reveals", "score"].contains($0) }
    }

    /// "... tympanic membranes are normal, mild croup.": after a finding or a result, a disease alone is the assessment.
    func isDiagnosis(_ at: Int) -> Bool {
        guard !isInPlan, let end = words[at...].firstIndex(where: { !($0.first?.isLetter ?? false) }), end - at < 4
        else {
            return false
        }
        let disease = words[end - 1]
        guard Lexicon.isDisease(disease),
            words[at..<end - 1].allSatisfy(Self.degrees.contains), !words[end...].prefix(2).contains("and")
        else { return false }
        let before = words[start..<at]
        let isFound = subject(before) != nil || before.starts(with: ["there", "is"]) || before.starts(with: ["no"])
        return isFound && !before.contains { ["history", "for", "shows", "show", "showed"].contains($0) }
    }

    /// "She is allergic to morphine, she gets hives": one statement.
    func isReaction(_ at: Int) -> Bool {
        let before = words[max(0, start - 1)..<max(start, at)].suffix(8)
        return before.contains { ["allergic", "allergy", "allergies"].contains($0) }
            && PlacementRules.isReaction(words[at...].prefix { !".,;".contains($0) }.map { $0 })
    }

    private static let drugLists = [
        "current medications", "home medications", "his medications", "her medications", "current meds", "home meds",
    ]
    private static let degrees = Lexicon.set(
        "mild moderate severe acute chronic likely probable suspected left right bilateral viral bacterial allergic early"
    )
}
