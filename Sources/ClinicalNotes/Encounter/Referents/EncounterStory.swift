/// What the patient tells as a story: "I was lying in bed, and my heart was racing." A clause that only tells what went on says
/// something beside the one that tells of the body; without it, it is not told.
struct EncounterStory {
    let clauses: [Spoken]
    let voice: PatientVoice

    /// `kept`, where what only went on stands beside what it is of: that is told too where `all` has words for it. What
    /// neither strains the body nor was cut short by what happened to it is not told.
    func told(_ kept: [EncounterDrafter.Scored], among all: [EncounterCandidate]) -> [EncounterDrafter.Scored] {
        let kept = interrupted(kept, among: all).filter {
            !isScene($0) || Self.strains($0.candidate.words) || isBeforeFall($0.candidate, in: kept)
                || isMeal($0.candidate) || bears($0.candidate, in: kept)
        }
        let scenes = kept.indices.filter { isScene(kept[$0]) }
        guard !scenes.isEmpty else { return kept }
        var tied = Set(kept.indices).subtracting(scenes)
        // A scene may be tied to one that is tied.
        for order in [scenes, scenes.reversed(), scenes] {
            for scene in order where !tied.contains(scene) {
                let isTied = tied.contains { areTied(kept[scene].candidate, kept[$0].candidate) }
                if isTied { tied.insert(scene) }
            }
        }
        return kept.indices.filter(tied.contains).map { kept[$0] }
    }

    /// How long it was, what harms, what the mind lost, or that the body was at rest when it came.
    private func bears(_ scene: EncounterCandidate, in kept: [EncounterDrafter.Scored]) -> Bool {
        let words = scene.words
        if words.contains(where: Self.bearing.contains) || words.contains("nothing") { return true }
        let hasSpan = words.indices.dropFirst(3).contains {
            EncounterReplies.units.contains(words[$0]) && words[$0 - 1].first?.isNumber == true
                && (words[$0 - 2] == "for" || $0 + 1 == words.count)
        }
        if hasSpan { return true }
        guard words.contains(where: Self.resting.contains) else { return false }
        return kept.contains {
            (1...2).contains($0.candidate.clauses[0] - scene.clauses[0])
                && $0.candidate.words.contains { EncounterSite.isPart($0) || Lexicon.symptoms.contains($0) }
        }
    }

    /// "She was doing her laundry | and she slipped": how it came about is told beside it.
    private func isBeforeFall(_ scene: EncounterCandidate, in kept: [EncounterDrafter.Scored]) -> Bool {
        guard Self.isUnderWay(scene.words) else { return false }
        let history = kept.filter { $0.kind == .history }.map(\.candidate)
        let fall = EncounterMechanism(clauses: clauses, voice: voice).told(besides: history)
        return fall.map { (0...2).contains($0.clauses[0] - scene.clauses[0]) } ?? false
    }

    /// "I ate some shrimp | and my lips swelled": it may have come of that.
    private func isMeal(_ scene: EncounterCandidate) -> Bool {
        let (words, at) = (scene.words, scene.clauses[0])
        guard words.contains(where: ["ate", "drank", "swallowed"].contains) else { return false }
        return clauses[max(0, at - 2)...min(clauses.count - 1, at + 2)].contains {
            $0.isOfPatient && $0.lower.contains { $0 != "appetite" && Lexicon.symptoms.contains($0) }
        }
    }

    /// "She was making soup".
    static func isUnderWay(_ words: [String]) -> Bool {
        words.count > 2 && words[1] == "was" && words[2].hasSuffix("ing") && !words.contains("when")
            && !words.contains("not")
    }

    /// What may have strained the body, or what it could no more.
    private static func strains(_ words: [String]) -> Bool {
        words.contains(where: straining.contains) || words.contains(sequence: ["could", "not"])
            || words.contains(sequence: ["not", "able"]) || words.contains("doing") && words.contains("work")
            || words.contains(sequence: ["had", "to"]) || words.contains { ["missed", "stayed"].contains($0) }
            || words.contains("woke") && words.contains { ["morning", "night", "o'clock"].contains($0) }
    }

    /// What the patient tells that went on once, and nothing of the body.
    private func isScene(_ entry: EncounterDrafter.Scored) -> Bool {
        let words = entry.candidate.words
        return Self.isTale(entry) && !Self.isTreated(words) && words.first != "this"
            && !Self.exposes(entry.candidate.text)
            && EncounterBackground.section(of: entry.candidate.text) == .history
            && isOfStory(entry.candidate.clauses[0])
            && !isAsked(entry.candidate.clauses[0], isStrain: Self.strains(words))
    }

