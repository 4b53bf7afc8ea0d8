/// A number read from atoms, spoken or in digits.
struct SpokenNumber {
    /// As written: `142`, `14.5`, `0.5`.
    var text: String
    /// The whole part, for plausibility.
    var whole: Int
    /// Index after its last atom.
    var end: Int
    /// Whether any part was spoken in words.
    var isSpoken: Bool
    var isDecimal = false

    static let units = up("zero one two three four five six seven eight nine", from: 0)
    static let teens = up("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", from: 10)
    static let tens = up("twenty thirty forty fifty sixty seventy eighty ninety", from: 2).mapValues { $0 * 10 }

    /// The numbers of words that count up.
    static func up(_ text: String, from first: Int) -> [String: Int] {
        Dictionary(uniqueKeysWithValues: zip(text.split(whereSeparator: \.isWhitespace).map(String.init), first...))
    }

    static func isNumberWord(_ word: String) -> Bool {
        units[word] != nil || teens[word] != nil || tens[word] != nil || word == "hundred" || word == "thousand"
    }

    /// Reads the longest number at `start`; `nil` where there is none.
    static func read(_ atoms: [FormatterAtom], at start: Int) -> SpokenNumber? {
        let reader = Reader(atoms: atoms)
        guard let number = reader.number(at: start) else { return nil }
        return atoms[number.end - 1].endsWord || reader.continues(number.end) ? number : nil
    }

    private struct Reader {
        let atoms: [FormatterAtom]

        /// Whether a number may go on at `index`: nothing was written between it and the atom before.
        func continues(_ index: Int) -> Bool {
            index < atoms.count && index > 0 && atoms[index - 1].trailing.isEmpty && atoms[index].leading.isEmpty
        }

        func word(_ index: Int) -> String { continues(index) ? atoms[index].lower : "" }

        func number(at start: Int) -> SpokenNumber? {
            guard start < atoms.count else { return nil }
            guard var result = digits(at: start) ?? spoken(at: start) else { return nil }
            guard !result.isDecimal else { return result }
            let isHalf = (0..<3).map { word(result.end + $0) } == ["and", "a", "half"]
            guard let fraction = isHalf ? ("5", result.end + 3) : decimals(after: result.end) else { return result }
            result.text += "." + fraction.digits
            (result.end, result.isDecimal, result.isSpoken) = (fraction.end, true, true)
            return result
        }

