/// Numbers that are set right later: "the PSA was 5.1, not 6.1", "come back in four weeks | no, wait, make it six".
struct EncounterAmended {
    let clauses: [Spoken]

    /// Whether a statement of clause `at` has a number that does not hold.
    func isAmended(_ words: [String], _ at: Int) -> Bool {
        let numbers = Set(words.filter(Self.isNumber))
        guard !numbers.isEmpty else { return false }
        return isReplaced(at) || clauses.contains { isDenied(numbers, of: words, by: $0.lower) }
    }

    /// "5.1, not 6.1", of what the statement names too.
    private func isDenied(_ numbers: Set<String>, of words: [String], by lower: [String]) -> Bool {
        lower.indices.dropFirst(2).contains { at in
            guard lower[at - 1] == "not", numbers.contains(lower[at]),
                lower[..<(at - 1)].suffix(4).contains(where: { Self.isNumber($0) && !numbers.contains($0) })
            else { return false }
            return lower.contains { words.contains($0) && $0.count > 2 && !Lexicon.functionWords.contains($0) }
        }
    }

    /// "Make it six", said by the same speaker soon after.
    private func isReplaced(_ at: Int) -> Bool {
        clauses[(at + 1)...].prefix(4).contains { later in
            later.speaker == clauses[at].speaker
                && later.lower.indices.dropLast(2).contains { make in
                    later.lower[make] == "make" && ["it", "that"].contains(later.lower[make + 1])
                        && Self.isNumber(later.lower[make + 2])
                }
        }
    }

    private static func isNumber(_ word: String) -> Bool { word.first?.isNumber == true }
}
