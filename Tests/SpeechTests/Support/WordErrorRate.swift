/// Words wrong, missing or added, as a part of the words spoken.
enum WordErrorRate {
    static func of(_ heard: String, against spoken: String) -> Double {
        let (heard, spoken) = (words(heard), words(spoken))
        var row = Array(0...heard.count)
        for (index, word) in spoken.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in heard.indices {
                let cost = diagonal + (heard[column] == word ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(cost, diagonal + 1, row[column] + 1)
            }
        }
        return Double(row[heard.count]) / Double(max(spoken.count, 1))
    }

    /// Lower case, no punctuation, no numbers: those are written in too many ways to compare here.
    private static func words(_ text: String) -> [String] {
        text.lowercased().split { !$0.isLetter }.map(String.init).filter { !numbers.contains($0) }
    }

    private static let numbers: Set<String> = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "eighteen", "twenty",
        "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "thousand", "point", "percent",
    ]
}
