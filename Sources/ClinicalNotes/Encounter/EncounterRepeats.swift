/// What another statement says too, and more of: "sensation is intact" beside "sensation is intact to light touch".
enum EncounterRepeats {
    static func dropped(from kept: [EncounterDrafter.Scored]) -> [EncounterDrafter.Scored] {
        let words = kept.map { GroundedWords(text: $0.candidate.text) }
        let contents = words.map { $0.stems.subtracting(idle).union($0.numbers) }
        let stated = kept.map(isStated)
        return kept.indices.filter { at in
            guard stated[at], !contents[at].isEmpty else { return true }
            return !kept.indices.contains { other in
                other != at && stated[other]
                    && (contents[at].count < contents[other].count || contents[at] == contents[other] && other < at)
                    && contents[at].isSubset(of: contents[other]) && words[at].sides.isSubset(of: words[other].sides)
                    && isDenied(words[at]) == isDenied(words[other])
            }
        }.map { kept[$0] }
    }

    /// Said of how it is, not of what shall be done: that may be ordered again.
    private static func isStated(_ entry: EncounterDrafter.Scored) -> Bool {
        switch entry.candidate.kind {
        case .finding, .possession, .subject: entry.kind != .history
        case .told, .recalled:
            [.exam, .results].contains(entry.kind)
                || entry.kind == .assessmentAndPlan
                    && !entry.candidate.text.lowercased().split(separator: " ").contains { intended.contains($0) }
        default: false
        }
    }

    private static func isDenied(_ words: GroundedWords) -> Bool {
        words.words.contains(where: Lexicon.negations.contains)
    }

    private static let idle: Set<String> = ["littl", "some", "good", "nice", "look", "looks"]
    private static let intended: Set<Substring> = [
        "will", "should", "can", "could", "may", "might", "recommend", "recommended", "continue", "order", "we", "i",
    ]
}
