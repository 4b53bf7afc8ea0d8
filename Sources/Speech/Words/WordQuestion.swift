/// A group of heard words that may be something else, and how alike a word of the lexicon must be to be taken for it.
struct WordQuestion {
    let sounds: Pronunciation
    /// The digits heard; none where they are sounds.
    let digits: String
    /// Whether digits were heard that are no number: see ``DigitsAsSounds``.
    private let hasDigitSounds: Bool
    /// What the group sounds like without a number that only a drug's name may hold; `nil` where there is none.
    let withoutNumber: Pronunciation?
    /// "impagile flaws into 25": the end of a drug and "to" were heard as one word.
    let endsInto: Bool
    /// The ways to read the group: as it is, or with a word before it that was run into it.
    let readings: [Reading]
    private let words: [String]
    private let joined: String
    private let numberWords: [String]
    private let drugs: [String]
    private let hasNumber: Bool
    /// Long words of medicine.
    private let medical: [String]
    private let leastProbability: Double
    private let context: WordContext
    /// Whether a word is like none that we know.
    let isStrange: Bool
    /// Whether the engine was unsure of a word.
    private let isDoubtful: Bool
    /// Whether it is letters that are no abbreviation that we know, and that the engine doubted much.
    private let isLetters: Bool
    /// Whether all words are words of medicine.
    private let isMedical: Bool
    /// What it costs that the engine heard pauses between the words.
    let pauses: Float
    /// How much the readings sound, from the least to the most.
    let weights: ClosedRange<Float>
    private let name: NameRisk
    /// The dose after the group.
    private let dose: DrugStrengths.Dose?
    /// Whether hardly any drug comes in it.
    private let isTelltale: Bool

    init(_ group: Range<Int>, in terms: [HeardTerm]) {
        let heard = terms[group]
        words = heard.map(\.lower)
        joined = words.joined()
        let isOfTerm = DigitsAsSounds.may(group, in: terms)
        let isOfDrug = !isOfTerm && DigitsAsSounds.mayBeOfDrug(group, in: terms)
        let hasDigitSounds = isOfTerm || isOfDrug
        withoutNumber =
            isOfDrug ? Pronunciation(heard.filter { !$0.isNumber }.map(\.lower).joined(separator: " ")) : nil
        self.hasDigitSounds = hasDigitSounds
        numberWords = hasDigitSounds ? [] : words.filter(SpokenNumber.isNumberWord)
        drugs = heard.filter(\.isDrug).map(\.lower)
        hasNumber = !hasDigitSounds && heard.contains(where: \.isNumber)
        medical = heard.filter { $0.standing == .medical && $0.lower.count > 3 }.map(\.lower)
        leastProbability = heard.map(\.probability).min() ?? 1
        endsInto = group.count > 1 && heard.last?.lower == "into"
        var spelling = heard.map { isOfDrug && $0.lower == "10" ? "ten" : $0.lower }.joined(separator: " ")
        if endsInto { spelling.removeLast(2) }
        digits = hasDigitSounds ? "" : spelling.filter(\.isNumber)
        let sounds = Pronunciation(spelling)
        self.sounds = sounds
        context = WordContext(group, in: terms)
        isDoubtful = hasDigitSounds || heard.contains { $0.probability < 0.75 }
        isStrange = heard.contains(where: \.isStrange)
        isLetters =
            heard.count == 1 && leastProbability < Self.muchDoubted && heard[group.lowerBound].isUnknownAbbreviation
        name = NameRisk(group, in: terms)
        dose = context == .dose ? DrugStrengths.Dose(after: group, in: terms) : nil
        isTelltale = dose.map(DrugStrengths.standard.isTelltale) == true
        isMedical = heard.allSatisfy { $0.standing == .medical }
        pauses = Float(heard.dropLast().count { $0.trailing.contains(",") }) * 0.04
        let isRunOn = heard.first?.isStrange == true
        readings =
            [Reading(sounds)] + (isRunOn && context == .dose ? Reading.afterVerbs(sounds) : [])
            + (isRunOn && group.count == 1 ? Reading.afterLinks(sounds) : [])
        let weights = readings.map(\.sounds.weight)
        self.weights = (weights.min() ?? 0)...(weights.max() ?? 0)
    }

    /// Below it letters that we do not know may be others.
    private static let muchDoubted = 0.5

    /// Whether anything but a word with a digit may be meant: words that we know, and that the engine was sure of, stay.
    var isOpen: Bool { isStrange || isDoubtful }

