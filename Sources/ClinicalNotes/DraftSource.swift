internal import Artifacts

/// A transcript cut into sentences, as the drafters read it.
struct DraftSource {
    /// One sentence of the transcript: a run of tokens.
    struct Sentence {
        /// Tokens that are not struck.
        var tokens: [Transcript.Token] {
            didSet { lowercased = Self.lowercased(tokens) }
        }
        /// The words, lower case, without marks and list markers.
        private(set) var lowercased: [String]
        /// Number of the list marker that began it; 0 where the marker was taken back, and no item goes on.
        var item: Int?
        var speaker: Transcript.Speaker?
        /// A paragraph or line ended before it.
        var beginsLine: Bool
        /// What was taken back within it or before it.
        var struck: [String] = []
        /// Cut off the clause before where one hardly begins.
        var isDoubtful = false

        init(_ tokens: [Transcript.Token], beginsLine: Bool) {
            (self.tokens, lowercased, self.beginsLine) = (tokens, Self.lowercased(tokens), beginsLine)
        }

        private static func lowercased(_ tokens: [Transcript.Token]) -> [String] {
            tokens.lazy.filter { $0.kind == .word && $0.rule != "listItem" }.map { $0.text.lowercased() }
        }

        /// What was taken back in it, for the reviewer.
        var corrections: [Note.Flag] { struck.map { .init(.selfCorrection, detail: $0) } }
    }

    let transcript: Transcript
    let sentences: [Sentence]
    /// Commands and struck tokens, with why they are not in the note.
    let removed: [Note.LeftOut]
    /// Words that were carried out, and stand in the text as marks: "comma", "number two".
    let commands: Set<Int>
    private let segmentOfWord: [Int]

    init(_ transcript: Transcript) {
        self.transcript = transcript
        var segmentOfWord = [Int](repeating: -1, count: transcript.words.count)
        for (position, segment) in transcript.segments.enumerated() {
            for word in segment.words { segmentOfWord[word] = position }
        }
        self.segmentOfWord = segmentOfWord
        let tokens = transcript.tokens.isEmpty ? Array(transcript.tokensAsHeard) : transcript.tokens
        var splitter = SentenceSplitter(transcript: transcript, segmentOfWord: segmentOfWord)
        splitter.split(SpokenRepair(transcript, segmentOfWord: segmentOfWord).mended(tokens))
        sentences = splitter.sentences
        isRunOn = Self.isRunOn(sentences)
        removed = Self.removed(tokens, transcript)
        commands = Set(tokens.filter { $0.kind != .word || $0.rule == "listItem" }.flatMap(\.words))
    }

    /// Some sentences of `source`, as if nothing else had been said.
    init(_ source: DraftSource, sentences: [Sentence]) {
        transcript = source.transcript
        self.sentences = sentences
        (removed, commands) = ([], source.commands)
        isRunOn = source.isRunOn
        segmentOfWord = source.segmentOfWord
    }

    /// Sentences are so long that commas must stand for full stops.
    let isRunOn: Bool

    private static func isRunOn(_ sentences: [Sentence]) -> Bool {
        sentences.reduce(0) { $0 + $1.tokens.count } > 18 * sentences.count
    }

    /// A word alone says nothing of where it belongs.
    var isOneWord: Bool { transcript.words.count == 1 }

    /// The words of `range` as heard.
    func heard(_ range: Range<Int>) -> String {
        transcript.words[range].map(\.text).joined(separator: " ")
    }

    /// Where the words of `tokens` were said: one evidence a run of words and segment.
    ///
    /// - Parameter bridgesPauses: marks and fillers between two words ("nausea , um vomiting") end no run.
    func evidence(_ tokens: some Sequence<Transcript.Token>, bridgesPauses: Bool = false) -> [Note.Evidence] {
        var runs: [Range<Int>] = []
        for token in tokens {
            for word in token.words {
                if let last = runs.last, last.upperBound <= word,
                    segmentOfWord[last.upperBound - 1] == segmentOfWord[word],
                    last.upperBound == word || bridgesPauses && isPause(last.upperBound..<word)
                {
                    runs[runs.count - 1] = last.lowerBound..<word + 1
                } else {
                    runs.append(word..<word + 1)
                }
            }
        }
        return runs.map { run in
            let position = segmentOfWord[run.lowerBound]
            return Note.Evidence(
                segment: position < 0 ? 0 : transcript.segments[position].id,
                words: run,
                start: transcript.words[run.lowerBound].start,
                end: transcript.words[run.upperBound - 1].end
            )
        }
    }

    private static let fillers = Lexicon.set("um uh like just really kind sort of you know")

    /// Nothing but marks, fillers, and the word before once more.
    private func isPause(_ words: Range<Int>) -> Bool {
        let before = transcript.words[words.lowerBound - 1].text.lowercased()
        return words.count < 4
            && transcript.words[words].allSatisfy { word in
                Self.fillers.contains(word.text.lowercased()) || word.text.lowercased() == before
                    || !word.text.contains { $0.isLetter || $0.isNumber }
            }
    }

