internal import Artifacts

/// The phrases of a statement that a finding stands in: with the words that say which it is before it, and those that say where and
/// when behind it.
struct ClaimedPhrases {
    private let grounded: GroundedWords
    private let words: [String]
    /// Words that a comma stands behind.
    private var commas: Set<Int> = []

    init(_ grounded: GroundedWords, of text: String) {
        self.grounded = grounded
        words = grounded.words
        var at = 0
        for part in text.spaced where part.hasSuffix(",") || part.hasSuffix(":") {
            let core = HeardWord(part).core.lowercased()
            if let place = words[at...].firstIndex(of: core) {
                commas.insert(place)
                at = place + 1
            }
        }
    }

    /// The whole phrase around `place`, with `name` for what it names; `nil` where it is of a part, or goes on and on.
    func whole(_ name: String, at place: Range<Int>) -> String? {
        let (led, rest) = (before(place.lowerBound), after(place.upperBound - 1))
        let start = place.lowerBound - led.count
        // "No signs of edema" denies it, "no attacks of gout" the attacks, "no trouble with gout" the trouble.
        let isOfPart =
            start > 0 && EncounterShape.prepositions.contains(words[start - 1])
            && !(start > 1 && words[start - 1] == "of" && Self.wide.contains(words[start - 2]))
            && !Lexicon.negations.contains(words[start - 1])
        return isOfPart || led.count > Self.near || rest.count > Self.near ? nil : key(led, name, rest)
    }

    /// Every phrase around `place` that says less, and the whole one; what is not called chronic may be acute.
    func all(_ name: String, at place: Range<Int>) -> [String] {
        let led = before(place.lowerBound).suffix(Self.near)
        let rest = after(place.upperBound - 1).prefix(Self.near)
        return (0...led.count).flatMap { count in
            (0...rest.count).map { key(led.suffix(count), name, rest.prefix($0)) }
        } + (led.contains("chronic") ? [] : (0...rest.count).map { key(["acute"], name, rest.prefix($0)) })
    }

    private func key(_ before: ArraySlice<String>, _ name: String, _ after: ArraySlice<String>) -> String {
        (before + [name] + after).joined(separator: " ")
    }

    /// What says which one it is, right before the word at `place`.
    func before(_ place: Int) -> ArraySlice<String> {
        var start = place
        while start > 0, !commas.contains(start - 1), goesOn(start - 1, place), !Self.plain.contains(words[start - 1]),
            !Lexicon.functionWords.contains(words[start - 1])
        { start -= 1 }
        return words[start..<place]
    }

    /// What says more of the word at `place` behind it.
    func after(_ place: Int) -> ArraySlice<String> {
        var end = place + 1
        while end < words.count, !commas.contains(end - 1), goesOn(end, place),
            !EncounterWords.finite.contains(words[end]), !["and", "or", "nor", "but"].contains(words[end])
        { end += 1 }
        let rest = words[(place + 1)..<end].drop { $0 == "mellitus" }
        return rest.suffix(2).elementsEqual(["on", "exam"]) ? rest.dropLast(2) : rest
    }

    /// "Denies fever chills": a list without its commas.
    private func goesOn(_ at: Int, _ place: Int) -> Bool {
        grounded.clauses[at] == grounded.clauses[place] && !Lexicon.negations.contains(words[at])
            && !StatementClaims.complaints.contains(words[at])
    }

    private static let near = 4
    private static let plain = Lexicon.set(
        "known history patient prior reports any associated current peripheral essential bronchial"
    )
    private static let wide = Lexicon.set("evidence signs sign history issues complaints complaint")
}
