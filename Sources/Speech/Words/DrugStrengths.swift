/// The strengths that drugs come in: whether a dose may be one of a drug, and how its digits are written.
///
/// The one place for it: the resolver takes no drug for what was heard beside a dose that the drug does not come in, and
/// the formatter joins digits that an engine wrote apart. What it does not know, it does not judge.
struct DrugStrengths: Sendable {
    /// What a dose counts; milligrams hold all masses.
    enum Measure: Sendable { case milligrams, units, milliequivalents }

    /// An amount of a drug.
    struct Dose: Equatable, Sendable {
        let amount: Double
        let measure: Measure

        /// A dose of `amount` in `unit`, a word or symbol in lower case; `nil` for what is no mass and no unit of effect.
        init?(_ amount: Double, unit: String) {
            guard let known = Self.units[unit], amount > 0 else { return nil }
            self.amount = amount * known.factor
            measure = known.measure
        }

        private static let units: [String: (measure: Measure, factor: Double)] = [
            "mg": (.milligrams, 1), "milligram": (.milligrams, 1), "milligrams": (.milligrams, 1),
            "mcg": (.milligrams, 0.001), "microgram": (.milligrams, 0.001), "micrograms": (.milligrams, 0.001),
            "g": (.milligrams, 1000), "gram": (.milligrams, 1000), "grams": (.milligrams, 1000),
            "units": (.units, 1), "unit": (.units, 1), "meq": (.milliequivalents, 1),
            "milliequivalent": (.milliequivalents, 1), "milliequivalents": (.milliequivalents, 1),
        ]
    }

    /// The least and the most of a strength; the same for a tablet's.
    private struct Strength: Sendable {
        let range: ClosedRange<Double>
        let measure: Measure

        func isJust(_ dose: Dose) -> Bool {
            measure == dose.measure && DrugStrengths.same(range.lowerBound, dose.amount)
                && DrugStrengths.same(range.upperBound, dose.amount)
        }
    }

    /// What is taken at once: half a tablet to four.
    private static let tablets = [0.5, 1, 1.5, 2, 2.5, 3, 4]

    private let strengths: [String: [Strength]]
    /// The same, each drug once, however many names it has.
    private let distinct: [[Strength]]

    /// The strengths of the product.
    static let standard = DrugStrengths(String(decoding: PackageResources.strengths_txt, as: UTF8.self))

    /// - Parameter list: a line a drug, its names parted by commas, `=`, then amounts with their unit, groups parted by
    ///   semicolons; an amount with a dash is a range. Lines with `#` are comments.
    init(_ list: String) {
        var strengths: [String: [Strength]] = [:]
        var distinct: [[Strength]] = []
        for line in list.split(separator: "\n") where !line.hasPrefix("#") {
            let halves = line.split(separator: "=")
            guard halves.count == 2 else { continue }
            let own = halves[1].split(separator: ";").flatMap(Self.strengths)
            distinct.append(own)
            for name in halves[0].split(separator: ",") {
                strengths[name.split(separator: " ").joined(separator: " ").lowercased()] = own
            }
        }
        (self.strengths, self.distinct) = (strengths, distinct)
    }

    private static func strengths(_ group: Substring) -> [Strength] {
        let words = group.split(separator: " ")
        guard let unit = words.last?.lowercased() else { return [] }
        return words.dropLast().compactMap { word in
            let bounds = word.split(separator: "-").compactMap { Double($0) }.compactMap { Dose($0, unit: unit) }
            guard let least = bounds.first, let most = bounds.last, least.amount <= most.amount else { return nil }
            return Strength(range: least.amount...most.amount, measure: least.measure)
        }
    }

    /// Whether `dose` may be one of `drug`, in lower case: of so many tablets, or within a range; `nil` where nobody knows.
    func allow(_ dose: Dose, of drug: String) -> Bool? {
        guard let known = strengths[drug] else { return nil }
        return known.contains { strength in
            guard strength.measure == dose.measure else { return false }
            if strength.range.lowerBound < strength.range.upperBound { return strength.range.contains(dose.amount) }
            return Self.tablets.contains { Self.same(strength.range.lowerBound * $0, dose.amount) }
        }
    }

    /// Whether `drug`, in lower case, comes in just this strength.
    func include(_ dose: Dose, of drug: String) -> Bool {
        strengths[drug]?.contains { $0.isJust(dose) } == true
    }

    /// Whether hardly any drug comes in just this strength: then the dose alone tells which is meant.
    func isTelltale(_ dose: Dose) -> Bool {
        let drugs = distinct.count { own in own.contains { $0.isJust(dose) } }
        return (1...2).contains(drugs)
    }

    private static func same(_ a: Double, _ b: Double) -> Bool { abs(a - b) < 0.001 * max(a, b) }
}
