/// A shallow reading of a statement: its words, where a pause was heard after them, and what each of them may be.
struct EncounterReading {
    /// The words as they are to be written, with their commas.
    let parts: [String]
    let words: [String]

    init(_ said: [String]) {
        parts = said.cutAtSpaces
        words = parts.map(Self.bare)
    }

    /// Of words in lower case, without their commas.
    init(bare words: [String]) {
        parts = words.cutAtSpaces
        self.words = parts
    }

    /// As rules compare it; most words are so.
    private static func bare(_ part: String) -> String {
        part.isOfSmallLetters ? part : part.lowercased().trimming(",.")
    }

    /// The reading of `parts`, which steps between may have left as they are.
    func of(_ parts: [String]) -> EncounterReading { parts == self.parts ? self : EncounterReading(parts) }

    /// The word at `at`, or none.
    subscript(at: Int) -> String { words.indices.contains(at) ? words[at] : "" }

    func pausesAfter(_ at: Int) -> Bool { parts.indices.contains(at) && parts[at].hasSuffix(",") }

    func isDeterminer(_ at: Int) -> Bool { EncounterShape.determiners.contains(self[at]) }

    func isPreposition(_ at: Int) -> Bool { EncounterShape.prepositions.contains(self[at]) }

    func isNoun(_ at: Int) -> Bool { EncounterShape.isNoun(self[at]) }

    func isDrug(_ at: Int) -> Bool { Lexicon.drugs.contains(self[at]) }

    func isOngoing(_ at: Int) -> Bool { EncounterVerbs.isOngoing(self[at]) }

    /// "Got", "fell": a form that only a subject's verb has.
    func isPast(_ at: Int) -> Bool { EncounterVerbs.onlyPast.contains(self[at]) || self[at] == "got" }

    func isPastForm(_ at: Int) -> Bool { EncounterWords.past.contains(self[at]) || self[at].hasSuffix("ed") }

    /// "The past week", "this morning", "a day": when.
    func isTime(_ at: Int) -> Bool {
        words.indices.contains(at) && words[at...].prefix(3).contains(where: EncounterShape.timed.contains)
    }

    /// The last word before `at` that is neither "not" nor an adverb.
    func before(_ at: Int) -> String {
        words.prefix(max(0, at)).last { $0 != "not" && !EncounterWords.adverbs.contains($0) && !$0.hasSuffix("ly") }
            ?? ""
    }
}
