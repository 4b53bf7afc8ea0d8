extension Transcript {
    /// A typed transcript: each line with text is a segment; blank lines are skipped.
    ///
    /// A line may begin with its speaker: `[doctor]`, `[patient]`, `Doctor:`, `Patient:` or `Clinician:`, in any case; who else
    /// is there, `[guest]`, `[mother]`, `[nurse]`, stands in brackets.
    /// The words have no times (0) and probability 1; the duration is 0 and the engine is empty.
    public init(plainText: some StringProtocol, language: String = "en") {
        var words: [Word] = []
        var segments: [Segment] = []
        for line in plainText.split(whereSeparator: \.isNewline) {
            var parts = line.split(whereSeparator: \.isWhitespace)
            guard let first = parts.first else { continue }
            let speaker = Self.speaker(tag: String(first))
            if speaker != nil { parts.removeFirst() }
            guard !parts.isEmpty else { continue }
            let start = words.count
            words += parts.map { Word(text: String($0), start: 0, end: 0, probability: 1) }
            segments.append(
                Segment(id: segments.count + 1, words: start..<words.count, start: 0, end: 0, speaker: speaker)
            )
        }
        self.init(language: language, duration: 0, engine: "", words: words, segments: segments)
    }

    private static func speaker(tag: String) -> Speaker? {
        let tag = tag.lowercased()
        let name = String(tag.drop { $0 == "[" }.prefix { $0 != "]" && $0 != ":" })
        let isInBrackets = ["[\(name)]", "[\(name)]:"].contains(tag)
        guard isInBrackets || tag == name + ":" else { return nil }
        switch name {
        case "doctor", "clinician": return .clinician
        case "patient": return .patient
        case "other", "guest", "guest_family", "patient_guest": return .other
        // "Provider:", "Family:" head a line of a dictation as well.
        case "provider", "physician", "dr": return isInBrackets ? .clinician : nil
        default: return isInBrackets && companions.contains(name) ? .other : nil
        }
    }

    private static let companions: Set<String> = [
        "family", "mother", "mom", "father", "dad", "parent", "grandmother", "grandfather", "daughter", "son", "child",
        "wife", "husband", "spouse", "partner", "sister", "brother", "aunt", "uncle", "friend", "caregiver",
        "guardian", "nurse", "assistant", "interpreter", "translator",
    ]

    /// The words as they are written, or as they were heard where the transcript is not formatted.
    /// Struck words are left out; speaker turns begin a new line.
    public var plainText: String { Self.plainText(of: tokens.isEmpty ? tokensAsHeard : tokens[...]) }

    /// The words as heard, before commands, self-corrections and layout, separated by spaces.
    public var verbatimText: String { words.map(\.text).joined(separator: " ") }

    /// `tokens` as one text: spaces between words, none before marks and after opening ones. Struck tokens are
    /// left out.
    public static func plainText(of tokens: some Sequence<Token>) -> String {
        var text = ""
        var joinsNext = true
        for token in tokens where !token.isStruck {
            switch token.kind {
            case .word:
                if token.text.isEmpty { continue }
                if !joinsNext { text += " " }
                text += token.text
                joinsNext = false
            case .punctuation:
                text += token.text
                joinsNext = false
            case .opening:
                if !joinsNext { text += " " }
                text += token.text
                joinsNext = true
            case .lineBreak, .paragraphBreak:
                if text.isEmpty { continue }
                text += token.kind == .lineBreak ? "\n" : "\n\n"
                joinsNext = true
            }
        }
        return text
    }

    /// Tokens of the words as heard: only the punctuation that the engine attached is taken apart.
    public var tokensAsHeard: ArraySlice<Token> {
        var result: [Token] = []
        result.reserveCapacity(words.count * 5 / 4)
        for (index, word) in words.enumerated() {
            let parts = HeardWord(word.text)
            for mark in parts.leading {
                result.append(Token(text: String(mark), kind: .opening, words: index..<index))
            }
            if !parts.core.isEmpty {
                result.append(Token(text: parts.core, kind: .word, words: index..<index + 1))
            }
            for mark in parts.trailing {
                // A word that is only a mark stands for itself.
                let own = parts.core.isEmpty && mark == parts.trailing.first
                let range = own ? index..<index + 1 : index + 1..<index + 1
                result.append(Token(text: String(mark), kind: .punctuation, words: range))
            }
        }
        return result[...]
    }

    /// `true` where every range of segments and tokens lies within the words and times are finite.
    public var isConsistent: Bool {
        let all = 0..<words.count
        func holds(_ range: Range<Int>) -> Bool { range.lowerBound >= 0 && range.upperBound <= all.upperBound }
        return segments.allSatisfy { holds($0.words) && $0.start.isFinite && $0.end.isFinite }
            && tokens.allSatisfy { holds($0.words) } && words.allSatisfy { $0.start.isFinite && $0.end.isFinite }
    }
}

/// A heard word taken apart: opening marks, the word itself, closing marks.
public struct HeardWord: Sendable {
    /// Opening marks before the word, such as `(` or a quotation mark.
    public var leading: String
    /// The word without its marks.
    public var core: String
    /// Marks after the word, such as `,` or `.`.
    public var trailing: String

    /// Takes `text` apart. Marks within the word (`14.5`, `B.N.P`, `follow-up`) stay.
    public init(_ text: String) {
        if Self.isBare(text) {
            (leading, core, trailing) = ("", text, "")
            return
        }
        var slice = Substring(text)
        var leading = ""
        var trailing = ""
        while let first = slice.first, "([\"\u{201C}\u{2018}".contains(first), slice.count > 1 {
            leading.append(first)
            slice.removeFirst()
        }
        while let last = slice.last, ".,:;?!)]\"\u{201D}\u{2026}".contains(last) {
            trailing.insert(last, at: trailing.startIndex)
            slice.removeLast()
        }
        if let last = slice.last, last == "-" || last == "\u{2014}" || last == "\u{2013}", slice.count > 1 {
            slice.removeLast()
        }
        self.leading = leading
        core = String(slice)
        self.trailing = trailing
    }

    /// Most words begin and end with a letter or digit, and have no marks.
    private static func isBare(_ text: String) -> Bool {
        func isLetterOrDigit(_ byte: UInt8) -> Bool {
            UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
        }
        guard let first = text.utf8.first, let last = text.utf8.last else { return false }
        return isLetterOrDigit(first) && isLetterOrDigit(last)
    }
}

/// `seconds` from the start of a recording as `m:ss`, or `h:mm:ss` from an hour on.
public func clock(_ seconds: Double) -> String {
    let total = seconds.isFinite ? Int(max(0, min(seconds, 360_000)).rounded(.down)) : 0
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let (hours, minutes, rest) = (total / 3600, total / 60 % 60, total % 60)
    return hours > 0 ? "\(hours):\(two(minutes)):\(two(rest))" : "\(minutes):\(two(rest))"
}
