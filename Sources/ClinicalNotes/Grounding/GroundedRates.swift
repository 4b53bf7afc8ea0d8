/// How often, and at what time of the day.
struct GroundedRates {
    struct Rate: Equatable {
        /// `2/day`, `1/6 hour`.
        var name: String
        var words: Range<Int>
    }

    private(set) var rates: [Rate] = []
    /// `morning`, `night`.
    private(set) var hours: [Rate] = []

    init(_ words: [String]) {
        var at = 0
        while at < words.count {
            if let hour = Self.hours[words[at]], !Self.isOther(words, at) {
                hours.append(Rate(name: hour, words: at..<at + 1))
            }
            if let rate = Self.rate(words, at) {
                rates.append(rate)
                at = rate.words.upperBound
            } else {
                at += 1
            }
        }
    }

    /// The rate that begins at `at`.
    private static func rate(_ words: [String], _ at: Int) -> Rate? {
        func word(_ offset: Int) -> String { at + offset < words.count ? words[at + offset] : "" }
        let (first, next) = (words[at], word(1))
        func made(_ count: String, _ period: String, _ length: Int) -> Rate {
            Rate(name: "\(count)/\(period)", words: at..<at + length)
        }
        if let short = abbreviations[first] { return made(short, "day", 1) }
        if first.hasPrefix("q"), let hours = GroundedWords.numbers(in: first).first {
            if first.hasSuffix("h") { return made("1", "\(hours) hour", 1) }
            // "q.6 h".
            if ["h", "hr", "hrs", "hours"].contains(next) { return made("1", "\(hours) hour", 2) }
        }
        if first == "every" || first == "each" || first == "q" { return every(word, made) }
        var (count, length) = ("1", 0)
        if first == "once" || first == "twice" {
            (count, length) = (first == "once" ? "1" : "2", 1)
        } else if next == "times" || next == "time" || next == "x" {
            guard let number = vague.contains(first) ? "many" : number(first) else { return nil }
            (count, length) = (number, 2)
        } else if at > 0, words[at - 1] == "times" {
            return nil
        }
        if let period = adverbs[word(length)] { return made(count, period, length + 1) }
        guard ["a", "an", "per", "every", "each"].contains(word(length)), let period = periods[word(length + 1)],
            length > 0 || first == "per" || at > 0 && isCounted(words, at)
        else { return nil }
        return made(count, period, length + 2)
    }

    private static func every(_ word: (Int) -> String, _ made: (String, String, Int) -> Rate) -> Rate? {
        if let period = periods[word(1)] { return made("1", period, 2) }
        if hours[word(1)] != nil { return made("1", "day", 2) }
        if word(1) == "other", let period = periods[word(2)] { return made("1", "2 \(period)", 3) }
        guard let number = number(word(1)) else { return nil }
        if let period = periods[word(2)] { return made("1", "\(number) \(period)", 3) }
        if word(2) == "to" || word(2) == "or", number == self.number(word(1)), let last = self.number(word(3)),
            let period = periods[word(4)]
        {
            return made("1", "\(last) \(period)", 5)
        }
        return nil
    }

    /// "A drink or two a day", "500 mg a day"; not "for a day".
    private static func isCounted(_ words: [String], _ at: Int) -> Bool {
        let before = words[at - 1]
        return before.contains(where: \.isNumber) || GroundedTimes.units.contains(before) || number(before) != nil
            || ["pill", "pills", "tablet", "tablets", "drinks", "packs", "pack", "cups", "beers", "glass", "glasses"]
                .contains(before)
    }

    private static func number(_ word: String) -> String? {
        if word.contains("/") { return nil }
        return GroundedWords.numbers(in: word).last ?? (word == "once" ? nil : GroundedTimes.spoken[word])
    }

    /// "Good morning" and "last night" name no time to do something at.
    private static func isOther(_ words: [String], _ at: Int) -> Bool {
        at > 0 && ["good", "last", "this", "one"].contains(words[at - 1])
    }

    private static let vague = Lexicon.set("several many multiple few")
    private static let periods: WordMap<String> = [
        "day": "day", "days": "day", "week": "week", "weeks": "week", "month": "month", "months": "month",
        "year": "year", "years": "year", "hour": "hour", "hours": "hour",
    ]
    private static let adverbs: WordMap<String> = [
        "daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annually": "year", "hourly": "hour",
        "nightly": "day",
    ]
    private static let abbreviations: WordMap<String> = [
        "bid": "2", "b.i.d": "2", "tid": "3", "t.i.d": "3", "qid": "4", "q.i.d": "4", "qd": "1", "q.d": "1",
    ]
    private static let hours: WordMap<String> = [
        "morning": "morning", "mornings": "morning", "night": "night", "nights": "night", "nightly": "night",
        "bedtime": "night", "evening": "evening", "evenings": "evening", "afternoon": "afternoon",
        "afternoons": "afternoon", "nighttime": "night", "noon": "noon",
    ]
}
