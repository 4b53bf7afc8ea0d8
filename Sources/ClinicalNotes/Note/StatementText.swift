internal import Artifacts

/// The text of a statement: its tokens, with a capital at the start and a mark at the end.
enum StatementText {
    static func write(_ tokens: [Transcript.Token], endsSentence: Bool = true) -> String {
        var tokens = tokens.filter { $0.rule != "listItem" && !$0.kind.isBreak }
        while let first = tokens.first, first.kind == .punctuation { tokens.removeFirst() }
        while let last = tokens.last, last.kind == .punctuation, ",;:.".contains(last.text) { tokens.removeLast() }
        guard tokens.contains(where: { $0.kind == .word }) else { return "" }
        var text = Transcript.plainText(of: tokens)
        if let first = text.first, first.isLowercase, !keepsCase(tokens[0].text) {
            text = first.uppercased() + text.dropFirst()
        }
        // "Dear Dr. Marsh,"
        if endsSentence, text.hasPrefix("Dear "), tokens.count < 6, !tokens.contains(where: { $0.kind != .word }) {
            return text + ","
        }
        if endsSentence, let last = text.last, !".?!".contains(last) {
            if last == "\"", text.dropLast().last.map({ ".?!".contains($0) }) ?? false { return text }
            text += "."
        }
        return text
    }

    /// "pH", "mRNA": a capital within says that the small letter is meant.
    private static func keepsCase(_ word: String) -> Bool { word.dropFirst().contains { $0.isUppercase } }
}

extension StatementText {
    /// Without white space at its ends.
    static func trimmed(_ text: some StringProtocol) -> String {
        let rest = text.drop(while: \.isWhitespace)
        return String(rest.reversed().drop(while: \.isWhitespace).reversed())
    }
}
