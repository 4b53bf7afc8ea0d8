/// Who comes and why, as the clinician opens the visit.
extension EncounterCandidates {
    /// "Brian is a 58-year-old male with ..., who presents today for ...".
    func frame(_ clause: Spoken, _ at: Int) -> EncounterCandidate? {
        let clause = clause.withWholeSubject
        let lower = clause.lower
        guard !clause.isOfPatient,
            let age = lower.firstIndex(where: { $0.hasSuffix("year-old") || $0.hasSuffix("month-old") }), age >= 1
        else { return nil }
        guard age >= 2, let verb = lower[..<age].lastIndex(where: { ["is", "was"].contains($0) }), verb >= 1,
            age - verb <= (lower[verb..<age].contains("very") ? 4 : 3)
        else { return nil }
        // The first name may stand before the last.
        let isName =
            verb == 2 && !EncounterWords.hedges.contains(lower[0]) && !EncounterWords.talk.contains(lower[0])
            && !clause.words[0].hasComma && !Self.notNamed.contains(lower[0])
        let isTitled = verb > 1 && Self.titles[lower[verb - 2].trimming(".")] != nil
        var words = Array(clause.words[(isTitled ? verb - 2 : isName ? 0 : verb - 1)...]).trimmed()
        // "... with migraines | how often": the talk begins.
        if let talk = words.indices.dropFirst(5).first(where: {
            ["how", "hi", "hello", "did", "tell"].contains(words[$0].lower)
        }) {
            words = Array(words[..<talk]).trimmed()
        }
        guard words.count > 4, words.allSatisfy({ !Self.addresses.contains($0.lower) }) else { return nil }
        var parts = words.map(\.marked)
        // "Ms." ends a sentence for an engine that spells it with a point.
        if verb == 1, at > 0, let last = clauses[at - 1].words.last, let title = Self.titles[last.lower.trimming(".")] {
            words.insert(last, at: 0)
            parts[0] = title + " " + parts[0].firstUppercased
        }
        if isName || isTitled { parts[1] = parts[1].firstUppercased }
        if let here = parts.indices.dropFirst().first(where: {
            parts[$0] == "here" && parts[$0 - 1] == "is" && $0 > 1 && parts[$0 - 2] == "who"
        }) {
            parts.replaceSubrange(here - 1...here, with: ["presents"])
        }
        return candidate(.frame, EncounterFrame.worded(parts), words, at)
    }

    private static let titles = ["ms": "Ms.", "mrs": "Mrs.", "mr": "Mr.", "miss": "Miss"]
}
