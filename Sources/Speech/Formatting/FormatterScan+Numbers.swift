internal import Artifacts

/// Numbers with what they count: units, ages, blood pressures, grades, times, dates.
extension FormatterScan {
    mutating func number() -> Bool {
        guard atoms[index].startsWord else { return false }
        if joinedUnit() || splitStrength() || time() || height() { return true }
        guard let number = SpokenNumber.read(atoms, at: index) else { return fraction() }
        if age(number) || ratio(number) || acuity(number) || grade(number) || percent(number) { return true }
        if stage(number) || compound(number) { return true }
        guard atoms[number.end - 1].endsWord else { return false }
        if doseAndCount(number) || tenths(number) || dose(number) { return true }
        guard number.isSpoken, isWritten(number) else { return false }
        emit(exact(number), to: number.end, rule: "number")
        return true
    }

    /// ISMP bans zeros at the end of doses, and excepts results, where they tell how exact it is: beside their test, and where
    /// nothing speaks for a dose.
    private func exact(_ number: SpokenNumber) -> String {
        let near = saidInSentence.suffix(4)
        let isOfDrug =
            near.contains {
                Lexicon.standard.drugs.contains($0) && !FormatterWords.analytes.contains($0) || $0 == "dose"
            }
            || word(index - 1) == "to"
            || SelfCorrections.isOfRhythm(word(number.end)) && atoms[number.end - 1].trailing.isEmpty
        let counted = atoms[number.end - 1].trailing.isEmpty ? word(number.end) : ""
        let isOfCount = counted != "percent" && FormatterWords.afterNumber.contains(counted)
        return isOfDrug || isOfCount || number.whole > 20 ? doseText(number.text) : number.text
    }

    /// "one" alone stays a word unless it counts something.
    private func isWritten(_ number: SpokenNumber) -> Bool {
        guard number.end == index + 1, atoms[index].lower == "one" else { return true }
        if FormatterWords.numbered.contains(word(index - 1)) || tokens.last?.text.last?.isNumber == true { return true }
        guard atoms[index].trailing.isEmpty else { return false }
        if isOfOneSpeaker, ["in", "of"].contains(word(number.end)),
            let all = SpokenNumber.read(atoms, at: number.end + 1),
            (2...1000).contains(all.whole)
        {
            return !FormatterWords.afterNumber.contains(word(all.end))
        }
        return FormatterWords.afterNumber.contains(word(number.end))
    }

    func follows(_ end: Int, _ phrase: [String]) -> Bool {
        atoms[end - 1].trailing.isEmpty && matches(phrase, at: end)
    }

    /// Whether a mark is spoken at `at`.
    func isMark(_ at: Int) -> Bool { usesSpokenPunctuation && ["comma", "period"].contains(word(at)) }

    private mutating func age(_ number: SpokenNumber) -> Bool {
        for unit in ["year", "month", "week", "day"] where follows(number.end, [unit, "old"]) {
            let end = number.end + 2
            let text = "\(number.text)-\(unit)-old"
            let heard = atoms[index..<end].map(\.text).joined(separator: "-")
            emit(text, to: end, rule: heard == text && atoms[index].word == atoms[end - 1].word ? nil : "age")
            return true
        }
        return false
    }

    private mutating func percent(_ number: SpokenNumber) -> Bool {
        for phrase in [["percent"], ["per", "cent"], ["%"]] where follows(number.end, phrase) {
            emit("\(exact(number))%", to: number.end + phrase.count, rule: "unit")
            return true
        }
        return false
    }

