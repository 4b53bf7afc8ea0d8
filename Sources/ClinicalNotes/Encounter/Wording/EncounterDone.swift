/// What was done, by whom, and when the patient was last seen.
extension EncounterCandidates {
    /// "Her dermatologist referred her", "extensor tendons were deemed intact": a thing, and what was done.
    func isOfDoneThing(_ words: [SpokenWord]) -> Bool {
        guard let first = words.first?.lower, EncounterShape.isNoun(first), !Self.notThings.contains(first) else {
            return false
        }
        return words.dropFirst().prefix(4).contains {
            EncounterWords.past.contains($0.lower) || $0.lower.hasSuffix("ed") && $0.lower.count > 5
        }
    }
}

extension [SpokenWord] {
    /// "Since I saw you last in April": "since last seen in April".
    var sinceSeen: [SpokenWord] {
        let lower = map(\.lower)
        guard let since = lower.indices.dropLast(3).first(where: { lower[$0] == "since" }),
            ["i", "i've", "we", "we've"].contains(lower[since + 1]),
            let saw = lower[(since + 2)...].prefix(2).firstIndex(where: { ["saw", "seen"].contains($0) }),
            saw + 1 < lower.count, lower[saw + 1] == "you"
        else { return self }
        var end = saw + 2
        if end < lower.count, ["last", "before"].contains(lower[end]) { end += 1 }
        var (last, seen) = (self[since + 1], self[saw])
        (last.text, last.lower, last.hasComma) = ("last", "last", false)
        (seen.text, seen.lower) = ("seen", "seen")
        return self[...since] + [last, seen] + self[end...]
    }
}
