internal import Artifacts

/// What the grounding check compares of a statement or of its evidence.
struct GroundedWords {
    /// In their order.
    private(set) var words: [String] = []
    var numbers: [String] = []
    /// The unit after each number; empty where none follows.
    var units: [String: Set<String>] = [:]
    /// How often, and how long ago or for how long: `daily`, `week`.
    var times: Set<String> = []
    var drugs: Set<String> = []
    var sides: Set<String> = []
    /// What stands after each side: `left/knee`.
    var sidedParts: Set<String> = []
    /// Relatives of the patient, as named.
    var relatives: Set<String> = []
    /// A relative is named among the first words.
    var isOfRelative = false
    /// The first five letters of each content word.
    var stems: Set<String> = []
    /// Stems that are said to be so, and not to be so; of a question without an answer both.
    var affirmed: Set<String> = []
    var denied: Set<String> = []
    var negations = 0
    /// Stems that stand near each number and each side.
    var contexts: [String: Set<String>] = [:]
    /// How many words to each side are near.
    private var reach = 0

    /// The words of a statement.
    init(text: String) {
        var reader = ClauseReader(isWritten: true)
        for part in text.split(whereSeparator: \.isWhitespace) {
            let heard = HeardWord(String(part))
            reader.read(word: heard.core.lowercased())
            for mark in heard.trailing { reader.read(mark: mark) }
        }
        self.init(reader.finished(), reach: 4)
    }

    /// The words of evidence, as they were formatted.
    init(evidence ranges: [Range<Int>], of transcript: Transcript) {
        var reader = ClauseReader(isWritten: false)
        let tokens = transcript.tokens.isEmpty ? transcript.tokensAsHeard : transcript.tokens[...]
        for range in ranges {
            var at = Self.firstToken(in: tokens, from: range.lowerBound)
            var end = range.lowerBound
            while at < tokens.endIndex, tokens[at].words.lowerBound <= range.upperBound {
                let token = tokens[at]
                at += 1
                if token.isStruck { continue }
                switch token.kind {
                case .word where token.words.overlaps(range):
                    for word in token.text.lowercased().split(separator: " ") {
                        reader.read(word: HeardWord(String(word)).core)
                    }
                    end = token.words.upperBound
                case .word where !token.words.isEmpty && token.words.lowerBound >= range.upperBound:
                    at = tokens.endIndex
                case .punctuation where end > range.lowerBound:
                    for mark in token.text { reader.read(mark: mark) }
                default: break
                }
            }
            reader.endTurn()
        }
        self.init(reader.finished(), reach: 10)
    }

