internal import Artifacts

/// What the clinician calls the illness: "what you have is medial epicondylitis", "your diagnosis is gout".
enum EncounterDiagnosis {
    /// The diagnoses of the second half of the talk, or from the clause `start` on, with the clauses that tell them.
    static func named(
        in clauses: [Spoken],
        from start: Int? = nil
    ) -> [(clause: Int, name: [SpokenWord], isLikely: Bool)] {
        clauses.indices.compactMap { at in
            guard clauses.isLate(at) || at >= start ?? clauses.count,
                clauses[at].speaker == .clinician, !isFeared(clauses, at), let found = name(clauses[at].words),
                !isDenied(found.name, clauses, at), !isOfThen(clauses, at),
                clauses[at].isStatedByClinician
            else { return nil }
            return (at, found.name, found.isLikely)
        }
    }

    /// "You had shingles in 2015 | it was shingles", "you said | you have IBS".
    private static func isOfThen(_ clauses: [Spoken], _ at: Int) -> Bool {
        guard at > 0, clauses[at].continuesSentence else { return false }
        let before = clauses[at - 1].lower
        // "For your medical history, it's high cholesterol".
        return clauses[at].lower.contains("was") && before.contains(where: isBygone)
            || before.contains("for") && before.suffix(2) == ["medical", "history"]
            || before.last.map(others.contains) == true
    }

    /// "You have gout in your toe | but this isn't gout", "he's got what we call COPD | your neighbor".
    static func isDenied(_ name: [SpokenWord], _ clauses: [Spoken], _ at: Int) -> Bool {
        guard at + 1 < clauses.count, clauses[at + 1].speaker == clauses[at].speaker, let last = name.last?.lower else {
            return false
        }
        let next = clauses[at + 1].lower
        if next.count < 4, next.contains(where: ofOthers) { return true }
        return next.indices.contains {
            next[$0] == last && next[..<$0].suffix(3).contains(where: Lexicon.negations.contains)
        }
    }

    /// "I'm worried that's a squamous cell | that's a skin cancer".
    private static func isFeared(_ clauses: [Spoken], _ at: Int) -> Bool {
        guard at > 0, clauses[at].continuesSentence else { return false }
        let before = clauses[at - 1].lower
        // "I was afraid of this, it's pneumonia": it is. "I'm concerned it's a melanoma": it may be.
        let first = clauses[at].lower.first ?? ""
        guard ["that's", "that"].contains(first) || first == "it's" && before.last.map(feared.contains) == true else {
            return false
        }
        return before.contains(where: feared.contains) && !before.contains(where: Lexicon.negations.contains)
    }

    static func name(_ words: [SpokenWord]) -> (name: [SpokenWord], isLikely: Bool)? {
        let lower = words.map(\.lower)
        for start in lower.indices {
            guard let opening = openings.first(of: lower[start...]) else { continue }
            // "No, he's got what we call constipation" answers.
            let isAnswer = lower[0] == "no" && lower.count > 1 && (answering.contains(lower[1]) || start == 1)
            let before = lower[(isAnswer ? 1 : 0)..<max(start, isAnswer ? 1 : 0)].suffix(reach)
            guard !before.contains(where: { Lexicon.negations.contains($0) || open.contains($0) }),
                before.last.map({ !reasons.contains($0) }) ?? true
            else { continue }
            let told = words[(start + opening.count)...]
            // "You had shingles in 2015", "you said you have IBS", "your sister, it's asthma", "smokers get what we call COPD".
            guard !lower[..<start].suffix(6).contains(where: ofOthers), !told.contains(where: { isBygone($0.lower) }),
                !told.dropFirst().prefix(6).contains(where: { ofOthers($0.lower) }),
                // "You had pancreatitis on it": what a drug did.
                opening != ["you", "had"]
                    || !zip(told, told.dropFirst()).contains(where: { on, drug in
                        ["on", "from", "with"].contains(on.lower)
                            && (["it", "them"].contains(drug.lower) || Lexicon.drugs.contains(drug.lower)
                                || drug.lower == "that" && told.last?.lower == "that")
                    })
            else { continue }
            // "Tourette is a disorder that involves movements": what a name means.
            guard !told.prefix(8).contains(where: { explaining.contains($0.lower) }),
                // "You have seasonal allergies or anything like that".
                !told.prefix(6).map(\.lower).contains(sequence: ["or", "anything"])
            else { continue }
            guard
                let name = illness(told, isCalled: called.contains(opening.joined(separator: " "))).map({
                    sided($0, in: told)
                })
            else { continue }
            let hedge = before + opening + told.prefix { leads.contains($0.lower) }.map(\.lower)
            // "That's probably from the anemia": what is likely is that it is the cause.
            let isCause =
                hedge.last.map(ofPatient.contains) == true && ["from", "to", "of"].contains(hedge.dropLast().last)
            return (name, hedge.contains(where: likely.contains) && !isCause)
        }
        return nil
    }

