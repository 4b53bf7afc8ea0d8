extension [SpokenWord] {
    /// "What I'm gonna do is I'm going to refer you", "what we'll do is order a scan": what is to be done, as if it were not announced.
    var withoutAnnouncement: [SpokenWord] {
        guard first?.lower == "what", let does = prefix(10).firstIndex(where: { $0.lower == "do" }), does > 1,
            self[1..<does].allSatisfy({ Self.intending.contains($0.lower) })
        else { return self }
        let verb = self[(does + 1)...].prefix(1).contains { ["is", "here", "now"].contains($0.lower) } ? 1 : 0
        let rest = self[(does + 1 + verb)...].drop { ["is", "that", "first", "then", "also"].contains($0.lower) }
        guard rest.count > 2, let begins = rest.first?.lower else { return self }
        if Self.subjects.contains(begins) { return Array(rest) }
        return verb == 1
            && (EncounterCandidates.ordered.contains(begins) || EncounterCandidates.advised.contains(begins))
            ? Array(self[1..<does]) + rest : self
    }

    private static let subjects = Lexicon.set("i i'm i'd i'll we we're we'll we'd let's you you're you'll")
    private static let intending = Lexicon.set(
        "i i'm i'd i'll we we're we'll we'd gonna going to will would like want wanna need have think should can you also first"
    )
}

extension [SpokenWord] {
    /// "Your lungs sound nice and clear": they are clear.
    var soundingClear: [SpokenWord] {
        guard let lungs = firstIndex(where: { $0.lower == "lungs" }),
            let sound = indices.dropFirst(lungs + 1).prefix(2).first(where: { self[$0].lower == "sound" }),
            self[(sound + 1)...].prefix(3).contains(where: { $0.lower == "clear" })
        else { return self }
        var words = self
        (words[sound].text, words[sound].lower) = ("are", "are")
        return words
    }
}