    private static func removed(_ tokens: [Transcript.Token], _ transcript: Transcript) -> [Note.LeftOut] {
        var result: [Note.LeftOut] = []
        for (at, token) in tokens.enumerated() where !token.words.isEmpty && (token.isStruck || token.kind.isBreak) {
            let isNext = at > 0 && (tokens[at - 1].isStruck || tokens[at - 1].kind.isBreak)
            let isTakenBack = token.isStruck && token.kind == .word && token.rule != "listItem"
            let reason: Note.LeftOut.Reason =
                token.rule == "endOfDictation" ? .notClinical : isTakenBack ? .struck : .command
            let text = transcript.words[token.words].map(\.text).joined(separator: " ")
            // A comma goes with what was taken back before it; alone it is a command that came to nothing.
            if isNext, let last = result.last, last.words.upperBound == token.words.lowerBound,
                last.reason == reason || token.kind == .punctuation
            {
                result[result.count - 1].text += " " + text
                result[result.count - 1].words = last.words.lowerBound..<token.words.upperBound
            } else {
                result.append(.init(text: text, reason: reason, words: token.words))
            }
        }
        return result
    }
}

extension Transcript.Token.Kind {
    var isBreak: Bool { self == .lineBreak || self == .paragraphBreak }
}

extension Transcript {
    /// Whether another turn begins with the segment at `next` after the one at `last`; each line of a typed transcript is one.
    func isTurn(_ last: Int, _ next: Int) -> Bool {
        let (before, after) = (segments[last], segments[next])
        return engine.isEmpty || before.speaker != after.speaker || before.channel != after.channel
    }
}

/// Cuts tokens at marks that end a sentence, at breaks, list markers, headings between commas and turns of speakers.
struct SentenceSplitter {
    let transcript: Transcript
    let segmentOfWord: [Int]
    var sentences: [DraftSource.Sentence] = []
    private var current: [Transcript.Token] = []
    private var item: Int?
    private var beginsLine = true
    private var struck: [String] = []

    init(transcript: Transcript, segmentOfWord: [Int]) {
        self.transcript = transcript
        self.segmentOfWord = segmentOfWord
    }

    mutating func split(_ tokens: [Transcript.Token]) {
        var lastSegment = -1
        for (position, token) in tokens.enumerated() {
            if token.isStruck {
                if token.rule == "listItem" {
                    finish(breaks: true)
                    item = 0
                } else if token.kind == .word, token.rule != "endOfDictation" {
                    let isNext = position > 0 && tokens[position - 1].isStruck && !struck.isEmpty
                    if isNext { struck[struck.count - 1] += " " + token.text } else { struck.append(token.text) }
                }
                continue
            }
            if let word = token.words.first {
                let segment = segmentOfWord[word]
                if lastSegment >= 0, segment >= 0, segment != lastSegment, transcript.isTurn(lastSegment, segment) {
                    finish(breaks: true)
                }
                if segment >= 0 { lastSegment = segment }
            }
            switch token.kind {
            case .lineBreak, .paragraphBreak: finish(breaks: true)
            case .punctuation where token.text == "." && isOfName(position, tokens):
                current[current.count - 1].text += "."
            case .punctuation where ".?!".contains(token.text):
                current.append(token)
                // A closing quotation mark or bracket after the full stop belongs to the sentence.
                if position + 1 < tokens.count, ["\"", ")"].contains(tokens[position + 1].text),
                    tokens[position + 1].kind == .punctuation
                {
                    continue
                }
                finish(breaks: false)
            case .punctuation:
                current.append(token)
                if ["\"", ")"].contains(token.text), position > 0, ".?!".contains(tokens[position - 1].text),
                    tokens[position - 1].kind == .punctuation
                {
                    finish(breaks: false)
                }
            case .word where token.rule == "listItem":
                finish(breaks: true)
                item = Int(token.text.dropLast())
                current.append(token)
            case .word, .opening: current.append(token)
            }
        }
        finish(breaks: false)
    }

    /// "At St. Brendan's", "Dr. Ann R. Lee": the mark is of the word before it, and a name goes on.
    private func isOfName(_ at: Int, _ tokens: [Transcript.Token]) -> Bool {
        guard at > 0, at + 1 < tokens.count, tokens[at + 1].kind == .word, let last = current.last, last.kind == .word,
            tokens[at + 1].text.first?.isUppercase == true
        else { return false }
        let before = current.dropLast().suffix(2).map(\.text)
        // "He lives on Main St. He walks"
        if last.text == "St" { return before.last?.first.map { $0.isUppercase || $0.isNumber } != true }
        let isInitial = last.text.count == 1 && last.text.first?.isUppercase == true
        return isInitial && before.contains { ["Dr.", "Mr.", "Mrs.", "Ms."].contains($0) }
            && before.last?.first?.isUppercase == true
    }

    private mutating func finish(breaks: Bool) {
        if !current.isEmpty {
            var sentence = DraftSource.Sentence(current, beginsLine: beginsLine)
            (sentence.item, sentence.struck) = (item, struck)
            sentence.speaker = current.first { !$0.words.isEmpty }.flatMap { token in
                let segment = segmentOfWord[token.words.lowerBound]
                return segment < 0 ? nil : transcript.segments[segment].speaker
            }
            sentences.append(sentence)
            struck = []
            beginsLine = false
        }
        current.removeAll(keepingCapacity: true)
        item = nil
        if breaks { beginsLine = true }
    }
}
