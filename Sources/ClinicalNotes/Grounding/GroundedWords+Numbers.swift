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

    /// Each number with the unit that follows it.
    func readMeasures() -> [(number: String, unit: String, at: Int)] {
        figures.flatMap { number, places in
            places.compactMap { at in
                var next = at + 1
                if ["to", "or", "and"].contains(word(next)), isFigure(next + 1) { next += 2 }
                // "20 plus years", "4 or so years".
                if word(next) == "or", word(next + 1) == "so" { next += 1 }
                if Self.between.contains(word(next)) || word(next) == "and" && word(next + 1) == "a" {
                    next += 1
                }
                let word = words[at]
                // "2-3 days" are both.
                let isRange = word.contains("-") && word.first?.isNumber == true
                if word.contains("/") || Self.numbers(in: word).count > 1 && !isRange { return nil }
                if word.hasSuffix("%") { return (number, "%", at) }
                let unit = self.word(next)
                return GroundedTimes.units.contains(unit) ? (number, GroundedTimes.unit(unit), at) : nil
            }
        }.sorted { ($0.at, $0.number) < ($1.at, $1.number) }
    }

    private func isFigure(_ at: Int) -> Bool {
        let word = word(at)
        return word.first?.isNumber == true || GroundedTimes.spoken[word] != nil
    }
    private static let between = Lexicon.set("of more plus so full whole straight consecutive good")

    /// "Half an hour" is 30 minutes, "a thousand" 1000, and "o 8" a year.
    func spelt(_ word: String, _ at: Int) -> [(number: String, unit: String)] {
        guard Self.opensNumber.contains(word) else { return [] }
        let (before, next) = (self.word(at - 1), self.word(at + 1))
        if word == "half", self.word(at + 2) == "hour" { return [("30", "minutes")] }
        if word == "o" || word == "oh", next.length == 1, Self.hasDigit(next) { return [("200" + next, "")] }
        guard word != "half", word != "o", word != "oh",
            let count = before == "a" ? "1" : GroundedTimes.spoken[before] ?? Self.numbers(in: before).first
        else { return [] }
        let zeros = word.hasPrefix("thousand") ? "000" : "00"
        // "In the 3 to 4 hundreds".
        let isRange = ["to", "or"].contains(self.word(at - 2))
        let first = isRange ? GroundedTimes.spoken[self.word(at - 3)] ?? Self.numbers(in: self.word(at - 3)).first : nil
        return ([first, count].compactMap(\.self)).map { ($0 + zeros, next) }
    }

    /// "5 or 600": of both it is hundreds.
    func hundreds(before at: Int, _ number: String) -> String? {
        guard number.count == 3, number.hasSuffix("00"), ["to", "or"].contains(word(at - 1)) else { return nil }
        let first = Self.numbers(in: word(at - 2)).first ?? GroundedTimes.spoken[word(at - 2)]
        return first.flatMap { $0.count == 1 ? $0 + "00" : nil }
    }

    private static let opensNumber = Lexicon.set("half o oh thousand hundred thousands hundreds")

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
