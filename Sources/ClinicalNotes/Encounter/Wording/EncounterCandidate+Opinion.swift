/// What the clinician thinks that it is.
extension EncounterCandidates {
    /// "I do think that this is most likely a strain": the clinician's view, as his or hers.
    func opinion(_ words: [SpokenWord], _ at: Int) -> EncounterCandidate? {
        if let taken = taken(words, at) { return taken }
        var rest = words[...]
        guard rest.popFirst()?.lower == "i" else { return nil }
        while let first = rest.first, Self.softly.contains(first.lower) { rest.removeFirst() }
        let isDoubted = rest.first.map { ["don't", "not"].contains($0.lower) } ?? false
        if isDoubted { rest.removeFirst() }
        guard let verb = rest.popFirst(), Self.opines.contains(verb.lower) else { return nil }
        if rest.first?.lower == "that" { rest.removeFirst() }
        let object = cut(Array(rest))
        guard object.count > 2, let first = object.first?.lower,
            ["it's", "that's"].contains(first) || first == "this" && EncounterWords.finite.contains(object[1].lower),
            isMedicalTerm(object),
            var parts = voice.words(object, byPatient: false)
        else { return nil }
        if ["it's", "that's"].contains(first) { parts[0] = "this is" }
        return candidate(
            .told,
            ["I", isDoubted ? "do not" : "", verb.lower, "that"].filter { !$0.isEmpty } + parts,
            words,
            at
        )
    }

    /// "What I think we're dealing with is a strain": what the clinician takes it for.
    private func taken(_ words: [SpokenWord], _ at: Int) -> EncounterCandidate? {
        let lower = words.map(\.lower)
        guard let opening = Self.dealings.first(where: { lower.starts(with: $0) }) else { return nil }
        let object = cut(Array(words[opening.count...]))
        guard (1...14).contains(object.count), isMedicalTerm(object),
            !object.contains(where: { ["if", "or"].contains($0.lower) }),
            let parts = voice.words(object, byPatient: false)
        else { return nil }
        return candidate(.told, ["I", "think", "that", "this is"] + parts, words, at)
    }
}