    /// How alike `entry` must be to be taken for the group; `nil` where it can't be at all.
    func bar(for entry: Lexicon.Entry) -> Float? {
        // Words are taken for other words; none is only left out or put in.
        let meant = entry.lowerWords
        let isShared = meant.contains { word in words.contains { Self.same($0, word) } }
        if isShared {
            if meant.allSatisfy({ word in words.contains { Self.same($0, word) } }) { return nil }
            if words.count < meant.count, words.allSatisfy({ term in meant.contains { Self.same(term, $0) } }) {
                return nil
            }
        }
        // A drug that was heard stays, and may only be part of a longer name: "insulin large in" is insulin glargine.
        guard drugs.allSatisfy(meant.contains), withoutNumber == nil || entry.kind == .drug else { return nil }
        // So does a number.
        guard entry.hasDigit || numberWords.allSatisfy(meant.contains) else { return nil }
        let bar = entry.kind == .drug ? barOfDrug(entry) : barOfTerm(entry, isShared: isShared)
        // What shares a word with a phrase, or all letters, is no name.
        if isShared && meant.count > 1 || joined == entry.lowerJoined { return bar }
        if entry.kind == .drug { return context == .none ? bar.map { max($0, name.barOfDrug) } : bar }
        return bar.map { max($0, name.barOfTerm(entry)) }
    }

    /// Whether the dose beside the group is one of the drug `entry`; `nil` where there is none, or nobody knows.
    func doseFits(_ entry: Lexicon.Entry) -> Bool? {
        guard entry.kind == .drug, let dose else { return nil }
        return DrugStrengths.standard.allow(dose, of: entry.lowerText)
    }

    /// Whether the group is `entry` but for a letter or two, or for its end: then it was heard well, whatever the dose.
    func isNearlySpelled(_ entry: Lexicon.Entry) -> Bool {
        guard words.count == 1, joined.utf8.count > 5 else { return false }
        if entry.lowerJoined.hasPrefix(joined) { return true }
        return SpellingDistance.between(Array(joined.utf8), Array(entry.lowerJoined.utf8), limit: 3) < 3
    }

    /// Whether two words are the same but for a plural, or for whose it is.
    static func same(_ a: String, _ b: String) -> Bool {
        let (a, b) = a.utf8.count < b.utf8.count ? (a, b) : (b, a)
        switch b.utf8.count - a.utf8.count {
        case 0: return a == b
        case 1: return "s'".utf8.contains(b.utf8.last ?? 0) && b.hasPrefix(a)
        case 2: return b.hasSuffix("'s") && b.hasPrefix(a)
        default: return false
        }
    }

    private func barOfDrug(_ entry: Lexicon.Entry) -> Float? {
        let fits = doseFits(entry) == true
        guard words.count <= (fits ? 6 : 4), entry.hasDigit || !hasNumber,
            fits && words.count > 1 && !isMedical || medical.allSatisfy(entry.lowerWords.contains)
        else { return nil }
        // Words that we know, and that the engine was sure of, are no drug.
        guard isStrange || isDoubtful else { return nil }
        let doubt = Float(1 - leastProbability) * 0.04
        let size = entry.sounds[0].weight
        guard var bar = bar(of: size, doubt) else { return nil }
        // Several words that we know sound like a drug sooner than that they are one; but for those that make no sense where
        // a dose follows that the drug comes in.
        if !isStrange, words.count > 2, !fits { bar = max(bar, withoutNumber == nil ? 0.9 : 0.85) }
        if !isStrange, words.count > 1, fits, entry.isFamiliar { bar = min(bar, 0.72) }
        if !isStrange, words.count == 1, fits, entry.isFamiliar, isTelltale { bar = min(bar, 0.78) }
        // Brands are short and catchy: what is half like one is more often a longer generic name.
        return entry.isBrand ? max(bar, 0.88) : entry.isRare ? max(bar, 0.8) : bar
    }

    private func bar(of size: Float, _ doubt: Float) -> Float? {
        switch (context, isStrange) {
        case (.dose, true): return (size < 3.6 ? 0.8 : 0.75) - doubt
        case (.dose, false): return size < 4 ? nil : size < 6.5 ? 0.84 : 0.76
        case (.prescribing, true): return (size < 4.6 ? 0.84 : 0.76) - doubt
        case (.prescribing, false): return size < 5 ? nil : 0.84
        case (.none, true): return (size < 5.5 ? 0.9 : 0.82) - doubt
        case (.none, false): return size < 6 ? nil : 0.88
        }
    }

    /// - Parameter isShared: whether a word of a phrase was heard as it is.
    private func barOfTerm(_ entry: Lexicon.Entry, isShared: Bool) -> Float? {
        let size = entry.sounds[0].weight
        if entry.hasDigit { return entry.words.count > 1 ? 0.74 : 0.82 }
        if hasDigitSounds { return size < 4 ? nil : 0.82 }
        // Strange words that the engine was sure of may only be missing from our lists.
        if isStrange, entry.words.count > 1 { return isDoubtful && isShared ? 0.76 : 0.86 }
        if isStrange, !isDoubtful, words.count == 1 { return 0.95 }
        if isStrange { return size < 4 ? 0.87 : size < 5.5 ? 0.83 : 0.8 }
        if isLetters { return entry.isAbbreviation ? 0.84 : nil }
        guard isDoubtful, entry.words.count > 1, entry.words.count <= words.count else { return nil }
        return size < 5 ? 0.97 : isMedical ? 0.9 : 0.86
    }
}
