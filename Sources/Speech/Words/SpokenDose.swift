internal import Artifacts

extension DrugStrengths.Dose {
    /// What was said of the dose right after `group` in `terms`: "to 100 milligrams", "650 mg", "seventy five mg".
    ///
    /// `nil` where there is none, or one that says nothing of the strength, such as milligrams per kilogram.
    init?(after group: Range<Int>, in terms: [HeardTerm]) {
        let rest = terms[group.upperBound...].prefix(8).drop { Self.links.contains($0.lower) }
        let words = rest.map {
            Transcript.Word(text: $0.leading + $0.text + $0.trailing, start: 0, end: 0, probability: $0.probability)
        }
        let atoms = FormatterAtom.read(words, words.indices, dropsQuotes: true)
        guard let first = atoms.first else { return nil }
        let digits = first.lower.prefix { $0.isNumber || $0 == "." }
        if digits.count < first.lower.count, let amount = Double(digits) {
            self.init(amount, unit: String(first.lower.dropFirst(digits.count)))
            return
        }
        guard let number = SpokenNumber.read(atoms, at: 0), number.end < atoms.count,
            atoms[number.end - 1].trailing.isEmpty, let amount = Double(number.text.filter { $0 != "," }),
            number.end + 1 >= atoms.count || atoms[number.end + 1].lower != "per"
        else { return nil }
        self.init(amount, unit: atoms[number.end].lower)
    }

    private static let links: Set<String> = ["to", "at", "of", "from"]
}
