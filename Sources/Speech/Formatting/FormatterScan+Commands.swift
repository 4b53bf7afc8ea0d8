internal import Artifacts

/// Spoken punctuation and layout.
extension FormatterScan {
    private static let marks = FormatterWords.phrases(
        """
        full stop .|semicolon ;|semi colon ;|question mark ?|exclamation mark !|exclamation point !|close paren )
        |close parenthesis )|close parentheses )|right paren )|end paren )|end parenthesis )
        """
    ).map { (phrase: Array($0.dropLast()), text: $0[$0.count - 1]) }
    private static let openings = FormatterWords.phrases("open paren|open parenthesis|open parentheses|left paren")
    /// Also as engines hear them.
    private static let quoteEnds = FormatterWords.phrases(
        "end quote|close quote|unquote|end of quote|and quote|in quote|an quote|end quotes|unquoted"
    )
    private static let paragraphs = FormatterWords.phrases("new paragraph|next paragraph")
    private static let lines = FormatterWords.phrases("new line|next line|newline")
    private static let ends = FormatterWords.phrases("end of dictation|end dictation|end of note")
    private static let firsts = Set(
        ["period", "comma", "colon", "quote"]
            + (marks.map(\.phrase) + openings + quoteEnds + paragraphs + lines + ends).map { $0[0] }
    )

    /// Carries out a command at the next atom, if there is one.
    mutating func command() -> Bool {
        let atom = atoms[index]
        guard Self.firsts.contains(atom.lower), atom.startsWord, atom.endsWord else { return false }
        switch atom.lower {
        case "period": return isPeriod && mark(".", length: 1)
        case "comma": return !["a", "the"].contains(word(index - 1)) && mark(",", length: 1)
        case "colon": return isColon && mark(":", length: 1)
        default: break
        }
        for (phrase, text) in Self.marks where matches(phrase, at: index) {
            if phrase[0] == "question", ["a", "the"].contains(word(index - 1)) { return false }
            return mark(text, length: phrase.count)
        }
        return layout() || quote() || opening() || ending()
    }

    private var isPeriod: Bool {
        let (isOpen, next) = (atoms[index].trailing.isEmpty, word(index + 1))
        if isOpen, FormatterWords.afterPeriodNoun.contains(next) || isStretchOfTime { return false }
        if isOpen, !usesSpokenPunctuation, FormatterWords.afterPeriodAlone.contains(next) { return false }
        if isAfterMark, !tokens.isEmpty { return true }
        // Where all punctuation is spoken, "rest period" is rest and a full stop.
        let nouns = usesSpokenPunctuation ? FormatterWords.beforePeriodAlways : FormatterWords.beforePeriodNoun
        return !nouns.contains(word(index - 1))
    }

    /// "Over a six week period": the unit is one of several, and yet no plural.
    private var isStretchOfTime: Bool {
        guard ["minute", "hour", "day", "week", "month", "year"].contains(word(index - 1)) else { return false }
        let count = word(index - 2)
        return !["one", "1"].contains(count) && (SpokenNumber.isNumberWord(count) || count.last?.isNumber == true)
    }

    private var isColon: Bool {
        let before = word(index - 1)
        let heading = FormatterWords.headingEnds.contains(before)
        // "Findings colon was clean": there the organ is told of, and "assessment colon is likely gout" begins with its mark.
        let isTold = FormatterWords.ofColon.contains(word(index + 1)) && atoms[index].trailing.isEmpty
        let isOfOrgan = ["findings", "procedure"].contains(before) || isAfterMark && !heading
        if isTold, !usesSpokenPunctuation || isOfOrgan { return false }
        let isOrgan = FormatterWords.afterColonNoun.contains(word(index + 1)) && atoms[index].trailing.isEmpty
        // "Past medical history. Colon cancer in 2019."
        if isOrgan { return heading && usesSpokenPunctuation }
        return heading || isAfterLabel || usesSpokenPunctuation && !FormatterWords.beforeColonNoun.contains(before)
    }

    /// "Specimens colon none": a label where a clause begins, or another noun there and what no organ stands before.
    private var isAfterLabel: Bool {
        let label = tokens.reversed().prefix { $0.kind == .word && !$0.isStruck }.map { $0.text.lowercased() }
        let before = tokens.dropLast(label.count).last?.text ?? ""
        let (first, next) = (label.first ?? "", word(index + 1))
        guard isOfOneSpeaker, (1...4).contains(label.count), atoms[index].trailing.isEmpty, index + 1 < atoms.count,
            before.isEmpty || ".?!,;".contains(before),
            next.firstMatch(of: /(osis|itis|oma|omas|stent|bleed|bleeding)$/) == nil,
            !label.contains(where: FormatterWords.beforeColonNoun.union(CorrectionWords.verbs).contains)
        else { return false }
        if FormatterWords.labels.contains(first) { return true }
        let isNoun = first != "mid" && first.firstMatch(of: /(ed|ing|al|ic|ous)$/) == nil && before != ","
        return isNoun && (["no", "none", "nil"].contains(next) || SpokenNumber.read(atoms, at: index + 1) != nil)
    }

