internal import Artifacts

/// How far back a correction reaches.
extension SelfCorrections {
    /// The tokens to strike; `nil` where it is not plain what is taken back.
    mutating func strike(_ marker: Int, isCertain: Bool) -> Range<Int>? {
        let (sentence, before) = (sentenceStart(before: marker), said(before: marker))
        guard let last = before.last, lower(marker) != "no" || !isAnswer(marker, sentence.start) else { return nil }
        let after = replacement(from: marker + 1)
        let isApart = marker + 1 < tokens.count && tokens[marker + 1].kind != .word && tokens[marker + 1].text != ","
        // Where hardly a mark was heard, a sentence is no measure of what is taken back.
        let start = before.count > Self.longest ? clauseStart(before) : sentence.start
        if let again = saidAnew(after, before, marker) { return again..<marker }
        if lower(marker).hasSuffix("sentence") { return sentence.start..<marker }
        if let order = orderedAnew(after, before) { return order..<marker }
        if lower(marker).hasSuffix("last part") { return lastPart(after, before, marker) }
        let isOrder = !after.isEmpty && kind(0, after) == .drug
        let isShort = after.count <= 4 || isOrder || isFragment(after, before, marker)
        if let first = after.first, !isApart || isShort || !isOfOneSpeaker {
            if let twin = twins(after, before), isPlain(twin, after, marker) { return before[twin.old]..<marker }
            if isFaint(marker) { return nil }
            if let unit = unit(after, before) { return unit..<marker }
            if let like = likeForLike(after, before, marker, isCertain: isCertain) { return like }
            if lower(marker) == "no" || sentence.isEnded && isOfOneSpeaker && isWeak(marker) { return nil }
            if let denial = denial(after, before) { return denial..<marker }
            if let anchor = anchor(for: first, after, in: before, marker) { return anchor..<marker }
            if let finding = finding(after, before) { return finding..<marker }
            if sentence.isEnded, max(before.count, after.count) <= 3, lower(marker) == "correction" {
                return start..<marker
            }
        }
        guard isCertain, !needsNoun(after, before) else { return nil }
        if isApart, let again = saidAgain(after, before) { return before[again]..<marker }
        if isApart || sentence.isEnded || after.isEmpty { return start..<marker }
        // A whole new clause replaces the clause; a word replaces the last word.
        let isClause = after.count > 6 || Words.subjects.contains(lower(after[0])) || isOfSame(after, before)
        if isClause { return start..<marker }
        let isPlain = kind(before.count - 1, before) == nil && !Self.isUnit(lower(last))
        guard isPlain, !before.contains(where: { lower($0) == "no" || Words.governing.contains(lower($0)) }) else {
            return nil
        }
        return phraseStart(after, before).map { $0..<marker }
    }

    private static let longest = 40

    /// Where the last clause of a run-on begins: at its last subject, or a dozen words back.
    private func clauseStart(_ before: [Int]) -> Int {
        let reach = before.suffix(12)
        let holding = FormatterWords.words("when while that if because which and or at of in on to with for")
        let start = zip(reach, reach.dropFirst()).dropLast(2).last { last, next in
            Words.subjects.contains(tokens[next].text.lowercased()) && !holding.contains(tokens[last].text.lowercased())
        }
        return start?.1 ?? reach[reach.startIndex]
    }

    /// The sentence that the marker takes back: the one it stands in, or the one before.
    func sentenceStart(before marker: Int) -> (start: Int, isEnded: Bool) {
        var at = marker
        var isEnded = false
        while at > 0, tokens[at - 1].kind != .word {
            if ".?!".contains(tokens[at - 1].text) || tokens[at - 1].kind != .punctuation { isEnded = true }
            at -= 1
        }
        while at > 0 {
            let token = tokens[at - 1]
            if token.rule == "listItem" { break }
            if token.kind != .word, !token.isStruck, token.text.isEmpty || ".?!:".contains(token.text) { break }
            at -= 1
        }
        // "Plan, prednisone": a heading is not taken back with what stands under it.
        let head = tokens[at..<marker].prefix(5).firstIndex { $0.kind == .punctuation } ?? at
        let isHead = head > at && tokens[head].text == "," && FormatterWords.headingEnds.contains(lower(head - 1))
        if isHead, tokens[(head + 1)..<marker].contains(where: { $0.kind == .word }) { at = head + 1 }
        return (at, isEnded)
    }

    /// The last place before the marker where the replacement's first word was said: "the right, no, the left".
    private func anchor(for first: Int, _ after: [Int], in before: [Int], _ marker: Int) -> Int? {
        guard let found = before.last(where: { lower($0) == lower(first) }), !isDenied(found) else { return nil }
        let count = before.count { $0 >= found }
        guard isOfOneSpeaker, Words.leads.contains(lower(first)) else { return count <= 8 ? found : nil }
        // "The" alone says little: only of the same stretch, and of no longer one.
        let isOneStretch = !tokens[found..<(before.last ?? found)].contains { $0.kind == .punctuation }
        return isOneStretch && count <= after.count + 1 ? found : nil
    }
}
