/// A way to read a group of heard words: as it is, or as another word and what was run into it.
struct Reading: Sendable {
    /// The word before; `nil` where there is none.
    let before: String?
    /// The sounds of the rest.
    let sounds: Pronunciation
    /// How alike the rest must be at least.
    let bar: Float

    /// Whether `entry` may be what was run into the word before.
    func mayBe(_ entry: Lexicon.Entry) -> Bool {
        before == nil || (bar == 0 ? entry.kind == .drug : entry.words.count == 1 && !entry.hasDigit)
    }

    init(_ sounds: Pronunciation, after word: String? = nil, bar: Float = 0) {
        (before, self.sounds, self.bar) = (word, sounds, bar)
    }

    /// Verbs of prescribing that were run into the name of a drug: "Sartfurosmide".
    static func afterVerbs(_ sounds: Pronunciation) -> [Reading] { readings(of: sounds, after: verbs, bar: 0) }

    /// Short words that were run into a word of medicine: "onamlodapine" is "on amlodipine".
    ///
    /// So short a word is found at the beginning of many: the rest must be very like what is meant.
    static func afterLinks(_ sounds: Pronunciation) -> [Reading] { readings(of: sounds, after: links, bar: 0.92) }

    private static func readings(
        of sounds: Pronunciation,
        after words: [(text: String, sounds: Pronunciation)],
        bar: Float
    ) -> [Reading] {
        words.compactMap { word in
            sounds.dropping(word.sounds).map { Reading($0, after: word.text, bar: bar) }
        }
    }

    private static let verbs = spoken(["Start", "Increase", "Continue", "Add", "Decrease", "Stop"])
    /// In a word "of" is written as it is spelled.
    private static let links = spoken(["on", "and", "low"]) + [("of", Pronunciation("off"))]

    private static func spoken(_ words: [String]) -> [(text: String, sounds: Pronunciation)] {
        words.map { ($0, Pronunciation($0)) }
    }
}
