/// Findings that were dictated in one sentence: "lungs clear, heart regular", "blood pressure 118/74, heart rate 88, weight 158".
struct FindingList {
    private let parts: [String]

    init(_ text: String) {
        var parts: [String] = []
        for part in text.trimming(".").split(separator: ",").map({ $0.trimming(" ") }) {
            // "Weight 158, which is down 7 pounds".
            if !parts.isEmpty, part.hasPrefix("which ") {
                parts[parts.count - 1] += ", " + part
            } else {
                parts.append(part)
            }
        }
        self.parts = parts
    }

    /// Nothing but vital signs, and more than one.
    var isOfVitals: Bool {
        parts.count > 1
            && parts.allSatisfy { part in
                Self.vital(of: part) != nil && part.contains(where: \.isNumber)
                    && !part.bareWords.contains(where: ["last", "home", "ago", "was", "rest"].contains)
            }
    }

    /// The vital signs that `written` does not have; empty where it has all.
    func without(_ written: Set<String>) -> String {
        let rest = parts.filter { !written.contains(Self.vital(of: $0) ?? "") }
        return rest.isEmpty ? "" : rest.joined(separator: ", ").firstUppercased + "."
    }

    private static func vital(of part: String) -> String? {
        let lower = part.lowercased()
        if lower.hasPrefix("pulse ") { return "Heart rate" }
        return EncounterDrafter.vital(in: lower)?.1
    }

    /// A statement of each system: "Lungs clear." "Heart regular." What names none, or only goes on, stays with what was told.
    var bySystem: [String] {
        // One "no" or "normal" is said of all.
        guard parts.count > 1, let first = parts.first, !isHeading(first),
            !["no", "without", "normal", "negative"].contains(first.bareWords.first)
                || parts.dropFirst().allSatisfy({
                    Self.own.contains($0.bareWords.first ?? "") || $0.bareWords.contains(where: Self.states.contains)
                })
        else { return [whole(parts)] }
        var groups: [(system: EncounterSystem?, parts: [String])] = [(EncounterSystem.examined(in: first), [first])]
        for at in parts.indices.dropFirst() {
            let system = EncounterSystem.examined(in: parts[at])
            if let system, let last = groups.last?.system, system != last, begins(at) {
                groups.append((system, [parts[at]]))
            } else {
                groups[groups.count - 1].parts.append(parts[at])
            }
        }
        return groups.map { whole($0.parts) }
    }

    /// "Heart regular", "no edema": a finding, and not one of several nouns.
    private func begins(_ at: Int) -> Bool {
        let words = parts[at].bareWords
        guard words.count > 1, at + 1 == parts.count || !["or", "and"].contains(parts[at + 1].bareWords.first) else {
            return false
        }
        return ["no", "normal", "positive", "negative"].contains(words[0]) || words[0].hasSuffix("+")
            || EncounterSite.isPart(words[0]) && !["or", "and"].contains(words[1])
            || EncounterSystem.named(by: words[0]) != nil && words.count < 4
    }

    /// "Skin, no rash", "right hand, scaly plaques": what comes is said of it.
    private func isHeading(_ part: String) -> Bool {
        let words = part.bareWords
        return words.count < 4
            && words.allSatisfy {
                EncounterSite.isNamed($0) || EncounterSystem.named(by: $0) != nil || Self.headings.contains($0)
            }
    }

    private func whole(_ parts: [String]) -> String { parts.joined(separator: ", ").firstUppercased + "." }

    private static let own = Lexicon.set("no normal positive negative without")
    private static let states = Lexicon.set(
        "clear regular soft normal intact supple symmetric equal nontender benign unremarkable flat warm dry steady"
    )
    private static let headings = Lexicon.set(
        "general neuro psych extremities genitourinary rectal left right of the and"
    )
}
