/// Findings that an engine wrote without the commas between them: "no calf tenderness negative Homan's sign".
extension [String] {
    /// With a comma where the next finding begins.
    var listed: [String] {
        var parts = cutAtSpaces
        // "Distant no murmur": the first was said of the heart sounds.
        if parts.count > 2, parts[1] == "no", Self.states.contains(parts[0].lowercased()) { parts.removeFirst() }
        let words = parts.map { $0.lowercased().trimming(",.") }
        for at in words.indices.dropFirst(2).dropLast() where !parts[at - 1].hasSuffix(",") {
            let last = words[at - 1]
            guard
                EncounterShape.isNoun(last) && Lexicon.sides[last] == nil || Lexicon.units.contains(last)
                    || last == "seconds"
            else { continue }
            let isNext =
                Self.opening.contains(words[at])
                || words[at] == "a" && ["little", "small", "slight", "positive", "negative"].contains(words[at + 1])
            if isNext { parts[at - 1] += "," }
        }
        return parts
    }

    private static let states: Set<String> = ["distant", "faint", "muffled", "regular", "clear", "soft", "normal"]
    private static let opening: Set<String> = ["no", "negative", "positive", "strong", "brisk"]
}
