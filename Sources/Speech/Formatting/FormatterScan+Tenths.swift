/// Measures that are told with their tenths and without the point: "temperature one oh two four" is 102.4, "A1c seven four" 7.4.
extension FormatterScan {
    mutating func tenths(_ number: SpokenNumber) -> Bool {
        let end = number.end + 1
        guard !number.isDecimal, atoms[number.end - 1].trailing.isEmpty,
            let digit = SpokenNumber.read(atoms, at: number.end), digit.end == end, digit.whole < 10, !digit.isDecimal,
            atoms[number.end].lower != "a",
            isMeasured(number.whole, before: end)
        else { return false }
        emit("\(number.text).\(digit.whole)", to: end, rule: "number")
        if let unit = unit(at: end), !unit.isAsHeard { emit(unit.symbol, to: unit.end, rule: "unit") }
        return true
    }

    /// Whether a number so great is of a measure that is told with its tenths, and counts nothing else.
    private func isMeasured(_ whole: Int, before end: Int) -> Bool {
        let next = atoms[end - 1].trailing.isEmpty ? word(end) : ""
        var at = index - 1
        while at > index - 5, Self.linking.contains(word(at)) { at -= 1 }
        // "Hemoglobin A one C".
        let isA1c = word(at) == "c" && ["one", "1"].contains(word(at - 1)) && word(at - 2) == "a"
        let name = isA1c ? "a1c" : word(at)
        if Self.weighing.contains(name) { return (20...400).contains(whole) && Self.masses.contains(next) }
        // "Fever 101 2 nights in a row": what is counted follows.
        guard next.isEmpty || Self.following.contains(next) else { return false }
        return Self.measures[name]?.contains { $0.contains(whole) } == true
    }

    /// What may stand between the name of a measure and its number.
    private static let linking = FormatterWords.words(
        "is was of at about today now still currently came back count level to up down your the this"
    )
    private static let following = FormatterWords.words(
        "degrees percent fahrenheit celsius and with but on today at which this now in here"
    )
    private static let weighing = FormatterWords.words("weight weigh weighs weighed weighing")
    private static let masses = FormatterWords.words("kilos kilograms kilogram kg pounds lbs")
    /// The whole numbers that a value of each may have.
    private static let measures: [String: [ClosedRange<Int>]] = [
        "temperature": [34...42, 90...109], "temp": [34...42, 90...109], "fever": [37...42, 99...109],
        "bmi": [12...70], "a1c": [4...18], "hemoglobin": [4...20], "potassium": [2...8], "creatinine": [0...15],
        "inr": [1...12], "tsh": [0...20], "albumin": [1...6], "calcium": [5...15], "magnesium": [0...5],
        "phosphorus": [1...9], "bilirubin": [0...30], "lactate": [0...15], "white": [1...40],
    ]
}
