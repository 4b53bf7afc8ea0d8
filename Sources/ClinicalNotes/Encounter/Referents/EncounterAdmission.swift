internal import Artifacts

/// Where "I was in for 4 days" was: the hospital that the talk named just before; and where one goes in at three: to work.
struct EncounterAdmission {
    let clauses: [Spoken]

    func named(_ words: [SpokenWord], _ at: Int) -> [SpokenWord] { admitted(atWork(words, at), at) }

    /// "I work at a bakery | I go in at three": to work.
    private func atWork(_ words: [SpokenWord], _ at: Int) -> [SpokenWord] {
        guard
            let place = words.indices.dropFirst().dropLast().first(where: {
                words[$0].lower == "in" && ["go", "goes", "come"].contains(words[$0 - 1].lower)
                    && words[$0 + 1].lower == "at"
            }),
            let work = clauses[max(0, at - 2)..<at].filter(\.isOfPatient).flatMap(\.words).last(where: {
                ["work", "job"].contains($0.lower)
            })
        else { return words }
        return words[...place] + [work.said("to work")] + words[(place + 1)...]
    }

    private func admitted(_ words: [SpokenWord], _ at: Int) -> [SpokenWord] {
        guard
            let place = words.indices.dropFirst().first(where: {
                words[$0].lower == "in" && Self.being.contains(words[$0 - 1].lower) && isSpan(words[($0 + 1)...])
            }),
            let hospital = clauses[max(0, at - Self.near)..<at].flatMap(\.words).last(where: { $0.lower == "hospital" })
        else { return words }
        return words[...place] + [hospital.said("the hospital")] + words[(place + 1)...]
    }

    /// "For 4 days", "6 years ago", nothing: not "in a cast".
    private func isSpan(_ rest: ArraySlice<SpokenWord>) -> Bool {
        guard let next = rest.first?.lower else { return true }
        let count = next == "for" ? rest.dropFirst().first?.lower ?? "" : next
        return (count.first?.isNumber == true || ["about", "a", "almost", "like"].contains(count))
            && rest.prefix(6).contains { Self.spans.contains($0.lower) }
    }

    private static let near = 8
    private static let being = Lexicon.set("was i'm been stayed were you're")
    private static let spans = Lexicon.set("day days night nights week weeks month months year years")
}
