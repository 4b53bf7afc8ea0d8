internal import Artifacts

/// Vital signs that no living patient has, or in the wrong unit: misheard more often than measured.
enum VitalRanges {
    private struct Vital {
        var names: [[String]]
        var title: String
        var ranges: [ClosedRange<Double>]

        init(_ names: String, _ title: String, _ ranges: ClosedRange<Double>...) {
            self.names = names.split(separator: "|").map { $0.split(separator: " ").map(String.init) }
            self.title = title
            self.ranges = ranges
        }
    }

    private static let vitals = [
        Vital("heart rate|pulse", "heart rate", 20...260),
        // In Celsius or Fahrenheit.
        Vital("temperature", "temperature", 32...43, 90...110),
        Vital("oxygen saturation|o2 saturation|spo2|pulse oximetry", "oxygen saturation", 40...100),
        Vital("respirations|respiratory rate", "respiratory rate", 4...90),
    ]
    private static let pressure = ["blood", "pressure"]
    private static let openings = WordList((vitals.flatMap(\.names) + [pressure]).compactMap(\.first))

    /// What is out of range in `text`, such as "heart rate 720".
    static func violations(in text: String) -> [String] {
        let words = text.lowercased().cutAtSpaces.map { HeardWord($0).core }
        var result: [String] = []
        for at in words.indices where openings.contains(words[at]) {
            for vital in vitals {
                for name in vital.names where stands(name, in: words, at: at) {
                    guard let (word, value) = number(after: at + name.count, in: words),
                        !vital.ranges.contains(where: { $0.contains(value) })
                    else { continue }
                    result.append("\(vital.title) \(word)")
                }
            }
            if stands(pressure, in: words, at: at), let said = pressure(after: at + 2, in: words) {
                result.append("blood pressure \(said)")
            }
        }
        return result
    }

    private static func stands(_ name: [String], in words: [String], at: Int) -> Bool {
        at + name.count <= words.count && words[at..<at + name.count].elementsEqual(name)
            && (at == 0 || !["fetal", "pulse"].contains(words[at - 1]))
    }

    /// The first of the next words that begins with a digit.
    private static func number(after at: Int, in words: [String]) -> (String, Double)? {
        for word in words.dropFirst(at).prefix(3) where word.first?.isNumber == true {
            let digits = word.hasSuffix("%") ? String(word.dropLast()) : word
            return Double(digits).map { (word, $0) }
        }
        return nil
    }

    private static func pressure(after at: Int, in words: [String]) -> String? {
        for word in words.dropFirst(at).prefix(3) {
            let parts = word.split(separator: "/").compactMap { Double($0) }
            guard parts.count == 2 else { continue }
            let isPlausible = (50...300).contains(parts[0]) && (20...200).contains(parts[1]) && parts[0] > parts[1]
            return isPlausible ? nil : word
        }
        return nil
    }
}
