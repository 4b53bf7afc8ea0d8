internal import Artifacts

/// Corrections of a finding, a phrase or a whole clause, and those that name what they take back: "delete asthma".
extension SelfCorrections {
    /// "No latex allergy, correction, latex allergy": what says all of it again without its denial takes that back.
    func denial(_ after: [Int], _ before: [Int]) -> Int? {
        guard let found = before.last(where: { isDenied($0) }) else { return nil }
        return after.map(lower).starts(with: before.filter { $0 >= found }.map(lower)) ? found - 1 : nil
    }

    /// "No murmur, sorry, a soft murmur": from where the finding with its denial begins; "tender, sorry, nontender".
    func finding(_ after: [Int], _ before: [Int]) -> Int? {
        guard let last = before.last else { return nil }
        let (old, new) = (lower(last), lower(after[0]).filter { $0 != "-" })
        if old.count > 3, new.count > 3,
            ["non", "un", "ab", "in", "a"].contains(where: { new == $0 + old || old == $0 + new })
        {
            return last
        }
        guard !Self.isUnit(old), !Words.leads.contains(old), old.first?.isLetter == true,
            let own = after.prefix(4).firstIndex(where: { lower($0) == old }),
            !after[..<own].contains(where: { Words.verbs.contains(lower($0)) })
        else { return nil }
        let bound = tokens[..<last].lastIndex { $0.kind != .word || Words.bounds.contains($0.text.lowercased()) }
        let start = (bound ?? -1) + 1
        guard last - start < 4, start == 0 || !Words.governing.contains(lower(start - 1)) else { return nil }
        // "A young left-handed man, sorry, right-handed man": he is young yet.
        let isLonger = last - start > own && Words.articles.contains(lower(start))
        return isLonger && !Words.articles.contains(lower(after[0])) ? last - own : start
    }

    /// Where what the words `after` stand for begins: the last word, or all after its article where they are several.
    func phraseStart(_ after: [Int], _ before: [Int]) -> Int? {
        let new = after.prefix { $0 == after.first || tokens[$0 - 1].kind == .word && !Words.leads.contains(lower($0)) }
        guard let last = before.last, let newest = new.last.map(lower) else { return nil }
        let parted = before.lastIndex { $0 > 0 && tokens[$0 - 1].kind != .word } ?? 0
        let near = before[parted...].dropLast().suffix(4)
        let bound = near.last { Words.leads.contains(lower($0)) || Words.verbs.contains(lower($0)) }
        if new.count == 1 || near.isEmpty || bound == last - 1 { return last }
        guard let bound, Words.articles.contains(lower(bound)) else { return nil }
        return newest.hasSuffix("s") && !newest.hasSuffix("ss") ? bound : bound + 1
    }

    /// "Flexion is 140 and pain mild, let me rephrase, flexion is 130": all of a sentence that began so, or is on
    /// the same.
    func saidAnew(_ after: [Int], _ before: [Int], _ marker: Int) -> Int? {
        guard isOfOneSpeaker, lower(marker).hasPrefix("let me rephrase"), after.count > 3 else { return nil }
        return before.prefix(2).map(lower) == after.prefix(2).map(lower) || isOfSame(after, before) ? before[0] : nil
    }

    /// A clause told of the same as the one clause before: "increase lispro to 14, scratch that, leave lispro at 12".
    func isOfSame(_ after: [Int], _ before: [Int]) -> Bool {
        let isOne = !(before[0]..<before[before.count - 1]).contains { at in
            tokens[at].kind != .word || Words.governing.contains(lower(at))
        }
        let said = Set(before.map(lower).filter { $0.count > 4 && $0.first?.isLetter == true })
        return isOne && after.count > 3 && after.contains { said.contains(lower($0)) }
    }

    /// "Stop aspirin. No, continue aspirin.": another order on the same, said at once, takes back the first.
    func orderedAnew(_ after: [Int], _ before: [Int]) -> Int? {
        guard let order = orders(after, before), after.count > 1 else { return nil }
        // No dose is taken back that is not said again.
        let (old, new) = (before.filter { $0 > order }.map(lower), after.dropFirst().map(lower))
        return old.first == new.first && old.allSatisfy(new.contains) ? order : nil
    }

    /// Where the last order before begins, if another comes after: at a clause's start both.
    func orders(_ after: [Int], _ before: [Int]) -> Int? {
        guard isOfOneSpeaker, let new = after.first.map(lower), Words.orders.contains(new) else { return nil }
        return before.last { at in
            Words.orders.contains(lower(at)) && (at == before[0] || tokens[at - 1].kind != .word)
        }.flatMap { lower($0) == new ? nil : $0 }
    }

