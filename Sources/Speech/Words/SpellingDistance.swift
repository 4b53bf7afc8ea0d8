/// How many letters must change to make one spelling the other.
enum SpellingDistance {
    /// The Levenshtein distance, or `limit` where it is at least that.
    static func between(_ a: [UInt8], _ b: [UInt8], limit: Int) -> Int {
        guard abs(a.count - b.count) < limit else { return limit }
        var row = Array(0...b.count)
        for (line, letter) in a.enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            for (column, other) in b.enumerated() {
                let swapped = diagonal + (letter == other ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(swapped, min(row[column], diagonal) + 1)
            }
        }
        return min(row[b.count], limit)
    }
}
