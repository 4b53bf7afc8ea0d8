/// Numbers that are set right later: "the PSA was 5.1, not 6.1", "come back in four weeks | no, wait, make it six".
struct EncounterAmended {
    let clauses: [Spoken]

    /// Whether a statement of clause `at` has a number that does not hold.
    func isAmended(_ words: [String], _ at: Int) -> Bool {
        let numbers = Set(words.filter(Self.isNumber))
        guard !numbers.isEmpty else { return false }
        return isReplaced(at) || isDisowned(numbers, at) || isContested(words, at) || isFormer(words, at)
            || clauses.contains { isDenied(numbers, of: words, by: $0.lower) }
    }

    /// "The A1c is 5.1 on the last check", where the last was 5.5 before: which of them holds?
    private func isContested(_ words: [String], _ at: Int) -> Bool {
        guard words.contains("last"), let name = words.first(where: EncounterPlacing.isLaboratory) else { return false }
        let own = Set(words.filter(Self.isNumber)).subtracting([name])
        return clauses[..<at].contains { before in
            guard !before.isOfPatient, !before.isQuestion, before.lower.contains(name), before.lower.contains("last")
            else {
                return false
            }
            let other = Set(before.lower.filter(Self.isNumber)).subtracting([name])
            return !other.isEmpty && !own.isEmpty && own.isDisjoint(with: other)
        }
    }

    /// "Your ALT was 128" "It was 254 in October" "This is much better": a value of before.
    private func isFormer(_ words: [String], _ at: Int) -> Bool {
        guard words.contains("was") else { return false }
        return clauses[(at + 1)...].prefix(3).contains { later in
            !later.isOfPatient && later.words.count < 7
                && Self.bettering.contains { later.lower.contains(sequence: $0) }
        }
    }

    /// A statement with what the words after it, or before, say more rightly: "800 mg a day | take that twice a day".
    func mended(_ candidate: EncounterCandidate) -> EncounterCandidate {
        guard let at = candidate.clauses.last else { return candidate }
        var candidate = candidate
        if candidate.text.hasSuffix(" mg a day."), at + 1 < clauses.count,
            !clauses[at + 1].lower.contains(where: Lexicon.drugs.contains),
            Self.often.contains(where: { clauses[at + 1].lower.contains(sequence: $0) })
        {
            candidate.text = candidate.text.dropLast(" a day.".count) + "."
        }
        // "A bypass at the young age of 27", of one who is 27: she had it as a child.
        let words = candidate.text.cutAtSpaces
        if let age = words.firstIndex(of: "age"), age > 2, age + 2 < words.count, words[age + 1] == "of",
            let the = words[..<age].lastIndex(of: "the"), the > 0, words[the - 1] == "at",
            clauses.contains(where: { $0.lower.contains(words[age + 2].trimming(",.") + "-year-old") })
        {
            let rest = words[..<(the - 1)] + words[(age + 3)...]
            candidate.text = rest.joined(separator: " ").trimming(",.") + "."
        }
        return candidate
    }

    private static let bettering = EncounterCandidates.phrases("this is much better|this is better|now it's better")
    private static let often = EncounterCandidates.phrases("twice a day|2 times a day|3 times a day|4 times a day")

    /// "5.1, not 6.1", of what the statement names too.
    private func isDenied(_ numbers: Set<String>, of words: [String], by lower: [String]) -> Bool {
        lower.indices.dropFirst(2).contains { at in
            guard lower[at - 1] == "not", numbers.contains(lower[at]),
                lower[..<(at - 1)].suffix(4).contains(where: { Self.isNumber($0) && !numbers.contains($0) })
            else { return false }
            return lower.contains { words.contains($0) && $0.count > 2 && !Lexicon.functionWords.contains($0) }
        }
    }

    /// "I said five, didn't I? She was four", however late.
    private func isDisowned(_ numbers: Set<String>, _ at: Int) -> Bool {
        clauses.indices.dropFirst(at + 1).contains { later in
            guard clauses[later].speaker == clauses[at].speaker else { return false }
            let lower = clauses[later].lower
            guard let said = lower.indices.dropLast(2).first(where: { lower[$0...].starts(with: ["i", "said"]) }),
                numbers.contains(Self.digits[lower[said + 2]] ?? lower[said + 2])
            else { return false }
            let around = clauses[max(0, later - 1)..<min(clauses.count, later + 3)].flatMap(\.lower)
            return around.contains {
                ["didn't", "wait", "meant", "wrong", "sorry", "actually", "mistake"].contains($0)
            }
        }
    }

    private static let digits: [String: String] = Dictionary(
        uniqueKeysWithValues: ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
            .enumerated()
            .map { ($1, String($0 + 1)) }
    )

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