    private mutating func mark(_ text: String, length: Int) -> Bool {
        guard !tokens.isEmpty else { return false }
        let ended = dropInferredMarks()
        let next = index + length
        emit(text, to: next, kind: .punctuation, rule: "spokenPunctuation", keepsMarks: false)
        capitalizesNext = ".?!".contains(text)
        lowersNext = text == "," && ended
        return true
    }

    private mutating func layout() -> Bool {
        let paragraph = Self.paragraphs.first { matches($0, at: index) }
        guard let phrase = paragraph ?? Self.lines.first(where: { matches($0, at: index) }) else { return false }
        let isNoun = ["a", "the", "central", "picc"].contains(word(index - 1)) || word(index + phrase.count) == "of"
        guard paragraph != nil || !isNoun else { return false }
        let kind: Transcript.Token.Kind = paragraph == nil ? .lineBreak : .paragraphBreak
        emit("", to: index + phrase.count, kind: kind, rule: "command", keepsMarks: false)
        capitalizesNext = true
        return true
    }

    private mutating func quote() -> Bool {
        if isInQuote, let phrase = Self.quoteEnds.first(where: { matches($0, at: index) }) {
            let trailing = atoms[index + phrase.count - 1].trailing
            if !trailing.isEmpty { dropInferredMarks() }
            emit("\"", to: index + phrase.count, kind: .punctuation, rule: "spokenPunctuation")
            isInQuote = false
            return true
        }
        let length = matches(["open", "quote"], at: index) ? 2 : 1
        guard length == 2 || atoms[index].lower == "quote", !isInQuote, quoteIsEnded(from: index + length) else {
            return false
        }
        emit("\"", to: index + length, kind: .opening, rule: "spokenPunctuation", keepsMarks: false)
        isInQuote = true
        return true
    }

    private func quoteIsEnded(from start: Int) -> Bool {
        (start..<min(start + 40, atoms.count)).contains { at in Self.quoteEnds.contains { matches($0, at: at) } }
    }

    private mutating func opening() -> Bool {
        guard let phrase = Self.openings.first(where: { matches($0, at: index) }) else { return false }
        dropInferredMarks()
        emit("(", to: index + phrase.count, kind: .opening, rule: "spokenPunctuation", keepsMarks: false)
        return true
    }

    /// "End of dictation": kept as a struck token, so that nothing heard is lost.
    private mutating func ending() -> Bool {
        guard let phrase = Self.ends.first(where: { matches($0, at: index) }) ?? misheardEnd else { return false }
        if let last = tokens.last, last.kind == .punctuation, last.text == ",", last.words.isEmpty {
            tokens[tokens.count - 1].text = "."
        }
        let end = index + phrase.count
        emit(heard(to: end), to: end, rule: "endOfDictation", isStruck: true, keepsMarks: false)
        return true
    }

    /// "End of ductation": the last words, and nothing that comes to an end in a clinic.
    private var misheardEnd: [String]? {
        let last = word(index + 2)
        // "Bleeding at the end of defecation" is a symptom.
        guard matches(["end", "of", last], at: index), index + 3 == atoms.count, last.count > 6, last.hasPrefix("d"),
            last.contains("ctat") || last.contains("ktat"),
            last.hasSuffix("ation") || last.hasSuffix("ations") || last.hasSuffix("ating")
        else { return nil }
        return ["end", "of", last]
    }

    /// The last list marker where its item holds a correction: its number said again takes its place.
    private var takenBack: Int? {
        tokens.lastIndex { $0.rule == "listItem" }.flatMap { at in
            tokens[at...].contains { $0.rule.map(CorrectionWords.rules.contains) == true }
                ? at : nil
        }
    }

    /// "Number one, ...": a list marker, at a sentence's start or next in the count.
    mutating func listItem() -> Bool {
        let atom = atoms[index]
        guard atom.startsWord else { return false }
        var marker: (value: Int, end: Int)?
        if atom.lower == "number", atom.trailing.isEmpty, let number = SpokenNumber.read(atoms, at: index + 1),
            !number.isDecimal, number.end == index + 2
        {
            marker = (number.whole, number.end)
        } else if atom.text.hasPrefix("#"), let value = Int(atom.text.dropFirst()) {
            marker = (value, index + 1)
        } else if atom.trailing == ".", let value = Int(atom.text), value == lastItem + 1,
            FormatterWords.headingEnds.contains(word(index - 1)) || isAtSentenceStart && (isTyped || lastItem > 0)
        {
            // An engine may write the spoken "number two" as "2.".
            marker = (value, index + 1)
        }
        guard let marker, (1...30).contains(marker.value),
            marker.value == lastItem + 1 || marker.value == 1 || marker.value == lastItem && takenBack != nil,
            isAtSentenceStart || lastItem > 0 && marker.value == lastItem + 1
                || FormatterWords.headingEnds.contains(word(index - 1))
        else { return false }
        if let last = tokens.last,
            last.kind == .word || last.kind == .punctuation && last.words.isEmpty && last.text == ","
        {
            dropInferredMarks()
            tokens.append(.init(text: ".", kind: .punctuation, words: atom.word..<atom.word))
        }
        if marker.value == lastItem, let takenBack { tokens[takenBack].isStruck = true }
        breakLine(at: atom.word)
        emit("\(marker.value).", to: marker.end, rule: "listItem", keepsMarks: false)
        lastItem = marker.value
        capitalizesNext = true
        return true
    }
}