    /// First token that may overlap words from `word` on; token ranges ascend.
    private static func firstToken(in tokens: ArraySlice<Transcript.Token>, from word: Int) -> Int {
        var (low, high) = (tokens.startIndex, tokens.endIndex)
        while low < high {
            let middle = (low + high) / 2
            if tokens[middle].words.upperBound <= word { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private init(_ clauses: [ClauseReader.Clause], reach: Int) {
        words = clauses.flatMap(\.words)
        self.reach = reach
        for (at, word) in words.enumerated() { read(word, at: at) }
        for clause in clauses {
            affirmed.formUnion(clause.affirmed.compactMap(Self.stem))
            denied.formUnion(clause.denied.compactMap(Self.stem))
        }
        if sides.isSuperset(of: ["left", "right"]) { sides.insert("both") }
    }

    private mutating func read(_ word: String, at: Int) {
        let next = at + 1 < words.count ? words[at + 1] : ""
        if word.contains(where: { $0.isASCII && $0.isNumber }) { readNumbers(word, at: at) }
        if Lexicon.drugs.contains(word) { drugs.insert(word) }
        if let side = Lexicon.sides[word] {
            sides.insert(side)
            note(side, at: at)
            sidedParts.insert("\(side)/\(next.prefix(5))")
        }
        if GroundedTimes.pairs.contains(word) { sides.insert("both") }
        if Lexicon.negations.contains(word) { negations += 1 }
        if let time = GroundedTimes.times[word] { times.insert(time) }
        if let number = GroundedTimes.months[word] ?? GroundedTimes.spoken[word] {
            units[number, default: []].insert("")
            note(number, at: at)
        }
        if word == "a" || word == "an", GroundedTimes.times[next] != nil {
            units["1", default: []].insert("")
            note("1", at: at)
        }
        if let relative = Lexicon.relatives[word] {
            relatives.insert(relative)
            if at < 3 { isOfRelative = true }
        } else if let stem = Self.stem(word) {
            stems.insert(stem)
        }
    }

    private static func stem(_ word: String) -> String? {
        guard word.count > 3, word.first?.isLetter == true, !Lexicon.functionWords.contains(word),
            !Lexicon.framing.contains(word), !Lexicon.negations.contains(word), Lexicon.relatives[word] == nil
        else { return nil }
        return String(word.prefix(5))
    }

    private mutating func note(_ thing: String, at: Int) {
        let near = words[max(0, at - reach)..<min(words.count, at + reach + 1)]
        contexts[thing, default: []].formUnion(near.compactMap(Self.stem))
    }

    private mutating func readNumbers(_ word: String, at: Int) {
        let next = at + 1 < words.count ? words[at + 1] : ""
        let parts = word.split { !($0.isASCII && $0.isNumber || $0 == "." || $0 == ",") }
        for part in parts {
            var number = String(part.filter { $0 != "," })
            if number.hasSuffix(".0") { number.removeLast(2) }
            while number.hasSuffix(".") { number.removeLast() }
            if number.hasPrefix(".") { number = "0" + number }
            while number.count > 1, number.hasPrefix("0"), number.dropFirst().first != "." { number.removeFirst() }
            guard number.contains(where: \.isNumber) else { continue }
            numbers.append(number)
            note(number, at: at)
            let unit =
                word.hasSuffix("%") ? "%" : parts.count == 1 && part == word && Lexicon.units.contains(next) ? next : ""
            units[number, default: []].insert(GroundedTimes.unit(unit))
        }
    }
}

/// Words of time, months and units, each in one form.
enum GroundedTimes {
    /// How often and how long, in one form each.
    static let times: [String: String] = [
        "daily": "day", "day": "day", "days": "day", "weekly": "week", "week": "week", "weeks": "week",
        "monthly": "month", "month": "month", "months": "month", "yearly": "year", "annually": "year",
        "year": "year", "years": "year", "hour": "hour", "hours": "hour", "hourly": "hour", "minute": "minute",
        "minutes": "minute", "twice": "twice", "nightly": "night",
    ]
    static let months: [String: String] = Dictionary(
        uniqueKeysWithValues: [
            "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
            "november", "december",
        ].enumerated().map { ($1, "\($0 + 1)") }
    )
    /// Numbers that the formatter leaves in words.
    static let spoken: [String: String] = {
        let words = [
            "one first once", "two second twice couple both", "three third", "four fourth", "five fifth", "six sixth",
            "seven seventh", "eight eighth", "nine ninth", "ten tenth", "eleven eleventh", "twelve twelfth",
        ]
        var result = ["half": "0.5"]
        for (at, group) in words.enumerated() {
            for word in group.split(separator: " ") { result[String(word)] = "\(at + 1)" }
        }
        return result
    }()
    /// Said of two, it says of both sides.
    static let pairs = Lexicon.set(
        "knees legs feet hands arms eyes ears lungs extremities ankles shoulders hips wrists elbows sides equally"
    )

    /// One spelling for each unit.
    static func unit(_ word: String) -> String {
        switch word {
        case "milligrams", "milligram": "mg"
        case "micrograms", "microgram": "mcg"
        case "pound", "pounds", "lbs": "lb"
        case "tablets": "tablet"
        case "capsules": "capsule"
        case "minutes": "minute"
        default: times[word] ?? word
        }
    }
}