    /// The illness that begins `told`: "an acute exacerbation of your arthritis | so". What it is called may be any name.
    private static func illness(_ told: ArraySlice<SpokenWord>, isCalled: Bool) -> [SpokenWord]? {
        let rest = told.drop { leads.contains($0.lower) }
        var name = Array(run(rest))
        // "Major depression, single episode, moderate": a grade comes after it.
        while let last = name.last, grades.contains(last.lower),
            name.dropLast().contains(where: { isIllness($0.lower) })
        {
            name.removeLast()
        }
        guard let head = name.last, (1...6).contains(name.count), !name.contains(where: { isNoName($0.lower) }) else {
            return nil
        }
        let isKnown =
            isIllness(head.lower)
            && (!partial.contains(head.lower) || !name.dropLast().allSatisfy { grades.contains($0.lower) })
        // "A fracture" of what?
        var isWhole =
            isKnown || isKind(name) || name.map(\.lower) == ["carpal", "tunnel"]
            || isCalled && name.count < 4 && !head.lower.hasSuffix("ing")
                // "We call that submucosal": what kind of thing?
                && !(name.count == 1 && ["al", "ous", "ic"].contains(where: head.lower.hasSuffix))
        let of = rest.dropFirst(name.count)
        if !head.hasComma, of.first?.lower == "of", isIllness(head.lower) {
            let place = run(of.dropFirst().drop { owners.contains($0.lower) })
            if (1...4).contains(place.count), !place.contains(where: { isNoName($0.lower) }) {
                name += [of[of.startIndex]] + place
                isWhole = true
            }
        }
        return isWhole ? name.trimmed() : nil
    }

    /// "An achilles tendon rupture, a complete tear on the left": its side.
    private static func sided(_ name: [SpokenWord], in told: ArraySlice<SpokenWord>) -> [SpokenWord] {
        let words = told.map(\.lower)
        guard let on = words.firstIndex(of: "on"), on + 2 < words.count, words[on + 1] == "the",
            ["left", "right"].contains(words[on + 2]), on + 3 == words.count || !EncounterShape.isNoun(words[on + 3]),
            !name.contains(where: { Lexicon.sides[$0.lower] != nil }),
            words[..<on].allSatisfy({ word in
                leads.contains(word) || grades.contains(word) || isIllness(word) || name.contains { $0.lower == word }
            })
        else { return name }
        var side = told[told.startIndex + on + 2]
        side.hasComma = false
        return [side] + name
    }

    /// The words up to where a name ends.
    private static func run(_ words: ArraySlice<SpokenWord>) -> ArraySlice<SpokenWord> {
        var named = words.prefix { !ends.contains($0.lower) && !Lexicon.functionWords.contains($0.lower) }
        // "Ovarian cancer | looking at your CT".
        if let doing = named.indices.dropFirst().first(where: {
            named[$0].lower.hasSuffix("ing") && isIllness(named[$0 - 1].lower)
        }) {
            named = named[..<doing]
        }
        return named.firstIndex(where: \.hasComma).map { named[...$0] } ?? named
    }

    private static func isNoName(_ word: String) -> Bool {
        EncounterWords.talk.contains(word) || EncounterWords.finite.contains(word) || noNames.contains(word)
            || Lexicon.negations.contains(word) || open.contains(word)
    }

    static func isIllness(_ word: String) -> Bool {
        Lexicon.isDisease(word, longerThan: 4) || illnesses.contains(word) || word.hasSuffix("pathy")
            || word == "tremor" || ["thyroidism", "penia", "plasia"].contains(where: word.hasSuffix)
            || EncounterParts.conditions.contains { $0.last == word && $0.count > 1 }
    }

