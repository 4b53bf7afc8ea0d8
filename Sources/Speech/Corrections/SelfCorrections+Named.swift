internal import Artifacts

/// Corrections that name what they take back: "delete asthma", "scratch that last part".
extension SelfCorrections {
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
