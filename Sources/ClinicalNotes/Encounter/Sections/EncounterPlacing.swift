internal import Artifacts

/// Where a statement belongs, which its words say better than the model; `nil` where it belongs nowhere.
struct EncounterPlacing {
    let clauses: Int

    func section(of candidate: EncounterCandidate, scored: SectionKind) -> SectionKind? {
        let words = candidate.words
        // "He is Mr. Hall", "he told Dr. Hall": no more than a name.
        if words.count == 4, ["is", "told"].contains(words[1]), ["mr", "mrs", "ms", "dr"].contains(words[2]) {
            return nil
        }
        switch candidate.kind {
        // What the patient tells is history, wherever it is told.
        case .answer where isFoundPlainly(words) || words.contains(sequence: ["range", "of", "motion"]): return .exam
        case .patient, .answer, .frame: return .history
        case .order, .advice: return .assessmentAndPlan
        // What is found while examining is no history: "no wheezes".
        case .finding where scored == .history && words.contains(where: Self.found.contains),
            .possession where scored == .history && words.contains(where: Self.seen.contains):
            return phrase(words, candidate.label, .exam)
        case .finding, .possession: return phrase(words, candidate.label, scored)
        case .subject, .told: return told(words, candidate, scored)
        default: return scored
        }
    }

    /// A finding without a verb is no plan; a complaint is none of what was found.
    private func phrase(_ words: [String], _ label: String, _ scored: SectionKind) -> SectionKind? {
        // "A risk of a reaction", "a favorable prognosis": nothing that is found.
        if words.contains(where: Self.foreseen.contains) {
            return words.contains(sequence: ["risk", "that"]) ? .assessmentAndPlan : nil
        }
        let isSign = scored == .history && words.contains { ["sign", "signs", "test"].contains($0) }
        let section = scored == .assessmentAndPlan || isSign ? .exam : scored
        // "A knee sprain from overuse" is what the clinician concludes.
        if section == .exam, words.contains(where: { $0.hasPrefix("fracture") }),
            !words.contains(where: Lexicon.negations.contains)
        {
            return .assessmentAndPlan
        }
        // Who sees that nothing is broken has an x-ray.
        if section == .exam, words.contains(where: { $0.hasPrefix("fracture") }), words.first == "no" {
            return .results
        }
        // A calcification is seen within.
        if section == .exam, words.contains(where: { $0.hasPrefix("calcific") }) { return .results }
        if section == .exam, words.contains(where: { Self.concluded.contains($0) || $0.hasSuffix("itis") }) {
            return .assessmentAndPlan
        }
        // "No cortisone for a week before" is advised.
        if section == .exam, words.first == "no",
            words.contains(where: Lexicon.drugs.contains) || words.last == "before" && words.contains("for"),
            !words.contains(where: Self.found.contains)
        {
            return .assessmentAndPlan
        }
        // "No need for another test" is planned, "seasonal allergies" are had.
        if section == .exam, words.contains("need") || words.prefix(4).contains("further") { return .assessmentAndPlan }
        if section == .exam, label.isEmpty, words.count < 4, isNamedOnly(words),
            !words.contains(where: Lexicon.negations.contains)
        {
            return nil
        }
        // "Ligaments at the top of the foot", "a lot of ligaments": everyone has them.
        if section == .exam,
            words.first.map(Self.anatomy.contains) == true || words.prefix(3).contains(sequence: ["lot", "of"]),
            !words.contains(where: Self.examined.contains),
            Cues.read(words).isDisjoint(with: [.finding])
        {
            return nil
        }
        if section == .exam, words.contains("tinnitus") || words.contains("chief") { return nil }
        // "A lot of salt and pizza" is nothing that is found.
        if section == .exam, label.isEmpty, !isOfBody(words) { return nil }
        // "No fever or chills": chills are felt, and not seen.
        if section == .exam, words.first == "no", isComplaintOnly(words, all: false) { return .reviewOfSystems }
        // "No diabetes" is concluded from what was tested.
        if words.count == 2, words[0] == "no", ["diabetes", "infection", "cancer"].contains(words[1]) {
            return .assessmentAndPlan
        }
        guard section == .exam, isComplaintOnly(words) else { return section }
        return words.first == "no" ? .reviewOfSystems : nil
    }

    /// A disease and nothing that was found of it.
    private func isNamedOnly(_ words: [String]) -> Bool {
        words.contains { Lexicon.isDisease($0) || $0.hasPrefix("allerg") }
            && !words.contains {
                Self.parts.contains($0) || Self.examined.contains($0) || Self.found.contains($0)
                    || Self.signs.contains($0)
            }
    }

