import Artifacts
import Foundation

/// How each kind of error is made.
extension SecondPlanting {
    mutating func plant(_ kind: Kind, in at: Int) -> String? {
        let text = statements[at].text
        switch kind {
        case .number: return word(of: text, Self.otherNumber)
        case .dose: return otherDose(in: text)
        case .unit: return pick(Self.units, in: text)
        case .time: return pick(Self.times, in: text)
        case .frequency:
            let isOften = text.contains("twice daily") || text.contains("once daily")
            return pick(Self.frequencies.filter { !isOften || $0.old != " daily" }, in: text)
        case .reports: return text.contains("not") && !text.contains("enies") ? nil : pick(Self.reports, in: text)
        case .evidence: return text.contains("normal or") ? nil : pick(Self.findings, in: text)
        case .without:
            let isAble = text.contains(Self.accompanied)
            return pick(Self.without.filter { isAble || $0.old != " with " }, in: text)
        case .inserted: return insertedNot(in: text)
        case .removed: return text.contains(Self.unsure) ? nil : pick(Self.removed, in: text)
        case .side: return word(of: text, Self.otherSide)
        case .drug:
            return word(of: text) { word, generator in
                Self.classes.first { $0.contains(word) }?.filter { $0 != word }.randomElement(using: &generator)
            }
        case .subject:
            let all = ["mother", "father", "sister", "brother", "grandmother", "uncle"]
            guard let relative = all.randomElement(using: &generator) else { return nil }
            return pick(Self.subjects(relative), in: text)
        case .relative: return pick(Self.relatives, in: text)
        case .invented:
            let other = statements.randomElement(using: &generator)
            return other?.visit == statements[at].visit ? nil : other?.text
        case .opposite: return pick(Self.opposites, in: text)
        }
    }

    /// Replaces by one of the pairs that fit: the first where all of those begin alike.
    private mutating func pick(_ pairs: [Pair], in text: String) -> String? {
        let fit = pairs.filter { text.contains($0.old) }
        guard let first = fit.first else { return nil }
        let isOne = fit.allSatisfy { $0.old.hasPrefix(first.old) || first.old.hasPrefix($0.old) }
        guard let pair = isOne ? first : fit.randomElement(using: &generator), let place = text.range(of: pair.old)
        else {
            return nil
        }
        return text.replacingCharacters(in: place, with: pair.new)
    }

    /// Replaces one of the words that `other` knows, and keeps the marks.
    private mutating func word(of text: String, _ other: (String, inout PlantedErrors.SplitMix) -> String?) -> String? {
        var words = text.split(separator: " ").map { HeardWord(String($0)) }
        var made: [(at: Int, word: String)] = []
        for at in words.indices {
            if let word = other(words[at].core.lowercased(), &generator) { made.append((at, word)) }
        }
        guard let one = made.randomElement(using: &generator) else { return nil }
        words[one.at].core = one.word
        return words.map { $0.leading + $0.core + $0.trailing }.joined(separator: " ")
    }

    private static func otherNumber(_ word: String, _ generator: inout PlantedErrors.SplitMix) -> String? {
        if let at = spoken.firstIndex(of: word), at > 0 {
            return spoken[(at + Int.random(in: 1...11, using: &generator)) % 12]
        }
        guard word.first?.isNumber == true, word.allSatisfy({ $0.isNumber || "./%".contains($0) }),
            let digits = word.split(whereSeparator: { !$0.isNumber }).randomElement(using: &generator),
            let value = Int(digits)
        else { return nil }
        let others = [value + 1, value + 2, value * 10, value + 10, max(1, value - 1), value / 2 + 3]
        return others.filter { $0 != value }.randomElement(using: &generator).map {
            word.replacingCharacters(in: digits.startIndex..<digits.endIndex, with: "\($0)")
        }
    }

    private mutating func otherDose(in text: String) -> String? {
        guard let dose = text.firstMatch(of: #/([0-9][0-9,.]*) ?(mg|mcg|milligrams|micrograms|units|g|ml|mL)\b/#)?.1,
            let other = Self.doses.filter({ $0 != dose }).randomElement(using: &generator)
        else { return nil }
        return text.replacingCharacters(in: dose.startIndex..<dose.endIndex, with: other)
    }

    private static func otherSide(_ word: String, _ generator: inout PlantedErrors.SplitMix) -> String? {
        if word == "bilaterally" { return ["on the left", "on the right"].randomElement(using: &generator) }
        let all = ["left", "right", "bilateral"]
        return all.contains(word) ? all.filter { $0 != word }.randomElement(using: &generator) : nil
    }

    private mutating func insertedNot(in text: String) -> String? {
        if text.contains(Self.denying) { return nil }
        let hasDone = text.contains(#/ has ([a-z]+ed|been|had|a history|also|gone|taken|seen|not)\b/#)
        let hadDone = text.contains(#/ had ([a-z]+ed|been|gone|taken|seen)\b/#)
        let haveDone = text.contains(#/ have ([a-z]+ed|been|had)\b/#)
        let barred = [" has ": hasDone, " had ": hadDone, " have ": haveDone]
        return pick(Self.inserted.filter { barred[$0.old] != true }, in: text)
    }

    private static var denying: Regex<(Substring, Substring)> {
        #/\b(no|not|never|denie[sd]|without|negative|none|unable|cannot|unaware|nor)\b/#.ignoresCase()
    }
    private static var unsure: Regex<(Substring, Substring)> {
        #/\b(unaware|unable|whether or not|not only|not sure)\b/#
    }
    private static var accompanied: Regex<(Substring, Substring)> {
        #/ (pain|patient|presents|visit|history|woman|man|female|male|fracture|edema|exudate|abdomen|tenderness|cough|headache)s? with /#
    }
}
