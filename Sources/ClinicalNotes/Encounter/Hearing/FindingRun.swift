internal import Artifacts

/// Findings that follow each other with nothing said between them: "the vagina looks normal | the cervix is pink", "no nystagmus |
/// cranial nerves are intact", "there's no rash | on your neck there's a scar".
struct FindingRun {
    private let words: [String]
    private let commas: [Bool]
    /// Where what is not yet cut begins.
    var start = 0

    init(words: [SpokenWord]) {
        self.words = words.map(\.lower)
        commas = words.map(\.hasComma)
    }

    /// Whether what was found before the word at `at` is told whole, and what begins there is the next.
    func begins(at: Int) -> Bool {
        let first = ["and", "but"].contains(words[at]) ? at + 1 : at
        guard at > start, first + 1 < words.count else { return false }
        if praises(first) { return true }
        guard isFound(before: at) else { return false }
        let last = words[at - 1]
        let isBehindState = isState(at - 1) || commas[at - 1]
        if opensPlace(first), !isSign(last) { return endsWhole(before: at) }
        // "The abdomen is soft | your fingers", "the BMI is 31 | your eyes".
        if Self.owned.contains(words[first]), isPart(words[first + 1]), isState(at - 1) || last.first?.isNumber == true
        {
            return true
        }
        // "No dimple or hair tuft | and his leg strength is normal".
        let isJoined = first > at && Self.owned.contains(words[first]) && EncounterShape.isNoun(last)
        // "Normal is 12 and up | and your ferritin is 4".
        if first > at, Self.owners.contains(words[first]), EncounterPlacing.isLaboratory(words[first + 1]),
            words[start..<at].suffix(4).contains(where: { $0.first?.isNumber == true })
        {
            return true
        }
        guard endsWhole(before: at) || isJoined || commas[at - 1] && !Self.open.contains(last) else { return false }
        // "The left | leg".
        if ["left", "right"].contains(last), first == at, !commas[at - 1], !Self.owners.contains(words[at]),
            !isCompared(at)
        {
            return false
        }
        // "Ears look good | neck no big thyroid".
        if isPart(words[first]), words[first + 1] == "no", first == at { return true }
        return isSubject(from: first, behindState: isBehindState)
    }

    /// "The right leg is warmer than the left | calf is tender".
    private func isCompared(_ at: Int) -> Bool {
        at - 3 > start && words[(at - 3)..<(at - 1)] == ["than", "the"] && Self.copulas.contains(words[at + 1])
    }

    /// "The hand and the wrist | strength are normal", "the rotator cuff | strength is 5 out of 5": all of it is one subject.
    func sharesItsVerb(_ at: Int) -> Bool {
        let left = words[start..<at]
        guard let last = left.last, !left.contains(where: Self.isVerb), !left.contains("no") else { return false }
        let first = words[at] == "and" ? at + 1 : at
        guard let verb = words[first...].prefix(5).firstIndex(where: Self.copulas.contains), verb > first,
            !Self.ends.contains(last),
            left.contains(where: isPart) || left.contains(where: EncounterPlacing.isLaboratory)
        else { return false }
        let subject = words[first..<verb]
        guard subject.allSatisfy({ Self.owners.contains($0) || EncounterShape.isNoun($0) }) else { return false }
        if Self.plural.contains(words[verb]) {
            return !subject.contains { $0.hasSuffix("s") || $0 == "and" } && EncounterShape.isNoun(last)
        }
        return first == at && subject.count == 1 && EncounterShape.isNoun(last)
            && left.contains(where: Self.owners.contains)
            && !commas[at - 1]
    }

    /// "Great job", said to who is examined.
    private func praises(_ at: Int) -> Bool {
        ["great", "good", "nice", "awesome", "wonderful"].contains(words[at])
            && ["job", "work", "boy", "girl"].contains(words[at + 1])
            && !["a", "is", "are", "did", "doing", "do", "very", "such"].contains(words[at - 1])
    }

    /// "On your neck | there's", "on the back of the right shoulder you've got".
    private func opensPlace(_ at: Int) -> Bool {
        guard ["on", "in", "over"].contains(words[at]), at + 3 < words.count, Self.owners.contains(words[at + 1]) else {
            return false
        }
        let place = words[(at + 2)...].prefix(8).prefix { !Self.finding.contains($0) && !Self.isVerb($0) }
        guard place.endIndex < words.count, place.contains(where: isPart), !place.contains(where: Self.open.contains)
        else { return false }
        return Self.finding.contains(words[place.endIndex])
    }

    /// A subject and its verb, of a part of the body or with a state.
    private func isSubject(from first: Int, behindState: Bool) -> Bool {
        let isOwned = Self.owners.contains(words[first]) && words[first] != "both"
        let begun = isOwned ? first + 1 : first
        guard begun + 1 < words.count,
            let verb = words[(begun + 1)...].prefix(9).firstIndex(where: Self.copulas.contains), verb + 1 < words.count
        else { return false }
        let subject = words[begun..<verb]
        // "Murmur the lungs are clear": another begins within.
        let isOne = subject.indices.dropFirst().allSatisfy {
            !Self.owners.contains(words[$0]) || isOwned && words[$0 - 1] == "and"
                || EncounterShape.prepositions.contains(words[$0 - 1])
        }
        guard isOne,
            subject.allSatisfy({
                !Self.isVerb($0) && !Self.breaking.contains($0) && !EncounterVerbs.auxiliaries.contains($0)
                    && (!EncounterWords.pronouns.contains($0) || Self.owners.contains($0))
            })
        else { return false }
        // "Strength are": what stands before shares the verb.
        if Self.plural.contains(words[verb]),
            !subject.contains(where: { $0.hasSuffix("s") || $0 == "and" || $0 == "both" })
        {
            return false
        }
        let isNamed = subject.prefix(4).contains { isPart($0) || EncounterPlacing.isLaboratory($0) }
        let isStated = words[(verb + 1)...].prefix(3).contains {
            Self.states.contains($0) || $0.first?.isNumber == true
        }
        if isOwned { return isNamed || isStated && behindState }
        // "Tender and swollen | right ankle is".
        guard let opening = subject.first,
            !(Self.joined.contains(opening) && begun > start && words[begun - 1] == "and")
        else { return false }
        if isPart(opening) || Self.ofPart.contains(opening) || EncounterPlacing.isLaboratory(opening) {
            return isNamed && !Self.heads.contains(opening)
        }
        return behindState && isStated && EncounterShape.isNoun(opening) && subject.count < 5 && opening != "both"
    }

