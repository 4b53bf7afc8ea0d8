internal import Artifacts

/// What the clinician turns to: "for your second problem of gout", "the last thing, the anemia", "now, for the hands".
struct EncounterProblemName {
    let clauses: [Spoken]
    let at: Int
    /// A problem was named before.
    let isBegun: Bool

    /// Empty where a problem is announced without its name; `nil` where clause `at` turns to nothing.
    static func said(_ clauses: [Spoken], _ at: Int, isBegun: Bool) -> [SpokenWord]? {
        Self(clauses: clauses, at: at, isBegun: isBegun).name
    }

    /// "For your second problem, the eyes": it is one of its own.
    static func isCounted(_ clause: Spoken) -> Bool {
        clause.lower.prefix(7).contains(where: ordinals.contains)
            && clause.lower.contains { problems.contains($0) || things.contains($0) }
    }

    var clause: Spoken { clauses[at] }
    private var isLate: Bool { clauses.isLate(at) }

    private var name: [SpokenWord]? {
        let lower = clause.lower
        // Each phrase has one of them.
        let mayName = lower.contains(where: SpokenProblem.kinds.contains)
        for phrase in mayName ? Self.phrases : [] where lower.count > phrase.count {
            for at in 0..<lower.count - phrase.count where lower[at..<at + phrase.count].elementsEqual(phrase) {
                if at > 0, lower[..<at].contains("so"), let name = before(at) { return name }
                guard lower[...at].contains("for") || lower[...at].contains("from") else { continue }
                // "For the diabetes, the second problem that we talked about".
                if let name = Self.trimmed(clause.words[(at + phrase.count)...]) ?? before(at) { return name }
            }
        }
        guard isLate else { return nil }
        if isPreventive { return [] }
        if let counted { return counted }
        if isListed { return nil }
        return turned
    }

    /// "And then for your health maintenance": what follows is of no problem.
    private var isPreventive: Bool {
        let lower = clause.words.trimmedOfHedges.map(\.lower)
        guard let at = lower.firstIndex(where: { ["maintenance", "prevention", "preventive"].contains($0) }) else {
            return false
        }
        return at < 5 && (lower[..<at].contains("for") || lower[..<at].contains("health"))
    }

    /// "And get points for being over 65 | and for the high blood pressure": one of several reasons.
    private var isListed: Bool {
        guard at > 0, clause.continuesSentence, ["and", "or"].contains(clause.lower[0]) else { return false }
        let before = clauses[at - 1].lower
        return before.dropFirst(4).contains("for")
    }

    /// What is named after "for", before the word at `at`.
    private func before(_ at: Int) -> [SpokenWord]? {
        guard let start = clause.lower[..<at].lastIndex(where: { ["for", "so"].contains($0) }), start + 1 < at else {
            return nil
        }
        return Self.medical(Self.trimmed(clause.words[(start + 1)..<at]))
    }

    /// "Now the third problem, his allergies", "for your fourth problem | your diabetes", "and the last thing, the anemia",
    /// "for problem number 2 | so the pneumonitis", "number 2, the left knee".
    private var counted: [SpokenWord]? {
        counted(clause.words.trimmedOfHedges)
            // "Let me tell you what I think, so the first thing is the cough".
            ?? clause.lower.indices.dropFirst(3).first {
                clause.lower[$0] == "the" && Self.after.contains(clause.lower[$0 - 1])
                    || clause.lower[$0] == "number" && clause.lower[$0 - 1] == "for"
            }.flatMap { counted(clause.words[$0...]) }
    }

