internal import Artifacts

/// Self-corrections: what the speaker took back is struck, back to the right place, and kept.
extension FormatterScan {
    private static let certain = ["scratch", "strike", "delete"].flatMap {
        phrases("\($0) that last part|\($0) the last part|\($0) that")
    }
    /// "Let me fix that", "let me say that again": of one who dictates.
    private static let anew = ["correct", "fix", "change", "say", "read", "restate", "redo", "try"].flatMap {
        [["let", "me", $0, "that", "again"], ["let", "me", $0, "that"]]
    }
    private static let admitted = phrases(
        """
        let me take that back|i take that back|take that back|i misspoke|i should say|i beg your pardon|beg your pardon
        |no make it|i am sorry
        |or rather|i meant to say|i meant|that should read|disregard that|ignore that|erase that|on second thought
        |my apologies|i apologize|oops|whoops
        """
    )
    private static let dictated = anew + admitted
    /// What a correction is of, or that is one: of insulin.
    private static let corrected = FormatterWords.words("of factor scale insulin bolus boluses ratio")
    private static let doers = FormatterWords.words(
        "he she they patient can cannot can't could not don't doesn't didn't did"
    )
    /// They too are said for nothing but a correction.
    private static let plainly = phrases(
        "let me rephrase that|let me rephrase|no make that|no wait|wait no|correction|i mean|i'm sorry|sorry|excuse me|"
            + "pardon me|my mistake|wait|no weight"
    )
    private static let joined = phrases("sorry that should be|no i mean|no sorry|sorry no|make that")
    private static let conditional = dictated + joined + plainly + phrases("rather|actually|no")
    private static let plain = (dictated + joined + plainly).map { $0.joined(separator: " ") }
    /// Within a sentence a correction, at the start of one an order: nothing is taken back by it unseen.
    private static let aside = ["change", "that", "to"]

