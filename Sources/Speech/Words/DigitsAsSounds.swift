/// Digits that are no number but the sound of a word: "create a 9 is 2.1" tells of creatinine.
///
/// A number is never touched where it may be one. The digits of a group are sounds where the group ends in one, without a
/// mark or a unit, and a number that it would be told with follows in the same sentence: nobody says two values of one thing;
/// or where the time follows in which it is to be tested.
enum DigitsAsSounds {
    /// Words within which the number must follow.
    private static let reach = 3

    /// Whether the digits in `group` may be sounds.
    static func may(_ group: Range<Int>, in terms: [HeardTerm]) -> Bool {
        guard group.count > 1, let last = terms[group].last, isDigit(last), last.trailing.isEmpty,
            let first = terms[group].first, !first.isNumber,
            terms[group].allSatisfy({ !$0.isNumber || isDigit($0) }),
            !group.dropFirst().contains(where: {
                isDigit(terms[$0]) && FormatterWords.numbered.contains(terms[$0 - 1].lower)
            })
        else { return false }
        if isDue(terms[group.upperBound...]) { return true }
        for term in terms[group.upperBound...].prefix(reach) {
            if term.isNumber || term.lower == "ratio" { return true }
            if term.endsSentence || !links.contains(term.lower) { return false }
        }
        return false
    }

    /// Whether the number at an end of `group` may be part of a drug's name: "a pic 7 was held", "received 10 ectoplays". The
    /// word beside it is strange or in much doubt, and nothing follows that is counted.
    static func mayBeOfDrug(_ group: Range<Int>, in terms: [HeardTerm]) -> Bool {
        let (first, last) = (terms[group.lowerBound], terms[group.upperBound - 1])
        let words = terms[group].filter { !$0.isNumber }
        guard (1...3).contains(words.count), words.count + 1 == group.count, !words.contains(where: \.isDrug),
            let word = first.isNumber ? words.first : words.last, word.probability < 0.5
        else { return false }
        if first.isNumber { return word.isStrange }
        let next = group.upperBound < terms.count ? terms[group.upperBound].lower : ""
        return isDigit(last) && !WordContext.units.contains(next) && !FormatterWords.afterNumber.contains(next)
    }

    /// "Repeat the create 9 in 3 months": what is to be told is a test, and no value.
    private static func isDue(_ after: ArraySlice<HeardTerm>) -> Bool {
        let words = after.prefix(3)
        return words.count == 3 && words.first?.lower == "in" && words.dropFirst().first?.isNumber == true
            && words.last.map { FormatterWords.ageParts.contains($0.lower) } == true
    }

    private static func isDigit(_ term: HeardTerm) -> Bool {
        term.lower.utf8.count == 1 && term.lower.first?.isNumber == true || SpokenNumber.units[term.lower] != nil
    }

    /// What stands between a thing and its value.
    private static let links: Set<String> = [
        "is", "was", "of", "to", "improved", "rose", "fell", "stable", "down", "up", "now", "remains",
    ]
}
