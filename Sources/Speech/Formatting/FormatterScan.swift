internal import Artifacts

/// One pass over the atoms of a stretch of words, left to right: the first rule that fits takes its words.
struct FormatterScan {
    let atoms: [FormatterAtom]
    let style: SpokenFormatter.Style
    /// The clinician speaks punctuation: then "colon" after a heading is a command.
    var usesSpokenPunctuation = false
    let isTyped: Bool
    /// Nobody's turn of a talk: somebody dictates.
    let isOfOneSpeaker: Bool
    /// Nearly all sentences were written with a capital.
    let beginsWithCapitals: Bool

    /// Index of the next atom.
    var index = 0
    var tokens: [Transcript.Token] = []
    /// Number of the last list marker.
    var lastItem = 0
    var capitalizesNext = false
    var lowersNext = false
    var isInQuote = false

    init(_ transcript: Transcript, _ range: Range<Int>, style: SpokenFormatter.Style, isOfOneSpeaker: Bool) {
        self.style = style
        self.isOfOneSpeaker = isOfOneSpeaker
        isTyped = transcript.engine.isEmpty
        let read = FormatterAtom.read(transcript.words, range, dropsQuotes: !isTyped)
        atoms = isOfOneSpeaker ? Self.joiningCounts(in: read) : read
        beginsWithCapitals = Self.beginWithCapitals(atoms)
        tokens.reserveCapacity(range.count * 5 / 4)
    }

    mutating func run() {
        while index < atoms.count {
            if style.writesNumbers { joinStrengths() }
            resume()
            if style.obeysCommands, command() || selfCorrection() || listItem() { continue }
            if abbreviation() { continue }
            if style.writesNumbers, date() || ordinal() || number() { continue }
            asHeard()
        }
        if style.writesNumbers { joinStrengths() }
        if style.obeysCommands { tokens = corrections.resolved() }
    }

    // MARK: Reading

    func word(_ at: Int) -> String { at >= 0 && at < atoms.count ? atoms[at].lower : "" }

    /// Whether the words of `phrase` stand at `at`, with no mark between them but a comma.
    func matches(_ phrase: [String], at: Int, marksAllowed: Bool = false) -> Bool {
        guard at + phrase.count <= atoms.count, atoms[at + phrase.count - 1].endsWord else { return false }
        return phrase.indices.allSatisfy { offset in
            let isOpen = marksAllowed || offset == phrase.count - 1 || atoms[at + offset].trailing.isEmpty
            return isOpen && atoms[at + offset].lower == phrase[offset]
        }
    }

    /// Whether a mark, a break or the start stands right before the next atom.
    var isAfterMark: Bool {
        guard let last = tokens.last else { return true }
        return last.kind != .word || last.isStruck
    }

    /// Whether the next atom begins a sentence.
    var isAtSentenceStart: Bool {
        guard let last = tokens.last(where: { !$0.isStruck }) else { return true }
        switch last.kind {
        case .lineBreak, .paragraphBreak: return true
        case .punctuation: return ".:?!".contains(last.text)
        case .word, .opening: return false
        }
    }

    // MARK: Writing

    /// Writes atoms up to `end` as one token, with the marks that the engine attached.
    mutating func emit(
        _ text: String,
        to end: Int,
        kind: Transcript.Token.Kind = .word,
        rule: String? = nil,
        isStruck: Bool = false,
        keepsMarks: Bool = true
    ) {
        let (first, last) = (atoms[index], atoms[end - 1])
        for mark in keepsMarks ? first.leading : "" {
            tokens.append(.init(text: String(mark), kind: .opening, words: first.word..<first.word))
        }
        let range = first.word..<last.word + 1
        var (written, because) = (text, rule)
        if kind == .word, !isStruck {
            (written, because) = Self.cased(text, rule, capitalizes: capitalizesNext, lowers: lowersNext)
            (capitalizesNext, lowersNext) = (false, false)
        }
        tokens.append(.init(text: written, kind: kind, words: range, rule: because, isStruck: isStruck))
        if keepsMarks { emitMarks(last.trailing, after: range.upperBound) }
        index = end
    }

    mutating func emitMarks(_ marks: String, after word: Int) {
        for mark in marks {
            tokens.append(.init(text: String(mark), kind: .punctuation, words: word..<word))
        }
    }

