internal import Artifacts

/// Corrections that name what they take back ("delete asthma", "scratch that last part"), and those that would take too much.
extension FormatterScan {
    private static let pronouns: Set = ["it", "they", "that", "these", "those"]

    /// Where "scratch straw colored" ends: a verb at a sentence's start and words that were said just before.
    var endOfNaming: Int? {
        guard isOfOneSpeaker, isAfterMark, atoms[index].trailing.isEmpty,
            ["scratch", "strike", "delete", "erase"].contains(word(index)),
            let end = (index + 1..<min(index + 6, atoms.count)).first(where: { !atoms[$0].trailing.isEmpty }),
            !Self.pronouns.contains(word(index + 1)), word(index + 1) != "this"
        else { return nil }
        let words = atoms[index + 1...end].map(\.lower).filter { !Self.articles.contains($0) }
        return words[0] == "number" || place(of: words, before: tokens.count) != nil ? end + 1 : nil
    }

    private func place(of words: [String], before marker: Int) -> Range<Int>? {
        let ends = (max(0, marker - 30)...marker).reversed().prefix { $0 >= words.count }
        return ends.map { $0 - words.count..<$0 }.first { place in
            place.map(lower) == words && tokens[place].allSatisfy { $0.kind == .word && !$0.isStruck }
        }
    }

    /// What a correction takes back by its name, where the rest still stands: a sentence, a member of a list, an adjective.
    func named(by marker: Int) -> Range<Int>? {
        let said = tokens[marker].text.lowercased().split(separator: " ").dropFirst().map(String.init)
        let words = said.filter { !Self.articles.contains($0) }
        // "Delete the eye referral, he has one": without it nobody knows what.
        guard let place = place(of: words, before: marker),
            !replacement(from: marker + 1).contains(where: { Self.pronouns.contains(lower($0)) || lower($0) == "one" })
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
        let isOfNoun = tokens[end].kind == .word && !Self.leads.contains(text(end)) && !Self.verbs.contains(text(end))
        return isAdjective && isOfNoun && Self.leads.contains(text(start - 1)) ? place : nil
    }

    /// The last member that begins as what follows does, whose "it is" goes too: "one to ten at lunch and one to nine ..."
    mutating func lastPart(_ after: [Int], _ before: [Int], _ marker: Int) -> Range<Int>? {
        let isLed = after.count > 3 && Self.pronouns.contains(lower(after[0])) && Self.verbs.contains(lower(after[1]))
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

    /// "Order an echocardiogram. Strike that, it was done": without the noun nobody knows what.
    func needsNoun(_ after: [Int], _ before: [Int]) -> Bool {
        guard after.count > 1, let first = after.first.map(lower), Self.pronouns.contains(first) else { return false }
        return !before.contains { lower($0) == first }
    }

    /// "There is a scar over the left knee. Strike that. Over the right knee.": what begins and ends alike.
    func saidAgain(_ after: [Int], _ before: [Int]) -> Int? {
        guard let first = after.first, let last = after.last,
            !after.contains(where: { Self.verbs.contains(lower($0)) }),
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
            && !after.prefix(8).contains { Self.verbs.contains(lower($0)) }
    }

    /// "In 6 months, no, the work needs it yearly, so 12 months": a number again, for a reason.
    func isConcluded(_ after: [Int], _ before: [Int]) -> Bool {
        before.suffix(3).contains { lower($0).first?.isNumber == true }
            && zip(after, after.dropFirst()).contains { lower($0) == "so" && lower($1).first?.isNumber == true }
    }

    /// Where what the words `after` stand for begins: the last word, or all after its article where they are several.
    func phraseStart(_ after: [Int], _ before: [Int]) -> Int? {
        let new = after.prefix { $0 == after.first || tokens[$0 - 1].kind == .word && !Self.leads.contains(lower($0)) }
        guard let last = before.last, let newest = new.last.map(lower) else { return nil }
        let parted = before.lastIndex { $0 > 0 && tokens[$0 - 1].kind != .word } ?? 0
        let near = before[parted...].dropLast().suffix(4)
        let bound = near.last { Self.leads.contains(lower($0)) || Self.verbs.contains(lower($0)) }
        if new.count == 1 || near.isEmpty || bound == last - 1 { return last }
        guard let bound, Self.articles.contains(lower(bound)) else { return nil }
        return newest.hasSuffix("s") && !newest.hasSuffix("ss") ? bound : bound + 1
    }
}
