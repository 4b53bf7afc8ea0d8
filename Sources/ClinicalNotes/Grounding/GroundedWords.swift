internal import Artifacts

/// What the grounding check compares of a statement or of its evidence.
struct GroundedWords {
    /// In their order.
    private(set) var words: [String] = []
    /// Of each word: its first five letters where it is a content word, what is said of it, how far its negation is, its clause.
    private(set) var stemAt: [String?] = []
    private(set) var holds: [ClauseReader.Hold] = []
    private(set) var distances: [Int] = []
    private(set) var clauses: [Int] = []
    /// Which turn of the evidence each clause is of.
    private(set) var turns: [Int] = []
    /// What each word is known by where surroundings are compared: its stem, unit or number.
    private(set) var keys: [String?] = []
    private(set) var keyAt: [String: [Int]] = [:]
    /// Where each stem stands.
    private(set) var places: [String: [Int]] = [:]

    private(set) var numbers: [String] = []
    /// The places of ``numbers``.
    private(set) var numberAt: [Int] = []
    /// Where each number stands, as digits or in words.
    private(set) var figures: [String: [Int]] = [:]
    /// The unit after each number; empty where none follows.
    private(set) var units: [String: Set<String>] = [:]
    /// Each number that a unit follows, as digits or in words; of "6 to 8 hours" both.
    private(set) var measures: [(number: String, unit: String, at: Int)] = []
    /// How often, and how long ago or for how long: `daily`, `week`.
    private(set) var times: Set<String> = []
    private(set) var drugs: Set<String> = []
    private(set) var sides: Set<String> = []
    private(set) var sideAt: [(side: String, at: Int)] = []
    /// Relatives of the patient, as named.
    private(set) var relatives: Set<String> = []
    /// Those of them who say something: "her husband states".
    private(set) var reporters: Set<String> = []
    /// A relative is named among the first words.
    private(set) var isOfRelative = false
    private(set) var stems: Set<String> = []
    private let isWritten: Bool

    /// The words of a statement.
    init(text: String) {
        var reader = ClauseReader(isWritten: true)
        for part in text.spaced {
            let heard = HeardWord(part)
            reader.read(word: heard.core.lowercased())
            for mark in heard.trailing { reader.read(mark: mark) }
        }
        self.init(reader.finished(), isWritten: true)
    }

    /// The words of evidence, as they were formatted.
    init(evidence ranges: [Range<Int>], of transcript: Transcript) {
        var reader = ClauseReader(isWritten: false)
        var heard = SpokenFlow()
        let tokens = transcript.tokens.isEmpty ? transcript.tokensAsHeard : transcript.tokens[...]
        for range in ranges.flatMap({ Self.turns(of: $0, in: transcript) }) {
            var at = Self.firstToken(in: tokens, from: range.lowerBound)
            var end = range.lowerBound
            while at < tokens.endIndex, tokens[at].words.lowerBound <= range.upperBound {
                let token = tokens[at]
                at += 1
                if token.isStruck { continue }
                switch token.kind {
                case .word where token.words.overlaps(range):
                    for word in token.text.lowercased().cutAtSpaces {
                        heard.append(HeardWord(word).core)
                    }
                    end = token.words.upperBound
                case .word where !token.words.isEmpty && token.words.lowerBound >= range.upperBound:
                    at = tokens.endIndex
                case .punctuation where end > range.lowerBound:
                    for mark in token.text { heard.append(String(mark)) }
                default: break
                }
            }
            heard.read(by: &reader)
            reader.endTurn()
        }
        self.init(reader.finished(), isWritten: false)
    }

