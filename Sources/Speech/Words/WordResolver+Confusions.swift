/// Short words that sound alike, where what stands beside them tells which was said.
extension WordResolver {
    /// "3 T4" is free T4, "free cc" are 3, and "scratched that" between two numbers takes the first back.
    func confusions(in terms: [HeardTerm]) -> [WordReplacement] {
        terms.indices.compactMap { index in
            let word =
                isFreeHormone(index, in: terms)
                ? "free" : isThree(index, in: terms) ? "3" : isTakenBack(index, in: terms) ? "scratch" : nil
            return word.map { .init(group: index..<index + 1, words: [$0], drug: nil, likeness: 0.9, rank: 0) }
        }
    }

    /// A thyroid hormone is free or total, never three; but a tumor is of stage 3, T4 N1.
    private func isFreeHormone(_ index: Int, in terms: [HeardTerm]) -> Bool {
        guard ["3", "three"].contains(terms[index].lower), terms[index].trailing.isEmpty, index + 1 < terms.count,
            ["t4", "t3"].contains(terms[index + 1].lower)
        else { return false }
        let isStage = index > 0 && FormatterWords.numbered.contains(terms[index - 1].lower)
        let isStaged =
            index + 2 < terms.count && terms[index + 2].lower.first == "n"
            && terms[index + 2].lower.dropFirst().allSatisfy(\.isNumber)
        return !isStage && !isStaged
    }

    private func isThree(_ index: Int, in terms: [HeardTerm]) -> Bool {
        terms[index].lower == "free" && terms[index].trailing.isEmpty && index + 1 < terms.count
            && Self.measures.contains(terms[index + 1].lower)
    }

    private func isTakenBack(_ index: Int, in terms: [HeardTerm]) -> Bool {
        guard terms[index].lower == "scratched", index > 0, index + 2 < terms.count, terms[index + 1].lower == "that"
        else { return false }
        let isAfterNumber = terms[..<index].suffix(2).contains { $0.isNumber }
        return isAfterNumber && terms[index + 2].isNumber
    }

    /// What nothing is free of.
    private static let measures: Set<String> = [
        "cc", "ccs", "ml", "milliliter", "milliliters", "mg", "milligram", "milligrams", "mcg", "micrograms", "cm",
        "centimeter", "centimeters", "mm", "millimeter", "millimeters", "millimetre", "millimetres", "liters", "litres",
    ]
}
