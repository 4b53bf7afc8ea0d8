/// Numbers and sides that a speaker takes back at once: "10, no, 20 mg", "50 excuse me 15", "the left, I mean, right".
enum EncounterCorrection {
    /// The words without what was taken back.
    static func mended(_ words: [SpokenWord]) -> [SpokenWord] {
        var words = words
        var at = 1
        while at < words.count {
            if let start = taken(back: at, words) { words.removeSubrange(start..<at) }
            at += 1
        }
        return words
    }

    /// Where that which the word at `at` replaces begins.
    private static func taken(back at: Int, _ words: [SpokenWord]) -> Int? {
        let (isNumber, isSide) = (Self.isNumber(words[at].lower), Lexicon.sides[words[at].lower] != nil)
        guard isNumber || isSide else { return nil }
        // "On the left, no, on the right".
        var end = at
        while isSide, end > 1, at - end < 2, beforeSide.contains(words[end - 1].lower) { end -= 1 }
        if end < at, let start = taken(before: end, words, isSide: true) { return start }
        return taken(before: at, words, isSide: isSide)
    }

    private static func taken(before at: Int, _ words: [SpokenWord], isSide: Bool) -> Int? {
        let isNumber = !isSide
        let last = words[..<at].suffix(markers[0].count).map(\.lower)
        guard let marker = markers.first(where: { at > $0.count && last.suffix($0.count).elementsEqual($0) }) else {
            return nil
        }
        var start = at - marker.count - 1
        if Lexicon.sides[words[start].lower] != nil { return isSide ? start : nil }
        // The unit may have been said: "10 mg, no, 20 mg".
        let unit = words[start].lower
        if Lexicon.units.contains(unit) || EncounterReplies.units.contains(unit), start > 0 { start -= 1 }
        return Self.isNumber(words[start].lower) && isNumber ? start : nil
    }

    private static let beforeSide = Lexicon.set("on in to the my your at")

    private static func isNumber(_ word: String) -> Bool { word.first?.isNumber == true }

    private static let markers = EncounterCandidates.phrases(
        """
        no|no wait|no sorry|sorry|i'm sorry|excuse me|or excuse me|or rather|rather|make that|wait|correction|scratch that|i mean|
        no let's do|no let's say|no let's make it|well no let's do|well no let's say|well no|actually no|actually let's do
        """
    )
}