    /// "A tension type headache": a complaint by its kind.
    private static func isKind(_ name: [SpokenWord]) -> Bool {
        name.count > 1 && ["headache", "headaches"].contains(name.last?.lower ?? "")
            && name.dropLast().contains { kinds.contains($0.lower) }
    }

    /// How many words before it a negation or a doubt may stand.
    private static let reach = 8
    private static let openings = PhraseIndex(
        EncounterCandidates.phrases(
            """
            what you have is|what you have there is|what you've got there is|he's got what we call|she's got what we call|what we have here is|what you've got is|you have what we call|you have what's called|you have something called|your diagnosis is|the diagnosis is|
            my diagnosis is|diagnosis here is|diagnosis here would be|impression is|dealing with is|what i see is|he has what we call|she has what we call|he has what's called|she has what's called|
            you do have|you have|you've got|you're having|we call this|we call that|we call|this is called|that's called|this is what we call|
            that's what we call|consistent with|due to|diagnosis of|this is|that's|that is|it's|it is|it was|together is|i'd call it|
            i'd call that|suspect|symptoms are|pain is|you had
            """
        )
    )
    /// What follows them is a name, whatever it is.
    private static let called = [
        "we call this", "we call that", "this is called", "that's called", "your diagnosis is",
    ]
    private static let illnesses = Lexicon.set(
        """
        strain sprain fracture fractures tear infection cancer diabetes hypertension asthma gout reflux anemia pneumonia contusion
        stroke disease disorder syndrome injury stones stone hernia concussion exacerbation recurrence flare spasm spasms
        insufficiency instability dysfunction tendinopathy whiplash rupture separation dislocation enlargement
        regurgitation ulcer ulcers thrush anaphylaxis itp ibs copd gerd afib a-fib apnea fibrillation embolism incontinence
        vertigo shingles hemorrhoids fibroids palsy impingement prediabetes obesity dependence tics
        """
    )
    /// They say little without what they are of.
    private static let partial = Lexicon.set(
        """
        strain sprain fracture fractures tear infection disease disorder syndrome injury stone stones exacerbation recurrence flare
        spasm spasms insufficiency instability dysfunction tremor rupture separation dislocation enlargement
        regurgitation ulcer ulcers dependence incontinence impingement
        """
    )
    /// They say how much of it there is, and not what it is.
    private static let grades = Lexicon.set(
        "single episode mild moderate severe recurrent acute chronic small large partial complete little slight big new bad"
    )
    private static func ofOthers(_ word: String) -> Bool {
        Lexicon.relatives[word] != nil || others.contains(word) || isBygone(word)
    }

    /// "In 2015", "years ago".
    private static func isBygone(_ word: String) -> Bool {
        word == "ago" || word.count == 4 && (word.hasPrefix("19") || word.hasPrefix("20")) && Int(word) != nil
    }

    private static let others = Lexicon.set(
        "said say says told thought heard get gets people kids patients neighbor friend parents when"
    )
    static let ofPatient = Lexicon.set("the your his her")
    private static let answering = Lexicon.set("i you you've he's she's it's that's this")
    private static let feared = Lexicon.set("worried afraid fear concerned")
    private static let kinds = Lexicon.set("overuse tension tension-type type migraine cluster rebound")
    private static let owners = Lexicon.set("your the a an his her this that")
    private static let leads = Lexicon.set(
        """
        a an the some this likely probably most that is called what we call your definitely probable mild slight bit of little more
        just really an having what's you're you have due to because from related secondary
        """
    )
    private static let ends = Lexicon.set(
        """
        i i'm i'd i'll i've you you're your we we'll we're it it's that that's this which what who and so but because for in on with
        from okay now is are to of based at as where let's there's then going gonna likely
        """
    )
    /// No names of illnesses, though one may end with them.
    private static let noNames = Lexicon.set(
        """
        history risk chance chances concern signs sign symptoms symptom evidence kind form lot test tests medication
        effusion edema swelling crepitus fluid murmur bruising ecchymosis erythema medications today doing better worse good great fine normal stable prognosis diagnosis
        """
    )
    private static let explaining = Lexicon.set("involves affects")
    private static let reasons = Lexicon.set(
        "since because when if like unless whether as than until while do does did"
    )
    private static let likely = Lexicon.set("likely probably suspect suspicious probable")
    private static let open = Lexicon.set(
        "worried afraid if may might could possible possibly maybe rule unless would concerned risk history prevent family"
    )
}
