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
    var words: [SpokenWord] {
        didSet { lower = words.map(\.lower) }
    }
    /// The words in lower case.
    private(set) var lower: [String]
    var speaker: Transcript.Speaker?
    var isQuestion: Bool
    /// What was said just before it is its condition: "if that fails".
    var isConditional = false
    /// It goes on with the sentence of the clause before.
    var continuesSentence = false
    /// A parent tells of himself.
    var isOfCompanion = false
    /// The clinician dictates it: it is drafted as a dictation.
    var isDictated = false

    /// "She's a 36-year-old": "she is".
    var withWholeSubject: Spoken {
        var whole = self
        guard let at = words.firstIndex(where: { ["she's", "he's"].contains($0.lower) }) else { return self }
        let subject = String(words[at].lower.dropLast(2))
        (whole.words[at].text, whole.words[at].lower) = (subject, subject)
        whole.words.insert(.init(text: "is", lower: "is", hasComma: false, tokens: []), at: at + 1)
        return whole
    }

    init(words: [SpokenWord], speaker: Transcript.Speaker?, isQuestion: Bool) {
        self.words = words
        lower = words.map(\.lower)
        self.speaker = speaker
        self.isQuestion = isQuestion
    }

    init(_ sentence: DraftSource.Sentence) {
        speaker = sentence.speaker
        isQuestion = sentence.tokens.contains { $0.kind == .punctuation && $0.text == "?" }
        (words, lower) = ([], [])
        for (at, token) in sentence.tokens.enumerated() where token.kind != .opening {
            // A formatter may read a stammered "I" as a numeral.
            let lower = token.text == "II" ? "i" : token.text.lowercased()
            if token.kind == .punctuation {
                if token.text == ",", !words.isEmpty {
                    words[words.count - 1].hasComma = !isOfPause(sentence.tokens, at)
                }
                continue
            }
            if let joined = words.last.flatMap({ Self.joined[$0.lower + " " + lower] }) {
                words[words.count - 1].text = joined
                words[words.count - 1].lower = joined
                words[words.count - 1].tokens.append(token)
                continue
            }
            let next = at + 1 < sentence.tokens.count ? sentence.tokens[at + 1].text.lowercased() : ""
            if isFiller(lower, before: next) || lower.hasSuffix("-") { continue }
            if let last = words.last, last.lower == lower,
                lower.first?.isNumber != true || lower.count < 3 && Lexicon.units.contains(next)
            {
                words[words.count - 1].hasComma = false
                continue
            }
            words.append(
                .init(text: token.text == "II" ? "i" : token.text, lower: lower, hasComma: false, tokens: [token])
            )
        }
        words = EncounterCorrection.mended(words)
        // What an initializer sets is not observed.
        lower = words.map(\.lower)
        dropAsides()
    }

    /// "Return, uh, for a check": the comma is a pause.
    private func isOfPause(_ tokens: [Transcript.Token], _ at: Int) -> Bool {
        at > 0 && at + 1 < tokens.count && Self.fillers.contains(tokens[at - 1].text.lowercased())
            && SpokenPauses.bindsOn(tokens[at + 1].text)
    }

    /// "Um", not the "mm" of "8 mm", nor the "ER" that someone went to.
    private func isFiller(_ lower: String, before next: String) -> Bool {
        guard Self.fillers.contains(lower) else { return false }
        switch lower {
        case "mm": return words.last?.lower.first?.isNumber != true
        case "er":
            return !["the", "an", "to"].contains(words.last?.lower ?? "")
                && !["positive", "negative", "pr", "visit", "doctor"].contains(next)
        default: return true
        }
    }

    /// "you know", "I mean".
    private mutating func dropAsides() {
        var at = 0
        while at + 1 < words.count {
            guard ["you", "i", "sort", "kind", "bit", "let's"].contains(words[at].lower) else {
                at += 1
                continue
            }
            let pair = words[at].lower + " " + words[at + 1].lower
            // "Quite a bit of motion" is much.
            let isMuch = pair == "bit of" && at > 1 && (words[at - 2].lower == "quite" || words[at - 1].lower == "good")
            // "I mean the left" sets right what was said.
            let isCorrection =
                pair == "i mean" && words[(at + 2)...].prefix(3).contains { ["left", "right"].contains($0.lower) }
            // "Tenderness at, let's see, about T8".
            if pair == "let's see", at > 0, words[at + 1].hasComma, at + 2 < words.count,
                EncounterShape.prepositions.contains(words[at - 1].lower)
            {
                words.removeSubrange(at...at + 1)
                words[at - 1].hasComma = false
                continue
            }
            if ["you know", "i mean", "sort of", "kind of", "bit of"].contains(pair), !isMuch, !isCorrection,
                at == 0 || !["do", "if", "let", "did", "what", "any", "that"].contains(words[at - 1].lower)
            {
                words.removeSubrange(at...at + 1)
                if at > 0 { words[at - 1].hasComma = false }
                addArticle(before: at - 1)
            } else {
                at += 1
            }
        }
        // "It hurts like in the inside", "about like six weeks".
        for at in words.indices.reversed() where at > 0 && words[at].lower == "like" {
            if Self.beforeFiller.contains(words[at - 1].lower) { words.remove(at: at) }
        }
        words = EncounterContraction.expanded(EncounterStammer.mended(words))
        for length in [3, 2] { dropRepeats(length) }
        dropBegun()
    }

    /// "You have little bit of pain": not "little pain".
    private mutating func addArticle(before little: Int) {
        guard little >= 0, little + 1 < words.count, words[little].lower == "little" else { return }
        let previous = little > 0 ? words[little - 1].lower : ""
        if ["a", "the", "that", "this", "very"].contains(previous) { return }
        words.insert(.init(text: "a", lower: "a", hasComma: false, tokens: []), at: little)
    }

    /// "Partici participating": a word begun twice.
    private mutating func dropBegun() {
        for at in words.indices.dropLast().reversed() {
            let (word, next) = (words[at].lower, words[at + 1].lower)
            // "Sh shows" has no vowel yet.
            let isBegun = word.count > 3 || word.count == 2 && !word.contains(where: "aeiouy0123456789".contains)
            if isBegun, next.count > word.count + 1, next.hasPrefix(word), !Lexicon.symptoms.contains(word) {
                words.remove(at: at)
            }
        }
    }

    /// "I feel, I feel bloated".
    private mutating func dropRepeats(_ length: Int) {
        var at = 0
        while at + 2 * length <= words.count {
            if (at..<at + length).allSatisfy({ words[$0].lower == words[$0 + length].lower }) {
                words.removeSubrange(at..<at + length)
            } else {
                at += 1
            }
        }
    }

    /// "... call me if it hurts", not "to see if it grows".
    var endsWithCondition: Bool {
        let end = Array(lower.suffix(7))
        return end.indices.contains { at in
            end[at] == "if" && (at > 0 ? end[at - 1] != "see" : lower.count < 7)
                && !(at + 2 == end.count && ["needed", "necessary", "possible"].contains(end[at + 1]))
        }
    }

    /// Whether the patient says it; an unknown speaker is taken for the clinician.
    var isOfPatient: Bool { speaker == .patient }

    private static let beforeFiller = Lexicon.set(
        "it's is was hurts hurt about for there's have had has take took probably maybe i've been and with"
    )
    private static let fillers = Lexicon.set(
        "um uh uhm umm hmm mm-hmm uh-huh hm mm erm ah er really basically actually honestly obviously kinda sorta just"
    )
    private static let joined: WordMap<String> = {
        var result = ["gon na": "gonna", "wan na": "wanna", "ca n't": "can't", "wo n't": "won't", "got ta": "gotta"]
        for verb in ["do", "does", "did", "is", "are", "was", "were", "have", "has", "had", "could", "would", "should"]
        {
            result["\(verb) n't"] = "\(verb)n't"
        }
        return WordMap(result)
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
