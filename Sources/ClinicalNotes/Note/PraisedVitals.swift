internal import Artifacts

/// A note that calls the vital signs good beside a value that is not: "vitals look good" next to 200/90.
enum PraisedVitals {
    static func flag(_ note: inout Note, knowing said: inout StatementWords) {
        let values = note.sections.flatMap(\.statements).flatMap { alarming(in: $0.text) }
        guard !values.isEmpty else { return }
        note.sections.eachStatement { statement in
            let praised = praised(in: statement.text, said.words(of: statement.text))
            let details = values.filter { praised.contains($0.sign) || praised.contains("") }
            statement.flags += Set(details.map(\.value)).sorted().map { .init(.contradiction, detail: $0) }
        }
    }

    /// Signs that a statement calls good; "" for all of them.
    private static func praised(in text: String, _ grounded: GroundedWords) -> Set<String> {
        guard let good = grounded.words.firstIndex(where: praises.contains), grounded.holds[good] == .affirmed,
            !grounded.words.contains(where: { $0.first?.isNumber == true || other.contains($0) })
        else { return [] }
        let named = signs.filter { text.lowercased().contains($0.name) }.map(\.sign)
        return text.lowercased().contains("vital") ? [""] : Set(named)
    }

    /// Values that nobody calls good: "Blood pressure: 200/90".
    private static func alarming(in text: String) -> [(sign: String, value: String)] {
        let words = text.lowercased().cutAtSpaces.map { $0.trimming(",.:;%") }
        guard words.contains(where: { $0.first?.isNumber == true }) else { return [] }
        return signs.compactMap { entry in
            let name = entry.name.split(separator: " ").map(String.init)
            guard let start = words.indices.first(where: { words[$0...].starts(with: name) }),
                let value = words[start...].dropFirst(name.count).prefix(4).first(where: { $0.first?.isNumber == true })
            else { return nil }
            let numbers = value.split(separator: "/").compactMap { Double($0) }
            guard numbers.count == entry.good.count, zip(entry.good, numbers).contains(where: { !$0.contains($1) })
            else { return nil }
            return (entry.sign, "\(entry.sign) \(value)")
        }
    }

    /// How a sign is called, and between which values a clinician may call it good.
    private static let signs: [(name: String, sign: String, good: [ClosedRange<Double>])] = [
        ("blood pressure", "blood pressure", [85...159, 45...99]), ("heart rate", "heart rate", [40...119]),
        ("pulse", "heart rate", [40...119]), ("oxygen saturation", "oxygen saturation", [90...100]),
        ("respiratory rate", "respiratory rate", [8...28]),
    ]
    private static let praises = Lexicon.set("good great fine normal stable excellent perfect unremarkable controlled")
    /// They tell of another time, or of what shall be.
    private static let other = Lexicon.set("will should if until goal when better was were had previously usually home")
}
