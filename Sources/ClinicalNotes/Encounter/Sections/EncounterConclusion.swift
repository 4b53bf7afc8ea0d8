/// What the clinician concludes that the patient has.
enum EncounterConclusion {
    /// "Acute lumbar strain." of "he has an acute lumbar strain".
    static func named(in text: String) -> String? {
        let words = text.trimming(".").split(separator: " ").map(String.init)
        let lower = words.map { $0.lowercased().trimming(",") }
        guard let verb = lower.prefix(5).firstIndex(where: ["has", "with", "is"].contains),
            !lower.contains(where: Lexicon.negations.contains), !lower.contains(where: supposed.contains)
        else { return nil }
        let rest = lower[(verb + 1)...].drop { ["a", "an", "the", "of", "most", "likely"].contains($0) }
        guard let end = rest.prefix(5).firstIndex(where: isConclusion), rest.startIndex <= end,
            rest[rest.startIndex...end].allSatisfy({ !EncounterWords.pronouns.contains($0) && $0 != "history" })
        else { return nil }
        return words[rest.startIndex...end].joined(separator: " ").trimming(",").firstUppercased + "."
    }

    private static func isConclusion(_ word: String) -> Bool { concluded.contains(word) || word.hasSuffix("itis") }

    private static let concluded = Lexicon.set(
        "sprain strain contusion pneumonia fracture tear stone stones infection concussion hernia herniation sciatica radiculopathy"
    )
    private static let supposed = Lexicon.set("might may could possible possibly maybe if rule risk")
}
