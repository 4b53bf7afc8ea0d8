/// What one was doing, and what happened then, in one statement.
extension EncounterStory {
    /// `kept`, with what one was doing and what happened then in one statement: "She was making soup when she felt a pop."
    func interrupted(
        _ kept: [EncounterDrafter.Scored],
        among all: [EncounterCandidate]
    )
        -> [EncounterDrafter.Scored]
    {
        guard voice.subject != "the patient" else { return kept }
        var (told, gone, used) = (kept, Set<Int>(), Set<[Int]>())
        // What went on last before it.
        for at in kept.indices.reversed()
        where Self.mayBreakOff(kept[at]) && Self.isUnderWay(kept[at].candidate.words) {
            let scene = kept[at].candidate
            guard let event = all.first(where: { happens($0, after: scene) && !used.contains($0.clauses) }) else {
                continue
            }
            used.insert(event.clauses)
            told[at].candidate.text = scene.text.dropLast() + " when " + event.text.firstLowercased
            told[at].candidate.clauses = scene.clauses + event.clauses
            told[at].candidate.tokens = (scene.tokens + event.tokens).inOrder
            gone.formUnion(kept.indices.filter { $0 != at && kept[$0].candidate.clauses == event.clauses })
        }
        return told.indices.filter { !gone.contains($0) }.map { told[$0] }
    }

    /// Whether something befell the body next: "she got a pain in her back", not "she was in pain".
    private func happens(_ event: EncounterCandidate, after scene: EncounterCandidate) -> Bool {
        let words = event.words
        guard event.kind == .patient, follows(event, scene), areTied(scene, event),
            isAtOnce(event, after: scene),
            words.first == voice.subject, words.count + scene.words.count < 32,
            let verb = words.dropFirst().first(where: { !EncounterWords.adverbs.contains($0) }),
            Self.befalling.contains(verb), !words.contains("when")
        else { return false }
        return EncounterBearing.isOfBody(words) && !EncounterDeixis.isOpen(event.text)
            && !EncounterVague.isVague(event.text)
    }

    /// "Raking leaves | and I felt a pop", not "raking leaves last week | I noticed swelling on Monday": neither has a time, a span
    /// or a place of its own, and what is only noticed is told in the same breath.
    private func isAtOnce(_ event: EncounterCandidate, after scene: EncounterCandidate) -> Bool {
        Self.breaksIn(event.words, on: scene.words, said: clauses[event.clauses[0]])
    }

    /// Whether the event of `words`, `said` so, broke in on what went on.
    static func breaksIn(_ words: [String], on went: [String], said: Spoken) -> Bool {
        let isOneBreath = said.continuesSentence || said.lower.first.map(["and", "then"].contains) == true
        guard isOneBreath || words.contains(where: injuring.contains),
            !words.contains(where: { timing.contains($0) || Lexicon.negations.contains($0) }),
            !went.contains(where: { spanning.contains($0) }),
            !words.contains("passed") || words.contains("out"),
            // "He hit his head": of whom is told between.
            !went.dropFirst().contains(where: ["he", "she", "they"].contains)
        else { return false }
        // "In the shower".
        return !words.indices.dropLast(2).contains {
            ["in", "at"].contains(words[$0]) && ["the", "a", "my"].contains(words[$0 + 1])
                && !EncounterSite.isPart(words[$0 + 2]) && EncounterSystem.named(by: words[$0 + 2]) == nil
        }
    }

    /// Next, or behind what strained the body too: "moving boxes | I lifted one up | I felt a pop".
    private func follows(_ event: EncounterCandidate, _ scene: EncounterCandidate) -> Bool {
        switch event.clauses[0] - scene.clauses[0] {
        case 1: return true
        case 2:
            let between = clauses[scene.clauses[0] + 1].lower
            return between.contains(where: Self.straining.contains)
                && !between.contains { ["he", "she", "they", "not"].contains($0) || Self.timing.contains($0) }
        default: return false
        }
    }

    /// Verbs of what befalls one.
    static let befalling = Lexicon.set(
        "developed got felt heard noticed fell slipped tripped twisted rolled hit hurt threw passed fainted started began woke pulled landed"
    )
    /// What is of the very moment.
    private static let injuring = Lexicon.set(
        "fell slipped tripped twisted rolled hit hurt threw passed fainted pulled landed"
    )
    private static let timing = Lexicon.set(
        """
        later next after since ago last this then yesterday today tonight morning night evening afternoon weekend woke following
        hours minutes before eventually finally slowly gradually
        """
    ).union(Lexicon.weekdays).union(GroundedTimes.months.words)
    private static let spanning = Lexicon.set(
        """
        every each years year months weeks days hours always often usually later ago regularly exercise teenager kid child college
        school last since then used all month week
        """
    )
}
