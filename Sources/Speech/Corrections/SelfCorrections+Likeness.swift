internal import Artifacts

/// What a correction replaces: the last thing of its own kind and shape, and nothing where that is not plain.
extension SelfCorrections {
    /// What `after` replaces, word for word: a dose a dose, a side a side, a drug its whole order.
    mutating func likeForLike(_ after: [Int], _ before: [Int], _ marker: Int, isCertain: Bool) -> Range<Int>? {
        guard let key = after.indices.prefix(4).first(where: { kind($0, after) != nil }), let own = kind(key, after),
            var found = last(own, in: before), own == .rhythm || lower(before[found]) != lower(after[key]),
            !isRange(before[found] - 2), !isRange(after[key])
        else { return nil }
        let rest = after[(key + length(key, after))...].prefix { tokens[$0 - 1].kind == .word }.map(lower)
        guard isCertain || !Words.verbs.contains(rest.first ?? "") else { return nil }
        if own == .value("unit"), lower(marker) == "correction" { return nil }
        if losesHalf(before[found], after[key]) { return nil }
        if own == .drug, found > 0, ["and", "or"].contains(lower(before[found - 1])) { return nil }
        let tail = Array(before[(found + length(found, before))...])
        let end = tail.first ?? marker
        guard !isOfOneSpeaker || !isWeak(marker) || goesOn(rest, as: tail.map(lower), own) else { return nil }
        let lead = after[..<key].map(lower)
        let (value, unit) = (after[key], length(found, before) > 1 ? before[found + 1] : nil)
        if found >= key, before[(found - key)..<found].map(lower) == lead {
            found -= key
        } else if !lead.allSatisfy(Words.leads.contains) {
            return nil
        } else if found > 0, Words.articles.isSuperset(of: [lead.first ?? "", lower(before[found - 1])]) {
            found -= 1
        }
        guard let stop = stop(own, tail, rest, end, marker) else { return nil }
        // "25 mg twice daily, make that fifty" is 50 mg.
        if case .value("") = own, isOfOneSpeaker, let unit { tokens[value].text += " " + tokens[unit].text }
        return before[found]..<stop
    }

    /// "Pain in the left hand, no, right hand is numb": another statement, not the first set right.
    private func goesOn(_ rest: [String], as said: [String], _ own: Kind) -> Bool {
        guard let next = rest.first, rest != said else { return true }
        let isJoined = Words.leads.contains(next) || ["before", "after"].contains(next)
        let isStated = rest.contains(where: Words.verbs.contains)
        if said.isEmpty, !isStated, own == .side || isJoined { return true }
        return rest.allSatisfy { Self.isOfRhythm($0) || Self.isUnit($0) }
            || isJoined && next == said.first && rest.count == said.count
    }

    /// Where the strike ends that begins with what is replaced; `tail` was said after it, `rest` after what
    /// replaces it.
    private func stop(_ own: Kind, _ tail: [Int], _ rest: [String], _ end: Int, _ marker: Int) -> Int? {
        let said = tail.map(lower)
        let isOrder = said.allSatisfy { Self.isOfRhythm($0) || Self.isUnit($0) }
        if !isOrder, rest.count < said.count, !rest.isEmpty, said.starts(with: rest) { return nil }
        if said.isEmpty || rest.first == said[0] && said.count <= 4 || own == .drug && isOrder { return marker }
        if own == .drug { return nil }
        if isOrder {
            guard let next = rest.first else { return end }
            return Words.rhythmWords.contains(next) || next.first?.isNumber == true ? marker : nil
        }
        if own == .side, said.count <= 2 { return rest.isEmpty || Words.leads.contains(rest[0]) ? end : marker }
        return Words.leads.contains(said[0]) && said[0] != "and" && said.count <= 4 ? end : nil
    }

    /// The last thing of a kind; a bare number is one of a kind only where nothing else was counted.
    private func last(_ own: Kind, in before: [Int]) -> Int? {
        let kinds = before.indices.map { kind($0, before) }
        if var found = kinds.lastIndex(of: own), own != .value("") {
            guard own == .rhythm else { return found }
            while found > 0, kinds[found - 1] == own || Words.ofRhythm.contains(lower(before[found - 1])) { found -= 1 }
            return found
        }
        guard case .value(let unit) = own else { return nil }
        let values = kinds.indices.suffix(8).filter { if case .value = kinds[$0] { true } else { false } }
        guard values.count == 1, let found = values.first else { return nil }
        return unit.isEmpty || kinds[found] == .value("") && found == kinds.count - 1 ? found : nil
    }

    /// Places, in what was said before and after, of two things of a kind that nothing but the correction parts; words
    /// that lead to the new one were said before the old one too, and go with it.
    func twins(_ after: [Int], _ before: [Int]) -> (old: Int, new: Int, own: Kind)? {
        guard isOfOneSpeaker, let key = after.indices.prefix(4).first(where: { nearKind($0, after) != nil }),
            let own = nearKind(key, after),
            let old = before.indices.suffix(6).first(where: { at in
                (isLike(own, nearKind(at, before)) || key > 0 && Self.areLevels(own, nearKind(at, before)))
                    && at + length(at, before) == before.count
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

    /// "Stage 2, wait, stage 1B": levels both, where the same was said before them.
    private static func areLevels(_ own: Kind, _ other: Kind?) -> Bool {
        [.value(""), .level("")].contains(own) && [.value(""), .level("")].contains(other)
    }

    /// "104 pounds, I mean kilograms": the place of the unit that is taken back, and the number stays.
    func unit(_ after: [Int], _ before: [Int]) -> Int? {
        let next = after.dropFirst().first.map(lower) ?? ""
        guard isOfOneSpeaker, let old = before.last, let new = after.first.map(lower), Self.isUnit(lower(old)),
            Self.isUnit(new) || FormatterWords.unitsByFirst[new] != nil, new != lower(old), !Words.leads.contains(new),
            before.dropLast().last.map(isNumber) == true, !Words.verbs.contains(next)
        else { return nil }
        return old
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
