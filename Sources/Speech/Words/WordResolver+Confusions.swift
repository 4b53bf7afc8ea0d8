/// Short words that sound alike, where what stands beside them tells which was said.
extension WordResolver {
    /// "3 T4" is free T4, "free cc" are 3, and "scratched that" between two numbers takes the first back.
    func confusions(in terms: [HeardTerm]) -> [WordReplacement] {
        terms.indices.compactMap { index in
            meant(index, in: terms).map {
                .init(group: index..<index + 1, words: [$0], drug: nil, likeness: 0.9, rank: 0)
            }
        }
    }

    private func meant(_ index: Int, in terms: [HeardTerm]) -> String? {
        if isFreeHormone(index, in: terms) { return "free" }
        if let count = count(index, in: terms) { return count }
        if isTakenBack(index, in: terms) { return "scratch" }
        if isWait(index, in: terms) { return "wait" }
        return isLungDisease(index, in: terms) ? "COPD" : small(index, in: terms)
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

    /// "Free cc" are 3, "a gap for centimeters" is of 4, "too tablets" are 2. After a number it may be another, and "to" is for
    /// the reviewer: one converts to milligrams.
    private func count(_ index: Int, in terms: [HeardTerm]) -> String? {
        guard let number = Self.counts[terms[index].lower], terms[index].trailing.isEmpty else { return nil }
        let next = terms.dropFirst(index + 1).first?.lower ?? ""
        let (last, isMeasured) = (terms[..<index].last, isMeasure(index + 1, in: terms))
        if let last, last.isNumber || Self.measures.contains(last.lower) { return nil }
        let isMeant =
            switch terms[index].lower {
            case "free": Self.measures.contains(next) && !next.hasPrefix("gram")
            case "won": FormatterWords.oneOfDoses.contains(next) || Self.measures.contains(next) && !isMeasured
            case "too": isMeasured || FormatterWords.dosesCounted.contains(next)
            case "for": isMeasured && !["asked", "except"].contains(last?.lower)
            default: false
            }
        return isMeant ? number : nil
    }

    /// Whether the word is a measure, and of more than one.
    func isMeasure(_ index: Int, in terms: [HeardTerm]) -> Bool {
        let word = index < terms.count ? terms[index].lower : ""
        return Self.measures.contains(word) && (word.hasSuffix("s") || word.count < 4)
    }

    /// Words that are heard for a number.
    static let counts = ["free": "3", "for": "4", "to": "2", "too": "2", "won": "1"]

    private func isTakenBack(_ index: Int, in terms: [HeardTerm]) -> Bool {
        guard terms[index].lower == "scratched", index > 0, index + 2 < terms.count, terms[index + 1].lower == "that"
        else { return false }
        let isAfterNumber = terms[..<index].suffix(2).contains { $0.isNumber }
        return isAfterNumber && terms[index + 2].isNumber
    }

    /// "48 hours, weight, 72 hours", "stage 2. Weight, stage 3": a number is taken back for another.
    private func isWait(_ index: Int, in terms: [HeardTerm]) -> Bool {
        guard terms[index].lower == "weight", index > 1, index + 2 < terms.count else { return false }
        let isApart = !terms[index - 1].trailing.isEmpty && !terms[index].trailing.isEmpty
        let isAgain = terms[index - 2].lower == terms[index + 1].lower && !terms[index + 1].isNumber
        if isApart, isAgain, terms[index - 1].isNumber, terms[index + 2].isNumber { return true }
        let (last, before) = (terms[index - 1].lower, terms[..<index].suffix(5))
        return terms[index + 1].isNumber && terms[index - 2].isNumber && terms[index + 2].lower == last
            && ["hours", "days", "weeks"].contains(last) && !before.contains { $0.lower == "every" }
    }

    /// "a history of copped", "exacerbation of cop"
    private func isLungDisease(_ index: Int, in terms: [HeardTerm]) -> Bool {
        if terms[index].lower == "copped" { return true }
        guard terms[index].lower == "cop", index > 0 else { return false }
        return ["severe", "moderate", "mild", "of", "known"].contains(terms[index - 1].lower)
    }

    /// The preposition or verb that a small word was, where the words beside it leave no other: "not a goal", "normal and
    /// rate", "exam as due".
    private func small(_ index: Int, in terms: [HeardTerm]) -> String? {
        guard let meanings = Self.small[terms[index].lower], index > 0, index + 1 < terms.count,
            terms[index].trailing.isEmpty
        else { return nil }
        let (last, next) = (terms[index - 1], terms[index + 1])
        let isOfPatient = terms[index].lower == "as" && last.lower == "patient" && ["a", "an"].contains(next.lower)
        if isOfPatient, index + 2 < terms.count, terms[index + 2].isNumber { return "is" }
        if terms[index].lower == "and", isRemission(index + 1, in: terms) { return "in" }
        let isLast = index + 2 >= terms.count || next.endsSentence
        return meanings.first { meaning in
            (meaning.after.isEmpty ? last.isNumber || last.text == "%" : meaning.after.contains(last.lower))
                && meaning.before.contains(next.lower) && (isLast || !meaning.isLast)
        }?.meant
    }

    /// "recurrent, and partial remission"
    private func isRemission(_ index: Int, in terms: [HeardTerm]) -> Bool {
        let isOfSome = ["partial", "full", "complete", "sustained", "early"].contains(terms[index].lower)
        let noun = isOfSome ? index + 1 : index
        return noun < terms.count && terms[noun].lower == "remission"
    }

    /// What a small word is between words; after none, after a number.
    private struct Small {
        var meant: String
        var after: Set<String>
        var before: Set<String>
        var isLast = false
    }

    private static let small: [String: [Small]] = [
        "a": [Small(meant: "at", after: ["not"], before: ["goal"], isLast: true)],
        "and": [
            Small(meant: "in", after: ["normal", "regular"], before: ["rate", "volume"]),
            Small(meant: "in", after: [], before: FormatterWords.months, isLast: true),
        ],
        "of": [Small(meant: "at", after: WordContext.units, before: ["bedtime", "night"])],
        "is": [Small(meant: "as", after: WordContext.units.union(["hours", "daily", "then"]), before: ["needed"])],
        "as": [
            Small(meant: "is", after: ["exam", "examination", "screening", "vaccine"], before: ["due"], isLast: true)
        ],
    ]

    /// What nothing is free of.
    private static let measures: Set<String> = [
        "cc", "ccs", "ml", "milliliter", "milliliters", "mg", "milligram", "milligrams", "mcg", "micrograms", "cm",
        "centimeter", "centimeters", "mm", "millimeter", "millimeters", "millimetre", "millimetres", "liters", "litres",
        "grams", "gram",
    ]
}
