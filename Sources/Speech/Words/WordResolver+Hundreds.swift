/// "One hundred and fifty", which an engine wrote as two numbers.
extension WordResolver {
    /// "100 and 50 milligrams" is 150: no dose is told as a hundred and as tens of it. Where there may be two values, or no
    /// unit tells that it is one, they stay, and are shown to a reviewer.
    func joinedHundreds(in terms: [HeardTerm]) -> [WordReplacement] {
        terms.indices.dropLast(2).compactMap { index in
            guard let sum = Self.sum(terms[index...index + 2]) else { return nil }
            let group = index..<index + 3
            let next = terms.dropFirst(group.upperBound).first?.lower ?? ""
            let isOfUnit = terms[index + 2].trailing.isEmpty && (WordContext.units.contains(next) || next == "over")
            let isOne = isOfUnit || Self.isOfTest(index, in: terms)
            if !isOne || Self.mayBeTwo(group, in: terms) { return .refused(group, terms[group].map(\.text)) }
            return .init(group: group, words: [String(sum)], drug: nil, likeness: 0.9, rank: 0)
        }
    }

    /// "ALT was 300 and 18": a test that is told by its letters has one value, where no other was told of before it.
    private static func isOfTest(_ index: Int, in terms: [HeardTerm]) -> Bool {
        let told = terms[..<index].suffix(5).reversed().prefix { $0.trailing.isEmpty }
        let before = told.drop { ["is", "was", "of"].contains($0.lower) }
        let isName = before.map { $0.text.wholeMatch(of: /[A-Z]{2,}/) != nil }
        let isOther = before.contains { ["and", "bp", "hr", "rr", "map"].contains($0.lower) }
        // "AST, ALT 300 and 18" are two values.
        let isBesideTest = terms[..<index].dropLast(told.count).last?.text.wholeMatch(of: /[A-Z]{2,}/) != nil
        return !isOther && !isBesideTest && isName.first == true && !isName.dropFirst().contains(true)
    }

    /// Hundreds, "and", and what is less than a hundred.
    private static func sum(_ terms: ArraySlice<HeardTerm>) -> Int? {
        guard let first = terms.first, let last = terms.last, terms.dropFirst().first?.lower == "and",
            terms.dropLast().allSatisfy({ $0.trailing.isEmpty }), terms.dropFirst().allSatisfy({ $0.leading.isEmpty }),
            let hundreds = Int(first.text.filter { $0 != "," }), hundreds.isMultiple(of: 100), hundreds > 0,
            last.text.first != "0", let rest = Int(last.text), rest < 100
        else { return nil }
        return hundreds + rest
    }

    /// "Between 100 and 50", "sugars of 200 and 90", "a pressure of 100 and 60".
    private static func mayBeTwo(_ group: Range<Int>, in terms: [HeardTerm]) -> Bool {
        terms[max(0, group.lowerBound - 4)..<group.lowerBound].reversed().prefix { !$0.endsSentence }.contains { term in
            ["between", "both", "either"].contains(term.lower)
                || ["pressure", "bp"].contains(term.lower) && terms.dropFirst(group.upperBound).first?.lower != "over"
                || term.lower.count > 3 && term.lower.wholeMatch(of: /.*[^suia']s/) != nil && !term.isDrug
                    && !Self.singular.contains(term.lower)
        }
    }

    /// Verbs and others that end as plurals do.
    private static let singular: Set<String> = [
        "takes", "needs", "uses", "gets", "receives", "weighs", "drinks", "smokes", "runs", "reads", "shows",
        "measures", "remains", "stands", "always", "sometimes", "perhaps", "requires", "continues", "increases",
        "decreases",
    ]
}