    private func isOfBody(_ words: [String]) -> Bool {
        !Cues.read(words).isDisjoint(with: [.finding, .study, .vital])
            || words.contains {
                Lexicon.symptoms.contains($0) || Lexicon.isDisease($0) || Self.parts.contains($0)
                    || Self.examined.contains($0) || Self.found.contains($0)
                    || EncounterCandidates.absent.contains($0)
            }
    }

    private func told(_ words: [String], _ candidate: EncounterCandidate, _ scored: SectionKind) -> SectionKind? {
        if isComplaintOnly(words) || words.starts(with: ["chief", "complaint"]) { return nil }
        // "She can feel the monofilament in all the spots".
        if words.contains("monofilament"), !words.contains("will") {
            return ["except", "but", "than"].contains(words.last) ? nil : .exam
        }
        // "The chance of tearing it again is lower" is what is explained.
        if scored == .results, words.prefix(2).contains(where: ["chance", "chances", "risk", "odds"].contains) {
            return .assessmentAndPlan
        }
        // "She got up 5 times in 12 seconds", "he turns in 2 steps".
        // "In no distress", "sensation is intact": found, whoever it is said of.
        if scored == .history || scored == .assessmentAndPlan, isFoundPlainly(words) { return .exam }
        // "Her symptoms occurred 3 months ago".
        if scored == .exam, words.contains("ago"), !words.contains(where: Self.found.contains) { return .history }
        if scored == .exam, isMeasured(words) || isOfStudy(words) { return .results }
        // "The sugars are running high", which the patient measures at home.
        if scored == .exam, words.contains("running"), words.prefix(4).contains(where: ["sugar", "sugars"].contains) {
            return .history
        }
        // "She is on 2.5 of Norvasc for her high blood pressure": taken, not found.
        if scored == .exam, let on = words.prefix(4).firstIndex(of: "on"),
            words[on...].contains(where: Lexicon.drugs.contains), !words[on...].contains("is")
        {
            return .history
        }
        // "He is wheezing", heard by who says it.
        if scored == .history, isLate(candidate), words.contains("wheezing") { return .exam }
        // "We checked his estradiol" is done, not found.
        if scored == .exam, ["we", "i"].contains(words[0]) {
            return words.prefix(3).contains("reviewed") ? nil : .assessmentAndPlan
        }
        // "Reflexes are 2+" is found, not measured.
        if scored == .results,
            words.prefix(2).contains(where: {
                Self.parts.contains($0) || Self.examined.contains($0) || words[0] == "the" && EncounterSite.isPart($0)
            }),
            !words.contains(where: EncounterCandidates.studies.contains), !isMeasured(words)
        {
            return .exam
        }
        let place = place(of: candidate)
        let other: SectionKind = place < 0.5 ? .history : .assessmentAndPlan
        let isOfPatient = ["he", "she"].contains(words[0]) || words.prefix(2) == ["the", "patient"]
        let verb = words.dropFirst(words[0] == "the" ? 2 : 1).first { !EncounterWords.adverbs.contains($0) } ?? ""
        switch scored {
        case .exam, .results:
            // "It should help", "that will show": what is to come of what is not named.
            let isToCome = words.contains(where: Self.coming.contains)
            if Self.pointing.contains(words[0]), isToCome || scored == .exam && words[0] != "this" { return nil }
            if isOfPatient, isSaid(words) || isLongAgo(words) { return .history }
            if words.contains("feeling") { return .history }
            if isOfPatient ? Self.coming.contains(verb) : isToCome { return other }
            // "This is all from the muscles" is concluded.
            if scored == .exam, words[0] == "this", words[1] == "is" { return .assessmentAndPlan }
            let isFound = words.contains { (scored == .results ? Self.measured : Self.examined).contains($0) }
            return isOfPatient && !isFound && Cues.read(words).isDisjoint(with: [.finding, .study, .vital])
                ? other : scored
        case .assessmentAndPlan:
            if Self.pointing.contains(words[0]), words[0] != "this" { return nil }
            if isOfPatient, isForeseen(words) || place > 0.5 && isHabit(verb, words) { return nil }
            if isOfPatient, place < 0.35 && !Self.coming.contains(verb) || isLongAgo(words) { return .history }
            // "She is sitting on the couch a lot", told before anything is planned.
            if isOfPatient, place < 0.5, verb == "is", isDoing(words) { return .history }
            // "There is erythema of the throat" is found, not planned.
            if words[0] == "there", place < 0.9, !Cues.read(words).isDisjoint(with: [.finding]) { return .exam }
            return !isOfPatient && isMeasured(words) ? .results : scored
        default: return scored
        }
    }

