/// Findings that an engine wrote without the commas between them: "no calf tenderness negative Homan's sign".
extension [String] {
    /// With a comma where the next finding begins.
    var listed: [String] {
        var parts = cutAtSpaces
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

    private static let opening: Set<String> = ["no", "negative", "positive", "strong", "brisk"]
}
