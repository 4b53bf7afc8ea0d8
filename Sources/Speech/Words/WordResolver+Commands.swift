/// Spoken punctuation that an engine took for other words, where the clinician speaks punctuation.
extension WordResolver {
    /// The replacements: "calmer" is a comma, "Colin" after a heading a colon, "commasore" a comma and a word.
    func commands(in terms: [HeardTerm]) -> [WordReplacement] {
        let spoken = terms.indices.filter { ["comma", "period"].contains(terms[$0].lower) }
        guard spoken.count > 1 else { return [] }
        return headings(in: terms)
            + terms.indices.compactMap { index in
                let words = glued(terms[index]) ?? misheard(index, in: terms).map { [$0] }
                return words.map { .init(group: index..<index + 1, words: $0, drug: nil, likeness: 0.9, rank: 0) }
            }
    }

    /// "New paragraph. Plankol and": a heading and its colon, heard as other words where a paragraph begins.
    private func headings(in terms: [HeardTerm]) -> [WordReplacement] {
        terms.indices.compactMap { start in
            guard start > 1, terms[start - 2].lower == "new", terms[start - 1].lower == "paragraph",
                !terms[start...].prefix(6).contains(where: { $0.lower == "colon" || $0.trailing.contains(":") })
            else { return nil }
            let found = (1...3).flatMap { length -> [WordReplacement] in
                let group = start..<start + length
                guard group.upperBound < terms.count, !terms[group].contains(where: { $0.isNumber }),
                    terms[group].dropLast().allSatisfy({ $0.trailing.isEmpty })
                else { return [] }
                let heard = Pronunciation(terms[group].map(\.lower).joined(separator: " "))
                return Self.headings.map { heading in
                    let words = heading.split(separator: " ").map(String.init) + ["colon"]
                    let likeness = SoundDistance.likeness(heard, Pronunciation(words.joined(separator: " ")))
                    return .init(group: group, words: words, drug: nil, likeness: min(likeness, 1), rank: likeness)
                }
            }
            return found.filter { $0.likeness >= Self.headingBar }.max { $0.rank < $1.rank }
        }
    }

    private static let headingBar: Float = 0.8
    private static let headings = [
        "plan", "assessment", "impression", "allergies", "medications", "results", "physical exam", "chief complaint",
        "social history", "family history", "past medical history", "review of systems",
    ]

    /// A command and the next word that were written as one.
    private func glued(_ term: HeardTerm) -> [String]? {
        guard term.standing == .unknown else { return nil }
        for mark in ["comma", "period"] where term.lower.hasPrefix(mark) {
            let rest = String(term.text.dropFirst(mark.count))
            if rest.count > 2, lexicon.standing(of: rest.lowercased()) > .unknown { return [mark, rest] }
        }
        return nil
    }

    /// The mark that a doubtful word sounds like, and stands where one may.
    private func misheard(_ index: Int, in terms: [HeardTerm]) -> String? {
        let term = terms[index]
        guard term.probability < 0.75, !term.isNumber, index > 0, !Self.marks.contains(term.lower) else { return nil }
        if FormatterWords.headingEnds.contains(terms[index - 1].lower) {
            return isAlike(term, "colon", bar: 0.8) ? "colon" : nil
        }
        if ["a", "the", "in", "of", "no"].contains(terms[index - 1].lower) { return nil }
        return isAlike(term, "comma", bar: 0.74) ? "comma" : isAlike(term, "period", bar: 0.85) ? "period" : nil
    }

    private func isAlike(_ term: HeardTerm, _ mark: String, bar: Float) -> Bool {
        SoundDistance.likeness(Pronunciation(term.lower), Pronunciation(mark)) >= bar
    }

    private static let marks: Set<String> = ["comma", "period", "colon", "semicolon"]
}
