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
        let words = candidate.text.lowercased().cutAtSpaces.map { $0.trimming(",.:") }
        if candidate.label.isEmpty, let ear = ear(candidate.clauses[0], words) { return ear }
        // "You have a little fluid in there".
        let isPointed = candidate.kind == .possession && clauses[candidate.clauses[0]].lower.contains("there")
        guard candidate.kind == .finding || isPointed || candidate.text.hasPrefix("There "), candidate.label.isEmpty,
            !words.contains(where: Self.isPart), !EncounterSide.isChanged(words)
        else { return nil }
        let at = candidate.clauses[0]
        let part = EncounterSpokenPart(clauses: clauses)
        if let named = part.spoken(of: words, at: at) { return named }
        guard EncounterSide.sides(in: words).isEmpty else { return nil }
        if words.contains(where: Self.marks.contains) { return introduced(at: at) }
        return words.contains(where: Self.signs.contains)
            ? introduced(at: at) ?? examined(at: at) ?? ofExam(at: at) : nil
    }

    /// "... on the right ear | the drum is red", "on the left | the drum is gray": whose drum it is.
    private func ear(_ at: Int, _ words: [String]) -> Named? {
        guard at > 0, words.count > 2, words[0] == "the", Self.ofEar.contains(words[1]),
            EncounterSide.sides(in: words).isEmpty
        else { return nil }
        for clause in clauses[max(0, at - 2)..<at].reversed() where !clause.isOfPatient {
            let sides = clause.lower.indices.filter { ["left", "right"].contains(clause.lower[$0]) }
            guard let side = sides.last else { continue }
            // "Turn your head to the right" shows the left one.
            let isOfEar = clauses[max(0, at - 6)..<at].contains {
                !$0.isOfPatient && $0.lower.contains { ["ear", "ears", "eardrum"].contains($0) }
            }
            guard isOfEar || clause.lower.allSatisfy(Self.alone.contains) else { return nil }
            // At the end of what was said before, or at its beginning.
            guard sides.count == 1, !clause.lower.contains(where: ["turn", "look", "head", "face"].contains),
                side > clause.lower.count - 3 || side < 2
            else { return nil }
            return .init(name: clause.lower[side] + " ear", tokens: clause.words[side].tokens)
        }
        return nil
    }

    /// "Your abdominal exam is | your belly is soft | there is no tenderness": the abdomen.
    private func ofExam(at: Int) -> Named? {
        for clause in clauses[max(0, at - 3)...at].reversed() {
            guard !clause.isOfPatient else { return nil }
            if let exam = clause.lower.firstIndex(where: { ["exam", "examination"].contains($0) }) {
                guard exam > 0, Self.isPart(clause.lower[exam - 1]),
                    !EncounterSystem.sided.contains(clause.lower[exam - 1])
                else { return nil }
                return .init(name: clause.lower[exam - 1], tokens: Array(clause.words[(exam - 1)...exam]).tokens)
            }
        }
        return nil
    }

    /// "Tender to palpation", "a little fluid", "a mass on the left side": of what?
    static func isNowhere(_ words: [String]) -> Bool {
        if words.count == 2, words[0] == "no", absent.contains(words[1]) { return true }
        return words.contains(where: found.contains)
            && words.allSatisfy {
                found.contains($0) || aroundFound.contains($0) || Lexicon.functionWords.contains($0)
                    || EncounterWords.adverbs.contains($0)
            }
    }

    /// "And on your lower extremities | there is edema".
    private func introduced(at: Int) -> Named? {
        guard at > 0, clauses[at - 1].speaker == clauses[at].speaker, !clauses[at].isOfPatient else { return nil }
        let words = clauses[at - 1].words
        guard words.count < 10, let owner = words.lastIndex(where: { ["your", "the"].contains($0.lower) }), owner > 0,
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

    /// The parts of the body that a finding names.
    static func parts(of words: [String]) -> Set<String> {
        Set(words.filter { isPart($0) || EncounterSystem.examined(in: $0) != nil && !signs.contains($0) })
    }

    static func isPart(_ word: String) -> Bool {
        EncounterSystem.sided.contains(word)
            || word.hasSuffix("s") && EncounterSystem.sided.contains(String(word.dropLast())) || parts.contains(word)
    }

    /// A part, or which one it is.
    static func isNamed(_ word: String) -> Bool {
        isPart(word) || ["left", "right", "both", "lower", "upper"].contains(word)
    }

    /// What is seen on the skin, of which the place is told.
    private static let marks = Lexicon.set(
        "lesion lesions papule papules macule macules mole moles abrasion laceration scar rash plaque plaques blister blisters"
    )
    private static let alone = Lexicon.set("on the left right side and so okay now then in")
    private static let ofEar = Lexicon.set("drum eardrum canal")
    private static let signs = Lexicon.set(
        """
        edema tenderness tender swelling redness bruising erythema ecchymosis effusion pain laxity deformity motion range fluid warmth
        crepitus instability
        """
    )
    /// What is of one place, and says nothing without it.
    private static let found = Lexicon.set(
        "tenderness tender fluid mass masses lump lumps bump bumps colors noises sounds warm full range motion cells"
    )
    private static let absent = Lexicon.set("pain sugar blood nitrite nitrites dimple")
    private static let aroundFound = Lexicon.set(
        """
        little bit small mild some extra left right side palpation touch joint itself area appreciated noted amount other different abnormal white red
        """
    )
    private static let parts = Lexicon.set(
        """
        feet back spine neck abdomen abdominal chest extremity extremities epicondyle malleolus patella joint line lungs heart
        throat ear ears nose nasal sinuses turbinates skin calf calves forearm upper lower forehead face ligament tendon muscle
        muscles lumbar thoracic cervical flank quadrant bone bones bony metatarsal metatarsals phalanx heel breast groin scalp belly
        cervix uterus vagina ovaries adnexa conjunctivae lids face tongue septum canal canals membranes palate gums teeth collarbone
        clavicle scapula acromion nails
        """
    )
}