    static func cased(_ text: String, _ rule: String?, capitalizes: Bool, lowers: Bool) -> (String, String?) {
        guard let first = text.first else { return (text, rule) }
        if capitalizes, first.isLowercase { return (first.uppercased() + text.dropFirst(), rule ?? "casing") }
        if lowers, first.isUppercase, FormatterWords.lowerable.contains(text.lowercased()) {
            return (text.lowercased(), rule ?? "casing")
        }
        return (text, rule)
    }

    /// Removes marks that the engine inferred at the end; tells whether one of them ended a sentence.
    @discardableResult
    mutating func dropInferredMarks() -> Bool {
        var ended = false
        while let last = tokens.last, last.kind == .punctuation, last.words.isEmpty, ".,:;?!".contains(last.text) {
            ended = ended || ".?!".contains(last.text)
            tokens.removeLast()
        }
        return ended
    }

    /// Ends the line before a list item or a heading, where nothing does.
    mutating func breakLine(at word: Int) {
        guard let last = tokens.last, last.kind != .lineBreak, last.kind != .paragraphBreak else { return }
        tokens.append(.init(text: "", kind: .lineBreak, words: word..<word))
    }

    /// The next word as it was heard; a hyphenated word whose parts no rule took is put together again.
    private mutating func asHeard() {
        var end = index + 1
        while end < atoms.count, !atoms[end].startsWord { end += 1 }
        let text = atoms[index..<end].map(\.text).joined(separator: "-")
        let atom = atoms[index]
        if text.isEmpty {
            // Only marks: the first stands for the word.
            let marks = atom.leading + atom.trailing
            let range = atom.word..<atom.word + 1
            tokens.append(.init(text: String(marks.prefix(1)), kind: .punctuation, words: range))
            emitMarks(String(marks.dropFirst()), after: range.upperBound)
            index = end
            return
        }
        if usesSpokenPunctuation, style.obeysCommands, let rest = gluedComma(atom) {
            dropInferredMarks()
            tokens.append(.init(text: ",", kind: .punctuation, words: atom.word..<atom.word))
            return emit(rest, to: end, rule: "spokenPunctuation")
        }
        if let length = echo { return emit(text, to: index + length, rule: "repeated") }
        if let title = FormatterWords.titles[atom.lower], isTitle(end) {
            return emit(title, to: end, rule: "title")
        }
        if let after = afterTitlesMark(text, end) {
            // The mark belongs to the title; it ends no sentence.
            return emit(text.prefix(1).uppercased() + text.dropFirst() + ".", to: after, keepsMarks: false)
        }
        emit(text, to: end)
    }

    /// "Dr. Hall", and "dr. hall" and "mr . hall" of an engine without capitals, not "see the dr."
    private func afterTitlesMark(_ text: String, _ end: Int) -> Int? {
        // "MS", "480 ms": a disease, a unit.
        guard ["Dr", "Mr", "Mrs", "Ms", "dr", "mr", "mrs", "ms"].contains(text),
            index == 0 || atoms[index - 1].text.last?.isNumber != true
        else { return nil }
        let isApart = atoms[index].trailing.isEmpty && end < atoms.count && atoms[end].text.isEmpty
        let (mark, next) = isApart ? (end, end + 1) : (index, end)
        guard atoms[mark].leading + atoms[mark].trailing == "." else { return nil }
        if text.first?.isUppercase == true, !isApart { return next }
        let before = index > 0 && atoms[index - 1].trailing.isEmpty ? atoms[index - 1].lower : ""
        guard next < atoms.count, !["the", "a", "your", "my", "his", "her", "this", "that"].contains(before) else {
            return nil
        }
        return atoms[next].text.first?.isLetter == true ? next : nil
    }

    private func isTitle(_ next: Int) -> Bool {
        next < atoms.count && atoms[index].trailing.isEmpty && atoms[next].text.first?.isUppercase == true
            && (atoms[index].lower != "misses" || !isAtSentenceStart)
    }

    /// "commasore": the engine wrote a spoken comma and the next word as one.
    private func gluedComma(_ atom: FormatterAtom) -> String? {
        let word = atom.lower
        guard word.hasPrefix("comma"), word.count > 7, !word.hasPrefix("command"),
            !word.hasPrefix("commas") || word.count > 8
        else { return nil }
        return String(atom.text.dropFirst(5))
    }
}
