internal import Artifacts

/// A dose without its unit, and right after it how many or how often: "gabapentin six hundred three times a day" is 600, and three
/// times; "two ten milligram tablets" are two.
extension FormatterScan {
    /// A number that is two: a dose, and what follows it, told by so many atoms.
    private struct Parted {
        var dose: Int
        var count: Int
        var atoms = 1
    }

    mutating func doseAndCount(_ number: SpokenNumber) -> Bool {
        if countsStrengths(number) {
            emit(atoms[index].text, to: index + 1)
            return true
        }
        guard let parted = countedAfterDose(number) ?? doseOfTwo(number) else { return false }
        let last = number.end - parted.atoms
        if last > index, atoms[last].startsWord {
            emit(String(parted.dose), to: last, rule: "number")
        } else {
            emit("\(parted.dose) \(parted.count)\(number.isDecimal ? ".5" : "")", to: number.end, rule: "number")
        }
        return true
    }

    /// "Two ten milligram tablets", "two five millimeter ports": no dose is 210, and what is counted is named as several.
    private func countsStrengths(_ number: SpokenNumber) -> Bool {
        guard let count = SpokenNumber.units[atoms[index].lower], count > 1, atoms[index].trailing.isEmpty,
            !number.isDecimal,
            let strength = SpokenNumber.read(atoms, at: index + 1), strength.whole < 20, number.end <= strength.end,
            let unit = unit(at: strength.end), !word(unit.end - 1).hasSuffix("s")
        else { return false }
        let counted = word(unit.end)
        // A mass, and an abscess, are one.
        let isSeveral = counted.count > 3 && counted.hasSuffix("s") && !counted.hasSuffix("ss")
        return isSeveral && atoms[strength.end - 1].trailing.isEmpty
            && atoms[unit.end - 1].trailing.isEmpty
    }

    /// What is counted by the last digit of a number.
    private func countedAfterDose(_ number: SpokenNumber) -> Parted? {
        let count = number.whole % 10
        let dose = number.whole - count
        guard (1...6).contains(count), dose >= 20, atoms[number.end - 1].trailing.isEmpty else { return nil }
        // "One hundred one and a half tablets".
        let parted = Parted(dose: dose, count: count, atoms: number.isDecimal ? 4 : 1)
        guard !number.isDecimal || number.isSpoken && follows(number.end - 3, ["and", "a", "half"]) else { return nil }
        let (next, after) = (word(number.end), word(number.end + 1))
        if next == "times", FormatterWords.perTime.contains(after) {
            return dose >= 100 || isOfDrug ? parted : nil
        }
        guard count < 5, !saidInSentence.contains(where: FormatterWords.supplying.contains) else { return nil }
        if FormatterWords.oneOfDoses.contains(next) { return count == 1 ? parted : nil }
        if FormatterWords.dosesCounted.contains(next) { return isOfDrug ? parted : nil }
        return isStrength(dose, not: number.whole) && FormatterWords.perTime.contains(next) ? parted : nil
    }

    /// Both parts of a drug that has two: "eight hundred one sixty", "fifty one thousand".
    private func doseOfTwo(_ number: SpokenNumber) -> Parted? {
        guard number.isSpoken, !number.isDecimal,
            tokens.last.map({ Lexicon.standard.drugs.contains($0.text.lowercased()) }) == true,
            number.end - index > 2
        else { return nil }
        let last = SpokenNumber.units[word(number.end - 1)] ?? 0
        if last > 0, word(number.end - 2) == "hundred", atoms[number.end - 1].trailing.isEmpty,
            let next = SpokenNumber.read(atoms, at: number.end - 1), next.end > number.end
        {
            return Parted(dose: number.whole - last, count: last)
        }
        let thousands = number.whole / 1000
        guard thousands > 20, number.whole.isMultiple(of: 1000), thousands % 10 > 0, number.end - index == 3 else {
            return nil
        }
        return Parted(dose: thousands / 10 * 10, count: thousands % 10 * 1000, atoms: 2)
    }

    private var isOfDrug: Bool {
        saidInSentence.suffix(3).contains { Lexicon.standard.drugs.contains($0) || $0 == "dose" }
    }

    /// Whether the drug before comes in `dose`, and not in `whole`.
    private func isStrength(_ dose: Int, not whole: Int) -> Bool {
        guard let drug = saidInSentence.last else { return false }
        return ["mg", "mcg", "units"].contains { unit in
            let allowed = [dose, whole].map { amount in
                DrugStrengths.Dose(Double(amount), unit: unit).flatMap { DrugStrengths.standard.allow($0, of: drug) }
            }
            return allowed == [true, false]
        }
    }
}
