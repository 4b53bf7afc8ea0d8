internal import Artifacts

/// The doses of a drug in a statement, each with when it is taken: "500 mg in the morning and 1000 mg at night" are both so.
enum ClaimedDoses {
    private struct Dose: Equatable {
        var amount: Double
        var unit: String
        /// A time of the day; `each` of several, `day` where none is told, `other` where it hangs on something.
        var time: String

        init?(_ value: String) {
            let parts = value.cutAtSpaces
            guard parts.count == 3, let amount = Double(parts[0]) else { return nil }
            (self.amount, unit, time) = (amount, parts[1], parts[2])
        }

        var isOfTime: Bool { times.contains { $0.1 == time } }
        func isSame(_ other: Dose) -> Bool { amount == other.amount && unit == other.unit }
    }

    /// The doses that are told in the words right after a drug's name.
    static func read(_ words: ArraySlice<String>) -> [String] {
        let own = words.prefix { !Lexicon.drugs.contains($0) }
        guard let first = own.first, isAmount(first), own.dropFirst().first.map(units.contains) == true else {
            return []
        }
        var (doses, dose, time): ([String], String, String) = ([], "", "day")
        var isTimed = false
        for (word, next) in zip(own, own.dropFirst() + [""]) {
            if isAmount(word), units.contains(next) {
                if !dose.isEmpty, !isTimed { doses.append(dose + " day") }
                (dose, isTimed) = (word + " " + next, false)
            } else if let at = times[word] {
                doses.append(dose + " " + at)
                isTimed = true
            } else if several.contains(word) {
                time = "each"
            } else if hanging.contains(word) || isAmount(word) && next != "times" {
                time = "other"
            }
        }
        if time == "other" { doses = [] }
        return doses.isEmpty ? [dose + " " + time] : doses + (isTimed ? [] : [dose + " " + time])
    }

    /// Whether two statements cannot both be so, where the note tells all of these.
    static func oppose(_ values: Set<String>, _ others: Set<String>, told: Set<String>) -> Bool {
        let (one, two) = (values.compactMap(Dose.init), others.compactMap(Dose.init))
        let (timed, whole) = (one.filter(\.isOfTime), two.filter(\.isOfTime))
        switch (timed.isEmpty, whole.isEmpty) {
        case (false, false):
            return timed.contains { dose in whole.contains { $0.time == dose.time && !$0.isSame(dose) } }
        case (true, true): return one.allSatisfy { dose in two.allSatisfy { !$0.isSame(dose) } }
        default: break
        }
        let parts = told.compactMap(Dose.init).filter(\.isOfTime)
        return (timed.isEmpty ? one : two).contains { dose in
            let own = timed.isEmpty ? whole : timed
            switch dose.time {
            case "each": return own.contains { !$0.isSame(dose) }
            case "day":
                // Doses of several times add up to the day's.
                return !parts.contains(where: dose.isSame)
                    && parts.filter { $0.unit == dose.unit }.reduce(0) { $0 + $1.amount } != dose.amount
            default: return false
            }
        }
    }

    private static func isAmount(_ word: String) -> Bool { Double(word) != nil }

    private static let units = Lexicon.set("mg mcg units g")
    private static let several = Lexicon.set("twice bid tid qid times")
    private static let hanging = Lexicon.set(
        "needed prn meal meals weekly week hour hours scale sliding correction one two half tablet tablets capsule capsules"
    )
    private static let times: WordMap<String> = [
        "morning": "morning", "breakfast": "morning", "am": "morning", "noon": "noon", "lunch": "noon",
        "afternoon": "noon", "evening": "evening", "dinner": "evening", "supper": "evening", "night": "night",
        "bedtime": "night", "nightly": "night", "pm": "evening",
    ]
}
