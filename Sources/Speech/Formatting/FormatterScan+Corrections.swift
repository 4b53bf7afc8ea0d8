internal import Artifacts

/// Self-corrections: what the speaker took back is struck, back to the right place, and kept.
extension FormatterScan {
    private static let certain: [[String]] = [
        ["scratch", "that"], ["strike", "that"], ["delete", "that"], ["strike", "that", "please"],
    ]
    private static let conditional: [[String]] = [
        ["no", "wait"], ["wait", "no"], ["correction"], ["i", "mean"], ["make", "that"], ["i'm", "sorry"], ["sorry"],
        ["rather"],
    ]

    /// Marks "scratch that" and its kind; ``resolveCorrections()`` decides what they strike.
    mutating func selfCorrection() -> Bool {
        guard atoms[index].startsWord else { return false }
        let sure = Self.certain.first { matches($0, at: index) }
        let side = ["left", "right"].contains(word(index + 1)) && atoms[index].trailing == ","
        let maybe =
            sure == nil && side && isAfterMark && matches(["no"], at: index)
            ? ["no"] : sure == nil ? Self.conditional.first { matches($0, at: index, marksAllowed: true) } : nil
        guard let phrase = sure ?? maybe else { return false }
        let end = index + phrase.count
        if sure == nil {
            guard isAfterMark || !atoms[end - 1].trailing.isEmpty || phrase.count == 2, word(end) != "of" else {
                return false
            }
        }
        let text = atoms[index..<end].map(\.text).joined(separator: " ")
        emit(text, to: end, rule: sure == nil ? "maybeCorrection" : "selfCorrection", isStruck: true)
        return true
    }

    mutating func resolveCorrections() {
        for at in tokens.indices where tokens[at].rule == "selfCorrection" || tokens[at].rule == "maybeCorrection" {
            let isCertain = tokens[at].rule == "selfCorrection"
            guard let start = strikeStart(at, isCertain: isCertain) else {
                if !isCertain { (tokens[at].rule, tokens[at].isStruck) = (nil, false) }
                if isCertain { strikeMarks(after: at) }
                continue
            }
            for position in start..<at where !tokens[position].isStruck {
                tokens[position].isStruck = true
                tokens[position].rule = tokens[position].rule ?? "selfCorrection"
            }
            tokens[at].rule = "selfCorrection"
            strikeMarks(after: at)
            restoreCase(start, at)
        }
    }

    /// The marks that the engine put after the command.
    private mutating func strikeMarks(after marker: Int) {
        var at = marker + 1
        while at < tokens.count, tokens[at].kind == .punctuation, tokens[at].words.isEmpty {
            tokens[at].isStruck = true
            at += 1
        }
    }

    /// What follows takes the case of what it replaces at a sentence's start.
    private mutating func restoreCase(_ start: Int, _ marker: Int) {
        let before = tokens[..<start].last { !$0.isStruck }
        let begins = before.map { $0.kind != .word && ".?!".contains($0.text) } ?? true
        guard let next = tokens[marker...].firstIndex(where: { !$0.isStruck && $0.kind == .word }) else { return }
        let text = tokens[next].text
        guard let first = text.first else { return }
        if begins, first.isLowercase {
            tokens[next].text = first.uppercased() + text.dropFirst()
            tokens[next].rule = tokens[next].rule ?? "casing"
        } else if !begins, FormatterWords.lowerable.contains(text.lowercased()), first.isUppercase {
            tokens[next].text = text.lowercased()
            tokens[next].rule = tokens[next].rule ?? "casing"
        }
    }

    /// First token to strike; `nil` strikes nothing.
    private func strikeStart(_ marker: Int, isCertain: Bool) -> Int? {
        let sentence = sentenceStart(before: marker)
        guard sentence.start < marker else { return nil }
        let before = (sentence.start..<marker).filter { tokens[$0].kind == .word && !tokens[$0].isStruck }
        guard let last = before.last else { return nil }
        let after = replacement(from: marker + 1)
        if let first = after.first {
            if Self.isValue(tokens[first].text) {
                if let value = before.last(where: { Self.isValue(tokens[$0].text) }),
                    before.filter({ $0 >= value }).count <= 4
                {
                    return value
                }
            } else if let anchor = anchor(for: first, in: before) {
                return anchor
            } else if let sided = swappedSide(after, before) {
                return sided
            }
        }
        guard isCertain else { return nil }
        // Where hardly a mark was heard, a sentence is no measure of what is taken back.
        let start = before.count > Self.longest ? clauseStart(before) : sentence.start
        if sentence.isEnded || after.isEmpty { return start }
        // A whole new clause replaces the clause; a word replaces the last word.
        return after.count > 6 ? start : last
    }

    private static let longest = 40

    /// Where the last clause of a run-on begins: at its last subject, or a dozen words back.
    private func clauseStart(_ before: [Int]) -> Int {
        let reach = before.suffix(12)
        let subjects: Set<String> = ["he", "she", "it", "they", "i", "we", "there", "the", "his", "her", "patient"]
        let holding: Set<String> = [
            "when", "while", "that", "if", "because", "which", "and", "or", "at", "of", "in", "on", "to", "with", "for",
        ]
        let start = zip(reach, reach.dropFirst()).dropLast(2).last { last, next in
            subjects.contains(tokens[next].text.lowercased()) && !holding.contains(tokens[last].text.lowercased())
        }
        return start?.1 ?? reach[reach.startIndex]
    }

    /// The sentence that the marker takes back: the one it stands in, or the one before.
    private func sentenceStart(before marker: Int) -> (start: Int, isEnded: Bool) {
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
        return (at, isEnded)
    }

    private func replacement(from start: Int) -> [Int] {
        var result: [Int] = []
        for at in start..<max(start, tokens.count) {
            let token = tokens[at]
            if token.kind == .word { if !token.isStruck { result.append(at) } else { break } }
            if !result.isEmpty, token.kind != .word, token.text.isEmpty || ".?!".contains(token.text) { break }
        }
        return result
    }

    /// The last place before the marker where the replacement's first word was said: "the right, no, the left".
    private func anchor(for first: Int, in before: [Int]) -> Int? {
        let word = tokens[first].text.lowercased()
        guard let found = before.last(where: { tokens[$0].text.lowercased() == word }),
            before.filter({ $0 >= found }).count <= 8
        else { return nil }
        return found
    }

    private func swappedSide(_ after: [Int], _ before: [Int]) -> Int? {
        let sides: Set<String> = ["left", "right", "bilateral"]
        guard let first = after.first, sides.contains(tokens[first].text.lowercased()) else { return nil }
        return before.last { sides.contains(tokens[$0].text.lowercased()) }
    }

    private static func isValue(_ text: String) -> Bool { text.first?.isNumber == true }
}