    /// A tale, or what strains the body, as "she was moving some hay".
    static func mayBreakOff(_ entry: EncounterDrafter.Scored) -> Bool {
        isTale(entry)
            || entry.candidate.kind == .patient && entry.kind == .history && strains(entry.candidate.words)
    }

    private static func isTale(_ entry: EncounterDrafter.Scored) -> Bool {
        let words = entry.candidate.words
        return entry.candidate.kind == .patient && entry.kind == .history && wentOn(words)
            && !EncounterBearing.isOfBody(words)
    }

    /// "She was admitted", "he got transfused": what is done to a patient.
    private static func isTreated(_ words: [String]) -> Bool {
        zip(words, words.dropFirst()).contains {
            ["was", "were", "got"].contains($0) && $1.hasSuffix("ed") || treating.contains($1)
        }
    }

    /// One of several clauses in a row: what is said alone was worth saying.
    private func isOfStory(_ at: Int) -> Bool {
        at > 0 && clauses[at - 1].isOfPatient || at + 1 < clauses.count && clauses[at + 1].isOfPatient
    }

    /// The answer to "what happened?", "what were you doing?", "any travel?".
    private func isAsked(_ at: Int, isStrain: Bool) -> Bool {
        guard let asked = clauses[..<at].lastIndex(where: { !$0.isOfPatient }), at - asked <= Self.near else {
            return false
        }
        return clauses[max(0, asked - 1)...asked].contains { clause in
            !clause.isOfPatient
                && (isStrain && clause.lower.contains(where: Self.happening.contains)
                    || clause.lower.contains(sequence: ["were", "you", "doing"])
                    || clause.lower.contains(where: Self.asked.contains))
        }
    }

    /// Said in one breath of the patient, or in the next.
    func areTied(_ one: EncounterCandidate, _ other: EncounterCandidate) -> Bool {
        let (first, last) = (min(one.clauses[0], other.clauses[0]), max(one.clauses[0], other.clauses[0]))
        return last - first <= Self.near && clauses[first...last].allSatisfy(\.isOfPatient)
    }

    /// "She was lying in bed", "he had to grab the ladder", not "she has been walking".
    private static func wentOn(_ words: [String]) -> Bool {
        // "Saturday morning, she is at her sister's".
        if Lexicon.weekdays.contains(words[0]), words.contains(sequence: ["is", "at"]) { return true }
        guard let verb = words.prefix(6).first(where: { isVerb($0) }), !Self.lasting.contains(verb),
            !words.contains("years") || words.contains("ago")
        else { return false }
        return EncounterWords.past.contains(verb) || verb.hasSuffix("ed") || verb == "could"
    }

    /// "She was bitten by a tick", "she was in Kenya": what one may have caught there.
    private static func exposes(_ text: String) -> Bool {
        let words = text.cutAtSpaces.map { $0.trimming(",.") }
        return words.indices.contains { at in
            exposing.contains(words[at].lowercased())
                || at > 0 && ["in", "to", "from"].contains(words[at - 1]) && words[at].first?.isUppercase == true
        }
    }

    private static func isVerb(_ word: String) -> Bool { EncounterShape.isVerb(word) || word.hasSuffix("ed") }

    /// From the clause of the one to that of the other.
    private static let near = 4
    private static let bearing = Lexicon.set(
        """
        plane flew flight drove driving forgot lost forgets crash war drank drunk sober sling cast boot brace mold chemicals asbestos fumes jail prison homeless shelter
        """
    )
    private static let resting = Lexicon.set("sitting lying laying resting watching standing")
    private static let treating = Lexicon.set(
        "icu rehab ward scanned sent seen called 911 nurse paramedics stitches staples"
    )
    private static let happening = Lexicon.set("happen happened happening")
    static let straining = Lexicon.set(
        """
        playing moving carrying lifting pushing pulling raking shoveling digging mowing climbing hiking running riding biking
        skiing skating jumping throwing swinging swimming rowing dancing painting building hammering scrubbing mopping bending
        reaching squatting kneeling chopping loading unloading gardening cleaning wrestling pinching cutting twisted rolled
        moved lifted carried pushed pulled climbed hiked ran rode jumped threw swam played dug yard garden gym court trail ladder
        boxes furniture treadmill weights helmet pottery ceiling hold ball
        """
    )
    private static let asked = Lexicon.set(
        """
        travel traveled travels traveling trip trips exposed exposure exposures abroad country overseas camping hiking contact
        contacts bitten bite bites stung tick ticks
        """
    )
    private static let exposing = Lexicon.set(
        "bitten bit bite bites tick ticks stung camping abroad overseas exposed cruise lake mosquito mosquitoes needle needles syringe crashed wall gun knife vodka whiskey"
    )
    /// What is of a habit or goes on.
    private static let lasting = Lexicon.set("quit stopped started began used moved retired")
}
