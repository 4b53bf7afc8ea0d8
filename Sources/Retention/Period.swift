/// Spans of days as people write them: `7 days`, `6 years`.
enum Period {
    /// A year is 366 days, so that it is never shorter than the calendar's.
    static let daysOfYear = 366
    /// A century: nothing is kept longer by a rule.
    static let longest = 100 * daysOfYear

    static func days(_ text: String) -> Int? {
        let parts = text.split(separator: " ")
        guard parts.count == 2, parts[0].allSatisfy(\.isNumber), let count = Int(parts[0]) else { return nil }
        let unit: Int
        switch parts[1] {
        case "day", "days": unit = 1
        case "year", "years": unit = daysOfYear
        default: return nil
        }
        guard count <= longest / unit else { return nil }
        return count * unit
    }

    static func text(_ days: Int) -> String {
        if days > 0, days % daysOfYear == 0 {
            return days == daysOfYear ? "1 year" : "\(days / daysOfYear) years"
        }
        return days == 1 ? "1 day" : "\(days) days"
    }
}
