internal import Artifacts

/// Where the speaker says that something is taken back: marked as it is read, struck when all is.
extension FormatterScan {
    /// Marks "scratch that" and its kind; ``SelfCorrections`` decides what they strike.
    mutating func selfCorrection() -> Bool {
        guard atoms[index].startsWord else { return false }
        if let end = endOfNaming {
            let text = atoms[index..<end].map(\.text).joined(separator: " ")
            emit(text, to: end, rule: "namedCorrection", isStruck: true)
            return true
        }
        if matches(CorrectionWords.aside, at: index), isOfOneSpeaker, tokens.last?.text == "," {
            let end = index + CorrectionWords.aside.count
            emit(atoms[index..<end].map(\.text).joined(separator: " "), to: end, rule: "unclearCorrection")
            return true
        }
        let sure = CorrectionWords.certain.first { matches($0, at: index) }
        let phrases = CorrectionWords.conditional
        guard let phrase = sure ?? phrases.first(where: { matches($0, at: index, marksAllowed: true) }) else {
            return false
        }
        let end = index + phrase.count
        let isOpen = atoms[end - 1].trailing.isEmpty && !isSpokenComma(end)
        // "He cannot scratch that spot", "ignore that alarm": done to something.
        if sure != nil, CorrectionWords.doers.contains(word(index - 1)) { return false }
        if ["ignore", "disregard", "erase"].contains(phrase[0]), !isAfterMark || isOpen { return false }
        if sure == nil {
            let isApart = isAfterMark || !isOpen || phrase.count >= 2
            let isCorrection = isApart || isOfOneSpeaker && phrase == ["correction"]
            guard isCorrection, !CorrectionWords.corrected.contains(word(end)) else { return false }
        }
        if phrase == ["no"], !isNoOfCorrection { return false }
        if [["wait"], ["no", "weight"]].contains(phrase), !isAfterMark || isOpen { return false }
        let isDictated =
            ["excuse", "pardon", "my", "actually", "wait"].contains(phrase[0])
            || CorrectionWords.dictated.contains(phrase)
        if isDictated, !isOfOneSpeaker { return false }
        let text = atoms[index..<end].map(\.text).joined(separator: " ")
        emit(text, to: end, rule: sure == nil ? "maybeCorrection" : "selfCorrection", isStruck: true)
        return true
    }

    /// Where "scratch straw colored" ends: a verb at a sentence's start and words that were said just before.
    private var endOfNaming: Int? {
        guard isOfOneSpeaker, isAfterMark, atoms[index].trailing.isEmpty,
            ["scratch", "strike", "delete", "erase"].contains(word(index)),
            let end = (index + 1..<min(index + 6, atoms.count)).first(where: { !atoms[$0].trailing.isEmpty }),
            !CorrectionWords.pronouns.contains(word(index + 1)), word(index + 1) != "this"
        else { return nil }
        let words = atoms[index + 1...end].map(\.lower).filter { !CorrectionWords.articles.contains($0) }
        return words[0] == "number" || corrections.place(of: words, before: tokens.count) != nil ? end + 1 : nil
    }

    /// What is read so far, with its corrections.
    var corrections: SelfCorrections { SelfCorrections(tokens: tokens, isOfOneSpeaker: isOfOneSpeaker) }

    private func isSpokenComma(_ at: Int) -> Bool { usesSpokenPunctuation && word(at) == "comma" }

    /// "Twenty, no, forty": only between commas, but for "March third, no March thirteenth" and "from left. No, right".
    private var isNoOfCorrection: Bool {
        let (mark, isClosed) = (tokens.last?.text, atoms[index].trailing == "," || isSpokenComma(index + 1))
        guard mark != "," || !isClosed else { return true }
        let said = tokens.suffix(6).filter { $0.kind == .word && !$0.isStruck }.map { $0.text.lowercased() }
        guard isOfOneSpeaker, let last = said.last, mark == "," || mark == "." else { return false }
        // "Weight 168, no 163 pounds", "quetiapine 100. No, 200": a number right after another.
        let isOfNumbers =
            last.first?.isNumber == true
            || SelfCorrections.isUnit(last) && said.dropLast().last?.first?.isNumber == true
        if isOfNumbers, SpokenNumber.read(atoms, at: index + 1) != nil { return true }
        if last.hasSuffix("day"), word(index + 1).hasSuffix("day") { return true }
        if mark == "." { return isClosed && SelfCorrections.isOpposite(last, word(index + 1)) }
        return FormatterWords.months.contains(where: last.hasPrefix) && FormatterWords.months.contains(word(index + 1))
            || Lexicon.standard.drugs.contains(word(index + 1)) && said.suffix(3).contains(word(index + 1))
    }
}
