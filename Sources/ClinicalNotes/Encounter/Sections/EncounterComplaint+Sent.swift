internal import Artifacts

/// Why the clinician says that the patient was sent, as the visit opens.
extension EncounterDrafter {
    /// "Your doctor sent you over for your left shoulder", "asked me to see you because your counts have been low": empty
    /// where what is said has no name for a note.
    func sentFor() -> (words: [String], tokens: [Transcript.Token])? {
        let early = clauses.prefix(8).filter { $0.speaker == .clinician }
        for (at, clause) in early.enumerated() {
            let lower = clause.lower
            guard let sent = lower.firstIndex(where: Self.sending.contains),
                !lower.contains(where: Self.otherwise.contains)
            else { continue }
            var words = Array(clause.words[sent...])
            if at + 1 < early.count, early[at + 1].continuesSentence { words += early[at + 1].words }
            if let found = offPart(words) ?? offValue(words) ?? named(words) { return found }
        }
        return nil
    }

    /// "For your left shoulder": its pain, where either speaker says so.
    private func offPart(_ words: [SpokenWord]) -> (words: [String], tokens: [Transcript.Token])? {
        let lower = words.map(\.lower)
        guard let start = lower.indices.first(where: { lower[$0...].starts(with: ["for", "your"]) }) else { return nil }
        let place = words[(start + 2)...].prefix { EncounterProblemName.isOfPlace($0.lower) && $0.lower != "and" }
        guard let part = place.last, EncounterSite.isPart(part.lower) || EncounterSystem.sided.contains(part.lower)
        else {
            return nil
        }
        let sore = sorePart(place.map(\.lower), words.tokens)
        return (sore.map { [$0.name] } ?? [], sore?.tokens ?? words.tokens)
    }

    /// "For an overactive thyroid".
    private func named(_ words: [SpokenWord]) -> (words: [String], tokens: [Transcript.Token])? {
        guard let purpose = words.lastIndex(where: { $0.lower == "for" }), purpose + 2 < words.count,
            ["a", "an", "your", "the", "some"].contains(words[purpose + 1].lower),
            let name = EncounterProblemName.placed(words[(purpose + 2)...]), !name.isEmpty,
            !name.allSatisfy({ EncounterProblemName.isOfPlace($0.lower) })
        else { return nil }
        return (name.map { $0.lower == "your" ? "the" : $0.text }, words.tokens)
    }

    /// "Because your blood counts have been low": low blood counts.
    private func offValue(_ words: [SpokenWord]) -> (words: [String], tokens: [Transcript.Token])? {
        let lower = words.map(\.lower)
        guard let your = lower.firstIndex(of: "your"), your > 0, ["because", "since", "that"].contains(lower[your - 1])
        else { return nil }
        var name = words[(your + 1)...].prefix { !Self.verbs.contains($0.lower) }.map(\.lower)
        name.removeAll { $0 == "your" }
        guard (1...3).contains(name.count),
            let value = lower[(your + 1 + name.count)...].prefix(5).first(where: Self.values.contains)
        else { return nil }
        return ([value] + name, words.tokens)
    }

    private static let sending = Lexicon.set("sent referred asked sending")
    private static let otherwise = Lexicon.set("records results labs note letter")
    private static let verbs = Lexicon.set("is are was were has have had came come")
    private static let values = Lexicon.set("low high abnormal elevated")
}
