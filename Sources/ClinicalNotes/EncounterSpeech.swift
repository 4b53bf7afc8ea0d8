internal import Artifacts

/// A word of an encounter as a rule reads it.
struct SpokenWord {
    var text: String
    var lower: String
    var hasComma: Bool
    /// The tokens that it stands for: two where an engine wrote "do n't".
    var tokens: [Transcript.Token]
}

/// A sentence of an encounter, or a part of one: fillers, repeats and false starts are gone.
struct Spoken {
    var words: [SpokenWord]
    var speaker: Transcript.Speaker?
    var isQuestion: Bool

    var lower: [String] { words.map(\.lower) }

    init(words: [SpokenWord], speaker: Transcript.Speaker?, isQuestion: Bool) {
        self.words = words
        self.speaker = speaker
        self.isQuestion = isQuestion
    }

    init(_ sentence: DraftSource.Sentence) {
        speaker = sentence.speaker
        isQuestion = sentence.tokens.contains { $0.kind == .punctuation && $0.text == "?" }
        words = []
        for token in sentence.tokens where token.kind != .opening {
            let lower = token.text.lowercased()
            if token.kind == .punctuation {
                if token.text == ",", !words.isEmpty { words[words.count - 1].hasComma = true }
                continue
            }
            if let joined = words.last.flatMap({ Self.joined[$0.lower + " " + lower] }) {
                words[words.count - 1].text = joined
                words[words.count - 1].lower = joined
                words[words.count - 1].tokens.append(token)
                continue
            }
            if Self.fillers.contains(lower) || lower.hasSuffix("-") { continue }
            if let last = words.last, last.lower == lower, lower.first?.isNumber != true {
                words[words.count - 1].hasComma = false
                continue
            }
            words.append(.init(text: token.text, lower: lower, hasComma: false, tokens: [token]))
        }
        dropAsides()
    }

    /// "you know", "I mean".
    private mutating func dropAsides() {
        var at = 0
        while at + 1 < words.count {
            let pair = words[at].lower + " " + words[at + 1].lower
            if ["you know", "i mean", "sort of", "kind of", "bit of"].contains(pair) {
                words.removeSubrange(at...at + 1)
                if at > 0 { words[at - 1].hasComma = false }
            } else {
                at += 1
            }
        }
        for length in [3, 2] { dropRepeats(length) }
    }

    /// "I feel, I feel bloated".
    private mutating func dropRepeats(_ length: Int) {
        var at = 0
        while at + 2 * length <= words.count {
            if words[at..<at + length].map(\.lower) == words[at + length..<at + 2 * length].map(\.lower) {
                words.removeSubrange(at..<at + length)
            } else {
                at += 1
            }
        }
    }

    /// The parts of a sentence: long ones are cut where a clause usually begins.
    func clauses() -> [Spoken] {
        guard words.count > 9 else { return words.isEmpty ? [] : [self] }
        var result: [Spoken] = []
        var start = 0
        for at in words.indices where at > start + 2 && begins(at) {
            result.append(.init(words: Array(words[start..<at]), speaker: speaker, isQuestion: false))
            start = at
        }
        result.append(.init(words: Array(words[start...]), speaker: speaker, isQuestion: isQuestion))
        return result
    }

    private func begins(_ at: Int) -> Bool {
        if words[at].lower == "on", words[at...].prefix(5).contains(where: { $0.lower.hasPrefix("exam") }) {
            return true
        }
        guard !Self.glue.contains(words[at - 1].lower) else { return false }
        let word = words[at].lower
        if ["my", "your"].contains(word) {
            // An object ("below my ribs") begins nothing; a subject has its verb near.
            return words[at...].prefix(5).contains {
                ["is", "are", "was", "has", "have", "looks", "hurts"].contains($0.lower)
            }
        }
        if Self.starters.contains(word) { return true }
        guard word == "and", at + 1 < words.count else { return false }
        return Self.starters.contains(words[at + 1].lower)
            || ["on", "for", "he", "she", "they"].contains(words[at + 1].lower)
    }

    private static let starters = Lexicon.set(
        "i i'm i've i'll it's it we we're we'll you're that's there's there let's but so okay now then he's she's they're"
    )
    /// A clause after one of these belongs to it.
    private static let glue = Lexicon.set(
        """
        if that when because since while what which where how as think thought guess know say said says told do did does have has are
        were was is can could would should will and or to of in on for with at than but so ever before after until like from by about
        exam examination below above around behind near off out up down during between within into not don't didn't the a an over under through both your my me see show hope sure feel though although whether who appreciate
        """
    )
    private static let fillers = Lexicon.set(
        "um uh uhm umm hmm mm-hmm uh-huh hm mm erm ah er really basically actually honestly kinda sorta just"
    )
    private static let joined: [String: String] = {
        var result = ["gon na": "gonna", "wan na": "wanna", "ca n't": "can't", "wo n't": "won't", "got ta": "gotta"]
        for verb in ["do", "does", "did", "is", "are", "was", "were", "have", "has", "had", "could", "would", "should"]
        {
            result["\(verb) n't"] = "\(verb)n't"
        }
        return result
    }()
}

extension [SpokenWord] {
    /// The words with their commas, without a comma at the end.
    var phrase: String {
        var text = ""
        for (at, word) in enumerated() {
            text += (at == 0 ? "" : " ") + word.text + (word.hasComma && at + 1 < count ? "," : "")
        }
        return text
    }
    var tokens: [Transcript.Token] { flatMap(\.tokens) }
}