    private func counted(_ said: ArraySlice<SpokenWord>) -> [SpokenWord]? {
        var words = said.drop { Self.leading.contains($0.lower) }
        let isOfProblem = words.first.map { Self.problems.contains($0.lower) } == true
        if isOfProblem { words = words.dropFirst() }
        if words.first?.lower == "number", words.dropFirst().first.map(Self.isNumber) == true {
            let rest = words.dropFirst(2)
            return rest.isEmpty ? next ?? (isOfProblem ? [] : nil) : Self.placed(rest)
        }
        guard words.count > 1, let ordinal = words.first?.lower, Self.ordinals.contains(ordinal) else { return nil }
        words = words.dropFirst()
        guard let kind = words.first?.lower else { return nil }
        // "First the kidney disease", "and third, your diabetes".
        if ["the", "your"].contains(kind) { return Self.placed(words.dropFirst()).flatMap(Self.lasting) }
        let rest = words.dropFirst().drop { ["of", "is", "here", "was"].contains($0.lower) }
        guard Self.problems.contains(kind) else {
            guard Self.things.contains(kind), !isOfRisks else { return nil }
            // "The first thing is you had anaphylaxis": what it is called is said next.
            let isTold = EncounterDiagnosis.name(Array(rest)) != nil
            return Self.placed(rest).flatMap(Self.lasting) ?? (isTold ? [] : nil)
        }
        if let name = Self.trimmed(rest) { return Self.extended(name, in: rest) }
        return rest.isEmpty ? next ?? [] : []
    }

    /// "There are some risks. The first thing is bleeding", "the next thing is lymphoma, which is unlikely".
    private var isOfRisks: Bool {
        clauses[max(0, at - 6)...at].contains { $0.lower.contains(where: Self.uncertain.contains) }
            || at + 1 < clauses.count && clauses[at + 1].lower.contains("unlikely")
    }

    /// An illness or a part of the body: a symptom is spoken of, and seldom turned to.
    static func lasting(_ name: [SpokenWord]) -> [SpokenWord]? {
        let lower = name.map(\.lower)
        if lower.allSatisfy(isOfPlace) || EncounterCondition.all.contains(where: { $0.isCalled(lower) }) { return name }
        let isSymptom =
            lower.contains(where: Lexicon.symptoms.contains) || !EncounterFact.complaints(of: lower).isEmpty
        return isSymptom && !EncounterParts.conditions.contains(lower) ? nil : name
    }

    /// What the next clause names.
    var next: [SpokenWord]? {
        guard at + 1 < clauses.count, clauses[at + 1].speaker == clause.speaker else { return nil }
        return Self.placed(clauses[at + 1].words.trimmedOfHedges)
    }

    /// A name of an illness or of a part of the body.
    static func placed(_ words: ArraySlice<SpokenWord>) -> [SpokenWord]? {
        guard let name = trimmed(words) else { return nil }
        let lower = name.map(\.lower)
        guard
            medical(name) != nil || lower.allSatisfy(isOfPlace) || lower.contains(where: topics.contains)
                || EncounterCondition.all.contains(where: { $0.isCalled(lower) })
        else { return nil }
        return extended(name, in: words)
    }

    /// "Mole on your left upper back": which one.
    private static func extended(_ name: [SpokenWord], in words: ArraySlice<SpokenWord>) -> [SpokenWord] {
        guard let last = name.last, topics.contains(last.lower),
            let at = words.firstIndex(where: { $0.lower == last.lower }), !words[at].hasComma,
            let next = words[(at + 1)...].first, ["on", "in", "of"].contains(next.lower)
        else { return name }
        let place = words[(at + 2)...].prefix {
            isOfPlace($0.lower) || ["your", "the", "his", "her"].contains($0.lower)
        }
        guard let part = place.last, EncounterSite.isPart(part.lower) else { return name }
        return name + [next] + place
    }

    /// A name that is one of an illness or a complaint.
    static func medical(_ name: [SpokenWord]?) -> [SpokenWord]? {
        guard let name, name.count < 5 else { return nil }
        let words = name.map(\.lower)
        let isKnown =
            words.contains { EncounterDiagnosis.isIllness($0) || Lexicon.symptoms.contains($0) }
            || EncounterParts.conditions.contains(words) || !EncounterFact.complaints(of: words).isEmpty
        return isKnown && !words.contains { Lexicon.drugs.contains($0) } ? name : nil
    }

