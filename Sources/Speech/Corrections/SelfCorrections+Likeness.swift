internal import Artifacts

/// What a correction replaces: the last thing of its own kind and shape, and nothing where that is not plain.
extension SelfCorrections {
    /// What `after` replaces, word for word: a dose a dose, a side a side, a drug its whole order.
    mutating func likeForLike(_ after: [Int], _ before: [Int], _ marker: Int, isCertain: Bool) -> Range<Int>? {
        guard let key = after.indices.prefix(4).first(where: { kind($0, after) != nil }), let own = kind(key, after),
            var found = last(own, in: before), own == .rhythm || lower(before[found]) != lower(after[key]),
            !isRange(before[found] - 2), !isRange(after[key])
        else { return nil }
        let rest = after[(key + phrase(key, after))...].prefix { tokens[$0 - 1].kind == .word }.map(lower)
        guard isCertain || !Words.verbs.contains(rest.first ?? "") else { return nil }
        if own == .value("unit"), lower(marker) == "correction" { return nil }
        if losesHalf(before[found], after[key]) { return nil }
        if own == .drug, found > 0, ["and", "or"].contains(lower(before[found - 1])) { return nil }
        let tail = Array(before[(found + phrase(found, before))...])
        let end = tail.first ?? marker
        guard !isOfOneSpeaker || !isWeak(marker) || goesOn(rest, as: tail.map(lower), own) else { return nil }
        let lead = after[..<key].map(lower)
        let (value, unit) = (after[key], phrase(found, before) > 1 ? before[found + 1] : nil)
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
}
