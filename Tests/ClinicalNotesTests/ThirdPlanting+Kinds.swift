import Artifacts
import Foundation

/// How each kind of error is made.
extension ThirdPlanting {
    mutating func plant(_ kind: Kind, in at: Int) -> String? {
        let text = statements[at].text
        switch kind {
        case .digit: return digit(in: text)
        case .quantity: return one(of: Self.quantities, in: text)
        case .time: return one(of: Self.times, in: text)
        case .often: return one(of: Self.often, in: text)
        case .denied: return text.contains(Self.double) ? nil : one(of: Self.denied, in: text)
        case .told: return one(of: Self.told, in: text)
        case .present: return text.contains(Self.denying) ? nil : one(of: Self.present, in: text)
        case .undone: return text.contains(Self.denying) ? nil : one(of: Self.undone, in: text)
        case .side: return one(of: Self.sides, in: text)
        case .drug: return drug(in: text)
        case .relative: return one(of: Self.relatives, in: text)
        case .patient:
            let who = ["father", "wife", "mother", "son", "husband", "aunt"].randomElement(using: &generator) ?? "aunt"
            return one(of: Self.patients.map { ($0, $1.replacing("WHO", with: who)) }, in: text)
        case .invented: return invented(at)
        case .symptom: return unsaid(Self.symptoms, in: at)
        case .part: return unsaid(Self.parts, in: at)
        }
    }

    /// Two digits change places, one is left out, said twice or another, or the point is lost.
    private mutating func digit(in text: String) -> String? {
        let numbers = text.matches(of: #/\b[0-9]+(\.[0-9]+)?\b/#)
        guard let number = numbers.randomElement(using: &generator) else { return nil }
        var digits = Array(number.0)
        switch Int.random(in: 0..<5, using: &generator) {
        case 0 where digits.count > 1: digits.swapAt(digits.count - 1, digits.count - 2)
        case 1 where digits.count > 1: digits.removeLast()
        case 2: digits.append(digits[digits.count - 1])
        case 3 where digits.contains("."): digits.removeAll { $0 == "." }
        default:
            let at = digits.first == "." ? 1 : 0
            digits[at] = Character(String(((digits[at].wholeNumberValue ?? 0) % 9) + 1))
        }
        let new = String(digits)
        guard !new.hasSuffix("."), Double(new) != Double(number.0) else { return nil }
        return text.replacingCharacters(in: number.range, with: new)
    }

    private mutating func drug(in text: String) -> String? {
        let words = Set(text.lowercased().split { !$0.isLetter }.map(String.init))
        guard let own = Self.classes.first(where: { !words.isDisjoint(with: $0) }),
            let old = own.first(where: words.contains),
            let new = own.filter({ !words.contains($0) }).randomElement(using: &generator),
            let place = text.range(of: "\\b\(old)\\b", options: [.regularExpression, .caseInsensitive])
        else { return nil }
        return text.replacingCharacters(in: place, with: new)
    }

    /// Of another visit's statements, that which is most like the visit's own, and is not said in the evidence.
    private mutating func invented(_ at: Int) -> String? {
        let own = PlantedErrors.stems(statements[at].text)
        let others = (0..<12).compactMap { _ in statements.indices.randomElement(using: &generator) }
            .filter { statements[$0].visit != statements[at].visit }
        let unsaid = others.map { (at: $0, stems: PlantedErrors.stems(statements[$0].text)) }
            .filter { $0.stems.intersection(heard[at]).count * 2 < $0.stems.count }
        return unsaid.max { $0.stems.intersection(own).count < $1.stems.intersection(own).count }
            .map { statements[$0.at].text }
    }

    /// A word of a group for another of it that was not said.
    private mutating func unsaid(_ groups: [[String]], in at: Int) -> String? {
        let text = statements[at].text
        let words = Set(text.lowercased().split { !$0.isLetter }.map(String.init))
        let fit = groups.flatMap { group in
            group.filter(words.contains).flatMap { old in group.filter { $0 != old }.map { (old, $0) } }
        }.filter { !words.contains($1) && !heard[at].contains(String($1.prefix(5))) }
        guard let (old, new) = fit.randomElement(using: &generator),
            let place = text.range(of: "\\b\(old)\\b", options: [.regularExpression, .caseInsensitive])
        else { return nil }
        return text.replacingCharacters(in: place, with: new)
    }

    private static var denying: Regex<(Substring, Substring)> {
        #/\b(no|not|never|denie[sd]|denying|without|negative|none|unable|cannot|unaware|nor|neither)\b/#.ignoresCase()
    }
    /// Where a word less says the same.
    private static var double: Regex<(Substring, Substring)> {
        #/\b(unaware|unable|whether or not|not only|not sure|normal or)\b/#
    }
}
