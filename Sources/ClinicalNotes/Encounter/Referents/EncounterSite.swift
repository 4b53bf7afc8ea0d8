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
    func unsaid(by candidate: EncounterCandidate) -> EncounterExamined.Place {
        let (words, at) = (candidate.words, candidate.clauses[0])
        let examined = EncounterExamined(clauses: clauses)
        if let named = clauses[at].finding?.part, examined.isOpen(named, before: at) { return .unclear }
        guard candidate.label.isEmpty, !clauses[at].isOfPatient else { return .general }
        if let ear = ear(at, words) { return .at(ear) }
        guard !EncounterSide.isChanged(words), Self.parts(of: words).allSatisfy(isInside) else { return .general }
        if let named = EncounterSpokenPart(clauses: clauses).spoken(of: words, at: at) {
            return examined.isCompared(named.name.bareWords, at) ? .unclear : .at(named)
        }
        guard EncounterSide.sides(in: words).isEmpty, words.contains(where: Self.isSign) else { return .general }
        let place = examined.place(of: words, in: candidate.clauses)
        let isSided = EncounterSide.sides(in: place.part?.name.bareWords ?? []).count == 1
        return isSided || !namesPlace(words) ? place : .general
    }

    /// A part within another, a bone, what is seen on the skin: of a limb that was named.
    private func isInside(_ word: String) -> Bool {
        Self.isWithin(word)
            || !Self.isPart(word) && [.musculoskeletal, .skin].contains(EncounterSystem.named(by: word))
    }

    /// "The dorsalis pedis", "over the midfoot", not "on the lateral side", "of the soft tissue".
    private func namesPlace(_ words: [String]) -> Bool {
        words.contains(where: EncounterSystem.ofLimb.contains)
            || words.indices.dropLast().contains { at in
                guard ["of", "over", "at", "in", "on", "near", "around"].contains(words[at]), words[at + 1] == "the"
                else {
                    return false
                }
                return words[(at + 2)...].first { !Self.aspects.contains($0) }.map { !Self.isWithin($0) } ?? false
            }
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

    /// "Tender to palpation", "a little fluid", "a mass on the left side": of what?
    static func isNowhere(_ words: [String]) -> Bool {
        if words.count == 2, words[0] == "no", absent.contains(words[1]) { return true }
        return words.contains(where: found.contains)
            && words.allSatisfy {
                found.contains($0) || aroundFound.contains($0) || Lexicon.functionWords.contains($0)
                    || EncounterWords.adverbs.contains($0)
            }
    }

    /// A sign or a part whose side, if it has one, would have been told with it.
    static func leavesOpen(_ words: [String]) -> Bool { words.contains { signs.contains($0) || isPart($0) } }

    /// What is found somewhere, and says little without where.
    static func isSign(_ word: String) -> Bool { signs.contains(word) || marks.contains(word) || tried.contains(word) }

    static func isMark(_ word: String) -> Bool { marks.contains(word) }

    /// A part within another.
    static func isWithin(_ word: String) -> Bool { within.contains(word) || isSign(word) }

    /// The parts of the body that a finding names.
    static func parts(of words: [String]) -> Set<String> {
        Set(words.filter { isPart($0) || EncounterSystem.named(by: $0) != nil && !signs.contains($0) })
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
    /// What is tried at a limb.
    private static let tried = Lexicon.set(
        "strength sensation refill pulse pulses flexion extension rotation supination pronation swollen palpation masses"
    )
    private static let within = Lexicon.set(
        "joint line bone bones bony tendon ligament muscle muscles skin tissue side sides area lower upper"
    )
    private static let aspects = Lexicon.set("lateral medial anterior posterior dorsal plantar soft inner outer")
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
        armpit armpits axilla thigh thighs shin shins jaw buttock buttocks cervix uterus vagina ovaries adnexa conjunctivae lids face tongue septum canal canals membranes palate gums teeth collarbone
        clavicle scapula acromion nails
        """
    )
}
