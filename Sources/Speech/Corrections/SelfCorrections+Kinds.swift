internal import Artifacts

/// What words are to a correction.
extension SelfCorrections {
    /// What a word is, as far as one is said in place of another.
    enum Kind: Equatable {
        /// A number, with the unit or thing that it counts.
        case value(String)
        case side, day, date, drug, rhythm, time, pair
        /// A level, a stage or a category, by its letter.
        case level(String)
    }

    func kind(_ at: Int, _ words: [Int]) -> Kind? {
        let text = lower(words[at])
        let next = at + 1 < words.count ? lower(words[at + 1]) : ""
        if ["left", "right", "bilateral"].contains(text) { return .side }
        if tokens[words[at]].rule == "date" { return .date }
        if tokens[words[at]].rule == "time" { return .time }
        if text.hasSuffix("day"), FormatterWords.beforeTime.contains(text) { return .day }
        if Words.rhythmWords.contains(text) { return .rhythm }
        guard text.first?.isNumber == true else {
            return isOfOneSpeaker && text.count > 3 && Lexicon.standard.drugs.contains(text) ? .drug : nil
        }
        if next == "times" { return .rhythm }
        if let mark = text.first(where: { "%/:".contains($0) }) { return .value(String(mark)) }
        return .value(Self.isUnit(next) ? (next.hasSuffix("s") ? String(next.dropLast()) : next) : "")
    }

    /// What the words next to a correction are, by what may stand for them.
    func nearKind(_ at: Int, _ words: [Int]) -> Kind? {
        let text = lower(words[at])
        let level = text.wholeMatch(of: /[pcyr]{0,2}([ctlsnm]?)[0-9]{1,2}[a-d]?(-[ctls][0-9]{1,2})?/)
        if let level, text.contains(where: \.isLetter) { return .level(String(level.1)) }
        if let kind = kind(at, words), kind != .side { return kind }
        return Words.opposites.contains { $0.contains(text) } ? .pair : nil
    }

    /// How many words the thing at `at` has: a number and its unit, a whole rhythm.
    func length(_ at: Int, _ words: [Int]) -> Int {
        if case .level = nearKind(at, words) { return 1 }
        return switch kind(at, words) {
        case .value(let unit): unit.isEmpty || "%/:".contains(unit) ? 1 : 2
        case .rhythm: 1 + words[(at + 1)...].prefix { Self.isOfRhythm(lower($0)) }.count
        default: 1
        }
    }

    static func isUnit(_ word: String) -> Bool {
        FormatterWords.symbols.contains(String(word.prefix { $0 != "/" })) || FormatterWords.afterNumber.contains(word)
            || FormatterWords.measures.contains(word)
    }

    static func isOfRhythm(_ word: String) -> Bool { Words.ofRhythm.contains(word) || word.first?.isNumber == true }

    func isNumber(_ at: Int) -> Bool { tokens.indices.contains(at) && tokens[at].text.first?.isNumber == true }

    /// "1 to 12"
    func isRange(_ at: Int) -> Bool { isNumber(at) && isNumber(at + 2) && lower(at + 1) == "to" }

    /// "11:30 PM, correction, 10:30": said once, the half of the day may be meant for both.
    func losesHalf(_ old: Int, _ new: Int) -> Bool {
        lower(old).hasSuffix("m") && tokens[new].rule == "time" && !lower(new).hasSuffix("m")
    }

    func isDenied(_ at: Int) -> Bool { at > 0 && isOfOneSpeaker && ["no", "not"].contains(lower(at - 1)) }

    /// "Positive", "negative"
    static func isOpposite(_ one: String, _ other: String) -> Bool {
        one != other && Words.opposites.contains { $0.contains(one) && $0.contains(other) }
    }
}
