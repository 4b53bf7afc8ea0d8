internal import Artifacts

/// A vital sign: how it is named, and which figures can be its value.
struct VitalSign {
    let kind: String
    private let names: [[String]]
    private let isValue: @Sendable (String) -> Bool

    /// A value as it was told, with the words that tell it.
    struct Reading {
        var title: String
        var value: String
        var words: [SpokenWord]
    }

    func isNamed(in lower: [String]) -> Bool { name(in: lower) != nil }

    /// Its name, and no figure behind it.
    func isNamedOnly(in lower: [String]) -> Bool {
        guard let name = name(in: lower), let start = lower.firstIndex(of: name[0]) else { return false }
        return !lower[start...].contains { $0.first?.isNumber == true }
    }

    /// Whether its value may stand in a later clause: few other numbers of a visit have the form of a pressure or a temperature.
    var mayFollow: Bool { ["Blood pressure", "Temperature"].contains(kind) }

    /// The value in `next`, a clause that goes on with the sign that `clause` names.
    func reading(behind clause: Spoken, in next: Spoken) -> Reading? {
        var whole = clause
        whole.words += next.words
        return reading(in: whole, within: whole.words.count)
    }

    /// The value within so many words after the name; what is told of another sign, or is no value of now, is none.
    func reading(in clause: Spoken, within count: Int = 7) -> Reading? {
        let lower = clause.lower
        guard let name = name(in: lower), let start = lower.firstIndex(of: name[0]) else { return nil }
        let near = lower[start...].dropFirst(name.count).prefix(count)
        guard let value = near.first(where: { $0.first?.isNumber == true }), isValue(value) else { return nil }
        let lead = Array(near.prefix { $0 != value })
        // "102 4": what the second number is of, nobody knows.
        let after = near.drop { $0 != value }.dropFirst().first
        if after?.first?.isNumber == true, after?.contains("/") == false { return nil }
        guard !lead.contains(where: { Self.ofOthers.contains($0) && !name.contains($0) }),
            let bound = EncounterParts.bound(lead, clause),
            // A number that goes on after a mark was torn: "98. 2".
            lower.last != value || value.contains(".") == (kind == "Temperature")
        else { return nil }
        // What was called a pulse is none of another name.
        let title = name == ["pulse"] ? "Pulse" : name.last == "fever" ? "No fever" : kind
        return .init(title: title, value: bound + value, words: clause.words)
    }

    /// The value of now, where one of before or of home stands first.
    func readingOfNow(in clause: Spoken) -> Reading? {
        let lower = clause.lower
        guard let name = name(in: lower), let start = lower.firstIndex(of: name[0]),
            let first = lower[start...].firstIndex(where: { $0.first?.isNumber == true }),
            let now = lower[first...].firstIndex(where: ["now", "here", "today"].contains),
            let number = lower[now...].firstIndex(where: { $0.first?.isNumber == true }),
            lower[(now + 1)..<number].allSatisfy(Self.leading.contains),
            number + 1 == lower.count || !Self.counted.contains(lower[number + 1])
        else { return nil }
        var own = clause
        own.words = Array(clause.words[start..<start + name.count] + clause.words[now...])
        guard var read = reading(in: own) else { return nil }
        read.words = clause.words
        return read
    }

    /// What may stand between "now" and the value, and what shows that it is another thing's.
    private static let leading = Lexicon.set(
        "it it's is was down up to at a little bit better about around we're we have"
    )
    private static let counted = Lexicon.set("mg milligrams day days week weeks month months year years pounds times")

    private func name(in lower: [String]) -> [String]? {
        names.first { lower.contains($0[0]) && lower.contains(sequence: $0) }
    }

    static let all = [
        VitalSign(kind: "Blood pressure", names: [["blood", "pressure"], ["blood", "pressure's"]]) {
            $0.split(separator: "/").count == 2
        },
        VitalSign(kind: "Heart rate", names: [["heart", "rate"], ["pulse"]]) { (30...220).contains(Int($0) ?? 0) },
        VitalSign(kind: "Respiratory rate", names: [["respiratory", "rate"], ["respirations"]]) {
            (6...60).contains(Int($0) ?? 0)
        },
        VitalSign(kind: "Oxygen saturation", names: [["oxygen"], ["o2"], ["spo2"], ["saturation"]]) {
            $0.hasSuffix("%") && (50...100).contains(Int($0.dropLast()) ?? 0)
        },
        VitalSign(kind: "Temperature", names: [["temperature"]]) {
            (90...110).contains(Double($0) ?? 0) || (34...42).contains(Double($0) ?? 0)
        },
        VitalSign(kind: "Temperature", names: [["not", "running", "a", "fever"], ["no", "fever"]]) {
            $0.contains(".") && (95..<99.6).contains(Double($0) ?? 0)
        },
    ]
    private static let ofOthers = Lexicon.set("blood heart pulse respiratory respirations oxygen temperature")
}
