internal import Artifacts

/// Corrections between two things of a kind, and those of a whole clause.
extension FormatterScan {
    private static let opposites: [Set<String>] = [
        ["positive", "negative"], ["left", "right"], ["increased", "decreased"], ["upper", "lower"],
        ["medial", "lateral"], ["anterior", "posterior"], ["proximal", "distal"], ["normal", "abnormal"],
        ["present", "absent"], ["mild", "moderate"], ["ascending", "descending", "transverse", "sigmoid"],
    ]

    /// "Positive", "negative"
    static func isOpposite(_ one: String, _ other: String) -> Bool {
        one != other && opposites.contains { $0.contains(one) && $0.contains(other) }
    }

    /// What the words next to a correction are, by what may stand for them.
    private func nearKind(_ at: Int, _ words: [Int]) -> CorrectedKind? {
        let text = lower(words[at])
        let level = text.wholeMatch(of: /[pcyr]{0,2}([ctlsnm]?)[0-9]{1,2}[a-d]?/)
        if let level, text.contains(where: \.isLetter) { return .level(String(level.1)) }
        if let kind = kind(at, words), kind != .side { return kind }
        return Self.opposites.contains { $0.contains(text) } ? .pair : nil
    }

    /// Places, in what was said before and after, of two things of a kind that nothing but the correction parts; words
    /// that lead to the new one were said before the old one too, and go with it.
    func twins(_ after: [Int], _ before: [Int]) -> (old: Int, new: Int, own: CorrectedKind)? {
        guard isOfOneSpeaker, let key = after.indices.prefix(4).first(where: { nearKind($0, after) != nil }),
            let own = nearKind(key, after),
            let old = before.indices.suffix(6).first(where: { at in
                isLike(own, nearKind(at, before)) && at + length(at, before) == before.count
            }), isRange(before[old] - 2) == isRange(after[key])
        else { return nil }
        // "One to twelve, correction, one to ten": the whole ratio.
        let start = (isRange(before[old] - 2) ? old - 2 : old) - key
        guard start >= 0, before[start...].prefix(key).map(lower) == after[..<key].map(lower) else { return nil }
        let (last, next) = (lower(before[old]), lower(after[key]))
        guard own == .rhythm || last != next, own != .pair || Self.isOpposite(last, next) else { return nil }
        // "Ten forty, correction, ten fifty two": of two numbers each, not of one.
        if own == .value(""), isNumber(before[old] - 1) || isNumber(after[key] + 1) { return nil }
        if losesHalf(before[old], after[key]) { return nil }
        // "This and that drug, scratch that": one or both.
        let isOfTwo = own == .drug && old > 0 && ["and", "or"].contains(lower(before[old - 1]))
        return isOfTwo ? nil : (start, key, own)
    }

    /// "Six wet diapers, actually seven wet diapers", "0.5 mg at bedtime. Actually it is 0.25 mg", "400 mg, no, 400 units": what
    /// was counted right before, or the same, is counted once more.
    func isCountedAnew(_ after: [Int], _ before: [Int]) -> Bool {
        guard let new = after.prefix(3).firstIndex(where: isNumber) else { return false }
        let counted = new + 1 < after.count ? lower(after[new + 1]) : ""
        return before.indices.suffix(8).contains { old in
            let isSame = old + 1 < before.count && lower(before[old + 1]) == counted
            return isNumber(before[old]) && (isSame || old + length(old, before) == before.count)
        }
    }

    /// "1 to 12"
    func isRange(_ at: Int) -> Bool {
        isNumber(at) && isNumber(at + 2) && lower(at + 1) == "to"
    }

    /// "11:30 PM, correction, 10:30": said once, the half of the day may be meant for both.
    func losesHalf(_ old: Int, _ new: Int) -> Bool {
        lower(old).hasSuffix("m") && tokens[new].rule == "time" && !lower(new).hasSuffix("m")
    }

    private func isNumber(_ at: Int) -> Bool {
        tokens.indices.contains(at) && tokens[at].text.first?.isNumber == true
    }

    /// Of a kind; a unit that was said once is meant for both.
    private func isLike(_ own: CorrectedKind, _ other: CorrectedKind?) -> Bool {
        if case .value(let unit) = own, other == .value("") { return !["/", ":"].contains(unit) }
        return own == other || own == .time && other == .value("")
    }

    private func length(_ at: Int, _ words: [Int]) -> Int {
        if case .level = nearKind(at, words) { 1 } else { phrase(at, words) }
    }

    /// Nothing after the new thing speaks for another statement: "drains two, no, zero leaks".
    func isPlain(_ twin: (old: Int, new: Int, own: CorrectedKind), _ after: [Int], _ marker: Int) -> Bool {
        let stretch = after[(twin.new + 1)...].prefix { tokens[$0 - 1].kind == .word }.map(lower)
        let rest = stretch.dropFirst(length(twin.new, after) - 1)
        guard let next = rest.first else { return true }
        // A correction dose of insulin is no correction, nor is that of an angle.
        if lower(marker) == "correction", [.value("unit"), .value("degree")].contains(twin.own) { return false }
        // "Negative, actually positive for flu", "180, actually 175 at home": of something else, or at another time.
        let isOther = next != "of" && Self.leads.contains(next) || FormatterWords.beforeTime.contains(next)
        if lower(marker) == "actually", isOther || Self.verbs.contains(next) { return false }
        // "March third, no March tenth visit"
        let isLed = twin.own == .date || tokens[marker + 1].kind == .word
        if lower(marker) == "no", isLed || rest.dropFirst().contains(where: Self.verbs.contains) {
            return isLed && Self.leads.contains(next)
        }
        let isPair = twin.own == .pair && (lower(marker) == "no" || rest.contains(where: Self.verbs.contains))
        guard isPair || [.drug, .rhythm, .value("")].contains(twin.own) else { return true }
        return !Self.verbs.contains(next) && (Self.leads.contains(next) || !isWeak(marker))
    }

    /// "Flexion is 140 and pain mild, let me rephrase, flexion is 130": all of a sentence that began so, or is on the same.
    func saidAnew(_ after: [Int], _ before: [Int], _ marker: Int) -> Int? {
        guard isOfOneSpeaker, lower(marker).hasPrefix("let me rephrase"), after.count > 3 else { return nil }
        return before.prefix(2).map(lower) == after.prefix(2).map(lower) || isOfSame(after, before) ? before[0] : nil
    }

    /// A clause told of the same as the one clause before: "increase lispro to 14, scratch that, leave lispro at 12".
    func isOfSame(_ after: [Int], _ before: [Int]) -> Bool {
        let isOne = !(before[0]..<before[before.count - 1]).contains { at in
            tokens[at].kind != .word || Self.governing.contains(lower(at))
        }
        let said = Set(before.map(lower).filter { $0.count > 4 && $0.first?.isLetter == true })
        return isOne && after.count > 3 && after.contains { said.contains(lower($0)) }
    }
}
