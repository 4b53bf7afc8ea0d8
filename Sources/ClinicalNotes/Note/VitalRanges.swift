internal import Artifacts

/// What a measured value can be, of a living patient of any age: what lies outside was misheard more often than measured, or is
/// in another unit.
enum VitalRanges {
    private struct Vital {
        let title: String
        let names: [[Substring]]
        /// With the units that it is of; a value without one is of the first.
        let ranges: [(units: [Substring], values: [ClosedRange<Double>])]

        init(_ line: Substring) {
            let parts = line.split(separator: ":", omittingEmptySubsequences: false)
            title = String(parts[0])
            names = parts[1].split(separator: ",").map { $0.split(separator: " ") }
            ranges = parts[2].split(separator: ";").map { range in
                let words = range.split(separator: " ")
                let values = words.compactMap { word -> ClosedRange<Double>? in
                    let ends = word.split(separator: "-").compactMap { Double($0) }
                    return ends.count == 2 ? ends[0]...ends[1] : nil
                }
                return (words.filter { $0.first?.isNumber != true }, values)
            }
        }

        /// Whether `value` can't be; `false` where the unit is none of its units: then it is another thing's value.
        func excludes(_ value: Double, _ unit: String) -> Bool {
            let told = unit.isEmpty ? ranges.first : ranges.first { $0.units.contains { $0 == unit } }
            return told.map { !$0.values.contains { $0.contains(value) } } ?? false
        }
    }

    /// A temperature is in Celsius or Fahrenheit.
    private static let vitals = """
        heart rate:heart rate,pulse:bpm beats 20-260
        temperature:temperature,temp:degrees f c fahrenheit celsius 32-43 90-110
        oxygen saturation:oxygen saturation,oxygen sat,o2 saturation,o2 sat,o2 sats,spo2,pulse oximetry,pulse ox,sats:% percent 40-100
        respiratory rate:respirations,respiratory rate:breaths 4-90
        weight:weight:pounds lbs lb 0-1450;kg kilograms kilos 0-650
        height:height:cm centimeters 1-300;inches 1-118;feet foot 0-9;m meters 0-3
        BMI:bmi,body mass index:7-210
        GCS:gcs,glasgow coma scale,glasgow coma score:3-15
        ejection fraction:ejection fraction,ef,lvef:% percent 3-95
        A1c:a1c,hba1c,hemoglobin a1c:% percent 2.5-25;mmol/mol 4-250
        hemoglobin:hemoglobin:g/dl 1-27;g/l 10-270
        sodium:sodium:meq/l mmol/l 80-220
        potassium:potassium:meq/l mmol/l 0.8-15
        glucose:glucose,blood sugar:mg/dl 2-2500;mmol/l 0.1-140
        creatinine:creatinine:mg/dl 0.05-60
        INR:inr:0.3-40
        """.split(separator: "\n").map(Vital.init)
    private static let pressures: [[Substring]] = [["blood", "pressure"], ["bp"]]
    private static let openings = WordList((vitals.flatMap(\.names) + pressures).map { String($0[0]) })

    /// What is out of range in `text`, such as "heart rate 720".
    static func violations(in text: String) -> [String] {
        guard hasDigit(text) else { return [] }
        let words = text.lowercased().cutAtSpaces.map { HeardWord($0).core }
        var result: [String] = []
        for at in words.indices where openings.contains(words[at]) {
            for vital in vitals {
                for name in vital.names where stands(name, in: words, at: at) {
                    guard let (word, value, unit) = number(after: at + name.count, in: words),
                        vital.excludes(value, unit)
                    else { continue }
                    result.append("\(vital.title) \(word)")
                }
            }
            for name in pressures where stands(name, in: words, at: at) {
                if let said = pressure(after: at + name.count, in: words) { result.append("blood pressure \(said)") }
            }
        }
        return result
    }

    static func hasDigit(_ text: String) -> Bool { text.utf8.contains { (48...57).contains($0) } }

    /// A fetus's, what is eaten or given, and what is in urine or another fluid, are none of the patient's blood.
    private static func stands(_ name: [Substring], in words: [String], at: Int) -> Bool {
        at + name.count <= words.count && zip(words[at...], name).allSatisfy { $0 == $1 }
            && !words[max(0, at - 2)..<at].contains(where: others.contains)
    }

    /// The first number behind what links a name to its value, with its unit.
    private static func number(after at: Int, in words: [String]) -> (word: String, value: Double, unit: String)? {
        guard let place = words.indices.dropFirst(at).prefix(4).first(where: { !links.contains(words[$0]) }) else {
            return nil
        }
        let word = words[place]
        let figures = word.prefix { $0.isNumber || $0 == "." || $0 == "," }
        guard let value = Double(figures.replacing(",", with: "")) else { return nil }
        let next = place + 1 < words.count ? words[place + 1] : ""
        // "Temperature at 2 AM was 101"
        if ["am", "pm", "a.m", "p.m"].contains(next) { return nil }
        let isUnit = GroundedTimes.units.contains(next) || GroundedTimes.times[next] != nil || units.contains(next)
        return (word, value, word.count > figures.count ? String(word.dropFirst(figures.count)) : isUnit ? next : "")
    }

    private static func pressure(after at: Int, in words: [String]) -> String? {
        for place in words.indices.dropFirst(at).prefix(3) {
            var parts = words[place].split(separator: "/").compactMap { Double($0) }
            var said = words[place]
            if parts.count == 1, place + 2 < words.count, words[place + 1] == "over", let low = Double(words[place + 2])
            {
                parts.append(low)
                said += "/" + words[place + 2]
            }
            guard parts.count == 2 else { continue }
            let isPlausible = (50...300).contains(parts[0]) && (20...200).contains(parts[1]) && parts[0] > parts[1]
            return isPlausible ? nil : said
        }
        return nil
    }

    private static let links = Lexicon.set(
        """
        is was were of at are has been today now currently level measured read reading about around approximately up down from to
        in the a went rose fell dropped remains remained which
        """
    )
    /// What shows that a number is of another thing, a dose say, where it is none of the value's units.
    private static let units = WordList(
        vitals.flatMap(\.ranges).flatMap(\.units).map(String.init) + ["by", "po", "bid", "tid", "meq"]
    )
    private static let others = Lexicon.set(
        """
        fetal birth ideal goal target limit limiting low dietary restrict reduce urine urinary stool sweat fluid pleural synovial
        ascitic csf
        """
    )
}
