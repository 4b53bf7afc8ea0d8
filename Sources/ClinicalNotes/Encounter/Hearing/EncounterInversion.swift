/// A question that begins with its verb: "does it hurt when you walk", "is your pain constant".
enum EncounterInversion {
    /// Its subject, and what follows.
    static func parted(_ words: [SpokenWord]) -> (subject: [SpokenWord], rest: [SpokenWord])? {
        guard words.count >= 4, verbs.contains(words[0].lower) else { return nil }
        let first = words[1].lower
        guard owners.contains(first) else { return nil }
        var nouns = 2 + words[2...].prefix { before.contains($0.lower) }.count
        if nouns + 1 < words.count, nouns < words.count, second.contains(words[nouns + 1].lower) { nouns += 1 }
        guard words.count > nouns + 1, words[1...nouns].allSatisfy({ $0.lower.count > 1 }) else { return nil }
        let rest = Array(words[(nouns + 1)...])
        guard !opening.contains(rest[0].lower), !rest.contains(where: { refused.contains($0.lower) }) else {
            return nil
        }
        return (Array(words[1...nouns]), rest)
    }

    private static let verbs = Lexicon.set("is does has was")
    private static let owners = Lexicon.set("your the")
    /// They stand before the noun.
    private static let before = Lexicon.set("left right lower upper")
    /// "Blood pressure", "knee pain": the second noun.
    private static let second = Lexicon.set("pain pressure sugar rate function swelling")
    private static let opening = Lexicon.set("of in on at for with that which and or your the a an")
    private static let refused = Lexicon.set("what how when where why or i we me else ever anything that this it")
}
