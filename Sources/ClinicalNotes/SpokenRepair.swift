internal import Artifacts

/// What a speaker breaks off and says anew: "are lo- are low", "on exa ... on examination", "the incisal, excuse me, incision".
/// Only what was meant is left; what merely trails off stays.
struct SpokenRepair {
    private let transcript: Transcript
    private let segmentOfWord: [Int]

    init(_ transcript: Transcript, segmentOfWord: [Int]) {
        (self.transcript, self.segmentOfWord) = (transcript, segmentOfWord)
    }

    func mended(_ tokens: [Transcript.Token]) -> [Transcript.Token] {
        var result: [Transcript.Token] = []
        result.reserveCapacity(tokens.count)
        var said: [String: Int]?
        var at = 0
        while at < tokens.count {
            let isCut = isCut(tokens[at])
            if isCut || isBreak(tokens, at), let next = next(tokens, after: at), tokens[next].rule == nil {
                if isCut { result.append(tokens[at]) }
                let restart = SpokenRestart(
                    before: words(before: result),
                    after: words(tokens, from: next),
                    isCut: isCut,
                    isSure: tokens[at..<next].contains { $0.text.lowercased() == "excuse" },
                    isSaidElsewhere: { word in
                        let counted = said ?? counts()
                        said = counted
                        return counted[word, default: 0] > 1
                    }
                )
                let given = restart.given
                if given > 0 { drop(given, from: &result) }
                if isCut || given > 0 {
                    at = given > 0 ? next : at + 1
                    continue
                }
            }
            result.append(tokens[at])
            at += 1
        }
        return result
    }

    /// "Lo-": the speaker stopped within the word or after it.
    private func isCut(_ token: Transcript.Token) -> Bool {
        guard token.kind == .word, !token.isStruck, token.words.count == 1, token.rule == nil else { return false }
        return transcript.words[token.words.lowerBound].text.utf8.last == UInt8(ascii: "-")
    }

    /// "...", or "excuse me".
    private func isBreak(_ tokens: [Transcript.Token], _ at: Int) -> Bool {
        let token = tokens[at]
        guard !token.isStruck, at > 0 else { return false }
        if token.kind == .punctuation {
            return token.text == "\u{2026}" || token.text == "." && at + 1 < tokens.count && isStop(tokens[at + 1])
                || token.text == "," && isExcuse(tokens, at + 1)
        }
        return isExcuse(tokens, at)
    }

    private func isExcuse(_ tokens: [Transcript.Token], _ at: Int) -> Bool {
        at + 1 < tokens.count && tokens[at].text.lowercased() == "excuse" && tokens[at + 1].text.lowercased() == "me"
    }

    private func isStop(_ token: Transcript.Token) -> Bool { token.kind == .punctuation && token.text == "." }

    /// The next word that says something in the same turn; `nil` where the sentence ends before.
    private func next(_ tokens: [Transcript.Token], after at: Int) -> Int? {
        var next = at
        var stops = isStop(tokens[at]) ? 1 : 0
        while next < tokens.count {
            let token = tokens[next]
            if token.kind == .word, next > at, !token.isStruck, !Self.fillers.contains(token.text.lowercased()) {
                if isExcuse(tokens, next) {
                    next += 2
                    continue
                }
                return stops == 1 || isTurn(tokens[at], token) ? nil : next
            }
            switch token.kind {
            case .lineBreak, .paragraphBreak, .opening: return nil
            case .punctuation where next > at:
                if isStop(token) { stops += 1 } else if token.text != ",", token.text != "\u{2026}" { return nil }
            default: break
            }
            next += token.kind == .word && isExcuse(tokens, next) ? 2 : 1
        }
        return nil
    }

    private func isTurn(_ token: Transcript.Token, _ other: Transcript.Token) -> Bool {
        let heard = token.words.lowerBound - (token.words.isEmpty ? 1 : 0)
        guard segmentOfWord.indices.contains(heard) else { return true }
        let last = segmentOfWord[heard]
        let next = segmentOfWord[other.words.lowerBound]
        return last != next && (last < 0 || next < 0 || transcript.isTurn(last, next))
    }

    /// The last words of the sentence so far.
    private func words(before tokens: [Transcript.Token]) -> [String] {
        var words: [String] = []
        for token in tokens.reversed() where words.count < Self.reach {
            if token.isStruck { continue }
            guard token.kind == .word || token.text == "," else { break }
            if token.kind == .word { words.append(token.text.lowercased()) }
        }
        return words.reversed()
    }

    private func words(_ tokens: [Transcript.Token], from next: Int) -> [String] {
        var words: [String] = []
        for token in tokens[next...] where words.count < Self.reach {
            guard token.kind == .word || token.text == "," else { break }
            if token.kind == .word, !token.isStruck { words.append(token.text.lowercased()) }
        }
        return words
    }

