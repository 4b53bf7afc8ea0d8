internal import Artifacts

/// Numbers with what they count: units, ages, blood pressures, grades, times, dates.
extension FormatterScan {
    mutating func number() -> Bool {
        guard atoms[index].startsWord else { return false }
        if joinedUnit() || splitStrength() || time() { return true }
        guard let number = SpokenNumber.read(atoms, at: index) else { return fraction() }
        if age(number) || ratio(number) || grade(number) || percent(number) { return true }
        if stage(number) || compound(number) { return true }
        guard atoms[number.end - 1].endsWord else { return false }
        if dose(number) { return true }
        guard number.isSpoken, isWritten(number) else { return false }
        emit(number.text, to: number.end, rule: "number")
        return true
    }

    /// "one" alone stays a word unless it counts something.
    private func isWritten(_ number: SpokenNumber) -> Bool {
        guard number.end == index + 1, atoms[index].lower == "one" else { return true }
        if FormatterWords.numbered.contains(word(index - 1)) { return true }
        guard atoms[index].trailing.isEmpty else { return false }
        if isOfOneSpeaker, ["in", "of"].contains(word(number.end)),
            let all = SpokenNumber.read(atoms, at: number.end + 1),
            (2...1000).contains(all.whole)
        {
            return !FormatterWords.counted.contains(word(all.end))
        }
        return FormatterWords.counted.contains(word(number.end))
    }

    func follows(_ number: SpokenNumber, _ phrase: [String]) -> Bool {
        atoms[number.end - 1].trailing.isEmpty && matches(phrase, at: number.end)
    }

    private mutating func age(_ number: SpokenNumber) -> Bool {
        for unit in ["year", "month", "week", "day"] where follows(number, [unit, "old"]) {
            let end = number.end + 2
            let text = "\(number.text)-\(unit)-old"
            let heard = atoms[index..<end].map(\.text).joined(separator: "-")
            emit(text, to: end, rule: heard == text && atoms[index].word == atoms[end - 1].word ? nil : "age")
            return true
        }
        return false
    }

    /// "one forty two over eighty eight", "over over" where the speaker halts; "two over six" and "two out of six" of a murmur,
    /// "five out of five" of strength.
    private mutating func ratio(_ number: SpokenNumber) -> Bool {
        guard !number.isDecimal, let over = between(number),
            let below = SpokenNumber.read(atoms, at: over), !below.isDecimal, atoms[below.end - 1].endsWord,
            // "120 to 130 over 70 to 80"
            word(index - 1) != "to" || word(below.end) != "to"
        else { return false }
        let isPressure =
            word(over - 1) == "over" && (50...300).contains(number.whole) && (20...200).contains(below.whole)
            && word(index - 1) != "every"
        guard isPressure || isGraded(number, of: below) else { return false }
        let end = isPressure ? below.end : afterRepeat(of: below)
        emit("\(number.text)/\(below.text)", to: end, rule: isPressure ? "bloodPressure" : "grade")
        return true
    }

    /// "Three out of six six": where a halting speaker goes on.
    private func afterRepeat(of number: SpokenNumber) -> Int {
        guard word(number.end) == word(number.end - 1), atoms[number.end - 1].trailing.isEmpty else {
            return number.end
        }
        return number.end + 1
    }

    /// Where the number after "over" or "out of" begins.
    private func between(_ number: SpokenNumber) -> Int? {
        guard atoms[number.end - 1].trailing.isEmpty else { return nil }
        for phrase in [["over", "over"], ["over"], ["out", "of"]] where matches(phrase, at: number.end) {
            let end = number.end + phrase.count
            return atoms[end - 1].trailing.isEmpty ? end : nil
        }
        return nil
    }

    /// Murmurs are graded of six (Levine), strength of five (Medical Research Council).
    private func isGraded(_ number: SpokenNumber, of below: SpokenNumber) -> Bool {
        guard number.whole <= below.whole else { return false }
        let after = (below.end..<min(below.end + 5, atoms.count)).map { word($0) }
        switch below.whole {
        case 6: return number.whole > 0 && (word(index - 1) == "grade" || after.contains("murmur"))
        case 5:
            let before = (max(0, index - 14)..<index).map { word($0) }
            return (before + after).contains("strength")
        default: return false
        }
    }

