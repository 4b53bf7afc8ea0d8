/// Words of medicine with how they sound, and the everyday words that they are not to be mistaken for.
struct Lexicon: Sendable {
    /// A drug, or another term or phrase.
    enum Kind: Sendable { case drug, term }

    /// How well a heard word is known.
    enum Standing: Int, Comparable, Sendable {
        case unknown, known, common, medical
        static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
    }

    /// A word or phrase as written, and the ways it sounds.
    struct Entry: Sendable {
        let text: String
        let words: [String]
        let lowerWords: [String]
        /// All its words as one.
        let lowerJoined: String
        let lowerText: String
        let kind: Kind
        let sounds: [Pronunciation]
        /// How much those sound, from the least to the most.
        let weights: ClosedRange<Float>
        let digits: String
        /// A drug that is seldom dictated: more must speak for it.
        var isRare = false
        /// A drug that is dictated often.
        var isFamiliar = false
        /// Whether it is the name of a person after whom a sign or a disease is called.
        let isEponym: Bool

        /// Whether it holds a digit, as A1c does.
        var hasDigit: Bool { !digits.isEmpty }
        /// Whether it is said letter by letter, as BNP is.
        var isAbbreviation: Bool { kind == .term && words.count == 1 && text.allSatisfy { $0.isUppercase } }
        /// Whether it is a drug's trade name, which alone is written with a capital.
        var isBrand: Bool { kind == .drug && text.first?.isUppercase == true }
    }

    let entries: [Entry]
    /// Single words of drugs, in lower case.
    let drugs: Set<String>
    /// The same with their letters, and how much they sound.
    let drugLetters: [(name: String, letters: [UInt8], weight: Float)]
    /// Entries of several words, in lower case.
    let phrases: Set<[String]>
    /// Terms of one word, in lower case.
    private let terms: Set<String>
    private let medical: Set<String>
    private let common: Set<String>
    private let known: Set<String>
    /// Words that may have been said where a term is taken for what was heard, by how much they sound.
    private let rivals: [(word: String, sounds: Pronunciation)]

    /// The lexicon of the product.
    static let standard = Lexicon(
        drugs: String(decoding: PackageResources.drugs_txt, as: UTF8.self),
        generics: String(decoding: PackageResources.generics_txt, as: UTF8.self),
        terms: String(decoding: PackageResources.terms_txt, as: UTF8.self),
        everyday: String(decoding: PackageResources.everyday_txt, as: UTF8.self),
        medicine: String(decoding: PackageResources.medical_txt, as: UTF8.self),
        clinical: String(decoding: PackageResources.clinical_txt, as: UTF8.self)
    )

    /// - Parameters:
    ///   - drugs: an entry a line, with a plus before those dictated often and a minus before those dictated seldom;
    ///     after a bar another way to say it; lines with `#` are comments.
    ///   - generics: likewise, drugs that are seldom dictated.
    ///   - terms: as drugs.
    ///   - everyday: common words, packed; a line with a dash; words that are less common, packed.
    ///   - medicine: packed words of medicine that are known, and that nothing is taken for.
    ///   - clinical: words of notes that the others lack, a line each, likewise.
    init(
        drugs: String,
        generics: String = "",
        terms: String,
        everyday: String,
        medicine: String = "",
        clinical: String = ""
    ) {
        let rare = Self.entries(generics, .drug).map { entry in
            var entry = entry
            entry.isRare = true
            return entry
        }
        entries = Self.entries(drugs, .drug) + rare + Self.entries(terms, .term)
        self.drugs = Set(entries.filter { $0.kind == .drug }.flatMap(\.words).map { $0.lowercased() })
            .subtracting(Self.salts)
        drugLetters = self.drugs.sorted().map { ($0, Array($0.utf8), Pronunciation($0).weight) }
        let halves = everyday.split(separator: "\n-\n", maxSplits: 1)
        common = Set(halves.first.map { PackedWords.words($0) } ?? [])
        self.terms = Set(entries.filter { $0.kind == .term && $0.words.count == 1 && !$0.isEponym }.map(\.lowerText))
        phrases = Set(entries.map(\.lowerWords).filter { $0.count > 1 })
        let everyday = common
        let single = entries.filter { $0.words.count == 1 || $0.kind == .drug }
        let parts = entries.flatMap(\.words).map { $0.lowercased() }.filter { !everyday.contains($0) }
        // "loss" is part of "hearing loss", and may all the same be the beginning of losartan.
        medical = Set(single.flatMap(\.words).map { $0.lowercased() } + parts.filter { $0.count > 5 })
            .union(PackedWords.words(medicine))
        known = Set(halves.dropFirst().first.map { PackedWords.words($0) } ?? []).union(parts)
            .union(clinical.split(separator: "\n").map(String.init))
        rivals = medical.union(known).filter { $0.count > 3 }.map { ($0, Pronunciation($0)) }
            .sorted { $0.1.weight < $1.1.weight }
    }