    /// A finding: "the knee is", "there's", "no".
    private func isFound(before at: Int) -> Bool {
        let left = words[start..<at].drop { Self.leads.contains($0) }
        guard left.count > 1, !left.contains(where: Self.binding.contains) else { return false }
        return left.first == "no" || left.contains(where: Self.isVerb)
    }

    /// A state, a number, a side, a sign, or a part that a place or an owner names.
    private func endsWhole(before at: Int) -> Bool {
        let last = words[at - 1]
        if isState(at - 1) || Self.ends.contains(last) || last.first?.isNumber == true || Lexicon.units.contains(last) {
            return true
        }
        guard !Self.ofPart.contains(last), !Self.attributes.contains(last) else { return false }
        return isSign(last)
            || isPart(last)
                && words[max(start, at - 4)..<(at - 1)].contains {
                    EncounterShape.prepositions.contains($0) || Self.owners.contains($0)
                }
    }

    /// "Is soft", "are soft and nontender".
    private func isState(_ at: Int) -> Bool {
        guard at > start, Self.states.contains(words[at]), !Self.owners.contains(words[at - 1]) else { return false }
        return words[max(start, at - 3)..<at].contains(where: Self.being.contains)
            || words[at - 1] == "and" && isState(at - 2)
    }

    private func isPart(_ word: String) -> Bool {
        EncounterSystem.examined(in: word) != nil && !isSign(word) || EncounterSite.isPart(word)
            || Self.parts.contains(word)
    }

    private func isSign(_ word: String) -> Bool { Self.signs.contains(word) }

    private static func isVerb(_ word: String) -> Bool {
        copulas.contains(word) || being.contains(word) || finding.contains(word)
            || ["got", "hear", "feel", "see", "appreciate", "shows"].contains(word)
    }

    private static let copulas = Lexicon.set("is are was were has have looks look feels sounds sound moves move")
    /// Behind "has" a state is of the noun that follows: "has palpable pulses".
    private static let being = Lexicon.set(
        "is are was were look looks feel feels sound sounds it's they're that's he's she's"
    )
    private static let plural = Lexicon.set("are were have look sound move")
    private static let finding = Lexicon.set("there there's you've i")
    private static let owners = Lexicon.set("the your his her their both")
    private static let owned = Lexicon.set("your his her their")
    private static let leads = Lexicon.set("so okay and now then but alright all right well")
    /// What hangs on these is no finding of its own.
    private static let binding = Lexicon.set(
        "if when because that which where what why while until unless like since whether who as how want need let make may might will would should could can"
    )
    /// No finding begins behind them, and none goes on over them.
    private static let open = binding.union(["to", "is", "are", "and", "or", "a", "an", "than", "so", "but"])
    private static let breaking = binding.union(["no", "to", "than", "so", "but", "or", "a", "an"])
    private static let states = Lexicon.set(
        """
        steady fluent normal intact clear soft regular symmetric symmetrical equal supple nontender negative positive full good fine
        reactive midline strong brisk flat pale warm dry moist clean healed tender swollen red unremarkable nondistended great firm
        stable weak tight even present absent palpable
        """
    )
    /// Said of a part, and no part.
    private static let joined = Lexicon.set(
        "tender swollen red warm pale dry moist clean healed clear soft firm stable"
    )
    private static let ends = Lexicon.set(
        "left right sides side bilaterally throughout everywhere well normally symmetrically fast again distally end"
    )
    private static let signs = Lexicon.set(
        """
        edema tenderness swelling redness bruising erythema ecchymosis effusion deformity fluid warmth crepitus instability nystagmus
        murmur murmurs rub rubs gallop gallops wheezes wheezing crackles rales rhonchi bruit bruits lesions lesion nodules nodule mass
        masses guarding rebound clubbing cyanosis drift tremor rash rashes lymphadenopathy adenopathy distention hernia laxity blood
        discharge drainage exudate fever pain numbness weakness polyp polyps ulcers scar papilledema jaundice distress nodes tophi sores pus
        """
    )
    /// "The heart rate", "the muscle strength": no part that a statement ends with.
    private static let attributes = Lexicon.set("muscle grip heart breath bowel lung eye calf")
    private static let heads = Lexicon.set("rate count level levels")
    private static let ofPart = Lexicon.set(
        "cranial deep lower upper left right bilateral peripheral distal radial pedal dorsalis femoral bowel breath visual grip light rotator straight extraocular external internal eye tympanic mucous capillary"
    )
    private static let parts = Lexicon.set(
        """
        drum drums discs fields movements acuity nerves incision wound scar outside inside external cuff apprehension impingement
        capillary refill touch
        """
    )
}
