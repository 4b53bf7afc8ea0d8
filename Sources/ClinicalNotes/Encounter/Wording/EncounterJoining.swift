internal import Artifacts

/// Two short statements of the patient that follow each other are one sentence: "She has back pain, and she takes ibuprofen."
struct EncounterJoining {
    let clauses: [Spoken]
    let voice: PatientVoice

    func joined(
        _ entries: [EncounterDrafter.Scored],
        _ bears: (String, [Transcript.Token]) -> Bool
    ) -> [EncounterDrafter.Scored] {
        // "The patient" would be named twice.
        guard voice.subject != "the patient" else { return entries }
        var result: [EncounterDrafter.Scored] = []
        for entry in entries {
            guard let last = result.last, let both = pair(last.candidate, entry.candidate),
                bears(both.text, both.tokens)
            else {
                result.append(entry)
                continue
            }
            result[result.count - 1].candidate = both
        }
        return result
    }

    private func pair(_ first: EncounterCandidate, _ second: EncounterCandidate) -> EncounterCandidate? {
        guard isShort(first), isShort(second), let end = first.clauses.last,
            (0...Self.near).contains(second.clauses[0] - end),
            clauses[end...second.clauses[0]].allSatisfy(\.isOfPatient),
            first.text.split(separator: " ").count + second.text.split(separator: " ").count < Self.longest
        else { return nil }
        // "I took it | but I weaned myself off | I felt better": without what stands between, the two are no pair.
        if end + 1 < second.clauses[0],
            clauses[(end + 1)..<second.clauses[0]].contains(where: { $0.lower.first == "but" })
                || clauses[end].lower.last == "but"
        {
            return nil
        }
        let isOpposed = isOpposed(end, second.clauses[0])
        if isOpposed, first.words.contains(where: Self.improved.contains) { return nil }
        // "She was doing her laundry when she slipped."
        let befell =
            EncounterStory.isUnderWay(first.words)
            && second.words.dropFirst().first.map(EncounterStory.befalling.contains) == true
            && second.clauses[0] - end < 2
            && EncounterStory.breaksIn(
                second.words,
                on: first.words,
                said: clauses[second.clauses[0]]
            )
        let joint = befell ? " when " : isOpposed ? ", but " : ", and "
        return .init(
            kind: .patient,
            text: first.text.dropLast() + joint + second.text.firstLowercased,
            clauses: first.clauses + second.clauses,
            tokens: (first.tokens + second.tokens).inOrder
        )
    }

    /// "I fell | but I'm not hurt": the one despite the other; the trouble that "I'm better, but I had" tells was before.
    private func isOpposed(_ first: Int, _ second: Int) -> Bool {
        first < second && clauses[(first + 1)...second].contains { $0.lower.prefix(2).contains("but") }
    }

    private func isShort(_ candidate: EncounterCandidate) -> Bool {
        let words = candidate.words
        return candidate.kind == .patient && words.first == voice.subject
            && !candidate.text.contains(",") && !words.contains(where: Self.joining.contains)
            && EncounterBackground.section(of: candidate.text) == .history
    }

    private static let improved = Lexicon.set("better well good fine great okay")
    /// From the clause of the one to that of the other.
    private static let near = 2
    /// Words of both.
    private static let longest = 22
    private static let joining = Lexicon.set(
        "and but or so because reports thinks denies presents when while if which who then"
    )
}