    static func phrases(_ text: String) -> [[String]] {
        text.split(separator: "|").map { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
    }

    func isWeak(_ marker: Int) -> Bool {
        ["no", "sorry", "i'm sorry", "i am sorry", "excuse me", "pardon me", "my mistake", "rather"].contains(
            lower(marker)
        )
            || isFaint(marker)
    }

    /// Mostly said for something else: a correction only between two things of a kind.
    func isFaint(_ marker: Int) -> Bool {
        let isBare = tokens[marker - 1].kind == .word && marker + 1 < tokens.count && tokens[marker + 1].kind == .word
        return ["actually", "wait"].contains(lower(marker)) || isBare && lower(marker) == "correction"
    }

    /// Marks "scratch that" and its kind; ``resolveCorrections()`` decides what they strike.
    mutating func selfCorrection() -> Bool {
        guard atoms[index].startsWord else { return false }
        if let end = endOfNaming {
            let text = atoms[index..<end].map(\.text).joined(separator: " ")
            emit(text, to: end, rule: "namedCorrection", isStruck: true)
            return true
        }
        if matches(Self.aside, at: index), isOfOneSpeaker, tokens.last?.text == "," {
            let end = index + Self.aside.count
            emit(atoms[index..<end].map(\.text).joined(separator: " "), to: end, rule: "unclearCorrection")
            return true
        }
        let sure = Self.certain.first { matches($0, at: index) }
        let maybe = sure == nil ? Self.conditional.first { matches($0, at: index, marksAllowed: true) } : nil
        guard let phrase = sure ?? maybe else { return false }
        let end = index + phrase.count
        let isOpen = atoms[end - 1].trailing.isEmpty && !isSpokenComma(end)
        // "He cannot scratch that spot", "ignore that alarm": done to something.
        if sure != nil, Self.doers.contains(word(index - 1)) { return false }
        if ["ignore", "disregard", "erase"].contains(phrase[0]), !isAfterMark || isOpen { return false }
        if sure == nil {
            let isApart = isAfterMark || !isOpen || phrase.count >= 2
            let isCorrection = isApart || isOfOneSpeaker && phrase == ["correction"]
            guard isCorrection, !Self.corrected.contains(word(end)) else { return false }
        }
        if phrase == ["no"], !isNoOfCorrection { return false }
        if [["wait"], ["no", "weight"]].contains(phrase), !isAfterMark || isOpen { return false }
        let isDictated =
            ["excuse", "pardon", "my", "actually", "wait"].contains(phrase[0]) || Self.dictated.contains(phrase)
        if isDictated, !isOfOneSpeaker { return false }
        let text = atoms[index..<end].map(\.text).joined(separator: " ")
        emit(text, to: end, rule: sure == nil ? "maybeCorrection" : "selfCorrection", isStruck: true)
        return true
    }

    private func isSpokenComma(_ at: Int) -> Bool { usesSpokenPunctuation && word(at) == "comma" }

    /// "Twenty, no, forty": only between commas, but for "March third, no March thirteenth" and "from left. No, right".
    private var isNoOfCorrection: Bool {
        let (mark, isClosed) = (tokens.last?.text, atoms[index].trailing == "," || isSpokenComma(index + 1))
        guard mark != "," || !isClosed else { return true }
        let said = tokens.suffix(6).filter { $0.kind == .word && !$0.isStruck }.map { $0.text.lowercased() }
        guard isOfOneSpeaker, let last = said.last, mark == "," || mark == "." else { return false }
        // "Weight 168, no 163 pounds", "quetiapine 100. No, 200": a number right after another.
        let isOfNumbers =
            last.first?.isNumber == true || Self.isUnit(last) && said.dropLast().last?.first?.isNumber == true
        if isOfNumbers, SpokenNumber.read(atoms, at: index + 1) != nil { return true }
        if last.hasSuffix("day"), word(index + 1).hasSuffix("day") { return true }
        if mark == "." { return isClosed && Self.isOpposite(last, word(index + 1)) }
        return FormatterWords.months.contains(where: last.hasPrefix) && FormatterWords.months.contains(word(index + 1))
            || Lexicon.standard.drugs.contains(word(index + 1)) && said.suffix(3).contains(word(index + 1))
    }

    mutating func resolveCorrections() {
        let rules: Set = ["selfCorrection", "maybeCorrection", "namedCorrection"]
        for at in tokens.indices where tokens[at].rule.map(rules.contains) == true {
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
            restoreCase(isNaming ? at : struck.lowerBound, at)
        }
        tokens = tokens.flatMap { $0.rule == "maybeCorrection" ? Self.words(of: $0) : [$0] }
    }

    /// Something is taken back here, and it is not plain what: the reviewer is to see it.
    private func isUnclear(_ marker: Int) -> Bool {
        let (before, after) = (said(before: marker), replacement(from: marker + 1))
        guard isOfOneSpeaker, !before.isEmpty else { return false }
        let isAnew = isCountedAnew(after, before)
        if isFaint(marker), lower(marker) != "wait" { return isAnew || twins(after, before) != nil }
        let own = after.indices.prefix(2).lazy.compactMap { kind($0, after) }.first
        let isOfTwo = own != nil && before.indices.contains { kind($0, before) == own }
        if lower(marker) == "no" {
            let marks = [marker - 1, marker + 1].map { tokens.indices.contains($0) ? tokens[$0].text : "" }
            let isBetween = marks == [",", ","] && after.first.map(lower) != "no"
            let isOne = isBetween || isOfTwo || isAnew || isConcluded(after, before)
            return isOne && !isAnswer(marker, sentenceStart(before: marker).start)
        }
        let isApart = tokens.indices.contains(marker + 1) && tokens[marker + 1].kind != .word
        // "The phosphatase, excuse me, was high": a pause.
        let isPause =
            (isWeak(marker) || lower(marker) == "i mean") && !isFaint(marker)
            && after.first.map { Self.verbs.contains(lower($0)) || lower($0) == "to" } == true
        let isSaid = isApart || lower(marker).contains(" ")
        let isPlain = isSaid && !isPause && Self.plain.contains(lower(marker))
        return tokens[marker].rule == "selfCorrection" || tokens[marker - 1].kind != .word && (isPlain || isOfTwo)
    }

    /// "Aspirin, no, apixaban, yes", "any cough, no, fever": what is asked for one by one is answered.
    private func isAnswer(_ marker: Int, _ sentence: Int) -> Bool {
        let end = tokens[marker...].firstIndex { $0.kind != .word && ($0.text.isEmpty || ".?!".contains($0.text)) }
        let answers = (sentence..<(end ?? tokens.count)).count { at in
            ["no", "yes"].contains(lower(at)) && (at == sentence || tokens[at - 1].kind != .word)
                && (at + 1 == tokens.count || tokens[at + 1].kind != .word)
        }
        return answers > 1 || end.map { tokens[$0].text == "?" } == true
            || ["any", "is", "are", "was", "were", "do", "does", "did", "has", "have"].contains(lower(sentence))
    }

    private func said(before marker: Int) -> [Int] {
        (sentenceStart(before: marker).start..<marker).filter { tokens[$0].kind == .word && !tokens[$0].isStruck }
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

    /// What follows takes the case of what it replaces at a sentence's start.
    private mutating func restoreCase(_ start: Int, _ marker: Int) {
        guard let next = tokens[marker...].firstIndex(where: { !$0.isStruck && $0.kind == .word }) else { return }
        let before = tokens[..<start].last { !$0.isStruck }
        capitalizesNext = before.map { $0.kind != .word && ".?!".contains($0.text) } ?? true
        lowersNext = !capitalizesNext
        (tokens[next].text, tokens[next].rule) = cased(tokens[next].text, tokens[next].rule)
    }

    /// The tokens to strike; `nil` where it is not plain what is taken back.
    private mutating func strike(_ marker: Int, isCertain: Bool) -> Range<Int>? {
        let (sentence, before) = (sentenceStart(before: marker), said(before: marker))
        guard let last = before.last, lower(marker) != "no" || !isAnswer(marker, sentence.start) else { return nil }
        let after = replacement(from: marker + 1)
        let isApart = marker + 1 < tokens.count && tokens[marker + 1].kind != .word && tokens[marker + 1].text != ","
        // Where hardly a mark was heard, a sentence is no measure of what is taken back.
        let start = before.count > Self.longest ? clauseStart(before) : sentence.start
        if let again = saidAnew(after, before, marker) { return again..<marker }
        if lower(marker).hasSuffix("last part") { return lastPart(after, before, marker) }
        let isOrder = !after.isEmpty && kind(0, after) == .drug
        let isShort = after.count <= 4 || isOrder || isFragment(after, before, marker)
        if let first = after.first, !isApart || isShort || !isOfOneSpeaker {
            if let twin = twins(after, before), isPlain(twin, after, marker) { return before[twin.old]..<marker }
            if isFaint(marker) { return nil }
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
        let isClause = after.count > 6 || Self.subjects.contains(lower(after[0])) || isOfSame(after, before)
        if isClause { return start..<marker }
        let isPlain = kind(before.count - 1, before) == nil && !Self.isUnit(lower(last))
        guard isPlain, !before.contains(where: { lower($0) == "no" || Self.governing.contains(lower($0)) }) else {
            return nil
        }
        return phraseStart(after, before).map { $0..<marker }
    }

    private static let longest = 40
    private static let subjects: Set = ["he", "she", "it", "they", "i", "we", "there", "the", "his", "her", "patient"]

    /// Where the last clause of a run-on begins: at its last subject, or a dozen words back.
    private func clauseStart(_ before: [Int]) -> Int {
        let reach = before.suffix(12)
        let holding: Set<String> = [
            "when", "while", "that", "if", "because", "which", "and", "or", "at", "of", "in", "on", "to", "with", "for",
        ]
        let start = zip(reach, reach.dropFirst()).dropLast(2).last { last, next in
            Self.subjects.contains(tokens[next].text.lowercased()) && !holding.contains(tokens[last].text.lowercased())
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
        // "Plan, prednisone": a heading is not taken back with what stands under it.
        let head = tokens[at..<marker].prefix(5).firstIndex { $0.kind == .punctuation } ?? at
        let isHead = head > at && tokens[head].text == "," && FormatterWords.headingEnds.contains(lower(head - 1))
        if isHead, tokens[(head + 1)..<marker].contains(where: { $0.kind == .word }) { at = head + 1 }
        return (at, isEnded)
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

    /// The last place before the marker where the replacement's first word was said: "the right, no, the left".
    private func anchor(for first: Int, _ after: [Int], in before: [Int], _ marker: Int) -> Int? {
        guard let found = before.last(where: { lower($0) == lower(first) }), !isDenied(found) else { return nil }
        let count = before.count { $0 >= found }
        guard isOfOneSpeaker, Self.leads.contains(lower(first)) else { return count <= 8 ? found : nil }
        // "The" alone says little: only of the same stretch, and of no longer one.
        let isOneStretch = !tokens[found..<(before.last ?? found)].contains { $0.kind == .punctuation }
        return isOneStretch && count <= after.count + 1 ? found : nil
    }
}
