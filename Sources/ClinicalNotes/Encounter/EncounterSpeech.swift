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
    /// What was said just before it is its condition: "if that fails".
    var isConditional = false
    /// It goes on with the sentence of the clause before.
    var continuesSentence = false
    /// A parent tells of himself.
    var isOfCompanion = false

    var lower: [String] { words.map(\.lower) }

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
        self.speaker = speaker
        self.isQuestion = isQuestion
    }

    init(_ sentence: DraftSource.Sentence) {
        speaker = sentence.speaker
        isQuestion = sentence.tokens.contains { $0.kind == .punctuation && $0.text == "?" }
        words = []
        for (at, token) in sentence.tokens.enumerated() where token.kind != .opening {
            // A formatter may read a stammered "I" as a numeral.
            let lower = token.text == "II" ? "i" : token.text.lowercased()
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
            let next = at + 1 < sentence.tokens.count ? sentence.tokens[at + 1].text.lowercased() : ""
            if isFiller(lower, before: next) || lower.hasSuffix("-") { continue }
            if let last = words.last, last.lower == lower, lower.first?.isNumber != true {
                words[words.count - 1].hasComma = false
                continue
            }
            words.append(
                .init(text: token.text == "II" ? "i" : token.text, lower: lower, hasComma: false, tokens: [token])
            )
        }
        words = EncounterCorrection.mended(words)
        dropAsides()
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
            guard ["you", "i", "sort", "kind", "bit"].contains(words[at].lower) else {
                at += 1
                continue
            }
            let pair = words[at].lower + " " + words[at + 1].lower
            // "Quite a bit of motion" is much.
            let isMuch = pair == "bit of" && at > 1 && words[at - 2].lower == "quite"
            if ["you know", "i mean", "sort of", "kind of", "bit of"].contains(pair), !isMuch,
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
        words = EncounterStammer.mended(words)
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

    /// Whether the patient says it; an unknown speaker is taken for the clinician.
    var isOfPatient: Bool { speaker == .patient }

    /// The clauses of a sentence: it is cut where the model hears a new one begin, and where one usually does.
    func clauses(_ model: EncounterModel) -> [Spoken] {
        guard !words.isEmpty else { return [] }
        let lower = lower
        var result: [Spoken] = []
        var start = 0
        for at in words.indices where at >= start + 2 {
            let score = model.boundary(lower, at)
            guard !isObject(lower, at), !EncounterObject.isObject(lower, at),
                score > 0 || opensExam(lower, at) || at >= start + 3 && score > threshold(at) && begins(lower, at)
            else { continue }
            result.append(part(start..<at, isQuestion: false, after: result.last))
            start = at
        }
        result.append(part(start..<words.count, isQuestion: isQuestion, after: result.last))
        return result
    }

    /// "Refer you to physical therapy": the object of what is intended.
    private func isObject(_ lower: [String], _ at: Int) -> Bool {
        // "Hurting right now".
        lower[at] == "now" && lower[at - 1] == "right"
            && (at + 1 == lower.count || ["and", "but", "because", "so"].contains(lower[at + 1]))
            || lower[at] == "it" && speaker != .patient && EncounterPointing.handling.contains(lower[at - 1])
            || ["you", "you're"].contains(lower[at])
                && (EncounterCandidates.ordered.contains(lower[at - 1]) || Self.givers.contains(lower[at - 1]))
    }

    /// "No wheezing | on your heart exam ...", "that I can hear | your lung exam ...", "| that means no clots".
    private func opensExam(_ lower: [String], _ at: Int) -> Bool {
        guard speaker != .patient else { return false }
        switch lower[at] {
        case "on": return lower[at...].prefix(4).contains("exam") && !["based", "depending"].contains(lower[at - 1])
        case "your": return lower[at...].prefix(4).contains("exam") && !Self.beforeExam.contains(lower[at - 1])
        case "that": return at + 1 < lower.count && lower[at + 1] == "means" && lower[at - 1] != "and"
        default: return false
        }
    }

    private func threshold(_ at: Int) -> Double { Self.mostlyObjects.contains(words[at].lower) ? -3.5 : -7 }

    private func part(_ range: Range<Int>, isQuestion: Bool, after previous: Spoken?) -> Spoken {
        let said = Array(words[range])
        let asks =
            Self.questions.contains(said[0].lower) && speaker != .patient
            && said.withoutAnnouncement.count == said.count
        var part = Spoken(words: said, speaker: speaker, isQuestion: isQuestion || asks)
        part.continuesSentence = previous != nil
        part.isConditional = previous?.lower.prefix(4).contains { ["if", "unless"].contains($0) } ?? false
        return part
    }

    private func begins(_ lower: [String], _ at: Int) -> Bool {
        let word = lower[at]
        let next = at + 1 < lower.count ? lower[at + 1] : ""
        if word == "on", lower[at...].prefix(5).contains(where: { $0.hasPrefix("exam") }) { return true }
        if ["for", "as"].contains(word), ["your", "the"].contains(next), at + 2 < lower.count,
            ["first", "second", "next", "third", "last"].contains(lower[at + 2])
        {
            return true
        }
        if Self.glue.contains(lower[at - 1]), speaker == .patient || !Self.intends(lower, at) { return false }
        // "... of the left lower quadrant no guarding", "the vault is normal the cervix is pink"
        if speaker != .patient, Self.beginsFinding(lower, at) { return true }
        if ["my", "your"].contains(word) {
            // An object ("below my ribs") begins nothing; a subject has its verb near.
            return lower[at...].dropFirst().prefix(4).contains {
                ["is", "are", "was", "has", "have", "looks", "hurts", "were"].contains($0)
            }
        }
        if ["have", "are", "do", "did"].contains(word) {
            let isIntended = word == "have" && Self.intending.contains(lower[at - 1])
            return next == "you" && !isIntended
        }
        if Self.starters.contains(word) { return true }
        return word == "and"
            && (Self.starters.contains(next) || ["on", "for", "they", "my", "your", "no"].contains(next))
    }

    /// "... to help that swelling go down i'm gonna ...".
    private static func intends(_ lower: [String], _ at: Int) -> Bool {
        guard ["i'm", "i'll", "we'll", "we're"].contains(lower[at]), at + 1 < lower.count else { return false }
        return ["down", "up", "off", "out", "in", "time", "on", "more"].contains(lower[at - 1])
    }

    private static func beginsFinding(_ lower: [String], _ at: Int) -> Bool {
        let (last, next) = (lower[at - 1], at + 1 < lower.count ? lower[at + 1] : "")
        if ["is", "are", "has", "have", "there's", "there", "shows", "showed", "some", "with"].contains(last)
            || EncounterCandidates.ordered.contains(last) || EncounterWords.verbs.contains(last)
        {
            return false
        }
        switch lower[at] {
        case "no": return !["longer", "more", "one", "matter", "problem"].contains(next)
        case "there": return ["is", "are"].contains(next)
        case _ where examined.contains(lower[at]) && !["your", "the", "of", "on", "and"].contains(last):
            return ["is", "are", "clear", "intact"].contains(next)
        case "the": return lower[at...].dropFirst(2).prefix(2).contains { ["is", "are", "will"].contains($0) }
        default: return false
        }
    }

    private static let beforeExam = Lexicon.set(
        "on of from in at to with for by after during and see do doing did review discuss based the rest normal if when about as"
    )
    private static let examined = Lexicon.set(
        "speech gait strength sensation reflexes lungs abdomen pulses extremities skin oropharynx tonsils pupils neck uvula"
    )
    private static let intending = Lexicon.set("gonna to will we'll i'll would i'd we'd should")
    private static let givers = Lexicon.set("have having give giving get getting keep let want like for to with")
    private static let mostlyObjects = Lexicon.set("it you he she")
    private static let questions = Lexicon.set(
        "do did are is have has how what when where any were was can could would does who which why"
    )
    private static let starters = Lexicon.set(
        """
        i i'm i've i'll i'd it's it we we're we'll you're you that's there's there let's but so okay now then he's she's they're he
        she
        """
    )
    /// A clause after one of these belongs to it.
    private static let glue = Lexicon.set(
        """
        if that when because since while what which where how as think thought guess know say said says told do did does have has are
        were was is can could would should will and or to of in on for with at than but so ever before after until like from by about
        exam examination below above around behind near off out up down during between within into not don't didn't the a an over under
        through both your my me see show hope sure feel though although whether who appreciate any no why sorry believe notice that's
        wish unless means mean want wanted let make makes help thing things time way haven't hear want had give put get send
        """
    )
    private static let beforeFiller = Lexicon.set(
        "it's is was hurts hurt about for there's have had has take took probably maybe i've been and with"
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
