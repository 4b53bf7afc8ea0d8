internal import Artifacts

/// Where on the body a finding is that does not say so itself: at the one part that is being examined.
struct EncounterSite {
    let clauses: [Spoken]

    struct Named: Equatable {
        var name: String
        var tokens: [Transcript.Token]
        static func == (one: Named, other: Named) -> Bool { one.name == other.name }
    }

    /// "Some swelling", said while the right elbow is examined: the right elbow.
    func unsaid(by candidate: EncounterCandidate) -> Named? {
        let words = candidate.text.lowercased().split(separator: " ").map { $0.trimming(",.:") }
        guard candidate.kind == .finding || candidate.text.hasPrefix("There "), candidate.label.isEmpty,
            words.contains(where: Self.signs.contains),
            !words.contains(where: Self.isPart), EncounterSide.sides(in: words).isEmpty, !EncounterSide.isChanged(words)
        else { return nil }
        return introduced(at: candidate.clauses[0]) ?? examined(at: candidate.clauses[0])
    }

    /// "And on your lower extremities | there is edema".
    private func introduced(at: Int) -> Named? {
        guard at > 0, clauses[at - 1].speaker == clauses[at].speaker, !clauses[at].isOfPatient else { return nil }
        let words = clauses[at - 1].words
        guard words.count < 8, let owner = words.lastIndex(where: { ["your", "the"].contains($0.lower) }), owner > 0,
            ["on", "in", "of"].contains(words[owner - 1].lower)
        else { return nil }
        let part = Array(words[(owner + 1)...])
        guard (1...3).contains(part.count), part.contains(where: { Self.isPart($0.lower) }) else { return nil }
        return .init(name: part.map(\.lower).joined(separator: " "), tokens: part.tokens)
    }

    /// The part that the clinician named last, if the clauses near name no other.
    private func examined(at: Int) -> Named? {
        var found: [Named] = []
        for clause in clauses[max(0, at - 10)...at] {
            let lower = clause.lower
            if clause.isOfPatient {
                // "And the right one?"
                let named = EncounterSide.sides(in: lower)
                if found.contains(where: { !named.isSubset(of: EncounterSide.sides(in: $0.name.bareWords)) }) {
                    return nil
                }
                continue
            }
            // "How about the other one": no longer there.
            if !found.isEmpty, EncounterSide.isChanged(lower) { return nil }
            for (side, part) in zip(lower.indices, lower.indices.dropFirst())
            where ["left", "right"].contains(lower[side]) && EncounterSystem.sided.contains(lower[part]) {
                found.append(
                    .init(name: "\(lower[side]) \(lower[part])", tokens: Array(clause.words[side...part]).tokens)
                )
            }
        }
        guard let last = found.last, found.allSatisfy({ $0 == last }) else { return nil }
        return last
    }

    /// A sign or a part whose side, if it has one, would have been told with it.
    static func leavesOpen(_ words: [String]) -> Bool { words.contains { signs.contains($0) || isPart($0) } }

    static func isPart(_ word: String) -> Bool {
        EncounterSystem.sided.contains(word)
            || word.hasSuffix("s") && EncounterSystem.sided.contains(String(word.dropLast())) || parts.contains(word)
    }

    private static let signs = Lexicon.set(
        """
        edema tenderness tender swelling redness bruising erythema ecchymosis effusion pain laxity deformity motion fluid warmth
        crepitus instability
        """
    )
    private static let parts = Lexicon.set(
        """
        feet back spine neck abdomen abdominal chest extremity extremities epicondyle malleolus patella joint line lungs heart
        throat ear ears nose nasal sinuses turbinates skin calf calves forearm upper lower forehead face ligament tendon muscle
        muscles lumbar thoracic cervical flank quadrant bone bones bony metatarsal metatarsals phalanx heel breast groin scalp
        """
    )
}
