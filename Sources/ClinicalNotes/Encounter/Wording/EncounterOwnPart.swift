internal import Artifacts

/// What the patient is to do, told in one breath with what the clinician orders: "let's get an x-ray | and take ibuprofen".
extension EncounterCandidates {
    /// "You take 1 g four times a day", of a drug that is first named in the plan: "he should take".
    func prescribed(_ parts: [String], _ at: Int) -> [String] {
        let words = parts.map { $0.lowercased().trimming(",.") }
        guard let takes = words.prefix(3).firstIndex(of: "takes"), takes > 0, takes + 1 < words.count,
            words[takes + 1].first?.isNumber == true,
            let drug = words.first(where: Lexicon.drugs.contains),
            !clauses[..<(clauses.count / 2)].contains(where: { $0.lower.contains(drug) }),
            // "So you take 20 units at night, and I'd like to go up".
            clauses[at].lower.first != "so",
            !clauses[at].lower.contains(where: { ["up", "increase", "instead"].contains($0) }),
            at + 1 == clauses.count
                || !clauses[at + 1].lower.contains(where: { ["up", "increase", "down"].contains($0) })
        else { return parts }
        return parts[..<takes] + ["should", "take"] + parts[(takes + 1)...]
    }

    /// Where a verb stands behind an "and" that the patient does, whoever orders what was named before it.
    static func ownPart(in words: [SpokenWord]) -> Int? {
        let lower = words.map(\.lower)
        return lower.indices.dropFirst(3).dropLast().first { at in
            guard lower[at - 1] == "and", !lower[..<(at - 1)].contains(where: yours.contains) else { return false }
            // "And take a biopsy", "and take out the stone" are the clinician's.
            if lower[at] == "take" { return lower[(at + 1)...].prefix(4).contains(where: Lexicon.drugs.contains) }
            return ofPatients.contains(lower[at]) && isOwn(lower[at...])
        }
    }

    /// "Stay off the leg", "avoid running": not "stay in touch", "avoid surgery".
    static func isOwn(_ lower: ArraySlice<String>) -> Bool {
        let rest = lower.dropFirst()
        switch lower.first {
        case "stay": return rest.first.map(["off", "on", "home", "away", "out"].contains) == true
        case "drink": return rest.first?.hasPrefix("cup") == false
        case "avoid": return rest.contains { $0.hasSuffix("ing") || Lexicon.drugs.contains($0) || eaten.contains($0) }
        default: return true
        }
    }

    private static let eaten = Lexicon.set("salt sodium sugar alcohol caffeine nsaids dairy gluten spicy fried foods")

    /// "Have you get an x-ray and stay off the leg": both are the patient's.
    private static let yours = Lexicon.set("you you'll should")
}
