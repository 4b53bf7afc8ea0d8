/// What the patient tells as a story: "I was lying in bed, and my heart was racing." A clause that only tells what went on says
/// something beside the one that tells of the body; without it, it is not told.
struct EncounterStory {
    let clauses: [Spoken]

    /// `kept`, where what only went on stands beside what it is of: that is told too where `all` has words for it.
    func told(_ kept: [EncounterDrafter.Scored], among all: [EncounterCandidate]) -> [EncounterDrafter.Scored] {
        let scenes = kept.indices.filter { isScene(kept[$0]) }
        guard !scenes.isEmpty else { return kept }
        var tied = Set(kept.indices).subtracting(scenes)
        var added: [EncounterDrafter.Scored] = []
        // A scene may be tied to one that is tied.
        for order in [scenes, scenes.reversed(), scenes] {
            for scene in order where !tied.contains(scene) {
                let isTied = tied.contains { areTied(kept[scene].candidate, kept[$0].candidate) }
                if isTied { tied.insert(scene) }
            }
        }
        for scene in scenes where !tied.contains(scene) {
            guard let event = event(of: kept[scene].candidate, among: all) else { continue }
            tied.insert(scene)
            if !added.contains(where: { $0.candidate.clauses == event.clauses }) {
                added.append(.init(candidate: event, worth: kept[scene].worth, kind: .history))
            }
        }
        return (kept.indices.filter(tied.contains).map { kept[$0] } + added).enumerated().sorted {
            ($0.element.candidate.clauses[0], $0.offset) < ($1.element.candidate.clauses[0], $1.offset)
        }.map(\.element)
    }

    /// What of the body is told beside it.
    private func event(of scene: EncounterCandidate, among all: [EncounterCandidate]) -> EncounterCandidate? {
        all.first {
            $0.kind == .patient && $0.clauses != scene.clauses && areTied(scene, $0)
                && EncounterBearing.isOfBody($0.text.bareWords) && !EncounterDeixis.isOpen($0.text)
                && !EncounterVague.isVague($0.text)
        }
    }

    /// What the patient tells that went on once, and nothing of the body.
    private func isScene(_ entry: EncounterDrafter.Scored) -> Bool {
        let words = entry.candidate.text.bareWords
        return entry.candidate.kind == .patient && entry.kind == .history && Self.wentOn(words)
            && !EncounterBearing.isOfBody(words) && !Self.exposes(entry.candidate.text)
            && EncounterBackground.section(of: entry.candidate.text) == .history
            && isOfStory(entry.candidate.clauses[0]) && !tellsWhatHappened(entry.candidate.clauses[0])
    }

    /// One of several clauses in a row: what is said alone was worth saying.
    private func isOfStory(_ at: Int) -> Bool {
        at > 0 && clauses[at - 1].isOfPatient || at + 1 < clauses.count && clauses[at + 1].isOfPatient
    }

    /// The answer to "what happened?", "what were you doing?", "any travel?".
    private func tellsWhatHappened(_ at: Int) -> Bool {
        guard let asked = clauses[..<at].lastIndex(where: { !$0.isOfPatient }), at - asked <= Self.near else {
            return false
        }
        return clauses[max(0, asked - 1)...asked].contains { clause in
            !clause.isOfPatient
                && (clause.lower.contains(where: Self.happening.contains)
                    || clause.lower.contains(sequence: ["were", "you", "doing"])
                    || clause.lower.contains(where: Self.asked.contains))
        }
    }

    /// Said in one breath of the patient, or in the next.
    private func areTied(_ one: EncounterCandidate, _ other: EncounterCandidate) -> Bool {
        let (first, last) = (min(one.clauses[0], other.clauses[0]), max(one.clauses[0], other.clauses[0]))
        return last - first <= Self.near && clauses[first...last].allSatisfy(\.isOfPatient)
    }

    /// "She was lying in bed", "he had to grab the ladder", not "she has been walking".
    private static func wentOn(_ words: [String]) -> Bool {
        guard let verb = words.prefix(6).first(where: { isVerb($0) }), !Self.lasting.contains(verb),
            !words.contains("years") || words.contains("ago")
        else { return false }
        return EncounterWords.past.contains(verb) || verb.hasSuffix("ed") || verb == "could"
    }

    /// "She was bitten by a tick", "she was in Kenya": what one may have caught there.
    private static func exposes(_ text: String) -> Bool {
        let words = text.split(separator: " ").map { $0.trimming(",.") }
        return words.indices.contains { at in
            exposing.contains(words[at].lowercased())
                || at > 0 && ["in", "to", "from"].contains(words[at - 1]) && words[at].first?.isUppercase == true
        }
    }

    private static func isVerb(_ word: String) -> Bool {
        EncounterVerbs.auxiliaries.contains(word) || EncounterWords.past.contains(word) || word.hasSuffix("ed")
            || EncounterWords.modals.contains(word) || EncounterVerbs.isThirdPerson(word)
    }

    /// From the clause of the one to that of the other.
    private static let near = 4
    private static let happening = Lexicon.set("happen happened happening")
    private static let asked = Lexicon.set(
        """
        travel traveled travels traveling trip trips exposed exposure exposures abroad country overseas camping hiking contact
        contacts bitten bite bites stung tick ticks
        """
    )
    private static let exposing = Lexicon.set(
        "bitten bit bite bites tick ticks stung camping abroad overseas exposed cruise lake mosquito mosquitoes"
    )
    /// What is of a habit or goes on.
    private static let lasting = Lexicon.set("quit stopped started began used moved retired")
}
