/// Numbers as they are written and as they are spelt out.
extension GroundedWords {
    /// The numbers in a word, each in one form: `1,200` is 1200, `.5` is 0.5, `07` is 7.
    static func numbers(in word: String) -> [String] {
        guard hasDigit(word) else { return [] }
        if word.utf8.first != UInt8(ascii: "0"), word.utf8.allSatisfy(\.isDigit) { return [word] }
        return word.split { !($0.isASCII && $0.isNumber || $0 == "." || $0 == ",") }.flatMap(ungrouped).compactMap {
            part in
            // "q.6 h."
            let part = word.hasPrefix("q") ? part.drop { $0 == "." } : part
            // "7:00" is seven.
            if part == "00", word.contains(":") { return nil }
            var number = String(part.filter { $0 != "," })
            if number.hasSuffix(".0") { number.removeLast(2) }
            while number.hasSuffix(".") { number.removeLast() }
            if number.hasPrefix(".") { number = "0" + number }
            while number.count > 1, number.hasPrefix("0"), number.dropFirst().first != "." { number.removeFirst() }
            return number.contains(where: \.isNumber) ? number : nil
        }
    }

    static func hasDigit(_ word: String) -> Bool { word.utf8.contains(where: \.isDigit) }

    /// "Half an hour" is 30 minutes, "a thousand" 1000, and "o 8" a year.
    func spelt(_ word: String, _ at: Int) -> [(number: String, unit: String)] {
        guard Self.opensNumber.contains(word) else { return [] }
        let (before, next) = (self.word(at - 1), self.word(at + 1))
        if word == "half", self.word(at + 2) == "hour" { return [("30", "minutes")] }
        if word == "o" || word == "oh", next.length == 1, Self.hasDigit(next) { return [("200" + next, "")] }
        guard word == "thousand" || word == "hundred",
            let count = before == "a" ? "1" : GroundedTimes.spoken[before] ?? Self.numbers(in: before).first
        else { return [] }
        return [(count + (word == "thousand" ? "000" : "00"), next)]
    }

    private static let opensNumber = Lexicon.set("half o oh thousand hundred")

    /// A level of the spine, "L4-5", that was heard as "L45".
    func namesLevel(_ word: String) -> Bool {
        guard let first = word.first, "ctls".contains(first), word.utf8.contains(UInt8(ascii: "-")) else {
            return false
        }
        return words.contains(String(word.filter { $0 != "-" }))
    }

    /// `7,5,3` is three numbers, `1,200` is one.
    private static func ungrouped(_ part: Substring) -> [Substring] {
        let parts = part.split(separator: ",")
        let isGrouped = parts.dropFirst().allSatisfy { $0.prefix { $0.isNumber }.count == 3 }
        return isGrouped && (parts.first?.count ?? 0) < 4 ? [part] : parts
    }

    /// Whether neighbouring numbers make up `number`: "P 9 6 4 one", "1 to 4 0", "20-20".
    func spells(_ number: String) -> Bool {
        guard number.count > 1 else { return false }
        return words.indices.contains { from in
            var rest = number[...]
            for at in from..<min(from + number.count, words.count) {
                let digits = Self.numbers(in: words[at])
                let part = digits.isEmpty ? GroundedTimes.spoken[words[at]] ?? "" : digits.joined()
                guard !part.isEmpty, rest.hasPrefix(part) else { return false }
                rest = rest.dropFirst(part.count)
                if rest.isEmpty { return at > from || digits.count > 1 }
            }
            return false
        }
    }
}
