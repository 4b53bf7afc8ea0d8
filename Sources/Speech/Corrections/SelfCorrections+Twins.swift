internal import Artifacts

/// Corrections between two things of a kind that nothing else parts.
extension SelfCorrections {
    /// Places, in what was said before and after, of two things of a kind that nothing but the correction parts; words
    /// that lead to the new one were said before the old one too, and go with it.
    func twins(_ after: [Int], _ before: [Int]) -> (old: Int, new: Int, own: Kind)? {
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

    /// Of a kind; a unit that was said once is meant for both.
    private func isLike(_ own: Kind, _ other: Kind?) -> Bool {
        if case .value(let unit) = own, other == .value("") { return !["/", ":"].contains(unit) }
        return own == other || own == .time && other == .value("")
    }

    /// Nothing after the new thing speaks for another statement: "drains two, no, zero leaks".
    func isPlain(_ twin: (old: Int, new: Int, own: Kind), _ after: [Int], _ marker: Int) -> Bool {
        let stretch = after[(twin.new + 1)...].prefix { tokens[$0 - 1].kind == .word }.map(lower)
        let rest = stretch.dropFirst(length(twin.new, after) - 1)
        guard let next = rest.first else { return true }
        // A correction dose of insulin is no correction, nor is that of an angle.
        if lower(marker) == "correction", [.value("unit"), .value("degree")].contains(twin.own) { return false }
        // "Negative, actually positive for flu", "180, actually 175 at home": of something else, or at another time.
        let isOther = next != "of" && Words.leads.contains(next) || FormatterWords.beforeTime.contains(next)
        if lower(marker) == "actually", isOther || Words.verbs.contains(next) { return false }
        // "March third, no March tenth visit"
        let isLed = twin.own == .date || tokens[marker + 1].kind == .word
        if lower(marker) == "no", isLed || rest.dropFirst().contains(where: Words.verbs.contains) {
            return isLed && Words.leads.contains(next)
        }
        let isPair = twin.own == .pair && (lower(marker) == "no" || rest.contains(where: Words.verbs.contains))
        guard isPair || [.drug, .rhythm, .value("")].contains(twin.own) else { return true }
        return !Words.verbs.contains(next) && (Words.leads.contains(next) || !isWeak(marker))
    }
}