    private func drop(_ count: Int, from tokens: inout [Transcript.Token]) {
        var left = count
        while left > 0, let last = tokens.last {
            if last.kind == .word, !last.isStruck { left -= 1 }
            tokens.removeLast()
        }
    }

    /// How often each word is said in the visit: what is said more than once is no part of a word.
    private func counts() -> [String: Int] {
        transcript.words.reduce(into: [:]) { $0[HeardWord($1.text).core.lowercased(), default: 0] += 1 }
    }

    private static let fillers = Lexicon.set("uh um uhm erm er eh ah hmm")
    private static let reach = 8
}

/// How much of what was said before a break is said anew after it.
struct SpokenRestart {
    /// Up to the break, the last of them next to it.
    let before: [String]
    let after: [String]
    /// The last word was cut off.
    let isCut: Bool
    /// "Excuse me": something was wrong.
    let isSure: Bool
    let isSaidElsewhere: (String) -> Bool

    /// How many words are given up; 0 where nothing is said anew.
    var given: Int {
        guard let last = before.last, let first = after.first else { return 0 }
        // "You know, what ... you know, did you": a filler twice.
        if first == "you", after.count > 1, after[1] == "know" { return 0 }
        if let again = (1...before.count).first(where: { before[before.count - $0] == first && isGivenUp($0) }) {
            // "To the clinic and a ... a week ago": what was to be told with it is given up too.
            let and = before.count - again - 1
            return again + (again == 1 && and > 0 && before[and] == "and" && after.prefix(5).contains("ago") ? 1 : 0)
        }
        // "To further ... for further evaluation".
        if before.count > 1, after.count > 1, after[1] == last, Self.isLittle(before[before.count - 2]),
            Self.isLittle(first), !Lexicon.negations.contains(before[before.count - 2])
        {
            return 2
        }
        return isPart(last, first) || isMisspoken(last, first) ? 1 : 0
    }

    /// Nothing is lost with the last `count` words: they are little words, or said again.
    private func isGivenUp(_ count: Int) -> Bool {
        let start = before.count - count
        return before[start...].indices.allSatisfy { at in
            let word = before[at]
            if Lexicon.negations.contains(word) { return after.contains(where: Lexicon.negations.contains) }
            if after.contains(word) { return true }
            if word.contains(where: \.isNumber) || Self.isKnown(word) { return false }
            if Self.isLittle(word) || after.contains(where: { Self.shared(word, $0) >= 4 }) { return true }
            return at == before.count - 1 && (isSure && count < 4 || after.contains { isPart(word, $0) })
        }
    }

    /// "Lo- low", "su- , significance", "sh- a little": a word begun, and perhaps another said.
    private func isPart(_ word: String, _ next: String) -> Bool {
        guard word.allSatisfy(\.isLetter), !Lexicon.negations.contains(word), Lexicon.sides[word] == nil else {
            return false
        }
        if isCut, next.hasPrefix(word) { return true }
        if Self.isKnown(word) || next.first?.isNumber == true { return false }
        let shared = Self.shared(word, next)
        if isCut, shared > 2 || shared == 2 && word.count < 6 { return true }
        // Not cut off, it must be no word, or the next must go on with it: "two weeks ago... and it's worse".
        let isFragment = isCut ? word.count < 5 : word.count < 4 && (next.hasPrefix(word) || !Self.hasVowel(word))
        return isFragment && !Self.isLittle(word) && !EncounterWords.verbs.contains(word) && !isSaidElsewhere(word)
    }

    /// "Abnormalaries ... abnormalities", "incisal, excuse me, incision".
    private func isMisspoken(_ word: String, _ next: String) -> Bool {
        guard !Self.isKnown(word), word.allSatisfy(\.isLetter), word.count > 4 else { return false }
        let start = Self.shared(word, next)
        let end = Self.shared(String(word.reversed()), String(next.reversed()))
        return start >= 5 || start > 2 && end > 2 || isSure && end > 3
    }

    private static func shared(_ one: String, _ other: String) -> Int {
        zip(one, other).prefix { $0 == $1 }.count
    }

    private static func hasVowel(_ word: String) -> Bool { word.contains { "aeiouy".contains($0) } }

    /// What must not be lost.
    private static func isKnown(_ word: String) -> Bool {
        Lexicon.drugs.contains(word) || Lexicon.isDisease(word) || Lexicon.symptoms.contains(word)
            || Lexicon.sides[word] != nil
    }

    private static func isLittle(_ word: String) -> Bool {
        Lexicon.functionWords.contains(word) && word != "back" || little.contains(word)
    }

    private static let little = Lexicon.set(
        "i'm i've i'd i'll it's that's he's she's we're we've we'll they're you're you've there's been going gonna like because while my"
    )
}