    /// "one plus" is 1+.
    private mutating func grade(_ number: SpokenNumber) -> Bool {
        guard !number.isDecimal, (0...4).contains(number.whole), atoms[number.end - 1].trailing.isEmpty,
            word(number.end) == "plus", SpokenNumber.read(atoms, at: number.end + 1) == nil
        else { return false }
        let plus = number.end
        if atoms[plus].endsWord {
            emit("\(number.text)+", to: plus + 1, rule: "grade")
        } else {
            var end = plus + 1
            while end < atoms.count, !atoms[end].startsWord { end += 1 }
            let rest = atoms[plus + 1..<end].map(\.text).joined(separator: "-")
            emit("\(number.text)+ \(rest)", to: end, rule: "grade")
        }
        return true
    }

    private mutating func percent(_ number: SpokenNumber) -> Bool {
        for phrase in [["percent"], ["per", "cent"], ["%"]] where follows(number, phrase) {
            emit("\(number.text)%", to: number.end + phrase.count, rule: "unit")
            return true
        }
        return false
    }

    /// "Five oh nylon" is 5-0; "two point discrimination" has no decimal point.
    private mutating func compound(_ number: SpokenNumber) -> Bool {
        let (next, noun) = (word(number.end), word(number.end + 1))
        guard isOfOneSpeaker, !number.isDecimal, follows(number, [next, noun]) else { return false }
        if number.whole < 13, ["oh", "o", "zero", "0"].contains(next), FormatterWords.sutures.contains(noun) {
            emit(number.text + "-0", to: number.end + 1, rule: "number")
            return true
        }
        guard next == "point", ["discrimination", "gait", "scale", "restraints"].contains(noun) else { return false }
        emit((number.whole < 10 ? atoms[index].text : number.text) + "-point", to: number.end + 1, rule: "number")
        return true
    }

    /// "stage three A" is 3A.
    private mutating func stage(_ number: SpokenNumber) -> Bool {
        guard word(index - 1) == "stage", !number.isDecimal, (1...4).contains(number.whole), number.end < atoms.count,
            atoms[number.end - 1].trailing.isEmpty, atoms[number.end].startsWord, atoms[number.end].endsWord,
            ["A", "B", "C", "D"].contains(atoms[number.end].text)
        else { return false }
        emit(number.text + atoms[number.end].text, to: number.end + 1, rule: "number")
        return true
    }

    private mutating func dose(_ number: SpokenNumber) -> Bool {
        guard atoms[number.end - 1].trailing.isEmpty, let candidates = FormatterWords.unitsByFirst[word(number.end)],
            let unit = candidates.first(where: { matches($0.spoken, at: number.end) })
        else {
            guard FormatterWords.doseSymbols.contains(where: { $0.lowercased() == word(number.end) }),
                atoms[number.end - 1].trailing.isEmpty
            else { return false }
            let text = doseText(number.text)
            guard number.isSpoken || text != number.text else { return false }
            emit(text, to: number.end, rule: "number")
            return true
        }
        let text = FormatterWords.doseSymbols.contains(unit.symbol) ? doseText(number.text) : number.text
        let changed = number.isSpoken || text != number.text
        emit(text, to: number.end, rule: changed ? "number" : nil)
        emit(unit.symbol, to: index + unit.spoken.count, rule: "unit")
        return true
    }

    /// "carvedilol 6.2 5 milligrams": an engine wrote the last digit apart, and 5 mg is another dose.
    ///
    /// Only for a strength that the drug before it has, or for an eighth of which the end is missing: "A1c 6.2 5
    /// milligrams" are two things.
    private mutating func splitStrength() -> Bool {
        guard index + 2 < atoms.count, FormatterWords.massUnits.contains(word(index + 2)),
            atoms[index + 1].trailing.isEmpty, ["5", ".5", "five"].contains(word(index + 1))
        else { return false }
        let (first, text) = (atoms[index], atoms[index].text + "5")
        let dose = text.contains(".") ? Double(text).flatMap { DrugStrengths.Dose($0, unit: word(index + 2)) } : nil
        let isStrength = dose.map { DrugStrengths.standard.include($0, of: word(index - 1)) } == true
        let isEighth = first.trailing.isEmpty && text.wholeMatch(of: /[0-9]{1,2}\.(125|375|625|875)/) != nil
        guard isEighth || isStrength && ["", ",", "."].contains(first.trailing) else { return false }
        emit(text, to: index + 2, rule: "number")
        if let unit = FormatterWords.unitsByFirst[word(index)]?.last { emit(unit.symbol, to: index + 1, rule: "unit") }
        return true
    }

