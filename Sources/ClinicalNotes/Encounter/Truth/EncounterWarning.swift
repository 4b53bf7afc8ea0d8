/// What a clinician warns of: risks of an operation, and what comes of leaving an injury alone.
struct EncounterWarning {
    let clauses: [Spoken]

    /// Whether clause `at` goes on with a warning, and says nothing that is so.
    func goesOn(_ at: Int) -> Bool {
        guard !clauses[at].isOfPatient else { return false }
        if listsRisks(at) { return true }
        let lower = clauses[at].lower
        // "It can lead to poor healing | you can also develop arthritis", "... | and you're losing the arch".
        let isAlso = lower.prefix(5).contains("also") && lower.prefix(7).contains(where: Self.likely.contains)
        let isAnd = lower.starts(with: ["and", "you're"]) && lower.count > 2 && lower[2].hasSuffix("ing")
        return (isAlso || isAnd || lower.starts(with: ["and", "becoming"]) || lower.starts(with: ["and", "losing"]))
            && isOfOutcome(before(at).flatMap(\.lower))
    }

    /// A dictated statement of clause `at`, which lists risks: "Risks include stroke and death."
    func worded(_ statement: EncounterCandidate, _ at: Int) -> EncounterCandidate? {
        var statement = statement
        if statement.words.prefix(3).contains(where: Self.risks.contains) { return statement }
        guard let risk = (before(at) + [clauses[at]]).flatMap(\.words).last(where: { Self.risks.contains($0.lower) })
        else { return nil }
        statement.text = "Risks include " + statement.text.firstLowercased
        statement.tokens = (risk.tokens + statement.tokens).inOrder
        return statement
    }

    /// "Both together can give you seizures": what a drug may do.
    static func warns(_ lower: [String]) -> Bool {
        lower.indices.dropLast().contains { possible.contains(lower[$0]) && doing.contains(lower[$0 + 1]) }
    }

    /// Whether clause `at` is of a list of risks.
    func listsRisks(_ at: Int) -> Bool {
        let lower = clauses[at].lower
        return !clauses[at].isOfPatient && isOfNobody(lower)
            && (Self.namesRisk(lower) || Self.namesRisk(before(at).flatMap(\.lower))) && isList(lower)
    }

    /// What the same speaker said just before.
    private func before(_ at: Int) -> [Spoken] {
        let near = clauses[max(0, at - 3)..<at]
        let start = near.lastIndex { $0.speaker != clauses[at].speaker }.map { $0 + 1 } ?? near.startIndex
        return Array(near[start...])
    }

    private func isOfNobody(_ lower: [String]) -> Bool {
        !lower.contains {
            Self.speakers.contains($0) || ["is", "are", "was", "has", "avoided", "avoid", "use"].contains($0)
        }
    }

    /// "Seizure, stroke, numbness, or even death".
    private func isList(_ lower: [String]) -> Bool {
        lower.contains("death") || !EncounterIllness.named(in: lower).isEmpty
    }

    private func isOfOutcome(_ words: [String]) -> Bool {
        words.contains("complications")
            || words.indices.dropFirst().dropLast().contains { at in
                words[at] == "lead" && words[at + 1] == "to" && Self.possible.contains(words[at - 1])
            }
    }

    /// "Risks of surgery include", "risk of anesthesia including".
    private static func namesRisk(_ words: [String]) -> Bool {
        guard let risk = words.firstIndex(where: risks.contains) else { return false }
        return words[risk...].contains { ["include", "includes", "including"].contains($0) }
    }

    private static let risks = Lexicon.set("risk risks")
    static let possible = Lexicon.set("can could may might")
    private static let doing = Lexicon.set("give cause make lead trigger bring")
    private static let likely = possible.union(Lexicon.set("likelihood chance risk"))
    private static let speakers = Lexicon.set("i i'm i'll i'd we we'll we're you're he she your his her")
}