    /// "She should be back to normal", "he will heal": comfort, without what it hangs on.
    private func isForeseen(_ words: [String]) -> Bool {
        guard let modal = words.prefix(3).firstIndex(where: Self.coming.contains), modal + 1 < words.count else {
            return false
        }
        let next = words[(modal + 1)...].prefix(2)
        return next.first == "heal"
            // "A lot steadier by then".
            || next.first == "be" && words[(modal + 2)...].prefix(3).contains { $0.hasSuffix("ier") }
            || next.first == "be" && ["able", "back", "fine", "good", "okay"].contains(next.last)
    }

    func isFoundPlainly(_ words: [String]) -> Bool {
        // "She has good strength", "he does have mildly restricted extension".
        let rest = words.dropFirst().drop { ["does", "has", "have", "had", "mildly", "slightly", "some"].contains($0) }
        if rest.count > 1, rest.count < words.count - 1, ["he", "she"].contains(words[0]),
            let first = rest.first, Self.limited.contains(first),
            rest.dropFirst().prefix(3).contains(where: { Self.examined.contains($0) || Self.moved.contains($0) })
        {
            return true
        }
        // "He is positive for pain to palpation".
        if words.contains(sequence: ["positive", "for"]), words.contains(where: Self.maneuvers.contains) {
            return true
        }
        if words.contains("distress"), words.contains("no") || words.contains("acute") { return true }
        if words.starts(with: ["there", "is"]), words.contains(where: Self.found.contains) { return true }
        guard let verb = words.prefix(5).firstIndex(where: ["is", "are"].contains), verb > 0, verb + 1 < words.count
        else {
            return false
        }
        return words[..<verb].contains(where: Self.parts.contains)
            && words[(verb + 1)...].prefix(3).contains(where: Self.states.contains)
    }

    /// "No chest pain or cough": what only a patient can know.
    func isComplaintOnly(_ words: [String], all: Bool = true) -> Bool {
        let named = EncounterFact.complaints(of: words)
        let seen = named.count { Self.signs.contains($0.name) }
        return !named.isEmpty && (all ? seen == 0 : seen < named.count)
            && words.indices.allSatisfy { at in
                EncounterTurn.listing.contains(words[at]) || named.contains { $0.words.contains(at) }
            }
    }

    private static let concluded = Lexicon.set(
        "sprain strain tendonitis tendinitis bronchitis sinusitis pneumonia contusion bursitis"
    )
    private static let found = Lexicon.set(
        """
        papule telangiectasia fluid wheezing wheezes murmur crackles rales rhonchi bruit bruits murmurs lesion lesions nodule mass masses erythema redness bruising
        ecchymosis effusion distention lymphadenopathy laxity deformity atrophy clubbing cyanosis fusion scar scars bumps lump lumps
        drift node nodes nodules bump abrasion kyphosis scoliosis grinding crepitus exposure calcification calcifications crack fissure fissures palpable visible rhythm sounds noises guarding rebound test sign tear callus ulcer wound drainage discharge exudate exudates enlargement spine
        """
    )
    /// Only who looks at the skin says so.
    private static let seen = Lexicon.set(
        "papule papules telangiectasia macule macules pustule vesicles nodule plaque plaques"
    )
    private static let anatomy = Lexicon.set("ligament ligaments muscles tendons nerves bones discs joints")
    private static let foreseen = Lexicon.set("risk prognosis correlation")
    private static let maneuvers = Lexicon.set("palpation resistance flexion extension rotation pronation supination")
    private static let coming = Lexicon.set("will should can could may might needs must would")
    private static let pointing = Lexicon.set("it that this they these those")
    private static let parts = Lexicon.set(
        "vision affect speech eyes ears abdomen lungs incision incisions wound wounds sensation gait strength reflexes pupils neck skin heart thyroid pulses extremities tonsils uvula oropharynx bowels"
    )
    private static let states = Lexicon.set(
        "healed soft clear intact normal supple equal symmetric regular midline steady nontender active"
    )
    private static let measured = Lexicon.set(
        "covid positive negative fracture tested test result results level levels"
    )
    private static let examined = Lexicon.set(
        "exam examination tenderness tender pain swelling pulses pulse strength reflexes gait motion murmur edema wheezes bruising touch air"
    )
    private static let limited = Lexicon.set("good full normal limited decreased restricted reduced")
    private static let moved = Lexicon.set("flexion extension rotation abduction adduction")
    /// They are seen too.
    private static let signs: Set<String> = [
        "fever", "low-grade fever", "swelling", "redness", "rash", "bruising", "weakness", "numbness", "wheezing",
        "stiffness",
        "leg swelling", "ankle swelling", "weight loss", "weight gain", "tremors", "tingling", "congestion",
        "nasal congestion",
    ]
}