    /// Without trailing zeros: "5.0 mg" has been read as 50 mg.
    private func doseText(_ text: String) -> String {
        guard text.contains(".") else { return text }
        var result = text
        while result.hasSuffix("0") { result.removeLast() }
        if result.hasSuffix(".") { result.removeLast() }
        return result
    }

    /// "5mg", as some engines write it.
    private mutating func joinedUnit() -> Bool {
        let text = atoms[index].text
        let digits = text.prefix { $0.isNumber && $0.isASCII || $0 == "." }
        guard !digits.isEmpty, digits.count < text.count, digits != "." else { return false }
        let rest = text.dropFirst(digits.count).lowercased()
        let symbol = FormatterWords.doseSymbols.first { $0.lowercased() == rest }
        guard let symbol = FormatterWords.unitsByFirst[rest]?.first(where: { $0.spoken.count == 1 })?.symbol ?? symbol,
            atoms[index].endsWord
        else { return false }
        let whole = digits.hasPrefix(".") ? "0" + digits : String(digits)
        emit("\(doseText(whole)) \(symbol)", to: index + 1, rule: "unit")
        return true
    }

    private mutating func fraction() -> Bool {
        let halves: [([String], String)] = [
            (["one", "half"], "1/2"), (["one", "third"], "1/3"), (["two", "thirds"], "2/3"),
            (["one", "quarter"], "1/4"), (["three", "quarters"], "3/4"),
        ]
        guard let half = halves.first(where: { matches($0.0, at: index) }) else { return false }
        emit(half.1, to: index + 2, rule: "fraction")
        return true
    }

    /// "twenty fifth" is 25th; below tenth a word stays.
    mutating func ordinal() -> Bool {
        guard atoms[index].startsWord, let (value, end) = ordinalValue(at: index), value >= 10, atoms[end - 1].endsWord
        else { return false }
        emit("\(value)\(Self.suffix(value))", to: end, rule: "ordinal")
        return true
    }

    private static func suffix(_ value: Int) -> String {
        if (11...13).contains(value % 100) { return "th" }
        return [1: "st", 2: "nd", 3: "rd"][value % 10] ?? "th"
    }

    private func ordinalValue(at: Int) -> (value: Int, end: Int)? {
        if let ten = SpokenNumber.tens[word(at)], at < atoms.count, atoms[at].trailing.isEmpty,
            let unit = FormatterWords.ordinals[word(at + 1)], unit < 10
        {
            return (ten + unit, at + 2)
        }
        let written = word(at).wholeMatch(of: /([0-9]{1,2})(?:st|nd|rd|th)/).flatMap { Int($0.1) }
        return (FormatterWords.ordinals[word(at)] ?? (isOfOneSpeaker ? written : nil)).map { ($0, at + 1) }
    }

    /// "March third twenty twenty six" is March 3, 2026.
    mutating func date() -> Bool {
        let month = atoms[index]
        guard FormatterWords.months.contains(month.lower), month.trailing.isEmpty,
            month.text.first?.isUppercase == true
                || isTyped
        else { return false }
        var day = ordinalValue(at: index + 1)
        if day == nil, month.lower != "may", let number = SpokenNumber.read(atoms, at: index + 1), number.isSpoken,
            !number.isDecimal, FormatterWords.unitsByFirst[word(number.end)] == nil
        {
            day = (number.whole, number.end)
        }
        guard let day, (1...31).contains(day.value), atoms[day.end - 1].endsWord else { return false }
        var text = "\(month.text.prefix(1).uppercased())\(month.text.dropFirst()) \(day.value)"
        var end = day.end
        let comma = ["", ","].contains(atoms[end - 1].trailing)
        if comma, let year = SpokenNumber.read(atoms, at: end), (1900...2099).contains(year.whole), !year.isDecimal {
            text += ", \(year.whole)"
            end = year.end
        }
        emit(text, to: end, rule: "date")
        return true
    }
}