        private func digits(at start: Int) -> SpokenNumber? {
            let text = atoms[start].lower
            guard let first = text.utf8.first, first >= 48 && first <= 57 || first == 46 else { return nil }
            guard text.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 || $0 == 46 || $0 == 44 }), text != "." else {
                return nil
            }
            let decimal = text.contains(".")
            let whole = Int(text.split(separator: ".")[0].filter { $0 != "," }) ?? 0
            let written = first == 46 ? "0" + text : text
            var result = SpokenNumber(text: written, whole: whole, end: start + 1, isSpoken: first == 46)
            result.isDecimal = decimal
            if !decimal, whole >= 100, whole.isMultiple(of: 100), word(start + 1) == "and", continues(start + 2),
                let rest = group(at: start + 2)
            {
                let sum = whole + rest.value
                result = .init(text: String(sum), whole: sum, end: rest.end, isSpoken: true)
            }
            return result
        }

        private func spoken(at start: Int) -> SpokenNumber? {
            if atoms[start].lower == "point", let fraction = decimals(at: start) {
                guard fraction.digits.contains(where: { $0 != "0" }) else { return nil }
                return .init(text: "0." + fraction.digits, whole: 0, end: fraction.end, isSpoken: true, isDecimal: true)
            }
            guard let integer = integer(at: start) else { return nil }
            let text = String(integer.value)
            // 186,000, but 2860.
            let written = text.count > 4 ? text.dropLast(3) + "," + text.suffix(3) : text[...]
            return .init(text: String(written), whole: integer.value, end: integer.end, isSpoken: true)
        }

        private func group(at start: Int) -> (value: Int, end: Int)? {
            guard start < atoms.count else { return nil }
            let first = atoms[start].lower
            if let value = units[first] ?? teens[first] { return (value, start + 1) }
            guard let ten = tens[first] else { return nil }
            if let unit = units[word(start + 1)], unit > 0 { return (ten + unit, start + 2) }
            return (ten, start + 1)
        }

        private func integer(at start: Int) -> (value: Int, end: Int)? {
            guard var (value, end) = hundreds(at: start) else { return nil }
            if word(end) == "thousand" {
                value *= 1000
                end += 1
                let next = word(end) == "and" ? end + 1 : end
                if continues(next), let rest = hundreds(at: next), rest.value < 1000 {
                    value += rest.value
                    end = rest.end
                }
            }
            return (value, end)
        }

        private func hundreds(at start: Int) -> (value: Int, end: Int)? {
            let article = atoms[start].lower == "a" && word(start + 1) == "hundred"
            guard var (value, end) = article ? (1, start + 1) : group(at: start) else { return nil }
            if word(end) == "hundred" {
                value *= 100
                end += 1
                let next = word(end) == "and" ? end + 1 : end
                if continues(next), let rest = group(at: next) { (value, end) = (value + rest.value, rest.end) }
                return (value, end)
            }
            return pair(value, start, end)
        }

        /// "one forty two" is 142, "one oh five" 105, "nineteen eighty four" and "twenty twenty six" are years; one calls 911 or 988.
        private func pair(_ value: Int, _ start: Int, _ end: Int) -> (value: Int, end: Int) {
            guard end == start + 1, continues(end) else { return (value, end) }
            if value == 9, let line = ["one": 911, "eight": 988][word(end)], word(end) == word(end + 1), start > 0,
                ["call", "calls", "called", "calling", "dial"].contains(atoms[start - 1].lower)
            {
                return (line, end + 2)
            }
            if (1...9).contains(value), ["oh", "o"].contains(word(end)), let unit = units[word(end + 1)] {
                return (value * 100 + unit, end + 2)
            }
            // "Twenty twelve point five" are 20 and 12.5.
            guard let rest = group(at: end), rest.value >= 10, value < 10 || word(rest.end) != "point" else {
                return (value, end)
            }
            if (1...9).contains(value) || value == 19 || value == 20 { return (value * 100 + rest.value, rest.end) }
            return (value, end)
        }

        private func decimals(after index: Int) -> (digits: String, end: Int)? {
            word(index) == "point" ? decimals(at: index) : nil
        }

        /// The digits after the "point" at `index`.
        private func decimals(at index: Int) -> (digits: String, end: Int)? {
            var digits = ""
            var end = index + 1
            while continues(end) {
                let next = atoms[end].lower
                if let unit = units[next] ?? (next == "oh" ? 0 : nil) {
                    digits += String(unit)
                } else if digits.isEmpty, let rest = group(at: end) {
                    digits = String(rest.value)
                    end = rest.end - 1
                } else if digits.isEmpty, Int(next) != nil {
                    digits = next
                } else {
                    break
                }
                end += 1
            }
            guard !digits.isEmpty else { return nil }
            // "Two point six four weeks ago" is 2.6, and 4 weeks; "four point five two puffs" 4.5, and 2 puffs.
            let isAgo =
                FormatterWords.afterNumber.contains(word(end))
                && ["ago", "later", "earlier", "after", "before", "prior"].contains(word(end + 1))
            let isDose =
                FormatterWords.dosesCounted.contains(word(end)) && !["25", "75", "125", "375", "625"].contains(digits)
            if digits.count > 1, units[word(index + 1)] != nil, isAgo || isDose {
                (digits, end) = (String(digits.dropLast()), end - 1)
            }
            return (digits, end)
        }
    }
}
