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
            }),
            // "I go in at 6 for dialysis".
            !words.contains(where: { $0.lower == "for" || $0.lower == "to" })
        else { return words }
        return words[...place] + [work.said("to work")] + words[(place + 1)...]
    }

    /// "I was in" opens the clause: "the boot I was in for 3 weeks" is of the boot.
    private func admitted(_ words: [SpokenWord], _ at: Int) -> [SpokenWord] {
        guard !clauses[at].isOfCompanion,
            let place = words.firstIndex(where: { $0.lower == "in" }), place > 1,
            Self.being.contains(words[(place - 2)..<place].map(\.lower).joined(separator: " ")),
            words[..<(place - 2)].allSatisfy({ Self.openers.contains($0.lower) }), isSpan(words[(place + 1)...]),
            // "You were in 2 weeks ago" may be a visit.
            clauses[at].isOfPatient == (words[place - 2].lower != "you"),
            clauses[at].isOfPatient || words[place + 1].lower == "for",
            let hospital = hospital(before: at, within: clauses[at].isOfPatient ? 4 : 2)
        else { return words }
        return words[...place] + [hospital.said("the hospital")] + words[(place + 1)...]
    }

    /// The hospital that the talk named just before as one where the patient was; nothing else that one is in since.
    private func hospital(before at: Int, within reach: Int) -> SpokenWord? {
        guard
            let named = clauses[max(0, at - reach)..<at].lastIndex(where: { $0.lower.contains("hospital") }),
            clauses[max(0, named - 1)...at].allSatisfy({ clause in
                !clause.lower.contains { Lexicon.relatives[$0] != nil || Self.others.contains($0) }
            })
        else { return nil }
        return clauses[named].words.last { $0.lower == "hospital" }
    }

    /// "For 4 days", "6 years ago": not "in a cast", "a month of therapy".
    private func isSpan(_ rest: ArraySlice<SpokenWord>) -> Bool {
        let isFor = rest.first?.lower == "for"
        let count = rest.dropFirst(isFor ? 1 : 0).prefix { !Self.spans.contains($0.lower) }
        let after = rest.dropFirst(count.count + (isFor ? 1 : 0) + 1).first?.lower
        return (1...3).contains(count.count) && rest.count > count.count + (isFor ? 1 : 0)
            && count.allSatisfy { $0.lower.first?.isNumber == true || Self.counts.contains($0.lower) }
            && (isFor ? after != "of" : after == "ago")
    }

    private static let being = Set(["i was", "i've been", "i stayed", "you were"])
    private static let openers = Lexicon.set("and so but then yes yeah well um uh")
    /// Who else may have been there, and what else one is in.
    private static let others = Lexicon.set(
        """
        he she they him her them he's she's boot boots cast sling brace splint wheelchair accident car clinic office rehab
        school jail therapy study trial program class job dialysis detox walker too
        """
    )
    private static let counts = Lexicon.set("a an about almost like two three four five six seven couple few of")
    private static let spans = Lexicon.set("day days night nights week weeks month months year years")
}
