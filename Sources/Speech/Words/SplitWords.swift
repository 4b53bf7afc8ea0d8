internal import Artifacts

/// The words of a transcript, with hyphenated ones that nobody knows taken apart, so that each part may be found by
/// itself: "counter-dextromthorphin" is the end of "over the counter", and a drug.
struct SplitWords {
    private(set) var words: [Transcript.Word] = []
    /// Each segment's words.
    private(set) var segments: [Range<Int>] = []
    /// Words that were written together with the one before, and the mark between.
    private(set) var joined: [Int: String] = [:]

    init(_ transcript: Transcript, _ lexicon: Lexicon) {
        var starts: [Int] = []
        let isMarked = SpokenFormatter.usesSpokenPunctuation(transcript.words)
        let ends = ["causes", "caused"] + (isMarked ? ["comma", "period", "coma"] : [])
        for (at, word) in transcript.words.enumerated() {
            starts.append(words.count)
            let next = at + 1 < transcript.words.count ? HeardWord(transcript.words[at + 1].text).core.lowercased() : ""
            let (parts, mark): ([Transcript.Word], String?) =
                at > 0 && Self.isSoundAndValue(word)
                ? (Self.soundAndValue(word, parted: "."), ".")
                : Self.isSoundInValue(word, after: transcript.words[..<at].suffix(2))
                    ? (Self.soundAndValue(word, parted: ""), "")
                    : Self.runOn(word, ends, lexicon).map { ($0, nil) }
                        ?? (Self.parts(of: word, lexicon, isDose: WordContext.units.contains(next)), "-")
            for later in parts.indices.dropFirst() { joined[words.count + later] = mark }
            words += parts
        }
        starts.append(words.count)
        segments = transcript.segments.map { segment in
            let range = segment.words.clamped(to: 0..<transcript.words.count)
            return starts[range.lowerBound]..<starts[range.upperBound]
        }
    }

    /// Has a reviewer shown `words`.
    mutating func doubt(_ group: Range<Int>) {
        for index in group { words[index].doubt = true }
    }

    /// "Create 9.1.0": no number has two points; its first digit may be the end of the word before.
    private static func isSoundAndValue(_ word: Transcript.Word) -> Bool {
        HeardWord(word.text).core.wholeMatch(of: /[0-9]\.[0-9]+\.[0-9]+/) != nil
    }

    /// "Create 91.82", "create a 90.9": no creatinine is so high, and its end sounds like a nine.
    private static func isSoundInValue(_ word: Transcript.Word, after words: ArraySlice<Transcript.Word>) -> Bool {
        let before = words.map { $0.text.lowercased() }
        return (before.last == "create" || before == ["create", "a"])
            && HeardWord(word.text).core.wholeMatch(of: /9[0-9]\.[0-9]+/) != nil
    }

    private static func soundAndValue(_ word: Transcript.Word, parted mark: String) -> [Transcript.Word] {
        var (sound, value) = (word, word)
        sound.text = String(word.text.prefix(1))
        value.text = String(word.text.dropFirst(1 + mark.count))
        (sound.end, value.start) = ((word.start + word.end) / 2, (word.start + word.end) / 2)
        return [sound, value]
    }

    /// "Codencoma", "penicilincaused": a name that nobody knows, with the mark that was spoken or what it brings about.
    private static func runOn(_ word: Transcript.Word, _ ends: [String], _ lexicon: Lexicon) -> [Transcript.Word]? {
        let heard = HeardWord(word.text)
        guard let end = ends.first(where: heard.core.lowercased().hasSuffix), heard.core.count > end.count + 4,
            !heard.core.lowercased().hasSuffix("sarcoma"), HeardTerm(word, lexicon).isStrange
        else { return nil }
        var (name, last) = (word, word)
        name.text = heard.leading + heard.core.dropLast(end.count)
        last.text = heard.core.suffix(end.count) + heard.trailing
        (name.end, last.start) = ((word.start + word.end) / 2, (word.start + word.end) / 2)
        return [name, last]
    }

    private static func parts(of word: Transcript.Word, _ lexicon: Lexicon, isDose: Bool) -> [Transcript.Word] {
        let heard = HeardWord(word.text)
        let texts = heard.core.split(separator: "-").map(String.init)
        // "tetropium-18 micrograms"
        let isDosed = isDose && texts.count == 2 && texts[0].allSatisfy(\.isLetter) && texts[1].allSatisfy(\.isNumber)
        guard texts.count > 1, texts.joined(separator: "-") == heard.core,
            isDosed || HeardTerm(word, lexicon).isStrange
        else { return [word] }
        let step = (word.end - word.start) / Double(texts.count)
        return texts.enumerated().map { place, text in
            var part = word
            part.text = text
            if place == 0 { part.text = heard.leading + part.text }
            if place == texts.count - 1 { part.text += heard.trailing }
            part.start = word.start + step * Double(place)
            part.end = word.start + step * Double(place + 1)
            return part
        }
    }
}

/// Words as they are written anew, one replacement after the other; parts that stay are put together again.
struct WordRewriting {
    let source: SplitWords
    private(set) var words: [Transcript.Word] = []
    /// Where each word of the source begins in the new ones.
    private(set) var starts: [Int] = []
    private var lastKept = -1

    init(_ source: SplitWords) { self.source = source }

    /// Keeps the words up to `end`.
    mutating func keep(to end: Int) {
        for at in starts.count..<max(starts.count, end) {
            if let mark = source.joined[at], lastKept == at - 1, let last = words.last {
                words[words.count - 1].text = last.text + mark + source.words[at].text
                words[words.count - 1].end = source.words[at].end
                starts.append(words.count - 1)
            } else {
                starts.append(words.count)
                words.append(source.words[at])
            }
            lastKept = at
        }
    }

    /// Writes `replacement` for its group.
    mutating func replace(_ replacement: WordReplacement, _ terms: [HeardTerm]) {
        keep(to: replacement.group.lowerBound)
        starts += replacement.group.map { _ in words.count }
        words += replacement.words(for: source.words, terms)
    }

    /// Keeps what is left.
    mutating func finish() {
        keep(to: source.words.count)
        starts.append(words.count)
    }
}
