/// Words that may have been said though the lexicon has no entry for them.
extension WordResolver {
    /// Whether another word that we know sounds about as like what was heard as `entry`, which is no drug: "flovers" may be
    /// fevers, and may be flavors or what we do not know. A phrase of which a word was heard, and letters, are told by that.
    ///
    /// Set by 675 spoken words of notes and of medicine that are no entries (a synthetic voice, tiny.en): 35 became another
    /// term without the bars for such words, 6 with them; of 400 others 28, and 14.
    func mayBeAnother(
        than entry: Lexicon.Entry,
        _ sounds: Pronunciation,
        _ heard: [String],
        _ likeness: Float
    ) -> Bool {
        let isShared = entry.lowerWords.contains { word in heard.contains { WordQuestion.same($0, word) } }
        guard !entry.hasDigit, !entry.isAbbreviation, !isShared else { return false }
        let bar = min(likeness, 1) - Self.marginOfRivals
        return lexicon.rivals(weighing: bar * sounds.weight...sounds.weight / bar).contains { rival in
            !entry.lowerWords.contains { WordQuestion.same($0, rival.word) || Self.areOfOneStem($0, rival.word) }
                && rival.word != entry.lowerJoined
                && SoundDistance.likeness(sounds, rival.sounds, bar: bar) >= bar
        }
    }

    /// "Conjunctiva", "conjunctivae" and "conjunctival", and not epididymis and epididymitis.
    private static func areOfOneStem(_ one: String, _ other: String) -> Bool {
        let stem = zip(one, other).prefix { $0 == $1 }.count
        return stem > 5 && [one, other].allSatisfy { inflections.contains(String($0.dropFirst(stem))) }
    }

    private static let inflections: Set<String> = ["", "a", "ae", "al", "e", "s", "es", "is"]
    private static let marginOfRivals: Float = 0.03
}
