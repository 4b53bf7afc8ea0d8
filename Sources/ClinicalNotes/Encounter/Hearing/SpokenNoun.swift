internal import Artifacts

/// What was measured, said once of several: "The good cholesterol was 44. The bad was 153."
struct SpokenNoun {
    private let kind: String
    private let name: String
    private let tokens: [Transcript.Token]

    /// Of "The good cholesterol was 44": the cholesterol.
    init?(_ text: String, _ tokens: [Transcript.Token]) {
        let words = text.bareWords
        guard words.count > 4, words[0] == "the", Self.kinds.contains(words[1]), ["was", "is"].contains(words[3]),
            EncounterShape.isNoun(words[2])
        else { return nil }
        kind = words[1]
        name = words[2]
        self.tokens = tokens.filter { $0.text.lowercased() == words[2] }
    }

    /// "The bad was 153": "The bad cholesterol was 153."
    func completed(_ text: String, _ own: [Transcript.Token]) -> (text: String, tokens: [Transcript.Token])? {
        let words = text.bareWords
        guard words.count > 3, words[0] == "the",
            Self.groups.contains(where: { $0.contains(kind) && $0.contains(words[1]) }),
            ["was", "is"].contains(words[2]),
            words[3] == "about" || words[3].first?.isNumber == true
        else { return nil }
        var parts = text.cutAtSpaces
        parts.insert(name, at: 2)
        return (parts.joined(separator: " "), (tokens + own).inOrder)
    }

    private static let groups: [Set<String>] = [["good", "bad", "total"], ["left", "right"], ["upper", "lower"]]
    private static let kinds = Set(groups.joined())
}
