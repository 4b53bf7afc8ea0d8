internal import Artifacts

/// Self-corrections: what the speaker took back is struck, back to the right place, and kept.
struct SelfCorrections {
    var tokens: [Transcript.Token]
    /// Nobody's turn of a talk: somebody dictates.
    let isOfOneSpeaker: Bool

    typealias Words = CorrectionWords

    /// The tokens, with what was taken back struck.
    consuming func resolved() -> [Transcript.Token] {
        for at in tokens.indices where tokens[at].rule.map(Words.rules.contains) == true {
            let (isCertain, isNaming) = (tokens[at].rule == "selfCorrection", tokens[at].rule == "namedCorrection")
            guard let struck = isNaming ? named(by: at) : strike(at, isCertain: isCertain) else {
                if isNaming || isUnclear(at) {
                    (tokens[at].rule, tokens[at].isStruck) = ("unclearCorrection", false)
                } else if isCertain {
                    strikeMarks(after: at)
                } else {
                    tokens[at].isStruck = false
                }
                continue
            }
            for position in struck {
                tokens[position].isStruck = true
                if [nil, "maybeCorrection"].contains(tokens[position].rule) {
                    tokens[position].rule = "selfCorrection"
                }
            }
            tokens[at].rule = "selfCorrection"
            strikeMarks(after: at)
            strikeClosingComma(struck, at)
            restoreCase(isNaming ? at : struck.lowerBound, at)
        }
        for at in tokens.indices where tokens[at].rule == "unclearCorrection" { doubtTold(by: at) }
        return tokens.flatMap { $0.rule == "maybeCorrection" ? Self.words(of: $0) : [$0] }
    }

    /// What was no correction, word by word again.
    private static func words(of token: Transcript.Token) -> [Transcript.Token] {
        let texts = token.text.split(separator: " ")
        return zip(texts, token.words).map { .init(text: String($0), kind: .word, words: $1..<$1 + 1) }
    }

    /// The marks that the engine put after the command.
    private mutating func strikeMarks(after marker: Int) {
        var at = marker + 1
        while at < tokens.count, tokens[at].kind == .punctuation, tokens[at].words.isEmpty || lower(at) == "," {
            tokens[at].isStruck = true
            at += 1
        }
    }

    /// "Insulin 10 units, no, 12 units, at bedtime": the comma after what was put right goes with the one that opened
    /// it, where what follows is no clause or member of its own.
    private mutating func strikeClosingComma(_ struck: Range<Int>, _ marker: Int) {
        guard isOfOneSpeaker, tokens[marker - 1].text == ",", tokens[..<struck.lowerBound].last?.text != ",",
            let first = tokens[marker...].firstIndex(where: { $0.kind == .word && !$0.isStruck }),
            let comma = tokens[first...].firstIndex(where: { $0.kind != .word }), comma - first < 7,
            tokens[comma].text == ",", comma + 1 < tokens.count, tokens[comma + 1].kind == .word
        else { return }
        let next = lower(comma + 1)
        let isDose = isNumber(comma + 1) && Lexicon.standard.drugs.contains(lower(comma - 1))
        // "Since age 11, on a pump"
        if next == "on", lower(comma + 2 < tokens.count ? comma + 2 : comma) != "the" { return }
        let isClause = replacement(from: comma + 1).prefix(6).contains { Words.verbs.contains(lower($0)) }
        guard isDose || !isClause && Words.onward.contains(next) || next.hasSuffix("ously") else { return }
        tokens[comma].isStruck = true
    }

    /// What follows takes the case of what it replaces at a sentence's start.
    private mutating func restoreCase(_ start: Int, _ marker: Int) {
        guard let next = tokens[marker...].firstIndex(where: { !$0.isStruck && $0.kind == .word }) else { return }
        let before = tokens[..<start].last { !$0.isStruck }
        let isFirst = before.map { $0.kind != .word && ".?!".contains($0.text) } ?? true
        let (text, rule) = (tokens[next].text, tokens[next].rule)
        (tokens[next].text, tokens[next].rule) =
            FormatterScan.cased(text, rule, capitalizes: isFirst, lowers: !isFirst)
    }

    func lower(_ token: Int) -> String { tokens[token].text.lowercased() }

    func isWeak(_ marker: Int) -> Bool { Words.isOf(.weak, lower(marker)) || isFaint(marker) }

    /// Mostly said for something else: a correction only between two things of a kind.
    func isFaint(_ marker: Int) -> Bool {
        let isBare = tokens[marker - 1].kind == .word && marker + 1 < tokens.count && tokens[marker + 1].kind == .word
        return Words.isOf(.faint, lower(marker)) || isBare && lower(marker) == "correction"
    }

    func said(before marker: Int) -> [Int] {
        (sentenceStart(before: marker).start..<marker).filter { tokens[$0].kind == .word && !tokens[$0].isStruck }
    }

    func replacement(from start: Int) -> [Int] {
        var result: [Int] = []
        for at in start..<max(start, tokens.count) {
            let token = tokens[at]
            if token.kind == .word { if !token.isStruck { result.append(at) } else { break } }
            if !result.isEmpty, token.kind != .word, token.text.isEmpty || ".?!".contains(token.text) { break }
        }
        return result
    }
}
