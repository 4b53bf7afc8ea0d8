internal import Artifacts

/// Which lasting condition the clinician asks about: "how are you doing with your depression".
struct EncounterTopics {
    private let clauses: [Spoken]
    private var named: Set<String> = []

    init(_ clauses: [Spoken]) { self.clauses = clauses }

    /// The condition that a statement of clause `at` is about, with the words that name it; each once, and none that the
    /// statement names itself.
    mutating func next(_ at: Int, _ text: String) -> (name: String, tokens: [Transcript.Token])? {
        guard let (name, tokens) = asked(before: at) ?? told(before: at), named.insert(name).inserted else {
            return nil
        }
        let words = Set(text.bareWords)
        return name.split(separator: " ").contains { words.contains(String($0)) } ? nil : (name, tokens)
    }

    private func asked(before at: Int) -> (name: String, tokens: [Transcript.Token])? {
        for back in (max(0, at - 6)..<at).reversed() where !clauses[back].isOfPatient {
            let lower = clauses[back].lower
            guard lower.contains(where: EncounterParts.conditionStarts.contains) else { continue }
            for condition in EncounterParts.conditions {
                guard
                    let start = lower.indices.first(where: {
                        $0 > 0 && lower[$0...].starts(with: condition) && ["your", "the"].contains(lower[$0 - 1])
                    })
                else { continue }
                guard lower[..<start].contains(where: Self.cues.contains) else { return nil }
                let end = start + condition.count
                return (condition.joined(separator: " "), Array(clauses[back].words[start..<end]).tokens)
            }
        }
        return nil
    }

    /// "So tell me about the wrist", "and the concussion, when was that": what the first answer is about.
    private func told(before at: Int) -> (name: String, tokens: [Transcript.Token])? {
        guard clauses[at].isOfPatient,
            let asked = clauses[..<at].lastIndex(where: { !$0.isOfPatient }), at - asked <= Self.near
        else { return nil }
        let (lower, words) = (clauses[asked].lower, clauses[asked].words)
        guard
            let noun = lower.indices.dropFirst().first(where: {
                ["the", "your"].contains(lower[$0 - 1])
                    && (EncounterSystem.sided.contains(lower[$0]) || Lexicon.symptoms.contains(lower[$0])
                        || Lexicon.isDisease(lower[$0], longerThan: 4) || lower[$0] == "concussion")
            })
        else { return nil }
        let (before, after) = (lower[..<(noun - 1)], lower[(noun + 1)...])
        let isAsked =
            before.suffix(2) == ["me", "about"] && after.count < 3
            || before.allSatisfy(EncounterWords.hedges.contains) && after.starts(with: ["when", "was"])
        return isAsked ? (lower[noun], [words[noun]].tokens) : nil
    }

    /// From the question to the clause that answers it.
    private static let near = 2
    private static let cues = Lexicon.set("how terms about regarding regards tell standpoint with for")
}
