/// Spans of time as people write them: `7 days`, `6 years`, `15 minutes`.
enum Period {
    /// A year is 366 days, so that it is never shorter than the calendar's.
    static let daysOfYear = 366
    /// A century: nothing is kept longer by a rule.
    static let longest = 100 * daysOfYear

    static func days(_ text: String) -> Int? { count(text, ["day": 1, "year": daysOfYear], atMost: longest) }

    /// Minutes of at most 30 days.
    static func minutes(_ text: String) -> Int? {
        count(text, ["minute": 1, "hour": 60, "day": 1440], atMost: 30 * 1440)
    }

    static func text(_ days: Int) -> String { text(days, [(daysOfYear, "year"), (1, "day")]) }

    static func text(minutes: Int) -> String { text(minutes, [(1440, "day"), (60, "hour"), (1, "minute")]) }

    private static func count(_ text: String, _ units: [String: Int], atMost longest: Int) -> Int? {
        let parts = text.split(separator: " ")
        guard parts.count == 2, parts[0].allSatisfy(\.isNumber), let count = Int(parts[0]) else { return nil }
        let name = parts[1].hasSuffix("s") ? parts[1].dropLast() : parts[1]
        guard let unit = units[String(name)], count <= longest / unit else { return nil }
        return count * unit
    }

    /// In the largest unit that divides it.
    private static func text(_ span: Int, _ units: [(size: Int, name: String)]) -> String {
        let unit = units.first { span > 0 && span % $0.size == 0 } ?? units[units.count - 1]
        return span == unit.size ? "1 \(unit.name)" : "\(span / unit.size) \(unit.name)s"
    }
}
