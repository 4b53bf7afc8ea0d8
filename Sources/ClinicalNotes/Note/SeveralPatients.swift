internal import Artifacts

/// A recording of two patients, of which one record would be half another's.
enum SeveralPatients {
    /// What tells of it; none where nothing does.
    static func flags(_ source: DraftSource) -> [Note.Flag] {
        let told = announced(source).map { [$0] } ?? addressed(source)
        guard !told.isEmpty else { return [] }
        let quotes = told.map {
            "\u{201C}\(StatementText.write(Array($0.tokens.prefix(12)), endsSentence: false))\u{201D}"
        }
        let evidence = source.evidence(told.flatMap(\.tokens))
        return [.init(.severalPatients, detail: quotes.joined(separator: " "), evidence: evidence)]
    }

    /// "Next patient: Mary Jones", after something was said of the one before.
    private static func announced(_ source: DraftSource) -> DraftSource.Sentence? {
        source.sentences.dropFirst().first { sentence in
            let words = sentence.tokens.prefix(8).map { $0.text.lowercased() }
            guard let patient = words.prefix(6).firstIndex(of: "patient"), patient > 0, patient + 1 < words.count else {
                return false
            }
            return ["next", "second"].contains(words[patient - 1])
                && [":", ",", "is", "."].contains(words[patient + 1])
                && words[..<patient].dropLast().allSatisfy { $0 != "my" && Lexicon.functionWords.contains($0) }
        }
    }

    /// "Carlos, how is your asthma?" and "Miguel, your turn.": each is spoken to by a name that is told elsewhere, too.
    private static func addressed(_ source: DraftSource) -> [DraftSource.Sentence] {
        lazy var spoken = source.sentences.flatMap { zip($0.tokens, $0.tokens.dropFirst()) }
        lazy var names = Set(spoken.map(\.1.text).filter(isName))
        // "In Dayton", "the Humira": of a place or a thing.
        lazy var things = Set(
            spoken.filter { Self.beforeThings.contains($0.0.text.lowercased()) }.map { $0.1.text.lowercased() }
        )
        var spokenTo: [String: DraftSource.Sentence] = [:]
        for sentence in source.sentences where sentence.speaker == .clinician && spokenTo.count < 2 {
            let words = sentence.tokens.prefix(6).map { $0.text.lowercased() }
            guard sentence.lowercased.contains(where: { ["you", "your", "you're"].contains($0) }),
                let at = words.indices.dropLast().prefix(4).first(where: {
                    !EncounterWords.hedges.contains(words[$0]) && words[$0] != ","
                }), words[at + 1] == ",", !things.contains(words[at]), !isOther(words[at]),
                PatientVoice.Gender.names.contains(words[at]) || names.contains(sentence.tokens[at].text)
            else { continue }
            spokenTo[words[at]] = spokenTo[words[at]] ?? sentence
        }
        let order = { (sentence: DraftSource.Sentence) in sentence.tokens.first?.words.lowerBound ?? 0 }
        return spokenTo.count < 2 ? [] : spokenTo.values.sorted { order($0) < order($1) }
    }

    /// A day, a month or a drug.
    private static func isOther(_ word: String) -> Bool {
        Lexicon.weekdays.contains(word) || GroundedTimes.months[word] != nil || Lexicon.drugs.contains(word)
    }

    private static let beforeThings = Lexicon.set("in at near the a an your on taking take takes")

    private static func isName(_ word: String) -> Bool {
        word.first?.isUppercase == true && word.dropFirst().contains(where: \.isLowercase)
    }
}
