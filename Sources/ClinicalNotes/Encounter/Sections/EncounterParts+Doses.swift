/// How much of a drug is taken, and how often.
extension EncounterParts {
    /// "88 mcg", "the 88 mcg once a day", "40 at night": what follows a drug's name.
    static func dose(_ words: [String], _ lower: [String], _ from: Int) -> [String] {
        var at = from
        if at < lower.count, lower[at] == "the" { at += 1 }
        var dose: [String] = []
        if at < lower.count, lower[at].first?.isNumber == true {
            let hasUnit = at + 1 < lower.count && Lexicon.units.contains(lower[at + 1])
            let often = rate(lower, hasUnit ? at + 2 : at + 1, hasDose: true)
            // "20 years" is no dose.
            guard hasUnit || !often.isEmpty || at + 1 == lower.count else { return [] }
            dose = Array(words[at...(hasUnit ? at + 1 : at)])
            at += dose.count
        } else if at > from {
            return []
        }
        let often = rate(lower, at, hasDose: !dose.isEmpty)
        // "40, but I take 20", "every day except 2 and a half on Sunday", "150, I think, or 300".
        let later = lower[often.upperBound...].prefix { !Lexicon.drugs.contains($0) }
        return isOtherDose(Array(later)) ? [] : dose + words[often]
    }

    /// "Twice a day", "every morning", "at night", "as needed".
    static func rate(_ lower: [String], _ from: Int, hasDose: Bool) -> Range<Int> {
        let rest = Array(lower[min(from, lower.count)...].prefix(5))
        guard let first = rest.first else { return from..<from }
        let next = rest.count > 1 ? rest[1] : ""
        let length =
            switch first {
            case "daily", "nightly", "weekly": 1
            case "a": hasDose && timed.contains(next) ? 2 : 0
            case "every", "each": timed.contains(next) ? 2 : 0
            case "at", "in":
                ["night", "bedtime"].contains(next)
                    ? 2 : next == "the" && rest.count > 2 && timed.contains(rest[2]) ? 3 : 0
            case "as": next == "needed" ? 2 : 0
            case "once", "twice", "one", "two", "three":
                next == "daily" || next == "weekly"
                    ? 2
                    : ["a", "per", "every"].contains(next) && rest.count > 2 && timed.contains(rest[2])
                        ? 3
                        : next == "time" && rest.count > 3 && timed.contains(rest[3]) ? 4 : 0
            default:
                first.first?.isNumber == true && next == "times" && rest.count > 3 && timed.contains(rest[3])
                    ? 4
                    : first.first?.isNumber == true && next == "times" && rest.count > 2 && rest[2] == "daily" ? 3 : 0
            }
        return from..<(from + length)
    }

    /// "It's 88 now", "only at night".
    static func isOtherDose(_ said: [String]) -> Bool {
        said.contains { $0.first?.isNumber == true || doubting.contains($0) }
    }

    static let timed = Lexicon.set("day days morning night evening week month bedtime")
    private static let doubting = Lexicon.set(
        "now only but except think maybe or half instead down up increased decreased lowered raised bumped went sometimes"
    )
}