    /// "There is a scar over the left knee. Strike that. Over the right knee.": what begins and ends alike.
    func saidAgain(_ after: [Int], _ before: [Int]) -> Int? {
        guard let first = after.first, let last = after.last,
            !after.contains(where: { Words.verbs.contains(lower($0)) }),
            before.last.map(lower) == lower(last)
        else { return nil }
        return before.indices.dropFirst().last {
            lower(before[$0]) == lower(first) && before.count - $0 <= after.count + 2
        }
    }

    /// "At 37 weeks and 2 days. Let me fix that. 37 weeks and 5 days.", "Mr. Hall, correction. Mr. Hill is ..."
    func isFragment(_ after: [Int], _ before: [Int], _ marker: Int) -> Bool {
        guard isOfOneSpeaker, let first = after.first, before.count > 1 else { return false }
        if before.count < 4, lower(first) == lower(before[0]), lower(first).hasSuffix(".") { return true }
        return lower(marker).hasPrefix("let me ") && lower(first).first?.isNumber == true
            && !after.prefix(8).contains { Words.verbs.contains(lower($0)) }
    }

    /// "Order an echocardiogram. Strike that, it was done": without the noun nobody knows what.
    func needsNoun(_ after: [Int], _ before: [Int]) -> Bool {
        guard after.count > 1, let first = after.first.map(lower), Words.pronouns.contains(first) else { return false }
        return !before.contains { lower($0) == first }
    }

    func place(of words: [String], before marker: Int) -> Range<Int>? {
        let ends = (max(0, marker - 30)...marker).reversed().prefix { $0 >= words.count }
        return ends.map { $0 - words.count..<$0 }.first { place in
            place.map(lower) == words && tokens[place].allSatisfy { $0.kind == .word && !$0.isStruck }
        }
    }

    /// What a correction takes back by its name, where the rest still stands: a sentence, a member of a list,
    /// an adjective.
    func named(by marker: Int) -> Range<Int>? {
        let said = tokens[marker].text.lowercased().split(separator: " ").dropFirst().map(String.init)
        let words = said.filter { !Words.articles.contains($0) }
        // "Delete the eye referral, he has one": without it nobody knows what.
        guard let place = place(of: words, before: marker),
            !replacement(from: marker + 1).contains(where: { Words.pronouns.contains(lower($0)) || lower($0) == "one" })
        else { return nil }
        func text(_ at: Int) -> String { tokens.indices.contains(at) ? lower(at) : "." }
        var start = place.lowerBound
        let end = place.upperBound
        let isFirst = start == 0 || tokens[start - 1].kind != .word && ".?!:".contains(text(start - 1))
        let isLast = end < tokens.count && tokens[end].kind != .word && ".?!".contains(text(end))
        if isFirst, isLast { return start..<end + 1 }
        if isLast {
            if ["and", "or"].contains(text(start - 1)) { start -= 1 }
            if text(start - 1) == "," { start -= 1 }
            return start < place.lowerBound ? start..<end : nil
        }
        if text(end) == ",", isFirst || text(start - 1) == "," { return start..<end + 1 }
        let isAdjective = words.last?.contains(/(ed|al|ic|ous|ar|ive|ish|less|ent|ant)$/) == true
        let isOfNoun = tokens[end].kind == .word && !Words.leads.contains(text(end)) && !Words.verbs.contains(text(end))
        return isAdjective && isOfNoun && Words.leads.contains(text(start - 1)) ? place : nil
    }

    /// The last member that begins as what follows does, whose "it is" goes too: "one to ten at lunch and
    /// one to nine ..."
    mutating func lastPart(_ after: [Int], _ before: [Int], _ marker: Int) -> Range<Int>? {
        let isLed = after.count > 3 && Words.pronouns.contains(lower(after[0])) && Words.verbs.contains(lower(after[1]))
        let rest = Array(after.dropFirst(isLed ? 2 : 0))
        guard rest.count > 1,
            let start = before.indices.dropFirst().dropLast().last(where: { at in
                let isMember = tokens[before[at] - 1].kind != .word || ["and", "or"].contains(lower(before[at - 1]))
                return isMember && [before[at], before[at + 1]].map(lower) == rest.prefix(2).map(lower)
            })
        else { return nil }
        for at in after.prefix(isLed ? 2 : 0) { (tokens[at].isStruck, tokens[at].rule) = (true, "command") }
        return before[start]..<marker
    }
}