    /// The first words of `words` that name something; `nil` where they do not.
    private static func trimmed(_ words: ArraySlice<SpokenWord>) -> [SpokenWord]? {
        var name = Array(words.drop { leads.contains($0.lower) || $0.lower.first?.isNumber == true })
        let isOfRight = name.count > 1 && name[0].lower == "right" && name[1].lower != "now"
        if let end = name.indices.dropFirst(isOfRight ? 1 : 0).first(where: {
            ends.contains(name[$0].lower) || orders.contains(name[$0].lower)
                // "They'd", "we'll".
                || ["'d", "'ll", "'ve", "'re"].contains(where: name[$0].lower.hasSuffix)
        }) {
            name.removeSubrange(end...)
        }
        while let last = name.last, again.contains(last.lower) { name.removeLast() }
        if let comma = name.firstIndex(where: \.hasComma) { name.removeSubrange((comma + 1)...) }
        while let last = name.last, EncounterWords.dangling.contains(last.lower) { name.removeLast() }
        guard (1...5).contains(name.count),
            name.allSatisfy({
                !EncounterWords.talk.contains($0.lower) && !Lexicon.negations.contains($0.lower)
                    && (!notProblems.contains($0.lower) || EncounterParts.conditions.contains(name.map(\.lower)))
            })
        else { return nil }
        name[name.count - 1].hasComma = false
        return name
    }

    private static func isNumber(_ word: SpokenWord) -> Bool {
        word.lower.first?.isNumber == true || word.lower == "one"
    }

    /// A part of the body, its side or what joins them.
    static func isOfPlace(_ word: String) -> Bool {
        EncounterSite.isPart(word) || places.contains(word) || Lexicon.sides[word] != nil
    }

    private static let phrases = EncounterCandidates.phrases(
        """
        first problem of|second problem of|next problem of|third problem of|fourth problem of|last problem of|first problem is|
        second problem is|next problem is|third problem is|first problem|second problem|next problem|third problem|last problem|
        second issue of|first issue of|next issue of|first diagnosis of|second diagnosis of|third diagnosis of|next diagnosis of|
        last diagnosis of|second diagnosis here the|first diagnosis here the|next diagnosis here the
        """
    )
    private static let again = Lexicon.set("again today here first")
    private static let leads = Lexicon.set(
        "for the your a an this of is some like probably likely that problem issue diagnosis"
    )
    private static let ends = Lexicon.set(
        """
        first everything seems seem though was were that he she they overall he's she's
        i i'm we so let's you it it's this that what okay which because is are right now based from since
        but if your as my like in for to on at there's there and
        """
    )
    private static let notProblems = Lexicon.set(
        """
        strength reflexes pulses first second third next last physical exam vital vitals results heart lungs visit x-ray labs continue continued order great well
        good current age assessment plan trouble once now medicine medicines pill pills shot shots test tests symptoms symptom quick problem problems everything medication medications treatment diet health history surgery procedure operation injection
        """
    )
    static let owners = Lexicon.set("the your that his her")
    private static let after = Lexicon.set("so then okay and alright")
    private static let leading = Lexicon.set("for from as to the your my our that's a here's with")
    private static let ordinals = Lexicon.set("first second third fourth fifth sixth next last final other")
    private static let problems = Lexicon.set("problem issue diagnosis concern condition")
    private static let things = Lexicon.set("thing item one")
    private static let uncertain = Lexicon.set(
        "risk risks complication complications reason reasons option options unlikely"
    )
    /// "His allergies | continue the zyrtec".
    private static let orders = Lexicon.set(
        "continue start stop increase keep take use give call come put try avoid wash wear drink eat go stay cut"
    )
    private static let places = Lexicon.set(
        "eye eyes mouth bladder bowel bowels belly stomach brain liver kidney kidneys prostate carotid nails teeth and other"
    )
    /// What a problem may be named by, though it is no illness.
    private static let topics = Lexicon.set(
        """
        abrasion laceration mole moles spot spots lump bump nodule nodules lesion growth cyst wart wound ulcer sore blister scar cholesterol pressure
        sugar sugars weight smoking tobacco potassium apnea allergies mood bypass transplant replacement swallowing
        psa vitamin alcohol drinking thyroid
        """
    )
}
