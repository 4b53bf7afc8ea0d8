/// Digits of a dose that are the end of its drug's name.
extension WordResolver {
    /// How alike the words and the first digit must be to the drug.
    private static let bar: Float = 0.74
    /// How much less like any other drug of the dose must be.
    private static let lead: Float = 0.08
    /// Words that a drug's name may be heard as, besides the digit.
    private static let longest = 4

    /// "a pick seven five milligrams" is apixaban 5 mg, and "mythotrex 815 milligrams" methotrexate 15 mg.
    ///
    /// A number is left unless all of it is no dose of the drug, and the rest of it is a strength that the drug comes in.
    func runOnDoses(in terms: [HeardTerm], _ segments: [Range<Int>]) -> [WordReplacement] {
        segments.flatMap { segment in
            segment.compactMap { index in RunOnNumber(index, in: terms, segment).flatMap { runOn($0, terms, segment) } }
        }
    }

    private func runOn(_ number: RunOnNumber, _ terms: [HeardTerm], _ segment: Range<Int>) -> WordReplacement? {
        let drugs = lexicon.entries.filter { $0.kind == .drug && !$0.isRare && number.mayBelong(to: $0.lowerText) }
        guard !drugs.isEmpty else { return nil }
        var found: [WordReplacement] = []
        for start in segment where (1...Self.longest).contains(number.words.lowerBound - start) {
            let group = start..<number.words.lowerBound
            guard mayBeName(group, in: terms) else { continue }
            let heard = Pronunciation(terms[group].map(\.lower).joined(separator: " ") + " " + number.sound)
            let ranked = drugs.map { (name: $0.text, likeness: SoundDistance.likeness(heard, $0.sounds[0])) }
                .sorted { $0.likeness > $1.likeness }
            guard let best = ranked.first, best.likeness >= Self.bar,
                ranked.count == 1 || ranked[1].likeness <= best.likeness - Self.lead
            else { continue }
            found.append(
                WordReplacement(
                    group: start..<number.words.upperBound,
                    words: best.name.split(separator: " ").map(String.init) + [number.rest],
                    drug: best.name.lowercased(),
                    likeness: min(best.likeness, 1),
                    rank: best.likeness
                )
            )
        }
        return found.max { $0.rank < $1.rank }
    }

    /// Whether `group` may be the beginning of a name: doubtful or strange, and of one phrase without numbers.
    private func mayBeName(_ group: Range<Int>, in terms: [HeardTerm]) -> Bool {
        let heard = terms[group]
        return mayChange(group, in: terms) && heard.allSatisfy { !$0.isNumber && !$0.isDrug && $0.trailing.isEmpty }
            && heard.contains { $0.isStrange || $0.probability < 0.75 }
    }
}

/// A number before a unit, read as a sound and a dose.
private struct RunOnNumber {
    /// Its words.
    let words: Range<Int>
    /// Its first digit.
    let sound: String
    /// The others, as they were heard.
    let rest: String
    private let whole: DrugStrengths.Dose
    private let dose: DrugStrengths.Dose

    /// The number that begins at `place`: in digits, or in two words of which the first is in doubt.
    init?(_ place: Int, in terms: [HeardTerm], _ segment: Range<Int>) {
        let first = terms[place]
        let isWord = Self.value(first).map { $0 < 10 } == true
        words = place..<place + (isWord ? 2 : 1)
        guard words.upperBound < segment.upperBound, terms[words].allSatisfy({ $0.trailing.isEmpty }) else {
            return nil
        }
        rest = isWord ? terms[place + 1].text : String(first.text.dropFirst())
        sound = isWord ? first.lower : String(first.text.prefix(1))
        let unit = terms[words.upperBound].lower
        guard !isWord || first.probability < 0.75, let digit = Self.value(sound), digit > 0, rest.first != "0",
            let part = isWord ? Self.value(terms[place + 1]) : Self.value(rest), part > 0,
            let whole = DrugStrengths.Dose(Double("\(digit)\(part)") ?? 0, unit: unit),
            let dose = DrugStrengths.Dose(Double(part), unit: unit)
        else { return nil }
        (self.whole, self.dose) = (whole, dose)
    }

    func mayBelong(to drug: String) -> Bool {
        DrugStrengths.standard.allow(whole, of: drug) == false && DrugStrengths.standard.include(dose, of: drug)
    }

    private static func value(_ term: HeardTerm) -> Int? { value(term.lower) }

    private static func value(_ word: String) -> Int? {
        let digits = word.utf8.count < 5 && word.utf8.allSatisfy { (48...57).contains($0) } ? Int(word) : nil
        return digits ?? SpokenNumber.units[word] ?? SpokenNumber.teens[word] ?? SpokenNumber.tens[word]
    }
}