    /// "Five oh nylon" is 5-0; "two point discrimination" has no decimal point.
    private mutating func compound(_ number: SpokenNumber) -> Bool {
        let (next, noun) = (word(number.end), word(number.end + 1))
        guard isOfOneSpeaker, !number.isDecimal, follows(number.end, [next, noun]) else { return false }
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
        guard atoms[number.end - 1].trailing.isEmpty, let unit = unit(at: number.end) else { return false }
        let base = unit.symbol.replacing(/\/(kg|h|hour|min)\b/, with: "")
        let text = FormatterWords.doseSymbols.contains(base) ? doseText(number.text) : number.text
        let isChanged = number.isSpoken || text != number.text
        guard isChanged || !unit.isAsHeard else { return false }
        emit(text, to: number.end, rule: isChanged ? "number" : nil)
        if !unit.isAsHeard { emit(unit.symbol, to: unit.end, rule: "unit") }
        return true
    }

    /// The unit that is said at `start`, with what it is told by: "milligrams per gram", "units per kilogram per hour".
    func unit(at start: Int) -> (symbol: String, end: Int, isAsHeard: Bool)? {
        let spoken = FormatterWords.unitsByFirst[word(start)]?.first { matches($0.spoken, at: start) }
        let heard = FormatterWords.doseSymbols.first { $0.lowercased() == word(start) }
        guard var symbol = spoken?.symbol ?? heard else { return nil }
        let first = start + (spoken?.spoken.count ?? 1)
        var end = first
        while let part = FormatterWords.parts[word(end + 1)], follows(end, ["per", word(end + 1)]) {
            let isOfBody = symbol.hasSuffix("/kg")
            guard part != "h" || isOfBody || symbol == "mL" else { break }
            symbol += part == "h" && !isOfBody ? "/hour" : "/" + part
            end += 2
        }
        return (symbol, end, spoken == nil && end == first)
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
        text.contains(".") ? text.replacing(/\.?0+$/, with: "") : text
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

    private static let fractions =
        FormatterWords.phrases("one half 1/2|one third 1/3|two thirds 2/3|one quarter 1/4|three quarters 3/4")

    private mutating func fraction() -> Bool {
        guard let part = Self.fractions.first(where: { matches(Array($0.prefix(2)), at: index) }) else { return false }
        emit(part[2], to: index + 2, rule: "fraction")
        return true
    }

    /// "twenty fifth" is 25th; below tenth a word stays, but for days.
    mutating func ordinal() -> Bool {
        guard atoms[index].startsWord, let (value, end) = ordinalValue(at: index), atoms[end - 1].endsWord,
            value >= 10 || isDay(value, end)
        else { return false }
        emit("\(value)\(Self.suffix(value))", to: end, rule: "ordinal")
        return true
    }

    /// "The fourth of March"; "on the ninth", which ends what is told, as no toe does and no first of several.
    private func isDay(_ value: Int, _ end: Int) -> Bool {
        guard isOfOneSpeaker, atoms[index].text.first?.isNumber == false else { return false }
        if follows(end, ["of"]), FormatterWords.months.contains(word(end + 1)) { return true }
        return value > 3 && (isClosed(end) || word(end) == "at") && word(index - 2) == "on" && word(index - 1) == "the"
            && !(index - 12..<index).contains { FormatterWords.numberedParts.contains(word($0)) }
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
        let value = FormatterWords.ordinals[word(at)] ?? (isOfOneSpeaker ? Self.written(word(at)) : nil)
        return value.map { ($0, at + 1) }
    }

    /// "5th", "21st".
    private static func written(_ word: String) -> Int? {
        let digits = word.utf8.prefix { (48...57).contains($0) }
        guard (1...2).contains(digits.count), ["st", "nd", "rd", "th"].contains(word.dropFirst(digits.count)) else {
            return nil
        }
        return Int(word.prefix(digits.count))
    }

    /// "March third twenty twenty six" is March 3, 2026.
    mutating func date() -> Bool {
        let month = atoms[index]
        // "may 6th" of an engine without capitals, not "you may first rest".
        let isName = month.text.first?.isUppercase == true || isTyped || word(index + 1).first?.isNumber == true
        guard FormatterWords.months.contains(month.lower), month.trailing.isEmpty, isName else { return false }
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