    /// A range cut where the speaker changes.
    private static func turns(of range: Range<Int>, in transcript: Transcript) -> [Range<Int>] {
        let segments = transcript.segments
        var (low, high) = (segments.startIndex, segments.endIndex)
        while low < high {
            let middle = (low + high) / 2
            if segments[middle].words.upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        var result = [range]
        for (segment, next) in zip(segments[low...], segments[low...].dropFirst()) {
            let cut = next.words.lowerBound
            guard cut < range.upperBound else { break }
            guard segment.speaker != next.speaker, cut > result[result.count - 1].lowerBound else { continue }
            result[result.count - 1] = result[result.count - 1].lowerBound..<cut
            result.append(cut..<range.upperBound)
        }
        return result
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

    private init(_ parts: [ClauseReader.Clause], isWritten: Bool) {
        self.isWritten = isWritten
        for (number, clause) in parts.enumerated() {
            words += clause.words
            holds += clause.holds
            distances += clause.distances
            clauses += repeatElement(number, count: clause.words.count)
            turns.append(clause.turn)
        }
        let traits = words.map(WordTraits.of)
        stemAt = zip(words, traits).map(Self.stem)
        for (at, word) in words.enumerated() {
            if let stem = stemAt[at] {
                stems.insert(stem)
                places[stem, default: []].append(at)
            }
            read(word, at: at, traits[at])
            // "A C section" is a c-section.
            if !isWritten, word.length == 1, word != "a", word != "i", word.first?.isLetter == true,
                let stem = Self.stem("\(word)-\(self.word(at + 1))")
            {
                stems.insert(stem)
            }
        }
        if sides.contains("left"), sides.contains("right") { sides.insert("both") }
        keys = words.indices.map { key($0, traits[$0]) }
        measures = readMeasures()
        for (at, key) in keys.enumerated() { if let key { keyAt[key, default: []].append(at) } }
    }

    private func key(_ at: Int, _ traits: WordTraits) -> String? {
        let word = words[at]
        if traits.lists.contains(.idle) { return nil }
        // "A thousand milligrams" and "1000 mg".
        if let spelt = spelt(word, at).last, spelt.unit != "minutes" { return spelt.number }
        if let stem = stemAt[at] { return stem }
        if let relative = traits.relative { return relative }
        if let number = Self.numbers(in: word).first ?? traits.spoken { return number }
        if traits.lists.contains(.unit) { return GroundedTimes.unit(word) }
        return 2...3 ~= word.length && traits.lists.isDisjoint(with: [.function, .negation]) ? word : nil
    }

    /// The stems within `reach` words of a place, without its own.
    func near(_ at: Int, _ reach: Int) -> Set<String> {
        var result: Set<String> = []
        for place in max(0, at - reach)..<min(words.count, at + reach + 1) where place != at {
            if let stem = stemAt[place] { result.insert(stem) }
        }
        return result
    }

    /// "Hydrocodo", "hydrocode": a long word that is no drug, and all but its last letter begin this one's name only.
    func cutsShort(_ drug: String) -> Bool {
        words.contains { word in
            let root = word.dropLast()
            return root.length > 7 && drug.hasPrefix(root) && !Lexicon.drugs.contains(word)
                && Lexicon.drugs.filter { $0.hasPrefix(root) }.count == 1
        }
    }

    /// `stems`, parted by spaces, as the words that they are of.
    func spelled(_ stems: String) -> String {
        stems.cutAtSpaces.map { stem in places[stem]?.first.map { words[$0] } ?? stem }.joined(separator: " ")
    }

    /// The word `offset` places on; empty past an end.
    func word(_ at: Int) -> String { words.indices.contains(at) ? words[at] : "" }

    private mutating func read(_ word: String, at: Int, _ traits: WordTraits) {
        if Self.hasDigit(word), !Self.symbols.contains(word) { readNumbers(word, at: at) }
        if traits.lists.contains(.drug) { drugs.insert(word) }
        if let side = traits.side, isSide(word, at) {
            sides.insert(side)
            sideAt.append((side, at))
        }
        if !isWritten, traits.lists.contains(.pair) { sides.insert("both") }
        if let time = traits.time, !isWritten || isTime(word, at) { times.insert(time) }
        if let number = traits.month ?? traits.spoken {
            // "A couple of months" and "two months" have a unit as "2 months" does.
            note(number, at, of: self.word(at + 1) == "of" ? self.word(at + 2) : self.word(at + 1))
        }
        if Self.single.contains(word), GroundedTimes.times[self.word(at + 1)] != nil {
            note("1", at, of: self.word(at + 1))
        }
        if Self.hours.contains(word) { times.insert("hour") }
        if !isWritten, Self.daytimes.contains(word) {
            // "Every morning" is daily, and "at bedtime" nightly.
            if ["every", "each"].contains(self.word(at - 1)) { times.insert("day") }
            // "Last night" was one.
            if !word.hasPrefix("morning"), !Self.once.contains(self.word(at - 1)) { times.insert("night") }
        }
        for spelt in spelt(word, at) {
            note(spelt.number, at, of: spelt.unit)
            if spelt.unit == "minutes" { times.insert("minute") }
        }
        if !isWritten, word == "parents" { relatives.formUnion(["mother", "father"]) }
        if let relative = traits.relative {
            relatives.insert(relative)
            if let kin = Self.kin(self.word(at - 1), relative) { relatives.insert(kin) }
            if Self.reports.contains(self.word(at + 1)) { reporters.insert(relative) }
            if at < 3 { isOfRelative = true }
        }
    }

    /// "right away" and "all right" name no side, and "both pain and swelling" neither.
    private func isSide(_ word: String, _ at: Int) -> Bool {
        let (before, after) = (self.word(at - 1), self.word(at + 1))
        if words.contains("dominant") { return false }
        // "She left the ward".
        if word == "left", Self.afterLeft.contains(after), !Self.beforeSide.contains(before) { return false }
        if word == "right" {
            if ["all", "that's", "you're"].contains(before) { return false }
            if after.isEmpty || Self.afterRight.contains(after) {
                return Self.owners.contains(before) || isAnswer(at)
            }
        }
        return word != "both" || !isWritten || !words[(at + 1)..<min(at + 5, words.count)].contains("and")
    }

    /// "Which knee? Right."
    private func isAnswer(_ at: Int) -> Bool {
        guard at > 1, clauses[at] != clauses[at - 1], at + 1 == words.count || clauses[at] != clauses[at + 1] else {
            return false
        }
        return words[max(0, at - 6)..<at].contains { $0 == "which" || $0 == "left" }
    }

    /// An age, a rate per minute and a pack a day are no times.
    private func isTime(_ word: String, _ at: Int) -> Bool {
        if GroundedTimes.times[word] == "year", self.word(at + 1) == "old" { return false }
        if word == "minute", self.word(at - 1) == "per" { return false }
        return word != "day" || !words[max(0, at - 2)..<at].contains("pack")
    }

    static func stem(_ word: String) -> String? { stem(word, WordTraits.of(word)) }

    private static func stem(_ word: String, _ traits: WordTraits) -> String? {
        // "Left-sided" is a side, and no word of its own.
        guard traits.lists.isDisjoint(with: .empty), traits.relative == nil, word.length > 3,
            traits.side == nil || !word.hasSuffix("-sided"),
            word.first?.isLetter == true
        else { return nil }
        return GroundedForms.stem(word)
    }

    private mutating func note(_ number: String, _ at: Int, of unit: String) {
        units[number, default: []].insert(GroundedTimes.units.contains(unit) ? GroundedTimes.unit(unit) : "")
        figures[number, default: []].append(at)
    }

    private mutating func readNumbers(_ word: String, at: Int) {
        let parts = Self.numbers(in: word)
        for (place, number) in parts.enumerated() {
            numbers.append(number)
            numberAt.append(at)
            figures[number, default: []].append(at)
            if !isWritten, let first = hundreds(before: at, number) { note(first, at - 2, of: self.word(at + 1)) }
            // The unit of "4-6 hours" is the last one's.
            let isLast = place == parts.count - 1 && word.allSatisfy { $0.isNumber || ".,-".contains($0) }
            let next = self.word(at + 1)
            let unit = word.hasSuffix("%") ? "%" : isLast && GroundedTimes.units.contains(next) ? next : ""
            units[number, default: []].insert(GroundedTimes.unit(unit))
            // "2 ibuprofen" are tablets, or what else it comes in.
            if isLast, Lexicon.drugs.contains(next) { units[number, default: []].formUnion(Self.pieces) }
        }
    }

    private static let reports = Lexicon.set(
        "states reports says denies notes reported stated said noted noticed feels brings"
    )
    private static let pieces = Lexicon.set("tablet capsule puffs drops pill")
    private static let single = Lexicon.set("a an next last past")
    private static let once = Lexicon.set("last that one this first")
    private static let hours = Lexicon.set("h hr hrs")
    private static let daytimes = Lexicon.set("morning mornings night nights evening evenings bedtime")
    /// They hold a digit, and no number.
    private static let symbols = Lexicon.set("mm2 cm2 m2 o2 co2 spo2 covid-19")
    private static let owners = Lexicon.set("the my your his her")
    private static let afterLeft = Lexicon.set("the a an my your his her work home school early town")
    private static let beforeSide = Lexicon.set("the a my your his her its on upper lower right and or")
    private static let afterRight = Lexicon.set(
        """
        along in at after now away before about on where there here around up down off over behind through okay so if
        when by next and
        """
    )
}
