/// What was quit, and of what one has still one: a habit that the talk named just before.
struct EncounterHabit {
    let clauses: [Spoken]

    /// "I quit 10 years ago", asked for smoking: "I quit smoking 10 years ago". `nil` where what was quit stays open.
    func named(_ words: [SpokenWord], _ at: Int) -> [SpokenWord]? {
        guard let quit = words.indices.prefix(5).last(where: { ["quit", "quitting"].contains(words[$0].lower) }),
            quit + 1 == words.count || Self.times.contains(words[quit + 1].lower)
                || words[quit + 1].lower.first?.isNumber == true
        else { return words }
        guard let habit = habit(before: at) else { return nil }
        return words[...quit] + [habit] + words[(quit + 1)...]
    }

    private func habit(before at: Int) -> SpokenWord? {
        for clause in clauses[max(0, at - 4)..<at].reversed()
        where !clause.isOfPatient || !clause.lower.contains(where: { Lexicon.relatives[$0] != nil }) {
            for (habit, names) in Self.habits {
                guard let place = clause.words.firstIndex(where: { names.contains($0.lower) }) else { continue }
                // "I don't smoke weed anymore": weed.
                let other = clause.words[(place + 1)...].prefix(1).filter { Self.smoked.contains($0.lower) }
                let name = ([habit] + other.map(\.lower)).joined(separator: " ")
                return .init(
                    text: name,
                    lower: name,
                    hasComma: false,
                    tokens: clause.words[place].tokens + other.flatMap(\.tokens)
                )
            }
        }
        return nil
    }

    private static let times = Lexicon.set("about over in for a last before when after at cold back since just")
    private static let smoked = Lexicon.set("weed marijuana cannabis pot hash hookah crack meth cigars")
    private static let habits: [(String, WordList)] = [
        ("smoking", Lexicon.set("smoke smoking smoker smoked cigarettes tobacco")),
        ("chewing tobacco", Lexicon.set("chewed dipped snuff")), ("vaping", Lexicon.set("vaped")),
        ("drinking", Lexicon.set("drink drinking alcohol")),
    ]
}