    /// What is written with a capital and is no person.
    private static let genera: Set<String> = [
        "Achilles", "Acinetobacter", "Campylobacter", "Candida", "Enterococcus", "Haemophilus", "Klebsiella",
        "Legionella",
        "Listeria", "Mycoplasma", "Pneumocystis", "Pseudomonas", "Salmonella", "Serratia", "Stenotrophomonas",
        "Streptococcus",
    ]

    /// Words of drugs' names that are no drug by themselves.
    private static let salts: Set<String> = [
        "acid", "calcium", "iron", "vitamin", "oxide", "d", "glycol", "chloride", "tartrate", "sodium", "sulfate",
        "carbonate", "bicarbonate", "acetate", "gluconate", "fumarate", "peroxide", "sucrose", "oxybate", "dimethyl",
    ]

    private static func entries(_ list: String, _ kind: Kind) -> [Entry] {
        list.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            let ways = line.split(separator: "|").map { $0.trimmingSpaces() }
            let mark = kind == .drug ? ways[0].first : nil
            let text = mark == "+" || mark == "-" ? String(ways[0].dropFirst()) : ways[0]
            let sounds = ways.map { Pronunciation($0) }
            let weights = sounds.map(\.weight)
            return Entry(
                text: text,
                words: text.split(separator: " ").map(String.init),
                lowerWords: text.lowercased().split(separator: " ").map(String.init),
                lowerJoined: text.lowercased().filter { $0 != " " },
                lowerText: text.lowercased(),
                kind: kind,
                sounds: sounds,
                weights: (weights.min() ?? 0)...(weights.max() ?? 0),
                digits: text.filter(\.isNumber),
                isRare: mark == "-",
                isFamiliar: mark == "+",
                isEponym: kind == .term && isName(text) && !genera.contains(text)
            )
        }
    }

    /// Whether `text` is one word that begins with a capital.
    private static func isName(_ text: String) -> Bool {
        text.first?.isUppercase == true && text.dropFirst().allSatisfy { $0.isLetter && $0.isLowercase }
    }

    /// The rivals that sound as much as that.
    func rivals(weighing weights: ClosedRange<Float>) -> ArraySlice<(word: String, sounds: Pronunciation)> {
        rivals[rivals.partition { $0 >= weights.lowerBound }..<rivals.partition { $0 > weights.upperBound }]
    }

    /// Whether there is a phrase with both words, in lower case.
    func holds(_ word: String, beside other: String) -> Bool {
        phrases.contains { $0.contains(word) && $0.contains(other) }
    }

    /// Whether `word`, in lower case, is a word of medicine just as it is.
    func isMedical(_ word: String) -> Bool { medical.contains(word) }

    /// Whether `word`, in lower case, is a term of one word.
    func isTerm(_ word: String) -> Bool { terms.contains(word) }

    /// How well `word`, in lower case without marks, is known.
    func standing(of word: String) -> Standing {
        if medical.contains(word) { return .medical }
        let word = word.prefix { $0 != "'" && $0 != "\u{2019}" }.description
        if word.count < 2 { return .common }
        let stems = [word] + Self.stems(word)
        if stems.contains(where: medical.contains) { return .medical }
        if stems.contains(where: common.contains) { return .common }
        if stems.contains(where: known.contains) { return .known }
        return Self.roots(word).contains { standing(of: $0) != .unknown } ? .known : .unknown
    }

    /// What is left of a word without one of the prefixes that any word may have: "underactive" is as good as "active". A
    /// noun of doing takes no "un".
    private static func roots(_ word: String) -> [String] {
        ["under", "over", "non", "un", "out"].filter { word.hasPrefix($0) && ($0 != "un" || !word.hasSuffix("tion")) }
            .map { String(word.dropFirst($0.count)) }
            .filter { $0.count > 3 }
    }

    /// What regular endings may be taken off; as in `Scripts/lexicon`.
    private static func stems(_ word: String) -> [String] {
        ["s", "ed", "ing", "ly", "er", "ers"].flatMap { ending -> [String] in
            guard word.hasSuffix(ending), word.count - ending.count >= 3 else { return [] }
            let stem = String(word.dropLast(ending.count))
            return [stem, stem + "e"]
        }
    }
}

extension StringProtocol {
    fileprivate func trimmingSpaces() -> String {
        String(self.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}

extension [(word: String, sounds: Pronunciation)] {
    /// The first index, in an array sorted by weight, whose weight `isReached`.
    fileprivate func partition(_ isReached: (Float) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isReached(self[middle].sounds.weight) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
