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
    /// Who is examined is told to do it: "take a deep breath".
    var isManeuver = false
    /// What it says is left open by its neighbours, as ``EncounterTruth`` reads them.
    var isOpen = false
    /// What is found at an examination, where the clause tells just that.
    var finding: SpokenFinding?

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
        var words: [SpokenWord] = []
        let written = sentence.tokens.map { $0.text.lowercased() }
        for (at, token) in sentence.tokens.enumerated() where token.kind != .opening {
            // A formatter may read a stammered "I" as a numeral.
            let lower = token.text == "II" ? "i" : written[at]
            if token.kind == .punctuation {
                if token.text == ",", !words.isEmpty {
                    words[words.count - 1].hasComma = !Self.isOfPause(written, at)
                }
                continue
            }
            if ["n't", "na", "ta"].contains(lower), let last = words.last,
                let joined = Self.joined[last.lower + " " + lower]
            {
                words[words.count - 1].text = joined
                words[words.count - 1].lower = joined
                words[words.count - 1].tokens.append(token)
                continue
            }
            let next = at + 1 < written.count ? written[at + 1] : ""
            if Self.isFiller(lower, after: words.last?.lower, before: next) || lower.hasSuffix("-") { continue }
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
        words.dropAsides()
        words.dropPointing()
        words.dropTelling()
        words.approximate()
        if speaker != .patient { words.clearPatient() }
        words = EncounterContraction.expanded(EncounterStammer.mended(words))
        for length in [3, 2] { words.dropRepeats(length) }
        words.dropBegun()
        words.shortenNeed()
        words.joinRanges()
        words.markLists()
        self.words = words
        // What an initializer sets is not observed.
        lower = words.map(\.lower)
    }

    /// "Return, uh, for a check": the comma is a pause.
    private static func isOfPause(_ written: [String], _ at: Int) -> Bool {
        at > 0 && at + 1 < written.count && fillers.contains(written[at - 1])
            && SpokenPauses.bindsOn(written[at + 1])
    }

    /// "Um", not the "mm" of "8 mm", nor the "ER" that someone went to.
    private static func isFiller(_ lower: String, after last: String?, before next: String) -> Bool {
        guard fillers.contains(lower) else { return false }
        switch lower {
        case "mm": return last?.first?.isNumber != true
        case "er":
            return !["the", "an", "to"].contains(last ?? "")
                && !["positive", "negative", "pr", "visit", "doctor"].contains(next)
        default: return true
        }
    }

    /// "... call me if it hurts", not "to see if it grows".
    var endsWithCondition: Bool {
        // "... if it isn't better by the time I see you": what is done then comes next.
        if let last = lower.lastIndex(of: "if"), last + 3 < lower.count, lower.count - last < 13,
            ["it", "that", "this", "they"].contains(lower[last + 1]), Lexicon.negations.contains(lower[last + 2]),
            !lower[..<last].contains(where: ["call", "come", "know", "tell", "see"].contains)
        {
            return true
        }
        let end = Array(lower.suffix(7))
        return end.indices.contains { at in
            end[at] == "if" && (at > 0 ? end[at - 1] != "see" : lower.count < 7)
                && !(at + 2 == end.count && ["needed", "necessary", "possible"].contains(end[at + 1]))
        }
    }

    /// Whether the patient says it; an unknown speaker is taken for the clinician.
    var isOfPatient: Bool { speaker == .patient }

    /// Whether the clinician states what it says: no question, no condition, nothing left open.
    var isStatedByClinician: Bool { speaker == .clinician && !isQuestion && !isConditional && !isOpen }

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
